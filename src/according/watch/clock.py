"""Time, as the watcher knows it."""

import threading
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> float:
        """Return seconds since 1970."""

    def wait(self, seconds: float) -> None:
        """Return after so many seconds, or sooner."""


class SystemClock:
    """The machine's clock."""

    def __init__(self) -> None:
        self._never = threading.Event()

    def now(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Sleep."""
        self._never.wait(seconds)


def told(seconds: float) -> str:
    """Return a time as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
