"""Who may do what: actors, roles, permissions, one table. Pure."""
