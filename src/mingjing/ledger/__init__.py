"""What happened: append-only entries, publication, audit. One door in: `recording()`."""
