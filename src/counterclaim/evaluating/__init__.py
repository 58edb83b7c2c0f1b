"""Readings and annotations in, agreement out."""
