"""One file per act on a case file."""
