"""The penalty case: parties, states, commands. Knows nothing of review, disclosure or archives above it."""
