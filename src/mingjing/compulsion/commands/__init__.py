"""What can be done about a seizure, one act a module."""
