"""
Every error, filed under who can mend it.

CounterclaimError
├── InputError              the reader can mend it
│   ├── NotFound            nothing stands at that path
│   ├── NotReadable         it is there, and may not or cannot be opened
│   ├── NoText              its bytes hold no text that we can read
│   ├── BadOption           an option's value cannot be used
│   ├── BadTable            a row of a table cannot be used
│   ├── BadRecord           a line of JSON is not the record it should be
│   └── BadPolicy           no policy or variant has that name, or it cannot be used here
├── LedgerError             the operator can mend it
│   ├── LedgerBusy          another process holds the ledger
│   ├── LedgerNewer         a newer version of the program wrote it
│   ├── LedgerBroken        its chain, a row or a stored byte is not as it was written
│   ├── LedgerFull          it cannot be written: no room, or no permission
│   └── LedgerGone          the database cannot be reached
├── MissingExtra            what it needs is not installed; the message says how to install it
└── ContractError           only we can mend it
    ├── BadSpan             a span is empty, backwards, or does not show its words
    └── StageOrder          a stage reads a layer that is not written yet

A message has two clauses: what is wrong, where; and what to do.
Odd text is never an error: it becomes a doubt, which a reader can see.
"""

from typing import ClassVar


class CounterclaimError(Exception):
    """Anything that this package raises on purpose."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class InputError(CounterclaimError):
    """Something that was brought in cannot be used as it is."""

    http_status: ClassVar[int] = 422


class NotFound(InputError):
    """Nothing stands at that path."""

    exit_code: ClassVar[int] = 4
    http_status: ClassVar[int] = 404


class NotReadable(InputError):
    """The file is there, and it may not or cannot be opened."""

    http_status: ClassVar[int] = 403


class NoText(InputError):
    """The bytes hold no text that can be read."""


class BadOption(InputError):
    """An option's value cannot be used."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400


class BadTable(InputError):
    """A row of a table cannot be used."""

    exit_code: ClassVar[int] = 2


class BadRecord(InputError):
    """A line of JSON is not the record that it should be."""


class BadPolicy(InputError):
    """No policy or variant has that name, or it cannot be used here."""

    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 400


class LedgerError(CounterclaimError):
    """The place where everything is kept cannot be used as it is."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger."""

    exit_code: ClassVar[int] = 5
    http_status: ClassVar[int] = 503


class LedgerNewer(LedgerError):
    """A newer version of the program wrote it."""

    exit_code: ClassVar[int] = 2


class LedgerBroken(LedgerError):
    """Its chain, a row or a stored byte is not as it was written."""

    exit_code: ClassVar[int] = 6


class LedgerFull(LedgerError):
    """It cannot be written: no room, or no permission."""

    exit_code: ClassVar[int] = 9
    http_status: ClassVar[int] = 507


class LedgerGone(LedgerError):
    """The database cannot be reached."""

    exit_code: ClassVar[int] = 5
    http_status: ClassVar[int] = 503


class MissingExtra(CounterclaimError):
    """A library that an extra brings is not installed."""

    exit_code: ClassVar[int] = 8


class ContractError(CounterclaimError):
    """The program broke its own rule."""


class BadSpan(ContractError):
    """A span is empty, backwards, or does not show its words."""


class StageOrder(ContractError):
    """A stage reads a layer before any stage has written it."""
