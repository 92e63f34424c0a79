"""Units counted from a time: "two weeks ago", "the following month", "the past three days"."""

from datetime import date, timedelta

import msgspec

from according.model import Precision
from according.times import timex
from according.times.choose import Tense
from according.times.intervals import (
    ONE_DAY,
    Interval,
    day_of,
    month_of,
    months_later,
    months_of,
    week_of,
    weekend_of,
    year_of,
    years_of,
)
from according.times.meanings import Shift, Window
from according.times.story import Anchor

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_MANY_WEEKS = 3
"""Who counts so many weeks means the week, not the day: "six weeks ago"."""
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


class Shifted(msgspec.Struct, frozen=True):
    """The unit that is meant, with its value."""

    interval: Interval
    precision: Precision
    timex: str | None


def shifted(meaning: Shift, anchor: Anchor, tense: Tense | None) -> Shifted | None:
    """Return the unit that lies ``amount`` units from an anchor; none: not told so finely."""
    start, amount = anchor.interval.first, meaning.amount
    if meaning.unit == "weekend":
        return _weekend(start, amount, tense)
    assert amount is not None
    if meaning.unit in ("minute", "hour"):
        return None
    if meaning.ago and meaning.unit == "year" and anchor.precision in ("quarter", "half"):
        return _same_part(anchor, amount)
    if meaning.unit in _DAYS:
        day = start + timedelta(_DAYS[meaning.unit] * amount)
        if meaning.unit == "day" or (meaning.counted and abs(amount) < _MANY_WEEKS):
            return Shifted(day_of(day), "day", timex.of_day(day))
        return Shifted(week_of(day), "week", timex.of_week(day))
    first = months_later(start, _MONTHS[meaning.unit] * amount)
    return _unit_at(meaning.unit, first)


def _unit_at(unit: str, day: date) -> Shifted:
    year = day.year
    match unit:
        case "month":
            return Shifted(month_of(year, day.month), "month", timex.of_month(day))
        case "quarter":
            number = (day.month + 2) // 3
            return Shifted(months_of(year, number, 3), "quarter", f"{year:04}-Q{number}")
        case "year":
            return Shifted(year_of(year), "year", f"{year:04}")
        case "decade":
            first = year // 10 * 10
            return Shifted(years_of(first, 10), "decade", timex.of_years(first, 10))
        case _:
            first = year // 100 * 100
            return Shifted(years_of(first, 100), "century", timex.of_years(first, 100))


def _same_part(anchor: Anchor, years: int) -> Shifted:
    """Return the same quarter or half of another year."""
    first, last = (months_later(day, 12 * years) for day in anchor.interval)
    length = 3 if anchor.precision == "quarter" else 6
    number = (last.month - 1) // length + 1
    letter = anchor.precision[0].upper()
    interval = months_of(first.year, number, length)
    return Shifted(interval, anchor.precision, f"{first.year:04}-{letter}{number}")


def _weekend(day: date, amount: int | None, tense: Tense | None) -> Shifted:
    """Return a weekend; the one that is on, or the last one, counts as this one when past."""
    weekend = weekend_of(day)
    if amount is None:
        amount = -1 if tense != "future" and weekend.first > day else 0
    elif amount == 0 and tense == "past" and weekend.first > day:
        amount = -1
    monday = weekend.first + timedelta(7 * amount)
    interval = weekend_of(monday)
    return Shifted(interval, "weekend", f"{timex.of_week(interval.first)}-WE")


def window(meaning: Window, now: Interval) -> Interval:
    """Return the stretch of so many units that ends, or begins, with a day."""
    assert meaning.amount is not None
    amount = meaning.amount
    if meaning.unit in ("minute", "hour"):
        reach = -(-amount // 24) if meaning.unit == "hour" else 0
        edge = now.first + timedelta(reach if meaning.ahead else -reach)
    elif meaning.unit in _DAYS:
        days = _DAYS[meaning.unit] * amount
        edge = (
            now.last + timedelta(days) if meaning.ahead else now.first - timedelta(days) + ONE_DAY
        )
    else:
        months = _MONTHS[meaning.unit] * (amount if meaning.ahead else -amount)
        edge = months_later(now.first, months)
    return Interval(now.first, edge) if meaning.ahead else Interval(edge, now.last)
