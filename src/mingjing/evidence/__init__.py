"""Evidence: bytes that cannot change, and what is known of each item. Knows no case."""
