"""Inspections in the console: the list, each one, and a form for every step."""
