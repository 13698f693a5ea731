"""The penalty case: parties, states, commands. Knows nothing of the packages above it."""
