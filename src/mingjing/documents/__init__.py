"""文书: forms, numbers, rendering. Knows no case."""
