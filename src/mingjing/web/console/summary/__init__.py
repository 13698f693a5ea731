"""Penalties on the spot in the console: one form, then a tap or two for every step."""
