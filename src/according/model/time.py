"""Times: words that say when, and the interval they mean."""

from typing import Literal

import msgspec

from according.model.span import Span

Precision = Literal[
    "minute",
    "hour",
    "part_of_day",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "range",
]
"""How finely the words tell the time; ``range``: from one time to another."""

Bound = Literal["early", "mid", "late", "about", "before", "after", "since", "until"]
"""What a word beside the time makes of it: "mid-2014", "around May 3", "since 2007"."""


class TimeRef(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression and the interval it means, or the reason why that is open."""

    id: str
    span: Span
    start: str | None = None
    """ISO 8601 date, or date and time of day where that is told; inclusive; none: open."""
    end: str | None = None
    """ISO 8601, inclusive; none: open."""
    precision: Precision | None = None
    bound: Bound | None = None
    """What a word beside the time makes of it. ``start`` and ``end`` are of the time without that
    word: "early October" and "since October" have the interval of the whole October."""
    anchor: str | None = None
    """What it was resolved against: ``published`` (the day of the report), or the id of another
    time of the reading; none: the words say it all, or it stays open."""
    reason: str | None = None
    """Why the time stays open."""
    timex: str | None = None
    """Value in the manner of TIMEX3 (ISO-TimeML), such as ``2014-W08`` or ``1998-SU``."""
