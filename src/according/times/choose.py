"""Which of several days, months or years of one name is meant."""

from collections.abc import Sequence
from typing import Literal

from according.times.intervals import Interval
from according.times.meanings import Pick

Tense = Literal["past", "present", "future"]

STRETCH = {"past": 4.0, "future": 12.0}
"""How many times farther a time that fits the tense may lie than one that does not.

What is written in the past tense may point ahead ("the board authorised a split, payable Dec. 7").
"""

BACKWARD = 1.25
"""How much farther a time before the one told last counts than one after it: stories go on."""


def seen_from(
    candidates: Sequence[Interval], day: Interval, tense: Tense | None
) -> Interval | None:
    """Choose as one who writes on ``day``: the last one past, or the next to come.

    Args:
        candidates: in time order.
        day: the day of writing; a time that holds it is past as well as to come.
        tense: of the words around; none: they do not show it, and the nearest is taken.
    """
    past = [one for one in candidates if one.first <= day.first]
    ahead = [one for one in candidates if one.last >= day.last]
    if past and ahead and tense in ("past", "future"):
        chosen, other = (past[-1], ahead[0]) if tense == "past" else (ahead[0], past[-1])
        return (
            other
            if _distance(chosen, day) > STRETCH[tense] * (_distance(other, day) + 1)
            else chosen
        )
    return min(candidates, key=lambda one: _distance(one, day), default=None)


def following_on(candidates: Sequence[Interval], told: Interval) -> Interval | None:
    """Choose as one who tells a story that has come to ``told``: the nearest, rather after it."""

    def cost(one: Interval) -> float:
        if one.first >= told.first:
            return 0.0 if one.last <= told.last else float((one.first - told.first).days)
        return BACKWARD * (told.first - one.first).days

    return min(candidates, key=cost, default=None)


def picked(candidates: Sequence[Interval], pick: Pick, beside: Interval) -> Interval | None:
    """Choose the last before, the next after or the one that holds a time."""
    if pick in ("last", "previous"):
        past = [one for one in candidates if one.last < beside.first]
        return past[-1] if past else None
    if pick in ("next", "following"):
        return next((one for one in candidates if one.first > beside.last), None)
    return min(candidates, key=lambda one: _distance(one, beside), default=None)


def _distance(one: Interval, other: Interval) -> int:
    if one.first > other.last:
        return (one.first - other.last).days
    return max(0, (other.first - one.last).days)
