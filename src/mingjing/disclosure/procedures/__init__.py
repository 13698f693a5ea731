"""Each procedure as disclosure sees it: what becomes public of it, and what follows there."""
