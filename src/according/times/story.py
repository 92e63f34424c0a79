"""What a text has told so far: the times that later words are counted from."""

from datetime import date

import msgspec

from according.model import Precision
from according.times.intervals import Interval, day_of

FINENESS: dict[str, int] = {
    "minute": 0, "hour": 0, "part_of_day": 0, "day": 0, "weekend": 1, "week": 2, "fortnight": 2,
    "month": 3, "quarter": 4, "season": 4, "half": 5, "year": 6, "decade": 7,
    "century": 8, "range": 9,
}  # fmt: skip
"""Finer precisions have smaller numbers; all within a day are alike."""


class Anchor(msgspec.Struct, frozen=True):
    """A time that others are counted from; ``index`` tells which of the text's times it is."""

    interval: Interval
    precision: Precision
    index: int | None = None
    """None: the day of publication."""


class Told(msgspec.Struct):
    """The times told last, as they change from one expression to the next."""

    last: Anchor | None = None
    day: Anchor | None = None
    """The last that is not longer than a day."""
    before_christ: bool = False
    """The story has come to a year that ISO dates of four figures cannot hold."""

    def tell(self, anchor: Anchor) -> None:
        """Go on to a time."""
        self.before_christ = False
        if self.last is not None and _holds(anchor.interval, self.last.interval):
            return  # "on May 8 … in 1942": the story is still at May 8
        self.last = anchor
        if FINENESS[anchor.precision] == 0:
            self.day = anchor
        elif self.day is not None and not _meet(self.day.interval, anchor.interval):
            self.day = None

    def within(self, unit: str) -> Anchor | None:
        """Return the time told last if it is no longer than a unit; for days, the last day."""
        if self.before_christ:
            return None
        if FINENESS[unit] == 0:
            return self.day
        if self.last is None or FINENESS[self.last.precision] > FINENESS[unit]:
            return None
        return self.last


def published_on(day: date) -> Anchor:
    """Return the day of publication as an anchor."""
    return Anchor(day_of(day), "day")


def _holds(one: Interval, other: Interval) -> bool:
    return one.first <= other.first and other.last <= one.last and one != other


def _meet(one: Interval, other: Interval) -> bool:
    return one.first <= other.last and other.first <= one.last
