"""
Accounts: all that is said of one incident, question by question.

Comes in: a case, and the names of policies. Goes out: an account: rows, the tensions between
their claims, and what can be said under each policy. The order in which claims and reports
came in changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reconciling.estimates import estimates
from counterclaim.reconciling.rows import rows
from counterclaim.reconciling.tensions import tensions
from counterclaim.records import Account, Case
from counterclaim.tables import Tables


@dataclass(frozen=True)
class Reconcile:
    """Makes the account of a case; a call with no policies makes no estimates."""

    tables: Tables

    def __call__(self, case: Case, policies: Sequence[str] = ()) -> Account:
        """
        The account of a case under the policies named (`ucdp`, `acled@1`, `ucdp:*`).

        Raises:
            BadPolicy: no policy or variant has that name.
        """
        told = rows(case, self.tables)
        return Account(
            case.incident.id,
            told,
            tensions(told, case, self.tables),
            estimates(told, policies, self.tables.policies),
        )


def account(case: Case, tables: Tables, policies: Sequence[str] = ()) -> Account:
    """The account of one case; see `Reconcile`."""
    return Reconcile(tables)(case, policies)
