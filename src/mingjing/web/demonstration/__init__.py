"""What exists only where the record says that the installation is a demonstration."""
