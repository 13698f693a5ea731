"""A county in the middle of its work: cases in every state, built by the real commands."""
