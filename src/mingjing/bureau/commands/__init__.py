"""One file per act on the roster."""
