"""
A project: a ledger, the tables laid over ours, and the verbs that work on both.

Comes in: a folder with a `counterclaim.toml`. Goes out: what is brought in, read, linked and
reconciled, each step kept in the ledger, so that work which is cut short goes on where it was.
"""

from counterclaim.projects.making import make
from counterclaim.projects.project import Project, opened

__all__ = ["Project", "make", "opened"]
