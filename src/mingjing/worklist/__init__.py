"""What waits for whom, by due date: an index that can be made anew, never the authority."""
