"""Evidence in the browser: how it comes in, how it is looked at."""
