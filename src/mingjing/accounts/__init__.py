"""Accounts: who may sign in, with what. A person of the roster has at most one."""
