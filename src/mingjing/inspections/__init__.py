"""行政检查: from the yearly plan to the published result."""
