"""One file per act on a document."""
