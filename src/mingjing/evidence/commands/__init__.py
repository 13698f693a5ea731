"""One file per act on evidence."""
