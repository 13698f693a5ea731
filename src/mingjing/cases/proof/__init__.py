"""The gate proved on a model: every situation of a case, reached step by step (pure)."""
