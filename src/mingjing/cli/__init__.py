"""The command line: parse, one command or query, print."""
