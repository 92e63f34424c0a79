"""How much there is in a base, at a glance; `inventory` tells more and takes longer."""

import re
import sqlite3

import msgspec

_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_FIRST_YEAR = "0001"


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is in a base."""

    reports: int
    statements: int
    claims: int
    incidents: int
    actors: int
    """Who bears a name, across reports; 0 where the base is not linked."""
    decisions: int
    first: str | None
    """Day of the earliest report."""
    last: str | None
    months: tuple[tuple[str, int], ...]
    """Month to the number of its reports, in order; those without a day are left out."""


def overview(connection: sqlite3.Connection) -> Overview:
    """Look over a base."""
    tables = ("document", "statement", "claim", "incident", "who", "decision")
    reports, statements, claims, incidents, actors, decisions = (
        connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables
    )
    first, last = connection.execute("SELECT min(day), max(day) FROM document").fetchone()
    months = connection.execute(
        "SELECT substr(day, 1, 7) AS month, count(*) FROM document WHERE day IS NOT NULL"
        " GROUP BY month ORDER BY month"
    ).fetchall()
    return Overview(
        reports=reports,
        statements=statements,
        claims=claims,
        incidents=incidents,
        actors=actors,
        decisions=decisions,
        first=first,
        last=last,
        months=tuple(
            (month, number)
            for month, number in months
            if _MONTH.fullmatch(month) and month >= _FIRST_YEAR
        ),
    )
