"""A project: a ledger, the tables laid over ours, and the verbs that work on both."""
