"""What the public reads: the register, decisions, verification, the log. Sees no case."""
