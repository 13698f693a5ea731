"""One file per act on a publication."""
