"""Why reports count as one origin, and the words with which reports tell an incident."""

import sqlite3

import msgspec

from according.base.questions.quotes import AROUND, quote


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports of an incident, or two of their sources, count as one origin."""

    origin: str
    """Id of the origin within the incident: ``o1``."""
    one: str
    """Id of a report."""
    other: str
    """Id of the other; the same where a report has both sources."""
    strength: str
    """``sure``, ``rather`` or ``maybe``."""
    why: str
    """A sentence for people."""


def evidence(connection: sqlite3.Connection, incident: str) -> tuple[Evidence, ...]:
    """Return what puts the reports of an incident's origins together."""
    found = connection.execute(
        "SELECT origin.id, one.id, other.id, origin_evidence.strength, origin_evidence.why"
        " FROM incident CROSS JOIN origin ON origin.incident = incident.key AND origin.what IS NULL"
        " CROSS JOIN origin_evidence ON origin_evidence.origin = origin.key"
        " JOIN document AS one ON one.key = origin_evidence.one"
        " JOIN document AS other ON other.key = origin_evidence.other"
        " WHERE incident.id = ? ORDER BY origin.key, one.day, one.id, other.id",
        (incident,),
    )
    names = Evidence.__struct_fields__
    return tuple(Evidence(**dict(zip(names, row, strict=True))) for row in found)


def quoted(connection: sqlite3.Connection, document: str, start: int, end: int) -> str:
    """Return the sentence or so around words of a report; empty where it is not filed any more."""
    row = connection.execute(
        "SELECT substr(text, ?, ?) FROM document WHERE id = ?",
        (max(0, start - AROUND) + 1, end + AROUND - max(0, start - AROUND), document),
    ).fetchone()
    return quote(row[0], start, end) if row else ""


def claimed(connection: sqlite3.Connection, document: str, claim: str) -> str:
    """Return the sentence or so around the words of a claim; empty where it is not read any more.

    Args:
        connection: of the base.
        document: id of the report.
        claim: id of the claim within it.
    """
    row = connection.execute(
        'SELECT start, "end" FROM claim WHERE id = ? AND document ='
        " (SELECT key FROM document WHERE id = ?)",
        (claim, document),
    ).fetchone()
    return quoted(connection, document, *row) if row else ""
