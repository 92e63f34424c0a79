"""What can be found wrong with a base."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Check = Literal[
    "file", "layout", "reference", "index", "text", "reading", "span", "words", "row", "copy",
    "fingerprint", "decision", "note", "page",
]  # fmt: skip
"""What was looked at. ``file``: SQLite's own structure. ``layout``: tables, indexes and triggers.
``reference``: from row to row. ``index``: full text. ``text``: of a report, by its hash.
``reading``: as it is stored, by its hash. ``span``: of a stored reading, inside the text.
``words``: of a row, as the text has them. ``row``: as it is made from the reading. ``copy``,
``fingerprint``: as they are made from the texts. ``decision``: ids, withdrawals, values. ``note``:
of runs and failures. ``page``: saved, as it was when the report was taken in."""
Subject = tuple[str | int, ...]
"""A table and the key of a row in it; fewer parts: all that begin so."""

REREAD = "according file BASE --reread"
BACKUP = "take the file from a backup, or file the reports anew"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is off."""

    check: Check
    record: str
    """Which: ``a1b2c3/e5``, or a table."""
    what: str
    remedy: str
    subject: Subject
    follows: tuple[Subject, ...] = ()
    """If one of these is told, this follows from it."""


class Findings(msgspec.Struct, frozen=True):
    """What one piece of the work found."""

    faults: tuple[Fault, ...] = ()
    documents: int = 0
    records: int = 0
    """Rows that were compared."""
    spans: int = 0
    pages: int = 0
    """Saved pages that were compared."""
    skipped: tuple[str, ...] = ()
    """What could not be looked at, and why."""
    fingerprints: dict[int, tuple[int, int]] = msgspec.field(default_factory=dict)
    """Of each document: how many hashes it must have, and their sum."""


def told(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Pass on each record once, by the first check that found it wrong, and no consequences.

    A row that refers to a lost one is no fault of its own, nor is the index of a changed table.
    """
    once = list({fault.subject: fault for fault in reversed(list(faults))}.values())[::-1]
    beginnings = {fault.subject[:length] for fault in once for length in (1, len(fault.subject))}
    for fault in once:
        if not any(each in beginnings for each in fault.follows):
            yield fault
