"""案卷: composing, archiving and destroying the file of a case. Knows nothing of disclosure."""
