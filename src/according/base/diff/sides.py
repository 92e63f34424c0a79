"""The two sides of a comparison: what two readers read, or what was told up to two days."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from according.base.diff.changes import ToldClaim
from according.base.diff.matching import keys_of
from according.base.errors import BaseError
from according.base.records import project, unpacked
from according.base.records.rows import ClaimRow

_READER = re.compile(r"reader:(\d+)")
_COLUMNS = ClaimRow.__struct_fields__
_CLAIM = ", ".join(f'claim."{name}"' for name in _COLUMNS)
_FIRST_PRINTS = "document.key NOT IN (SELECT document FROM copy)"


class Readers(NamedTuple):
    """Two versions of the reader, by their keys."""

    before: int
    after: int


class Days(NamedTuple):
    """Two days, ISO 8601."""

    before: str
    after: str


def sides(connection: sqlite3.Connection, before: str, after: str) -> Readers | Days:
    """Return what is to be compared with what.

    Args:
        connection: to the base.
        before: ``reader:1``, or a day.
        after: of the same kind.

    Raises:
        BaseError: neither or not both are readers of the base, or days; or the days are not in
            their order.
    """
    found, found_too = _READER.fullmatch(before), _READER.fullmatch(after)
    if found and found_too:
        known = _readers(connection)
        readers = Readers(int(found[1]), int(found_too[1]))
        for each in readers:
            if each not in known:
                listed = "; ".join(f"reader:{key} {told}" for key, told in known.items())
                raise BaseError(f"the base has no reader {each}; it has {listed or 'none'}")
        return readers
    try:
        days = Days(date.fromisoformat(before).isoformat(), date.fromisoformat(after).isoformat())
    except ValueError as error:
        raise BaseError(
            f"{before!r} and {after!r} cannot be compared; give two days (2024-05-01) or two "
            "readers (reader:1 and reader:2)"
        ) from error
    if days.before >= days.after:
        raise BaseError(f"{before} is not before {after}; give the earlier day first")
    return days


def _readers(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute(
        "SELECT reader.key, version, count(reading.key) FROM reader"
        " LEFT JOIN reading ON reading.reader = reader.key GROUP BY reader.key ORDER BY reader.key"
    )
    return {key: f"(According {version}, {count} reports)" for key, version, count in rows}


def readings(
    connection: sqlite3.Connection, readers: Readers
) -> Iterator[tuple[list[ToldClaim], list[ToldClaim]]]:
    """Yield the claims of each report that both read: as one has them, and as the other."""
    rows = connection.execute(
        "SELECT document.key, document.id, text, one.record, other.record FROM document"
        " JOIN reading AS one ON one.document = document.key AND one.reader = ?"
        " JOIN reading AS other ON other.document = document.key AND other.reader = ?"
        " WHERE one.sha256 <> other.sha256 ORDER BY document.key",
        readers,
    )
    for key, id_, text, one, other in rows:
        yield _claims(key, id_, text, one), _claims(key, id_, text, other)


def _claims(key: int, id_: str, text: str, record: bytes) -> list[ToldClaim]:
    reading = unpacked(record, text)
    stances: dict[str, set[str]] = {
        claim.id: {link.stance for link in (*claim.chain, *claim.answers)}
        for claim in reading.claims
    }
    rows = project(key, reading).claim
    return [ToldClaim(document=id_, claim=row, stances=frozenset(stances[row.id])) for row in rows]


def later_claims(connection: sqlite3.Connection, days: Days) -> list[ToldClaim]:
    """Return what reports told after the one day, up to the other, the earliest first."""
    rows = connection.execute(
        f"SELECT document.id, {_STANCES}, {_CLAIM} FROM claim"
        " JOIN document ON document.key = claim.document"
        f" WHERE claim.day > ? AND claim.day <= ? AND {_FIRST_PRINTS}"
        " ORDER BY claim.day, claim.key",
        days,
    )
    return [_told(row) for row in rows]


def earlier_claims(
    connection: sqlite3.Connection, days: Days, later: list[ToldClaim]
) -> Iterator[ToldClaim]:
    """Yield what reports told up to a day, of what may be told later.

    The rest is not held in memory: of a hundred thousand reports, few speak of what one day tells.
    """
    wanted = {key for one in later for key in keys_of(one.claim)}
    rows = connection.execute(
        f"SELECT document.id, {_STANCES}, {_CLAIM} FROM claim"
        f" JOIN document ON document.key = claim.document WHERE claim.day <= ? AND {_FIRST_PRINTS}"
        " ORDER BY claim.key",
        days[:1],
    )
    for row in rows:
        told = _told(row)
        if not wanted.isdisjoint(keys_of(told.claim)):
            yield told


_STANCES = "(SELECT group_concat(stance) FROM link WHERE link.claim = claim.key)"


def _told(row: tuple[Any, ...]) -> ToldClaim:
    id_, stances, *values = row
    claim = msgspec.convert(dict(zip(_COLUMNS, values, strict=True)), ClaimRow)
    return ToldClaim(document=id_, claim=claim, stances=frozenset((stances or "").split(",")))
