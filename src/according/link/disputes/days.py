"""Days on which different people put one happening."""

from collections.abc import Sequence
from datetime import date

from according.link.disputes.held import Vote, dispute
from according.model import Dispute

_SLACK = 1
"""Days by which two times may differ and still be one: night, and other time zones."""
Interval = tuple[str, str]
"""First and last day."""


def disputed(chosen: Vote[Interval], told: Sequence[Vote[Interval]]) -> tuple[Dispute, ...]:
    """Return the dispute over the day, where there is one.

    Args:
        chosen: the day that is the happening's.
        told: all that name a day or a few.
    """
    against = [
        one for one in told if apart(one.value, chosen.value) > _SLACK and one.apart_from(chosen)
    ]
    # Who has the agreed day as well has only told of something beside it.
    agreed = {by.document for one in told if one not in against for by in one.by}
    against = [one for one in against if not {by.document for by in one.by} & agreed]
    if not against:
        return ()
    return (dispute("time", [(_words(one.value), one.by) for one in (chosen, *against)]),)


def apart(one: Interval, other: Interval) -> int:
    """Return the days between two intervals; 0: they have a day in common."""
    a, b = (date.fromisoformat(day).toordinal() for day in one)
    c, d = (date.fromisoformat(day).toordinal() for day in other)
    return max(0, a - d, c - b)


def _words(interval: Interval) -> str:
    return interval[0] if interval[0] == interval[1] else " to ".join(interval)
