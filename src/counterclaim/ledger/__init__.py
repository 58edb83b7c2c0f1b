"""Accounts kept for good: events, projections, bytes, and the search over them."""
