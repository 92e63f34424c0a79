"""Times that take from one another: "between March and June 2012", "11 a.m. on 11 November"."""

import re

import msgspec

from according.times.meanings import Calendar, Found, Moment, Season, YearPart

_TO = re.compile(
    r"\s*(?:-{1,2}|[–—]|,|&|\b(?:and|to|or|until|through|till)\b)\s*(?:(?:early|mid|late|the)\b[\s-]*)?"
)
_ON = re.compile(r",?\s+(?:on\s+(?:the\s+)?)?")


def joined(found: list[Found], text: str) -> list[Found]:
    """Return the times with the year of a range's end given to its start, and hours their day."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        one, other = result[index], result[index + 1]
        between = text[one.span.end : other.span.start]
        if isinstance(one.meaning, Moment) and _ON.fullmatch(between):
            if isinstance(other.meaning, Calendar) and (other.meaning.day or other.meaning.weekday):
                result[index] = msgspec.structs.replace(one, meaning=other.meaning)
        elif _TO.fullmatch(between):
            result[index] = _with_year(one, other)
    return result


def _with_year(one: Found, other: Found) -> Found:
    first, second = one.meaning, other.meaning
    yearly = Calendar | Season | YearPart
    if not isinstance(first, yearly) or not isinstance(second, yearly):
        return one
    if first.year is not None or first.of is not None or first.pick is not None:
        return one
    if isinstance(first, Calendar) and first.month is None:
        return one
    if second.year is None or (isinstance(second, Calendar) and second.month is None):
        return one
    later = _place(first) > _place(second)
    return msgspec.structs.replace(
        one, meaning=msgspec.structs.replace(first, year=second.year - later)
    )


def _place(meaning: Calendar | Season | YearPart) -> tuple[int, int]:
    """Return where in its year a time lies."""
    match meaning:
        case Calendar():
            return (meaning.month or 0, meaning.day or 0)
        case Season():
            return ({"SP": 3, "SU": 6, "FA": 9, "WI": 12}[meaning.code], 0)
        case YearPart():
            return (meaning.number * (3 if meaning.unit == "quarter" else 6), 0)
