"""Bytes in, report out."""
