"""The line under a headline that says who printed it when: ``The Courier, 17 March 2023``."""

import re
from datetime import datetime
from functools import cache

import msgspec

from according import lexicon

_LONGEST = 120
_LONGEST_NAME = 6
"""Words; a longer run before the date is a sentence."""

_ZERO_ZONES = frozenset(["GMT", "UTC", "Z"])


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a source line says."""

    publisher: str | None
    published: str | None
    """ISO 8601 date, or date and time; without a zone where the line has none that is sure."""


def source_line_of(paragraph: str) -> SourceLine | None:
    """Read a source line; none where the paragraph is anything else.

    The date must have day, month by name, and year, or be ISO 8601: ``3/4/2023`` is two days.
    The date of an update is not the date of publication, and is left out.
    """
    if len(paragraph) > _LONGEST:
        return None
    match = _pattern().fullmatch(paragraph.strip())
    if match is None:
        return None
    name = match["name"]
    if name is not None and not _is_outlet(name, match["mark"]):
        return None
    published = _iso(match)
    if published is None:
        return None
    updated = (match["verb"] or "").lower().startswith(("updated", "last"))
    return SourceLine(publisher=name, published=None if updated else published)


def _is_outlet(name: str, mark: str) -> bool:
    """Tell a paper from a place: ``The Lantern, 3 March 2023``, but ``London, 3 March 2023``."""
    words = name.lower().split()
    if not name[0].isupper() or len(words) > _LONGEST_NAME:
        return False
    named = words[0] == "the" or not set(words).isdisjoint(lexicon.entries("outlet_words"))
    return named or mark != "," or name in lexicon.table("datelines")["wires"]


def _iso(match: re.Match[str]) -> str | None:
    printed = match["iso"] or "{}-{:02}-{:0>2}".format(
        match["year"] or match["year_after"],
        _month_number(match["month"] or match["month_first"]),
        match["day"] or match["day_after"],
    )
    if match["hour"] is not None:
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
        printed += f"T{hour:02}:{match['minute']}:00"
        printed += "+00:00" if (match["zone"] or "").upper() in _ZERO_ZONES else ""
    try:
        datetime.fromisoformat(printed)
    except ValueError:
        return None
    return printed


def _month_number(name: str) -> int:
    full = [month[:3].lower() for month in lexicon.table("datelines")["months"][:12]]
    return full.index(name[:3].lower()) + 1


@cache
def _pattern() -> re.Pattern[str]:
    lists = lexicon.table("datelines")
    months = "|".join(lists["months"])
    weekdays = "|".join(lists["weekdays"])
    weekday = rf"(?:(?:{weekdays})\b\.?,?\s*)?"
    date = (
        rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
        rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{months})\b\.?,?\s+(?P<year>\d{{4}})"
        rf"|(?P<month_first>{months})\b\.?\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
        rf"(?P<year_after>\d{{4}}))"
    )
    time = (
        r"(?:[\s,|]*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?"
        r"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*\(?(?P<zone>[A-Z]{1,5})\)?)?)?"
    )
    verb = r"(?:(?P<verb>(?:first |last )?(?:published|posted|updated|modified))(?: on| at)?:?\s+)?"
    name = (
        rf"(?:(?!(?:{weekdays})\b)(?P<name>[^\W\d_][^,|•·–—:;]{{1,60}}?)"
        r"\s*(?P<mark>[,|•·–—])\s*)?"
    )
    return re.compile(rf"{verb}{name}{weekday}{date},?\s*{weekday}{time}", re.IGNORECASE)
