"""Progress of long work: how much is done, how fast, and how long it will take."""

import time
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from according.cli.console import stderr

_EVERY = 30.0
"""Seconds between two lines where there is no terminal."""


class Pace:
    """Shows progress on standard error: a bar on a terminal, elsewhere a line every 30 seconds."""

    def __init__(self, doing: str, total: int | None):
        self.total = total
        self._doing = doing
        self._began = self._told = time.monotonic()
        console = stderr()
        self._console = console
        self._bar: Progress | None = None
        if console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20))
            self._bar = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
            self._task = self._bar.add_task(f"{self._doing} …", total=self.total)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, done: int, *, worked: int, words: int) -> None:
        """Show how far the work is.

        Args:
            done: reports that are dealt with.
            worked: of these, those that took time: not passed over.
            words: in those that were read.
        """
        now = time.monotonic()
        told = told_pace(
            self._doing, done, self.total, worked=worked, words=words, seconds=now - self._began
        )
        if self._bar is not None:
            # An estimate may be too low; a bar that is full while work goes on would deceive.
            total = None if self.total is None else max(self.total, done + 1)
            self._bar.update(self._task, description=told, completed=done, total=total)
        elif now - self._told >= _EVERY:
            self._told = now
            self._console.print(told, soft_wrap=True)


def told_pace(
    doing: str, done: int, total: int | None, *, worked: int, words: int, seconds: float
) -> str:
    """Return how far the work is, in words: ``filing: 120 of 2,000, 3.1 reports …``."""
    told = f"{doing}: {done:,}"
    if total is not None and total >= done:
        told += f" of {total:,}"
    if worked and seconds > 0:
        rate = worked / seconds
        told += f", {rate:.1f} reports and {words / seconds:,.0f} words a second"
        if total is not None and total > done:
            left = timedelta(seconds=round((total - done) / rate))
            told += f", {left} left"
    return told
