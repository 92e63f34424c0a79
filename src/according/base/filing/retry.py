"""What failed before, offered once more."""

import os
from collections.abc import Callable, Iterator

import msgspec

from according.base.filing.given_readings import kept
from according.base.filing.intake import Offer
from according.base.store import Store
from according.ingest import Given
from according.model import Document, Failure

STANDARD_INPUT = "-"
Taken = Callable[[str, Given], Iterator[Document | Failure]]
"""Takes an input in, with what the user says of it."""


class Retry:
    """Offers what failed before; knows which failures are no more."""

    def __init__(self, store: Store, take: Taken):
        """Prepare for one run.

        Args:
            store: the base, open for writing.
            take: takes an input in.
        """
        self._store, self._take = store, take
        (last,) = store.connection.execute("SELECT max(key) FROM failure").fetchone()
        self._last = int(last or 0)
        self._again: set[tuple[str, str | None]] = set()
        self._kept: set[int] = set()

    def offers(self) -> Iterator[Offer]:
        """Offer every document that failed, and every file in which something was wrong."""
        places: dict[tuple[str, Given], list[int]] = {}
        for key, origin, name, told, document in self._failures():
            given = msgspec.json.decode(told, type=Given)
            if document is not None:
                failed = kept(document)
                yield Offer(input=name, told=given, item=failed)
            elif name == STANDARD_INPUT:
                self._kept.add(key)
            else:
                places.setdefault((_place(origin, name), given), []).append(key)
        for (place, given), keys in places.items():
            for item in self._take(place, given):
                if isinstance(item, Failure):
                    self._again.add((item.id, item.origin))
                    if item.id == place:
                        # Not even opened: what was wrong inside is not known to be mended.
                        self._kept.update(keys)
                yield Offer(input=place, told=given, item=item)

    def strike(self) -> None:
        """Strike the failures of taking in that were not found again, when all has been offered.

        Raises:
            BaseError: the base cannot be written.
        """
        with self._store.writing() as connection:
            found = connection.execute(
                "SELECT key, id, origin FROM failure WHERE key <= ? AND stage = 'ingest'",
                (self._last,),
            ).fetchall()
            mended = [
                (key,)
                for key, id_, origin in found
                if key not in self._kept and (id_, origin) not in self._again
            ]
            connection.executemany("DELETE FROM failure WHERE key = ?", mended)

    def _failures(self) -> Iterator[tuple[int, str | None, str, str, str | None]]:
        """Pass failures on one at a time: their documents need not fit into memory."""
        key = 0
        while True:
            found = self._store.connection.execute(
                "SELECT key, origin, input, told, document FROM failure"
                " WHERE key > ? AND key <= ? ORDER BY key LIMIT 1",
                (key, self._last),
            ).fetchone()
            if found is None:
                return
            key = found[0]
            yield found


def _place(origin: str | None, name: str) -> str:
    """Return the file in which something was wrong; of a folder, not all need be read again."""
    return origin if origin and os.path.isfile(origin) else name  # noqa: PTH113 - never raises
