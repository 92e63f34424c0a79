"""Stretches of the calendar: first and last day, both within."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(1)
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the meteorological season, northern half of the globe."""


class Interval(NamedTuple):
    """From a first day to a last, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def day_of(day: date) -> Interval:
    """Return the day as an interval."""
    return Interval(day, day)


def week_of(day: date) -> Interval:
    """Return the ISO week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(day.weekday())
    return Interval(monday, monday + timedelta(6))


def weekend_of(day: date) -> Interval:
    """Return Saturday and Sunday of the week that holds a day."""
    monday = day - timedelta(day.weekday())
    return Interval(monday + timedelta(5), monday + timedelta(6))


def month_of(year: int, month: int) -> Interval:
    """Return a month.

    Raises:
        ValueError: the year or month is none of the calendar's.
    """
    return Interval(date(year, month, 1), month_end(year, month))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_of(year: int, number: int, length: int) -> Interval:
    """Return the nth quarter (``length`` 3) or half (``length`` 6) of a year."""
    last = number * length
    return Interval(date(year, last - length + 1, 1), month_end(year, last))


def year_of(year: int) -> Interval:
    """Return a year."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def years_of(first: int, length: int) -> Interval:
    """Return a decade or century by its first year."""
    return Interval(date(max(1, first), 1, 1), date(first + length - 1, 12, 31))


def season_of(year: int, code: str) -> Interval:
    """Return a season; the winter of a year is the one that begins in it."""
    month = _SEASON_MONTHS[code]
    if code == "WI":
        return Interval(date(year, 12, 1), month_end(year + 1, 2))
    return Interval(date(year, month, 1), month_end(year, month + 2))


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last where it has none such."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
