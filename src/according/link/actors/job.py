"""Actors across the reports of a base: what is new is put with what is there."""

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.resources import files

import msgspec

from according.base.decisions import decisions
from according.base.records.keys import range_of
from according.base.write import insert
from according.link.actors.bearer import Link
from according.link.actors.clustering import group
from according.link.actors.decided import Conflict, Decided, decided, keys_of
from according.link.actors.feed import bearers_of, rows_of_documents, scan, write
from according.link.actors.rows import WhoDocumentRow
from according.link.actors.stories import LETTERS, story_of

_RULES = "2"
"""Another number where the code links otherwise: all is then linked anew."""
_BATCH = 1000
"""Reports between two calls of ``progress``."""
Told = Callable[[int, int], None]
"""Is told how many reports of how many have been looked through."""


class LinkedActors(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of linking actors did."""

    documents: int
    """Reports that were new, or read anew."""
    actors: int
    """Named actors of reports that were compared."""
    who: int
    """Actors across reports that they make."""
    several: int
    """Those of more than one report."""
    conflicts: tuple[Conflict, ...]
    """Decisions that cannot be had with later ones, and gave way."""


def link_actors(connection: sqlite3.Connection, *, progress: Told | None = None) -> LinkedActors:
    """Bring the actors across reports up to date with the reports and people's decisions.

    The outcome depends on those alone, not on the order or the portions in which they came. Only
    what may be one with something that is new, read anew or decided anew is compared again.

    Args:
        connection: to the base, inside a transaction: all of it is done, or nothing.
        progress: is called now and then.
    """
    _forget_if_other_rules(connection)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (actor INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (block INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.wanted")
    connection.execute("DELETE FROM temp.touched")
    new = _forget_outdated(connection)
    _take(connection, new, progress)
    now = decided(decisions(connection))
    _touch_decided(connection, now)
    _spread(connection, now)
    fed = bearers_of(connection)
    _forget_wanted(connection)
    found = group(fed.bearers, fed.company, fed.stories, must=now.must, cannot=now.cannot)
    who, several = write(connection, found, fed)
    return LinkedActors(
        documents=len(new),
        actors=len(fed.bearers),
        who=who,
        several=several,
        conflicts=now.conflicts,
    )


def _forget_wanted(connection: sqlite3.Connection) -> None:
    # Not left to the references: they are not looked after on every connection.
    own = "(SELECT who FROM actor_who WHERE actor IN (SELECT actor FROM temp.wanted))"
    connection.execute(f"DELETE FROM who_name WHERE who IN {own}")
    connection.execute(f"DELETE FROM who WHERE key IN {own}")
    connection.execute("DELETE FROM actor_who WHERE actor IN (SELECT actor FROM temp.wanted)")


def _forget_childless(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM who_name WHERE who NOT IN (SELECT who FROM actor_who)")
    connection.execute("DELETE FROM who WHERE key NOT IN (SELECT who FROM actor_who)")


def rules() -> str:
    """Return a hash of what decides how actors are linked."""
    total = sha256(_RULES.encode())
    for name in ("weights.toml", "words.toml"):
        total.update((files(__package__) / name).read_bytes())
    return total.hexdigest()


def _forget_if_other_rules(connection: sqlite3.Connection) -> None:
    if _state(connection, "actors_rules") != rules():
        for table in ("actor_who", "who_name", "who", "who_block", "who_document"):
            connection.execute(f"DELETE FROM {table}")
        _note(connection, "actors_rules", rules())
        _note(connection, "actors_decided", "[]")


def _state(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM link_state WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _note(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT INTO link_state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def _forget_outdated(connection: sqlite3.Connection) -> list[int]:
    """Touch what reports had that are gone or read anew; return the reports to be linked."""
    outdated = [
        key
        for (key,) in connection.execute(
            "SELECT who_document.document FROM who_document LEFT JOIN reading"
            " ON reading.document = who_document.document AND reading.current = 1"
            " WHERE reading.sha256 IS NOT who_document.reading"
        )
    ]
    for document in outdated:
        within = range_of(document)
        connection.execute(
            "INSERT OR IGNORE INTO temp.touched SELECT block FROM who_block"
            " WHERE actor >= ? AND actor < ?",
            within,
        )
        for table in ("who_block", "actor_who"):
            connection.execute(f"DELETE FROM {table} WHERE actor >= ? AND actor < ?", within)
        connection.execute("DELETE FROM who_document WHERE document = ?", (document,))
    if outdated:
        _forget_childless(connection)
    return [
        key
        for (key,) in connection.execute(
            "SELECT document FROM reading WHERE current = 1"
            " AND document NOT IN (SELECT document FROM who_document) ORDER BY document"
        )
    ]


def _take(connection: sqlite3.Connection, new: list[int], progress: Told | None) -> None:
    """Enter by what the actors of new reports are found."""
    for done, (document, actors) in enumerate(rows_of_documents(connection, new), 1):
        scanned = scan(actors)
        (reading, text) = connection.execute(
            "SELECT reading.sha256, substr(document.text, 1, ?) FROM reading"
            " JOIN document ON document.key = reading.document"
            " WHERE reading.document = ? AND reading.current = 1",
            (LETTERS, document),
        ).fetchone()
        insert(connection, "who_block", scanned.blocks)
        connection.executemany(
            "INSERT OR IGNORE INTO temp.touched VALUES (?)",
            ((row.block,) for row in scanned.blocks),
        )
        company = msgspec.json.encode(scanned.company).decode()
        story = msgspec.json.encode(story_of(text)).decode()
        row = WhoDocumentRow(document=document, reading=reading, company=company, story=story)
        insert(connection, "who_document", [row])
        if progress is not None and (done % _BATCH == 0 or done == len(new)):
            progress(done, len(new))


def _touch_decided(connection: sqlite3.Connection, now: Decided) -> None:
    """Touch what was decided otherwise when actors were last linked."""
    after = {
        (kind, link.one, link.other, link.why)
        for kind, links in (("one", now.must), ("not", now.cannot))
        for link in links
    }
    before = {
        tuple(each) for each in msgspec.json.decode(_state(connection, "actors_decided") or "[]")
    }
    changed = {key for _, one, other, _ in before ^ after for key in (one, other)}
    for key in changed:
        connection.execute(
            "INSERT OR IGNORE INTO temp.touched SELECT block FROM who_block WHERE actor = ?", (key,)
        )
        # A description without a name is somebody across reports by a decision alone.
        connection.execute("DELETE FROM actor_who WHERE actor = ?", (key,))
    if changed:
        _forget_childless(connection)
    _note(connection, "actors_decided", msgspec.json.encode(sorted(after)).decode())


def _spread(connection: sqlite3.Connection, now: Decided) -> None:
    """Fill ``temp.wanted`` with all that may be one with what was touched, over and over."""
    frontier = [block for (block,) in connection.execute("SELECT block FROM temp.touched")]
    seen = set(frontier)
    wanted: set[int] = set()
    beside = _beside(now.must)
    while frontier:
        fresh: set[int] = set()
        for block in frontier:
            found = connection.execute("SELECT actor FROM who_block WHERE block = ?", (block,))
            fresh.update(key for (key,) in found)
        fresh |= {other for key in fresh for other in beside.get(key, ())}
        fresh -= wanted
        wanted |= fresh
        frontier = []
        for key in fresh:
            for (block,) in connection.execute(
                "SELECT block FROM who_block WHERE actor = ?", (key,)
            ):
                if block not in seen:
                    seen.add(block)
                    frontier.append(block)
    named = {
        key
        for key in keys_of((*now.must, *now.cannot)) - wanted
        if connection.execute("SELECT 1 FROM who_block WHERE actor = ?", (key,)).fetchone() is None
        and connection.execute("SELECT 1 FROM actor WHERE key = ?", (key,)).fetchone()
    }
    connection.executemany(
        "INSERT OR IGNORE INTO temp.wanted VALUES (?)", ((key,) for key in wanted | named)
    )


def _beside(links: Iterable[Link]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for link in links:
        found.setdefault(link.one, []).append(link.other)
        found.setdefault(link.other, []).append(link.one)
    return found
