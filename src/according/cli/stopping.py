"""Ends that a user asks for."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STOPPED = 130
"""Exit status after Ctrl-C, as shells have it."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to end (SIGTERM) do what Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
