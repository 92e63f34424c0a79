"""When the claims asked for happened: how many on each day, and why others have no day."""

import sqlite3
from collections.abc import Iterator

import msgspec

from according.base.questions.claims import Asked
from according.base.questions.sql import Part, joined, rows


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a longer interval that is told of as one."""

    since: str | None
    """ISO 8601 date; none: open."""
    until: str | None
    claims: int


class Open(msgspec.Struct, frozen=True, kw_only=True):
    """Claims whose time is open for one reason."""

    reason: str
    claims: int


def days(connection: sqlite3.Connection, asked: Asked) -> Iterator[Day]:
    """Yield the days of the claims asked for, the first first."""
    question = joined(
        Part(
            "SELECT substr(claim.since, 1, 10) AS first, substr(claim.until, 1, 10) AS last,"
            " count(*)"
        ),
        asked.source,
        Part("coalesce(claim.since, claim.until) IS NOT NULL AND"),
        asked.where,
        Part("GROUP BY first, last ORDER BY coalesce(first, last), last, first"),
    )
    for since, until, number in rows(connection, question):
        yield Day(since=since, until=until, claims=number)


def reasons(connection: sqlite3.Connection, asked: Asked) -> Iterator[Open]:
    """Yield why claims of events have no time, the commonest reason first."""
    question = joined(
        Part(
            "SELECT coalesce((SELECT reason FROM time WHERE time.key = claim.time),"
            " (SELECT time_reason FROM event WHERE event.key = claim.event),"
            " 'no time is told') AS why, count(*) AS number"
        ),
        asked.source,
        Part("claim.kind = 'event' AND claim.since IS NULL AND claim.until IS NULL AND"),
        asked.where,
        Part("GROUP BY why ORDER BY number DESC, why"),
    )
    for reason, number in rows(connection, question):
        yield Open(reason=reason, claims=number)
