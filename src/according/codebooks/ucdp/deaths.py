"""UCDP's estimates of deaths: by side, and best, low and high."""

import msgspec

from according.codebooks.facts import Facts
from according.codebooks.refusals import Open
from according.codebooks.tolls import Telling, deed, only_totals, point, spoken, tellings
from according.codebooks.ucdp.sides import Dyad, Side
from according.codebooks.words import rules
from according.model import Count, Span


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """How many died: ``a``, ``b``, ``civilians`` and ``unknown`` add up to ``best``."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0
    low: int
    high: int
    reason: str | None = None
    """How the estimates were chosen."""

    @property
    def best(self) -> int:
        """The sum of the four columns."""
        return self.a + self.b + self.civilians + self.unknown


def deaths(facts: Facts, sides: Dyad | None) -> Deaths | Open:
    """Return the deaths told of an event, or that none is told.

    Best is the report's own number; where it gives none, the lowest that anybody gives. Low and
    high are the lowest and the highest that anybody gives; a number without an upper side is its
    own upper side.

    Args:
        facts: the event.
        sides: the sides that the dead are given to; None: all stay unknown.
    """
    told = [one for one in tellings(facts, ["killed"]) if _best(one, facts) is not None]
    if not told:
        return _by_the_deed(facts, sides)
    chosen = _chosen(told, facts)
    best = _best(chosen, facts) or 0
    lows = [one.total(lambda c: c.low) for one in told]
    highs = [one.total(lambda c: c.low if c.high is None else c.high) for one in told]
    low = min([best, *(number for number in lows if number is not None)])
    high = max([best, *(number for number in highs if number is not None)])
    if high == 0:
        return Open("the text tells that nobody died")
    by_side = _by_side(facts, chosen, best, sides)
    return Deaths(low=low, high=high, reason=_reason(facts, told, chosen), **by_side)


def _chosen(told: list[Telling], facts: Facts) -> Telling:
    own = [one for one in told if one.wholes[0].statement is None]
    return own[0] if own else min(told, key=lambda one: _best(one, facts) or 0)


def _best(one: Telling, facts: Facts) -> int | None:
    return one.total(lambda count: point(count, facts.reading.text))


def _reason(facts: Facts, told: list[Telling], chosen: Telling) -> str | None:
    if len(told) > 1:
        return f"best is that of {chosen.by}, among {spoken(facts, tuple(told))}"
    open_above = any(count.high is None for count in chosen.wholes)
    return "no upper side is told" if open_above else None


def _by_the_deed(facts: Facts, sides: Dyad | None) -> Deaths | Open:
    killed = deed(facts)
    if killed is None:
        if only_totals(facts, "killed"):
            return Open("no death is told of it alone: the toll is over more than this event")
        return Open("no death is told")
    column = "unknown" if sides is None else _column(_hit(facts, sides), sides)
    reason = "the deed tells the deaths, one a victim"
    if not killed.exact:
        reason = f"deaths are told in the plural without a number: at least {killed.number}"
    return Deaths(low=killed.number, high=killed.number, reason=reason, **{column: killed.number})


def _hit(facts: Facts, sides: Dyad) -> Side | None:
    """Return the side of the recipients; none where two clash."""
    if not facts.recipients:
        return None
    return next((s for s in (sides.a, sides.b) if facts.recipients[0] in s.parties), None)


def _column(side: Side | None, sides: Dyad) -> str:
    if side is None:
        return "unknown"
    if side.kind == "civilians":
        return "civilians"
    return "a" if side is sides.a else "b"


def _by_side(facts: Facts, one: Telling, best: int, sides: Dyad | None) -> dict[str, int]:
    """Give the dead of one telling to the sides; who is left over is unknown."""
    columns = dict.fromkeys(("a", "b", "civilians", "unknown"), 0)
    if sides is None:
        columns["unknown"] = best
        return columns
    left = best
    rest = _rest_column(facts, one, sides)
    for count in (*one.details, *one.wholes):
        column = _told_column(facts, count, sides)
        number = point(count, facts.reading.text) or 0
        if column is None or column == rest:
            continue
        number = min(number, left)
        columns[column] += number
        left -= number
    columns[rest] += left
    return columns


def _rest_column(facts: Facts, one: Telling, sides: Dyad) -> str:
    """Return where those go whom no detail places: those told of by the whole, if one is."""
    columns = {_told_column(facts, count, sides) for count in one.wholes}
    if len(columns) == 1:
        return columns.pop() or "unknown"
    return "unknown"


def _told_column(facts: Facts, count: Count, sides: Dyad) -> str | None:
    """Return the column of a number by the words for those counted, else by their group."""
    for side in (sides.a, sides.b):
        spans = [party.span for party in side.parties if party.span]
        if any(Span(*span).overlaps(Span(*words)) for span in spans for words in count.of_whom):
            return _column(side, sides)
    groups = rules("words")["groups"]
    if count.group in groups["civilians"]:
        return "civilians"
    for kind, wanted in (("state", "state"), ("militants", "organised")):
        fitting = [side for side in (sides.a, sides.b) if side.kind == wanted]
        if count.group in groups[kind] and len(fitting) == 1:
            return _column(fitting[0], sides)
    if count.group is None and sides.type_of_violence == 3:
        return "civilians"
    return None
