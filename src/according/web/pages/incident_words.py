"""What an incident comes to in a sentence, and its numbers over time as points of a chart."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

import msgspec

from according.base import FiledIncident
from according.model import Dispute, Incident, TollTold

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_OWN = "this report"
"""The speaker of what a report without a publisher tells itself: another in each."""
WIDTH, HEIGHT, EDGE = 480, 140, 30
"""Of the chart, in its own units."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A number told on a day, as a mark of the chart."""

    told: TollTold
    x: float
    top: float
    """Of the greatest number that it may be."""
    bottom: float


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its history."""

    what: str
    told: tuple[TollTold, ...]
    points: tuple[Point, ...]
    """Empty where fewer than two days are known."""
    most: int
    first: str
    latest: str


def summary(filed: FiledIncident, one: Incident) -> str:
    """Return the incident in a sentence: how many tell it, on whose word, what is not agreed."""
    said = (
        f"Told in {_counted(filed.reports, 'report')}, resting on"
        f" {_counted(filed.independent, 'independent origin')}"
    )
    if filed.independent_low != filed.independent_high:
        said += f" (from {filed.independent_low} to {filed.independent_high}, as doubts are taken)"
    parts = [said, *(_not_agreed(each) for each in one.disputes)]
    if not any(each.about == "killed" for each in one.disputes) and filed.killed_best is not None:
        parts.append(f"{filed.killed_best} killed")
    against = Counter(each.speaker for each in one.denials)
    if against:
        names = list(against)
        more = f" and {_counted(len(names) - 2, 'other')}" if len(names) > 2 else ""
        verb = "denies or doubts" if len(names) == 1 else "deny or doubt"
        parts.append(f"{' and '.join(names[:2]) if not more else ', '.join(names[:2])}{more}"
                     f" {verb} it, or a part of it")  # fmt: skip
    return "; ".join(parts) + "."


def _not_agreed(one: Dispute) -> str:
    is_number = one.about not in ("time", "place", "actors")
    shown = []
    for number, value in enumerate(one.values[:3]):
        holders = len(
            {(by.who or by.speaker, by.speaker == _OWN and by.document) for by in value.by}
        )
        count = _NUMBERS[holders] if holders < len(_NUMBERS) else str(holders)
        verb = "gives" if holders == 1 else "give"
        unit = f" {one.about.replace('_', ' ')}" if is_number and not number else ""
        shown.append(f"{count} {verb} {value.value}{unit}")
    more = f" and {_counted(len(one.values) - 3, 'other value')}" if len(one.values) > 3 else ""
    return ("" if is_number else f"on the {one.about} ") + ", ".join(shown) + more


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tolls_of(told: Iterable[TollTold]) -> tuple[Toll, ...]:
    """Return each number's history with the points of its chart."""
    by_what = sorted(told, key=lambda one: (one.what, one.day or "9999"))
    return tuple(_toll(what, tuple(group)) for what, group in groupby(by_what, lambda o: o.what))


def _toll(what: str, told: tuple[TollTold, ...]) -> Toll:
    days = sorted({one.day for one in told if one.day})
    most = max((n for one in told for n in (one.low, one.high) if n is not None), default=0)
    points = []
    if len(days) > 1:
        step = (WIDTH - 2 * EDGE) / (len(days) - 1)
        for one in told:
            ends = [n for n in (one.low, one.high) if n is not None]
            if one.day and ends:
                x = EDGE + step * days.index(one.day)
                points.append(Point(told=one, x=x, top=_y(max(ends), most), bottom=_y(min(ends),
                                    most)))  # fmt: skip
    return Toll(
        what=what,
        told=told,
        points=tuple(points),
        most=most,
        first=days[0] if days else "",
        latest=days[-1] if days else "",
    )


def _y(number: int, most: int) -> float:
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * number / max(most, 1), 1)
