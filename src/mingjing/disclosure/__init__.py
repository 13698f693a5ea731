"""公示: what becomes public, when, masked how, withdrawn when."""
