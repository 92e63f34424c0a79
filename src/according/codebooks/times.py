"""When an event happened, as the codebooks ask: whole days."""

from datetime import date, timedelta

import msgspec

from according.codebooks.facts import Facts
from according.codebooks.refusals import Open, with_why
from according.model import Bound, Precision

_ONE_DAY: tuple[Precision, ...] = ("minute", "hour", "part_of_day", "day")
_ONE_SIDED: tuple[Bound, ...] = ("before", "after", "since", "until")


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days in which an event lies, or over which it lasted."""

    first: date
    last: date
    precision: Precision | None = None
    bound: Bound | None = None

    @property
    def count(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1

    @property
    def lasting(self) -> bool:
        """Whether the words tell from when to when, so that it went on all these days."""
        return self.precision == "range" and self.count > 1

    def middle(self) -> date:
        """Return the middle day, the earlier of two."""
        return self.first + timedelta(days=(self.count - 1) // 2)


def days(facts: Facts) -> Days | Open:
    """Return the days of an event, or why they are not known.

    A night is the day on which it begins. "Before", "after", "since" and "until" a day leave the
    event's own day open.
    """
    time = facts.time
    if time is None:
        return Open(with_why("no time is told for it", facts.event.time_reason))
    words = time.span.of(facts.reading.text)
    if time.start is None and time.end is None:
        why = time.reason or "the text does not say which it is"
        return Open(f"the time “{words}” stays open: {why}")
    if time.bound in _ONE_SIDED:
        return Open(f"its time is told only as {time.bound} another time: “{words}”")
    if time.start is None or time.end is None:
        return Open(f"one end of its time is not told: “{words}”")
    try:
        first, last = (date.fromisoformat(end[:10]) for end in (time.start, time.end))
    except ValueError:
        return Open(f"the time “{words}” is no day of the calendar")
    if last < first or time.precision in _ONE_DAY:
        last = first
    return Days(first=first, last=last, precision=time.precision, bound=time.bound)
