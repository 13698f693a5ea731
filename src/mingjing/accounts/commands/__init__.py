"""One file per act on an account."""
