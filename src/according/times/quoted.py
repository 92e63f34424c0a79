"""Times inside a quotation are counted from the day it was said."""

from collections.abc import Sequence

from according.model import Statement
from according.times.meanings import Calendar, Found, Shift
from according.times.resolve import Resolved
from according.times.story import FINENESS, Anchor

_NEAR = 60
"""Farthest, in code points, that a day stands from the words of saying it belongs to."""


def quotation_days(
    found: Sequence[Found], resolved: Sequence[Resolved], statements: Sequence[Statement]
) -> dict[int, Anchor]:
    """Return, by index, the times to be counted from the day of a quotation that holds them.

    Only days told beside the words of saying count ("told reporters on Monday: …").
    """
    days: dict[int, Anchor] = {}
    for statement in statements:
        if statement.manner == "indirect" or not statement.cue:
            continue
        inside = [i for i, one in enumerate(found) if _is_counted(one) and _covers(statement, one)]
        if not inside:
            continue
        day = _day_of_saying(statement, found, resolved)
        if day is not None:
            days.update(dict.fromkeys(inside, day))
    return days


def _day_of_saying(
    statement: Statement, found: Sequence[Found], resolved: Sequence[Resolved]
) -> Anchor | None:
    start, end = statement.cue[0].start, statement.cue[-1].end
    near: list[tuple[int, Anchor]] = []
    for index, (one, result) in enumerate(zip(found, resolved, strict=True)):
        if result.interval is None or result.precision is None or FINENESS[result.precision]:
            continue
        gap = max(start - one.span.end, one.span.start - end, 0)
        if gap <= _NEAR and not _touches(statement, one):
            near.append((gap, Anchor(result.interval, result.precision, index)))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _is_counted(one: Found) -> bool:
    meaning = one.meaning
    if isinstance(meaning, Shift):
        return meaning.base == "published"
    return isinstance(meaning, Calendar) and meaning.year is None


def _covers(statement: Statement, one: Found) -> bool:
    return any(span.contains(one.span) for span in statement.content)


def _touches(statement: Statement, one: Found) -> bool:
    return any(span.overlaps(one.span) for span in statement.content)
