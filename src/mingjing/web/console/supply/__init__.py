"""Pages of stops of supply."""
