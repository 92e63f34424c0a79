"""Which incident each of some claims tells of, as far as a line of a table needs it."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

import msgspec


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that a claim tells of."""

    id: str
    reports: int
    independent: int
    disputes: int
    denials: int


def telling(connection: sqlite3.Connection, claims: Iterable[int]) -> Mapping[int, Told]:
    """Return the incident that each claim tells of, by the claim's key; of relations there is none.

    Args:
        connection: to the base.
        claims: keys of claims.
    """
    found = connection.execute(
        "SELECT claim.key, incident.id, incident.reports, incident.independent,"
        " incident.disputes, incident.denials FROM json_each(?) AS wanted"
        " CROSS JOIN claim ON claim.key = wanted.value"
        " CROSS JOIN incident_event ON incident_event.event = claim.event"
        " CROSS JOIN incident ON incident.key = incident_event.incident",
        (json.dumps(list(claims)),),
    )
    return {
        key: Told(
            id=id_, reports=reports, independent=independent, disputes=disputes, denials=denials
        )
        for key, id_, reports, independent, disputes, denials in found
    }
