"""A fictional county: real facts of published cases, moved to 2026 and to invented parties."""
