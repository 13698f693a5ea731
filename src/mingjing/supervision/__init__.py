"""监督: what moves when the law does, and who has to follow."""
