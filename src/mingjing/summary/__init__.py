"""当场处罚: the summary procedure, from what was found on the spot to the archive."""
