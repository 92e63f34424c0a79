"""Origins into the base: of a happening and of each number of it, with what rests on them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from according.base.records.keys import Keys
from according.base.write import insert, next_key
from according.link.origins.origins import ValueOrigins
from according.link.origins.records import FoundOrigin, Origins, Value
from according.link.rows import (
    IncidentValueRow,
    OriginClaimRow,
    OriginEvidenceRow,
    OriginReportRow,
    OriginRow,
)

_OF_AN_ORIGIN = ("origin_report", "origin_claim", "origin_evidence")


def add_origins(
    connection: sqlite3.Connection,
    incident: int,
    origins: Origins,
    values: Iterable[ValueOrigins],
    documents: Mapping[str, int],
) -> None:
    """Enter the origins of an incident.

    Args:
        connection: inside a transaction.
        incident: its key.
        origins: of the happening.
        values: those of its numbers.
        documents: keys of its reports, by their ids.
    """
    _add(connection, incident, origins.origins, None, documents)
    for each in values:
        value, known = each.value, each.origins
        row = IncidentValueRow(
            incident=incident,
            what=value.what,
            low=value.low,
            high=value.high,
            independent_low=known.low,
            independent=known.independent,
            independent_high=known.high,
        )
        insert(connection, "incident_value", [row])
        _add(connection, incident, known.origins, value, documents)


def remove_origins(connection: sqlite3.Connection, incident: int) -> None:
    """Remove the origins of an incident."""
    own = "(SELECT key FROM origin WHERE incident = ?)"
    for table in _OF_AN_ORIGIN:
        connection.execute(f"DELETE FROM {table} WHERE origin IN {own}", (incident,))
    for table in ("origin", "incident_value"):
        connection.execute(f"DELETE FROM {table} WHERE incident = ?", (incident,))


def _add(
    connection: sqlite3.Connection,
    incident: int,
    found: Sequence[FoundOrigin],
    value: Value | None,
    documents: Mapping[str, int],
) -> None:
    for key, each in enumerate(found, next_key(connection, "origin")):
        origin = each.origin
        row = OriginRow(
            key=key,
            incident=incident,
            id=origin.id,
            what=value.what if value else None,
            low=value.low if value else None,
            high=value.high if value else None,
            kind=origin.kind,
            name=origin.name,
            reports=len(origin.reports),
            unsourced=int(each.unsourced),
        )
        insert(connection, "origin", [row])
        reports = [OriginReportRow(origin=key, document=documents[d]) for d in origin.reports]
        insert(connection, "origin_report", reports)
        claims = [
            OriginClaimRow(origin=key, claim=Keys(documents[document]).of(id_))
            for document, id_ in each.claims
            if id_.startswith("c")
        ]
        insert(connection, "origin_claim", claims)
        insert(connection, "origin_evidence", _evidence(key, each, documents))


def _evidence(
    key: int, found: FoundOrigin, documents: Mapping[str, int]
) -> list[OriginEvidenceRow]:
    rows = {
        (step.documents, step.why): OriginEvidenceRow(
            origin=key,
            one=documents[step.documents[0]],
            other=documents[step.documents[1]],
            strength=step.strength,
            why=step.why,
        )
        for step in found.evidence
    }
    return list(rows.values())
