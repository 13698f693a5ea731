"""The lists of the console: sorted, filtered, paged and exported the same way."""
