"""What time words mean by themselves, before it is known when they were written."""

from typing import Literal

import msgspec

from according.model import Bound, Span

Unit = Literal[
    "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "half", "season",
    "year", "decade", "century",
]  # fmt: skip
Base = Literal["published", "told", "either"]
"""What a distance is counted from: the day of the report, the time told before, or whichever of
the two the text is telling ("the end of the month")."""
Pick = Literal["last", "next", "this", "same", "previous", "following"]
"""Which of the days, months, … of that name is meant."""
Part = Literal["MO", "AF", "EV", "NI", "DT", "MI"]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A unit some units away: "last week", "two years earlier", "that day"."""

    unit: Unit
    amount: int | None
    """Negative: back; none: the words do not say how many."""
    base: Base
    counted: bool = False
    """The units are counted ("two weeks ago"), not named ("last week")."""
    ago: bool = False
    """Counted back, to what may be compared with a time told: "a year ago", "a year earlier"."""


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A day, month or year of the calendar, whole or in part: "Friday, Oct. 13", "June", "1990"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """ISO: 1 is Monday."""
    pick: Pick | None = None
    of: Shift | None = None
    """What it is part of: "Friday last week", "August of that year"."""
    short: bool = False
    """Only the last two figures of the year are told, the century is the nearest: "'98"."""
    week: bool = False
    """The week that holds the day is meant: "the week of March 6"."""


class Season(msgspec.Struct, frozen=True, kw_only=True):
    """A season: "the summer of 1998", "last fall"."""

    code: str
    year: int | None = None
    pick: Pick | None = None
    of: Shift | None = None


class YearPart(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter or half of a year: "the third quarter", "the first half of 2011"."""

    unit: Literal["quarter", "half"]
    number: int
    year: int | None = None
    pick: Pick | None = None
    of: Shift | None = None


class Years(msgspec.Struct, frozen=True, kw_only=True):
    """A decade or century: "the 1990s", "the nineteenth century"."""

    first: int
    unit: Literal["decade", "century"]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A holiday or a month of the Islamic calendar: "last Christmas", "Ramadan"."""

    name: str
    year: int | None = None
    pick: Pick | None = None
    of: Shift | None = None


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch up to the day of writing or from it on: "the past three days"."""

    unit: Unit
    amount: int | None
    ahead: bool


class Moment(msgspec.Struct, frozen=True):
    """A time of day whose day is told elsewhere: "10:35 a.m.", "that afternoon"."""

    base: Base = "told"


class Vague(msgspec.Struct, frozen=True):
    """Words that name no time that could be put in figures: "recently"."""

    timex: str


class BeforeChrist(msgspec.Struct, frozen=True):
    """A year before the common era, which ISO dates of four figures cannot hold."""

    timex: str


class Unclear(msgspec.Struct, frozen=True):
    """Figures that can be read in two ways: "3/7/2012"."""

    reason: str


Meaning = (
    Shift | Calendar | Season | YearPart | Years | Named | Window | Moment | Vague | BeforeChrist
    | Unclear
)  # fmt: skip


class Clock(msgspec.Struct, frozen=True):
    """A time of day as told; ``zone``: minutes east of UTC."""

    hour: int
    minute: int | None = None
    zone: int | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Time words of a text and their meaning."""

    span: Span
    meaning: Meaning
    bound: Bound | None = None
    part: Part | None = None
    clock: Clock | None = None
    modifier: bool = False
    """Used beside a noun rather than by itself: "the 1614 rules", "summer offensive"."""
