"""The queues of a base, kept from one page to the next."""

import sqlite3
import threading
import time

from according.base.review.queue import Candidate, Queued, queue

_WORTH = 20
"""While a job files, a queue is put together anew after so many times as long as that takes."""


class Queues:
    """Queues, put together anew when the base was linked again or has another reading.

    No decision changes a queue. It may be asked from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[Queued, tuple[object, float, tuple[Candidate, ...]]] = {}

    def of(self, connection: sqlite3.Connection, kind: Queued) -> tuple[Candidate, ...]:
        """Return what is worth a look, as `queue` does."""
        with self._lock:
            known, mark = self._kept.get(kind), _mark(connection)
            begun = time.monotonic()
            if known is not None and (known[0] == mark or begun < known[1]):
                return known[2]
            made = queue(connection, kind)
            ended = time.monotonic()
            self._kept[kind] = mark, ended + _WORTH * (ended - begun), made
            return made


def _mark(connection: sqlite3.Connection) -> object:
    """Return what changes with every run of the linker and with every reading."""
    (newest,) = connection.execute("SELECT max(key) FROM reading").fetchone()
    runs = connection.execute(
        "SELECT name, value FROM link_state WHERE name IN ('run', 'ended') ORDER BY name"
    )
    return newest, tuple(runs)
