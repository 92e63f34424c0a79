"""Decisions: what people hold of the records, kept for good."""

from typing import Any, Literal

import msgspec

Verdict = Literal["accept", "reject", "amend", "merge", "split", "same", "different", "withdraw"]
"""``merge``, ``split``: records of one report are one, or are not. ``same``, ``different``: two
records, mostly of two reports, are of one happening or one actor, or are not. ``withdraw``: takes
an earlier decision back."""
RecordKind = Literal["claim", "event", "statement", "actor", "relation", "time", "place", "count"]


class DecidedRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that a decision is on, by its words: it is found again when its report is reread."""

    document: str
    """Id of the report, which need not be filed yet."""
    kind: RecordKind
    start: int
    end: int
    """Of its words in the report's text, as they were when it was decided; 0 and 0: it has none."""
    words: str
    hint: str | None = None
    """What tells records of the same words apart: a claim's type and speaker."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person's verdict on records; withdrawn by a later decision, never deleted."""

    id: str
    """SHA-256 over the rest: the same decision has the same id in every base."""
    at: str
    """ISO 8601 date and time with zone, in UTC."""
    person: str
    verdict: Verdict
    records: tuple[DecidedRecord, ...] = ()
    """None for a withdrawal; two or more for ``merge``, ``split``, ``same``, ``different``."""
    field: str | None = None
    """What is amended."""
    value: Any = None
    """What it is to be; none: open."""
    why: str | None = None
    withdraws: str | None = None
    """Id of the earlier decision that this one takes back."""
