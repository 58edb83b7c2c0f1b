"""An incident in, its account out: tensions, and estimates under policies."""
