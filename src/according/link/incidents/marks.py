"""Reports whose incidents are to be made anew, though nothing new was read of them.

A person rejected or amended a record, or linking actors found somebody to be somebody else.
"""

import sqlite3
from collections.abc import Mapping
from hashlib import sha256

from according.base.records.keys import range_of
from according.base.store import Store
from according.base.write import insert
from according.link.incidents.verdicts import NONE, verdicts
from according.link.rows import IncidentMarkRow


def who_of(connection: sqlite3.Connection, document: int) -> Mapping[str, str]:
    """Return who the actors of a report are across reports, by the actors' ids."""
    return dict(
        connection.execute(
            "SELECT actor.id, who.id FROM actor_who JOIN actor ON actor.key = actor_who.actor"
            " JOIN who ON who.key = actor_who.who"
            " WHERE actor_who.actor >= ? AND actor_who.actor < ?",
            range_of(document),
        ).fetchall()
    )


def touch_changed(store: Store) -> None:
    """Touch the events of reports of which people hold something else, or actors are others."""
    now = _marks(store.connection)
    before = dict(store.connection.execute("SELECT document, mark FROM incident_mark").fetchall())
    if now == before:
        return
    # What was not marked yet is new, and touched as such.
    changed = [key for key in now if key in before and before[key] != now[key]]
    with store.writing() as connection:
        for key in changed:
            connection.execute(
                "INSERT OR IGNORE INTO touched_event (event)"
                " SELECT event FROM linked_event WHERE document = ?",
                (key,),
            )
        gone = [(key,) for key in before if before[key] != now.get(key)]
        connection.executemany("DELETE FROM incident_mark WHERE document = ?", gone)
        rows = [
            IncidentMarkRow(document=key, mark=mark)
            for key, mark in now.items()
            if before.get(key) != mark
        ]
        insert(connection, "incident_mark", rows)


def _marks(connection: sqlite3.Connection) -> dict[int, str]:
    """Return a mark of each linked report: of people's verdicts and of who its actors are."""
    decided = verdicts(connection)
    found = connection.execute(
        "SELECT linked_document.document, who.told FROM linked_document LEFT JOIN ("
        " SELECT actor / 1000000 AS document, group_concat(actor || ' ' || who) AS told"
        " FROM (SELECT actor, who FROM actor_who ORDER BY actor) GROUP BY 1"
        ") AS who ON who.document = linked_document.document"
    )
    return {
        key: sha256(f"{told} {decided.get(key, NONE).mark}".encode()).hexdigest()[:16]
        for key, told in found
    }
