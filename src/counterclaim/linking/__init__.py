"""Readings in, incidents out: copies, origins, sketches, and which tell of one happening."""
