"""What changed between two readings of the same reports, or between two days."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from according.base.diff.changes import Change, ChangeKind, Revision, ToldClaim, change_of
from according.base.diff.matching import DayMatcher, Matcher, ReadingMatcher
from according.base.diff.sides import Days, Readers, earlier_claims, later_claims, readings, sides
from according.base.questions.matching import folded
from according.base.records.rows import ClaimRow
from according.base.store import Store

__all__ = ["Change", "ChangeFilter", "ChangeKind", "Matcher", "Revision", "ToldClaim", "diff"]


class ChangeFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which changes; what is left out does not matter. One of the two claims must fit."""

    types: tuple[str, ...] = ()
    """PLOVER's types, or predicates of relations."""
    actor: str | None = None
    """An actor or recipient, whatever its case and accents; words of the name are enough."""
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""


def diff(
    path: str | Path, before: str, after: str, filter_: ChangeFilter | None = None
) -> Iterator[Change]:
    """Yield what changed, in the order of the reports.

    Args:
        path: the base.
        before: ``reader:1``: as that version of the reader has it, in reports that both read; or a
            day: what reports up to and including it told.
        after: of the same kind. Of two days, what was told is compared with what the reports
            between them tell; nothing is gone then, since a report is not untold.
        filter_: which changes.

    Raises:
        BaseError: no such base, reader or day.
    """
    wanted = filter_ or ChangeFilter()
    with Store.open(Path(path)) as store:
        compared = sides(store.connection, before, after)
        if isinstance(compared, Readers):
            changes = _between_readers(store.connection, compared)
        else:
            changes = _between_days(store.connection, compared)
        for change in changes:
            if any(_fits(one.claim, wanted) for one in (change.before, change.after) if one):
                yield change


def _between_readers(connection: sqlite3.Connection, readers: Readers) -> Iterator[Change]:
    for before, after in readings(connection, readers):
        matcher = ReadingMatcher(before)
        # Who stands at the very words takes them before one that only overlaps.
        words = {(one.claim.type, one.claim.start, one.claim.end) for one in before}
        for one in sorted(after, key=lambda one: _place(one.claim) not in words):
            change = _change(matcher, one, by_reader=True)
            if change is not None:
                yield change
        for gone in matcher.left():
            yield Change(kind="gone", before=gone)


def _place(claim: ClaimRow) -> tuple[str, int, int]:
    return claim.type, claim.start, claim.end


def _between_days(connection: sqlite3.Connection, days: Days) -> Iterator[Change]:
    later = later_claims(connection, days)
    matcher = DayMatcher(earlier_claims(connection, days, later))
    for one in later:
        change = _change(matcher, one, by_reader=False)
        if change is not None:
            yield change


def _change(matcher: Matcher, after: ToldClaim, *, by_reader: bool) -> Change | None:
    before = matcher.find(after)
    if before is None:
        return Change(kind="new", after=after)
    return change_of(before, after, by_reader=by_reader)


def _fits(claim: ClaimRow, wanted: ChangeFilter) -> bool:
    return (
        (not wanted.types or claim.type in wanted.types)
        and _named(wanted.actor, f"{claim.actors}; {claim.recipients}")
        and _named(wanted.place, claim.place_name or "")
        and (wanted.country is None or claim.country == wanted.country)
    )


def _named(wanted: str | None, names: str) -> bool:
    if wanted is None:
        return True
    return any(f" {folded(wanted)} " in f" {folded(name)} " for name in names.split("; "))
