"""Readings in, other people's formats out: one module each."""
