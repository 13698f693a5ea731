"""One file per act of review."""
