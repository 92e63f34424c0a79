"""What all pages share: the base, lent a connection at a time, and the templates."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from threading import BoundedSemaphore
from typing import Any, TypeVar

import jinja2
from starlette.requests import Request

from according.base import Base
from according.base.review import Decided, Queues
from according.web.settings import Settings
from according.web.shown import environment

_Stamp = tuple[int, int]
T = TypeVar("T")
_OLD = 5.0
"""Seconds."""


class Room:
    """The reading room of one base."""

    def __init__(self, path: Path, settings: Settings):
        self.path = path
        self.settings = settings
        self.decided = Decided()
        self.queues = Queues()
        self.templates: jinja2.Environment = environment()
        self._idle: LifoQueue[tuple[_Stamp, Base]] = LifoQueue()
        self._may_read = BoundedSemaphore(settings.connections)
        self._kept: dict[str, tuple[Any, float, Any]] = {}

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

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Return what takes long to add up; made anew when the base has changed.

        While a job files, the base changes several times a second: what is shown may then be five
        seconds old.

        Args:
            name: what it is.
            make: adds it up.
        """
        now, state = time.monotonic(), self._state()
        known = self._kept.get(name)
        if known is not None and (known[0] == state or now - known[1] < _OLD):
            found: T = known[2]
            return found
        made = make()
        self._kept[name] = state, now, made
        return made

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

    def _state(self) -> tuple[tuple[int, int, int], ...]:
        """Return what changes whenever the base does."""
        told = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            with suppress(OSError):
                found = path.stat()
                told.append((found.st_ino, found.st_mtime_ns, found.st_size))
        return tuple(told)

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
