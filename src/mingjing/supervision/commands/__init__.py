"""Acts of supervision, one file each."""
