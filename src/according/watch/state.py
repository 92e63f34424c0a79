"""What the base remembers of feeds: all that is needed to go on after any end."""

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from according.base.store import Store
from according.model import Document
from according.watch.clock import told
from according.watch.feeds import Item, Told

ItemState = Literal["waiting", "fetched", "filed", "failed"]
"""``waiting``: its page is to be asked for; ``fetched``: to be filed; ``failed``: given up."""
MINUTE, DAY = 60.0, 86_400.0
LONGEST = DAY
"""Seconds until anything is tried again, at most."""
_WAITING = (
    "SELECT key, name, url, told, seen, tries FROM feed_item"
    " WHERE state = 'waiting' AND due <= ? ORDER BY due, key LIMIT ?"
)


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that is watched."""

    key: int
    url: str
    etag: str | None
    modified: str | None
    asked: str | None
    taken: str | None
    due: float
    failures: int
    error: str | None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """An item whose page is to be asked for."""

    key: int
    name: str
    url: str
    told: Told
    seen: str
    tries: int


class State:
    """Reads and writes what is remembered; every change is whole or not at all."""

    def __init__(self, store: Store):
        self._store, self._ask = store, store.connection.execute

    def add_feeds(self, urls: Iterable[str], now: float) -> None:
        """Watch feeds; those that are watched already stay as they are."""
        with self._store.writing() as connection:
            for url in urls:
                connection.execute(
                    "INSERT INTO feed (url, due) VALUES (?, ?) ON CONFLICT DO NOTHING", (url, now)
                )

    def keep_pace(self, now: float) -> bool:
        """Move all that is due along with a clock that has been set back; tell whether it was."""
        (asked,) = self._ask("SELECT max(asked) FROM feed").fetchone()
        if asked is None or asked <= told(now + MINUTE):
            return False
        by = now - datetime.fromisoformat(asked).timestamp()
        with self._store.writing() as connection:
            connection.execute("UPDATE feed SET due = due + ?", (by,))
            connection.execute("UPDATE feed_item SET due = due + ? WHERE state = 'waiting'", (by,))
            for column in ("asked", "taken"):
                connection.execute(
                    f"UPDATE feed SET {column} = :now WHERE {column} > :now", {"now": told(now)}
                )
        return True

    def feeds(self) -> list[FeedState]:
        """Return all feeds, in the order in which they were added."""
        names = FeedState.__struct_fields__
        rows = self._ask(f"SELECT {', '.join(names)} FROM feed ORDER BY key").fetchall()
        return [FeedState(**dict(zip(names, row, strict=True))) for row in rows]

    def take(self, feed: FeedState, items: Sequence[Item], now: float, **changes: object) -> int:
        """Keep what a feed carries and note how it answered; return how many items are new."""
        fresh = 0
        with self._store.writing() as connection:
            for item in items:
                fresh += self._add(connection, feed, item, now)
            self._note(connection, feed, changes)
        return fresh

    def note(self, feed: FeedState, **changes: object) -> None:
        """Note how a feed answered: columns of its row."""
        with self._store.writing() as connection:
            self._note(connection, feed, changes)

    def waiting(self, now: float, most: int) -> list[Waiting]:
        """Return items whose page is to be asked for now, those that wait longest first."""
        rows = self._ask(_WAITING, (now, most)).fetchall()
        return [
            Waiting(
                key=key, name=name, url=url, told=msgspec.json.decode(about, type=Told), seen=seen,
                tries=tries,
            )
            for key, name, url, about, seen, tries in rows
        ]  # fmt: skip

    def fetched(self, item: Waiting, document: Document, name: str) -> None:
        """Keep the document of an item's page until it is filed.

        Args:
            item: the item.
            document: made of its page.
            name: of the address that the page turned out to have. Where that is another item's,
                this one is done: the other's document is its own.
        """
        with self._store.writing() as connection:
            same = connection.execute(
                "SELECT id FROM feed_item WHERE id = ? OR (name = ? AND key <> ?) AND id NOTNULL",
                (document.id, name, item.key),
            ).fetchone()
            if same is not None:
                connection.execute(
                    "UPDATE feed_item SET state = 'filed', id = ?, error = NULL WHERE key = ?",
                    (same[0], item.key),
                )
                return
            connection.execute(
                "UPDATE feed_item SET state = 'fetched', fetched = ?, id = ?, error = NULL"
                " WHERE key = ?",
                (_packed(document), document.id, item.key),
            )
            if name != item.name:
                # The page's own address: another feed may carry it under that.
                connection.execute(
                    "UPDATE feed_item SET state = 'filed', id = ? WHERE name = ?",
                    (document.id, name),
                )

    def failed(self, key: int, error: str, *, due: float | None) -> None:
        """Note why an item's page could not be had; without a time it is given up."""
        with self._store.writing() as connection:
            connection.execute(
                "UPDATE feed_item SET state = ?, tries = tries + 1, error = ?, due = ?,"
                " fetched = NULL WHERE key = ?",
                ("failed" if due is None else "waiting", error, due or 0.0, key),
            )

    def postpone(self, key: int, due: float) -> None:
        """Have an item wait; it was not asked for."""
        with self._store.writing() as connection:
            connection.execute("UPDATE feed_item SET due = ? WHERE key = ?", (due, key))

    def to_file(self, most: int) -> list[tuple[int, Document]]:
        """Return documents that are to be filed, with the keys of their items."""
        rows = self._ask(
            "SELECT key, fetched FROM feed_item WHERE state = 'fetched' ORDER BY key LIMIT ?",
            (most,),
        ).fetchall()
        return [(key, _unpacked(blob)) for key, blob in rows]

    def is_filed(self, id_: str) -> bool:
        """Tell whether the base holds a document."""
        return self._ask("SELECT 1 FROM document WHERE id = ?", (id_,)).fetchone() is not None

    def filed(self, keys: Iterable[int]) -> None:
        """Note that the documents of items are filed."""
        with self._store.writing() as connection:
            for key in keys:
                connection.execute(
                    "UPDATE feed_item SET state = 'filed', fetched = NULL, error = NULL"
                    " WHERE key = ?",
                    (key,),
                )

    def counts(self) -> dict[int, dict[str, int]]:
        """Return for each feed's key how many of its items are in which state."""
        found: dict[int, dict[str, int]] = {}
        for feed, state, number in self._ask(
            "SELECT feed, state, count(*) FROM feed_item GROUP BY feed, state"
        ):
            found.setdefault(feed, {})[state] = number
        return found

    def troubled(self, most: int) -> list[tuple[str, str, str]]:
        """Return items that failed or are tried again, the newest first: address, state, why."""
        return self._ask(
            "SELECT coalesce(url, name), state, error FROM feed_item WHERE error NOTNULL"
            " ORDER BY key DESC LIMIT ?",
            (most,),
        ).fetchall()

    def forget(self, url: str) -> bool:
        """Watch a feed no more; tell whether it was watched. What it brought stays."""
        with self._store.writing() as connection:
            row = connection.execute("SELECT key FROM feed WHERE url = ?", (url,)).fetchone()
            if row is None:
                return False
            connection.execute("DELETE FROM feed_item WHERE feed = ?", row)
            connection.execute("DELETE FROM feed WHERE key = ?", row)
        return True

    def is_due(self, now: float) -> bool:
        """Tell whether something is to be asked for now."""
        due = self.next_due()
        return due is not None and due <= now

    def next_due(self) -> float | None:
        """Return when something is to be done next; none where nothing is watched."""
        feeds = self._ask("SELECT min(due) FROM feed").fetchone()
        items = self._ask("SELECT min(due) FROM feed_item WHERE state = 'waiting'").fetchone()
        known = [each for each in (feeds[0], items[0]) if each is not None]
        return min(known, default=None)

    def _add(self, connection: sqlite3.Connection, feed: FeedState, item: Item, now: float) -> int:
        row = connection.execute(
            "INSERT INTO feed_item (feed, name, url, told, state, seen, due, fetched, id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                feed.key,
                item.name,
                item.url,
                msgspec.json.encode(item.told).decode(),
                "waiting" if item.document is None else "fetched",
                told(now),
                now,
                None if item.document is None else _packed(item.document),
                None if item.document is None else item.document.id,
            ),
        )
        return row.rowcount

    def _note(
        self, connection: sqlite3.Connection, feed: FeedState, changes: dict[str, object]
    ) -> None:
        columns = ", ".join(f"{name} = :{name}" for name in changes)
        connection.execute(
            f"UPDATE feed SET {columns} WHERE key = :key", {**changes, "key": feed.key}
        )


def _packed(document: Document) -> bytes:
    return zlib.compress(msgspec.json.encode(document))


def _unpacked(blob: bytes) -> Document:
    return msgspec.json.decode(zlib.decompress(blob), type=Document)
