"""The law as data: limits, counting, calendars, thresholds, scope of review. Pure."""
