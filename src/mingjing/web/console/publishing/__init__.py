"""公示 of what is no case: one page, one list of steps, whatever procedure it comes from."""
