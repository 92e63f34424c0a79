"""What all pages share: the base, lent a connection at a time, and the templates."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import BoundedSemaphore

import jinja2
from starlette.requests import Request

from according.base import Base
from according.web.settings import Settings
from according.web.shown import environment

_Stamp = tuple[int, int]


class Room:
    """The reading room of one base."""

    def __init__(self, path: Path, settings: Settings):
        self.path = path
        self.settings = settings
        self.templates: jinja2.Environment = environment()
        self._idle: LifoQueue[tuple[_Stamp, Base]] = LifoQueue()
        self._may_read = BoundedSemaphore(settings.connections)

    @contextmanager
    def reading(self) -> Iterator[Base]:
        """Lend the base, open for reading.

        A connection is kept for the next request: it remembers what it has looked up and sees what
        a job files meanwhile. No transaction is left open, so a job is never held up.

        Raises:
            BaseError: the base is gone, or cannot be read.
        """
        with self._may_read:
            stamp, base = self._taken()
            try:
                yield base
            except BaseException:
                # An answer that was not read to its end would hold its view of the base.
                base.close()
                raise
            self._idle.put((stamp, base))

    def close(self) -> None:
        """Close what is open."""
        while True:
            try:
                self._idle.get_nowait()[1].close()
            except Empty:
                return

    def _taken(self) -> tuple[_Stamp, Base]:
        stamp = self._stamp()
        while True:
            try:
                kept, base = self._idle.get_nowait()
            except Empty:
                return stamp, Base.open(self.path)
            if kept == stamp:
                return kept, base
            # Another file has taken the name.
            base.close()

    def _stamp(self) -> _Stamp:
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_dev, found.st_ino


def room_of(request: Request) -> Room:
    """Return the room that a request came to."""
    room: Room = request.app.state.room
    return room
