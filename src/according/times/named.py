"""Holidays and the months of the Islamic calendar."""

from datetime import date, timedelta
from functools import lru_cache

from according import lexicon
from according.times.intervals import Interval, day_of, month_end

_HIJRI_YEARS = range(1343, 1501)
"""Years that the Umm al-Qura tables of `hijridate` cover: 1924 to 2077."""


class NamedDays:
    """When named days fall, year by year."""

    def __init__(self) -> None:
        self._lists = lexicon.table("holidays")
        self._in = lru_cache(maxsize=256)(self._found)

    def within(self, name: str, year: int) -> tuple[Interval, ...]:
        """Return when a named day falls in a year; Islamic ones may fall twice, or be unknown."""
        return self._in(name, year)

    def is_sighted(self, name: str) -> bool:
        """Tell whether a day hangs on the new moon being seen, so that places differ by a day."""
        return name in self._lists["hijri"]

    def _found(self, name: str, year: int) -> tuple[Interval, ...]:
        lists = self._lists
        if name in lists["fixed"]:
            return (day_of(date(year, *lists["fixed"][name])),)
        if name in lists["easter"]:
            return (day_of(easter_of(year) + timedelta(lists["easter"][name])),)
        if name in lists["weekday"]:
            return (day_of(_nth_weekday(year, *lists["weekday"][name])),)
        return tuple(
            found
            for found in (_hijri(lists["hijri"][name], near) for near in _hijri_years(year))
            if found is not None and found.first.year == year
        )


def easter_of(year: int) -> date:
    """Return Western Easter Sunday (Gregorian; the method of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - skipped + 15) % 30
    fours, ones = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * fours - moon - ones) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _hijri_years(year: int) -> range:
    near = int((year - 622) * 33 / 32)
    return range(near - 1, near + 3)


def _hijri(what: list[int], year: int) -> Interval | None:
    from hijridate import Hijri  # its tables are loaded only where a text needs them

    if year not in _HIJRI_YEARS:
        return None
    month, day, length = what
    start = Hijri(year, month, day)
    first = date(*start.to_gregorian().datetuple())
    days = start.month_length() if length > 1 else 1
    return Interval(first, first + timedelta(days - 1))
