"""Which claim before is told again by which after: one question, answered in one place.

There is no better answer than these rules until incidents are linked across reports; then a
matcher that looks them up takes the place of ``DayMatcher``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from according.base.diff.changes import ToldClaim, names
from according.base.records.rows import ClaimRow

_OPEN = ("", "\U0010ffff")
"""Before and after every day."""
_DAY = len("2024-05-01")


class Matcher(Protocol):
    """Finds what was told before of the happening that a claim tells."""

    def find(self, after: ToldClaim) -> ToldClaim | None:
        """Return the claim before that tells the same; none: it was not told."""


class ReadingMatcher:
    """Between two readings of one report: overlapping words and the same type, each once.

    The same words come first, then the same speaker, then the longest overlap.
    """

    def __init__(self, before: Iterable[ToldClaim]):
        self._left = list(before)

    def find(self, after: ToldClaim) -> ToldClaim | None:
        """Return the claim before at the words of this one, which is then taken."""
        found = [one for one in self._left if _at_one_place(one.claim, after.claim)]
        best = max(found, key=lambda one: _closeness(one.claim, after.claim), default=None)
        if best is not None:
            self._left.remove(best)
        return best

    def left(self) -> list[ToldClaim]:
        """Return the claims before that none has taken."""
        return self._left


class DayMatcher:
    """Between reports of two days: the same type, a shared party or place, times that may be one.

    Of several, the one that agrees in most of actors, recipients and place, then the latest. One
    that differs in more of them than it agrees in is of another happening. Of a relation both sides
    must agree.
    """

    def __init__(self, before: Iterable[ToldClaim]):
        self._by_name: dict[tuple[str, str, str], list[ToldClaim]] = defaultdict(list)
        for one in before:
            for key in keys_of(one.claim):
                self._by_name[key].append(one)

    def find(self, after: ToldClaim) -> ToldClaim | None:
        """Return the latest claim before of what seems the same happening."""
        candidates = {
            one.id: one for key in keys_of(after.claim) for one in self._by_name.get(key, ())
        }
        ranked = [
            (agreement, one.claim.day or "", one.id)
            for one in candidates.values()
            if _times_meet(one.claim, after.claim)
            and (agreement := _agreement(one.claim, after.claim)) >= 0
        ]
        return candidates[max(ranked)[-1]] if ranked else None


def keys_of(claim: ClaimRow) -> Iterator[tuple[str, str, str]]:
    """Yield what two claims of one happening share at least one of: type, and a name in a role."""
    for side in ("actors", "recipients"):
        for name in names(getattr(claim, side)):
            yield claim.type, side, name
    if claim.place_name:
        yield claim.type, "place", claim.place_name.casefold()


def _agreement(one: ClaimRow, other: ClaimRow) -> int:
    """Return in how many of actors, recipients and place two agree, less those they differ in."""
    sides = [(names(one.actors), names(other.actors))]
    sides.append((names(one.recipients), names(other.recipients)))
    sides.append((names(one.place_name or ""), names(other.place_name or "")))
    agreed = sum(1 if here & there else -1 for here, there in sides if here and there)
    if one.kind == "relation":
        # Who stands to somebody else, or is somewhere else, is told another thing.
        return agreed - len(("subject", "object"))
    return agreed


def _times_meet(one: ClaimRow, other: ClaimRow) -> bool:
    """Tell whether two times overlap, or are both open."""
    told, told_too = one.since or one.until, other.since or other.until
    if not told or not told_too:
        return not told and not told_too
    (start, end), (start_too, end_too) = _days(one), _days(other)
    return start <= end_too and start_too <= end


def _days(claim: ClaimRow) -> tuple[str, str]:
    start, end = (claim.since or "")[:_DAY], (claim.until or "")[:_DAY]
    return start or _OPEN[0], end or _OPEN[1]


def _at_one_place(one: ClaimRow, other: ClaimRow) -> bool:
    return one.type == other.type and one.start < other.end and other.start < one.end


def _closeness(one: ClaimRow, other: ClaimRow) -> tuple[bool, bool, int, int]:
    """Return how alike two claims at one place are: by words, speaker, overlap, order."""
    overlap = min(one.end, other.end) - max(one.start, other.start)
    same = (one.start, one.end) == (other.start, other.end)
    return same, one.speaker == other.speaker, overlap, -one.key
