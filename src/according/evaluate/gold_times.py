"""Gold of times: TIMEX3 expressions in reports, and the intervals their values stand for.

A line has ``id``, ``text``, ``dct`` (when the report was written; may be null) and ``timex`` (each
``span``, ``type``, ``value``), as in TimeBank (Pustejovsky et al. 2003) and WikiWars (Mazur and
Dale 2010). Other keys are passed over.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from according.evaluate.lines import check_spans, read_lines
from according.model import Span

Granularity = Literal["day", "week", "month", "quarter/half", "season", "year", "decade+"]

_DATABLE = frozenset({"DATE", "TIME"})
_DATED = re.compile(r"\d{4}-\d\d-\d\d")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9}


class Interval(NamedTuple):
    """From a first day to a last, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has; not positive where it ends before it begins."""
        return (self.last - self.first).days + 1


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value."""

    span: Span
    type: str
    value: str | None = None


class TimeDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its time expressions; spans index ``text``."""

    id: str
    text: str
    published: str | None = None
    timex: tuple[GoldTime, ...]


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    text: str
    timex: tuple[GoldTime, ...]
    dct: str | None = None


def read_time_gold(path: Path, *, published: bool = True) -> tuple[TimeDocument, ...]:
    """Read time expressions from a JSON Lines file, gzipped or plain.

    Args:
        path: the file.
        published: keep the day of writing; without it a report is read as one of unknown day.

    Raises:
        GoldError: a line is not JSON, lacks a key, has a span that covers nothing of its text, or
            repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """

    def make(line: _Line) -> TimeDocument:
        check_spans(line.text, "a time", (time.span for time in line.timex))
        dated = _DATED.match(line.dct or "") if published else None
        return TimeDocument(
            id=line.id, text=line.text, published=dated[0] if dated else None, timex=line.timex
        )

    return read_lines(path, _Line, make)


def acceptable(time: GoldTime) -> tuple[tuple[Interval, ...], Granularity | None]:
    """Return the intervals that are right for a time, and how finely it is told.

    Seasons have several: meteorological, astronomical, and the winter of either year.

    Returns:
        No interval: the time cannot be dated (a reference to the present, a length of time, a
        placeholder, a year before the common era), and whatever is read there is passed over.
    """
    if time.type not in _DATABLE:
        return (), None
    value = (time.value or "").strip()
    try:
        for pattern, granularity, read in _VALUES:
            match = re.fullmatch(pattern, value)
            if match is not None:
                return read(match), granularity
    except ValueError:
        pass  # "1998-02-31"
    return (), None


def _day(match: re.Match[str]) -> tuple[Interval, ...]:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return (Interval(day, day),)


def _week(match: re.Match[str]) -> tuple[Interval, ...]:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3] == "WE":
        return (Interval(monday + timedelta(5), monday + timedelta(6)),)
    return (Interval(monday, monday + timedelta(6)),)


def _day_of_week(match: re.Match[str]) -> tuple[Interval, ...]:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    day = monday + timedelta(int(match[3]) - 1)
    return (Interval(day, day),)


def _month(match: re.Match[str]) -> tuple[Interval, ...]:
    return (_months(int(match[1]), int(match[2]), 1),)


def _part(match: re.Match[str]) -> tuple[Interval, ...]:
    length = 3 if match[2] == "Q" else 6
    number = int(match[3])
    return (_months(int(match[1]), (number - 1) * length + 1, length),)


def _season(match: re.Match[str]) -> tuple[Interval, ...]:
    year = int(match[1])
    month = _SEASON_STARTS[match[2]]
    turns = (
        Interval(date(year, month, first), date(year, month + 3, last))
        for first in (20, 21, 22, 23)
        for last in (19, 20, 21, 22)
    )
    return (_months(year, month, 3), *turns)


def _winter(match: re.Match[str]) -> tuple[Interval, ...]:
    return tuple(
        interval
        for year in (int(match[1]), int(match[1]) - 1)
        for interval in (
            Interval(date(year, 12, 1), _month_end(year + 1, 2)),
            Interval(date(year, 12, 21), date(year + 1, 3, 20)),
            Interval(date(year, 12, 22), date(year + 1, 3, 20)),
        )
    )


def _year(match: re.Match[str]) -> tuple[Interval, ...]:
    return (_months(int(match[0]), 1, 12),)


def _decade(match: re.Match[str]) -> tuple[Interval, ...]:
    first = int(match[1]) * 10
    return (Interval(date(first, 1, 1), date(first + 9, 12, 31)),)


def _century(match: re.Match[str]) -> tuple[Interval, ...]:
    first = int(match[1]) * 100
    return tuple(Interval(date(first + k, 1, 1), date(first + k + 99, 12, 31)) for k in (0, 1))


def _months(year: int, first: int, length: int) -> Interval:
    return Interval(date(year, first, 1), _month_end(year, first + length - 1))


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return date(year, month, monthrange(year, month)[1])


_Reading = Callable[[re.Match[str]], tuple[Interval, ...]]
_VALUES: tuple[tuple[str, Granularity, _Reading], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", "day", _day),
    (r"(\d{4})-W(\d\d?)(?:-(WE))?(?:T.*)?", "week", _week),
    (r"(\d{4})-W(\d\d?)-(\d)(?:T.*)?", "day", _day_of_week),
    (r"(\d{4})-(\d\d)", "month", _month),
    (r"(\d{4})-([QH])(\d)", "quarter/half", _part),
    (r"(\d{4})-(SP|SU|FA)", "season", _season),
    (r"(\d{4})-WI", "season", _winter),
    (r"\d{4}", "year", _year),
    (r"(\d{3})X?", "decade+", _decade),
    (r"(\d{2})(?:XX)?", "decade+", _century),
)
