"""Which events are one happening, from how probable pairs of them are.

Average linkage: the two groups whose pairs are most probable on average are joined, as long as
that average reaches the threshold; a pair that was not compared counts as 0. What must be one is
joined first, what cannot be is never joined. The outcome depends on the set of nodes and scores
only: ties go by key.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping

import msgspec

from according.link.compare.node import Key

Pair = tuple[Key, Key]

_PLACES = 9
"""Decimals of an average: sums taken in another order agree to more."""


class Clusters(msgspec.Struct, frozen=True, kw_only=True):
    """Groups of events, and what stood in the way of it."""

    groups: tuple[tuple[Key, ...], ...]
    """Each in order of key, and they in the order of their first; every node is in one."""
    conflicts: tuple[Pair, ...]
    """Those that cannot be one, and yet must by the chain of others that must."""


def cluster(
    nodes: Collection[Key],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> Clusters:
    """Group events.

    Args:
        nodes: all of a connected component, or more.
        scores: probabilities; a pair stands once, in either order; pairs with a node that is not
            among ``nodes`` are passed over.
        threshold: least average probability of two groups that are joined.
        must: pairs that are one happening.
        cannot: pairs that are not.
    """
    home = {key: part[0] for part in components(nodes, must) for key in part}
    apart = [pair for pair in cannot if pair[0] in home and pair[1] in home]
    conflicts = {_ordered(pair) for pair in apart if home[pair[0]] == home[pair[1]]}
    linkage = _Linkage(home, scores, apart, threshold)
    linkage.run()
    return Clusters(groups=linkage.groups(), conflicts=tuple(sorted(conflicts)))


def components(nodes: Collection[Key], pairs: Iterable[Pair]) -> list[tuple[Key, ...]]:
    """Return the parts that no pair connects, each in order of key, in the order of their first."""
    above = {key: key for key in nodes}

    def top(key: Key) -> Key:
        while above[key] != key:
            above[key] = key = above[above[key]]
        return key

    for one, other in pairs:
        if one in above and other in above:
            a, b = top(one), top(other)
            above[max(a, b)] = min(a, b)
    parts: dict[Key, list[Key]] = {}
    for key in sorted(above):
        parts.setdefault(top(key), []).append(key)
    return [tuple(part) for part in parts.values()]


class _Linkage:
    """Joins groups; each goes by the first key of those it began with."""

    def __init__(
        self,
        home: Mapping[Key, Key],
        scores: Mapping[Pair, float],
        apart: Iterable[Pair],
        threshold: float,
    ):
        self._threshold = threshold
        self._members: dict[Key, list[Key]] = {}
        for key in sorted(home):
            self._members.setdefault(home[key], []).append(key)
        self._sums: dict[Key, dict[Key, float]] = {group: {} for group in self._members}
        self._apart: dict[Key, set[Key]] = {group: set() for group in self._members}
        for (one, other), score in sorted((_ordered(pair), s) for pair, s in scores.items()):
            if one in home and other in home and home[one] != home[other]:
                self._add(home[one], home[other], score)
        for one, other in apart:
            if home[one] != home[other]:
                self._apart[home[one]].add(home[other])
                self._apart[home[other]].add(home[one])
        self._queue: list[tuple[float, Key, Key]] = []

    def run(self) -> None:
        """Join, the likeliest first, until no two groups reach the threshold."""
        for one, others in self._sums.items():
            for other in others:
                if one < other:
                    self._offer(one, other)
        while self._queue:
            average, one, other = heapq.heappop(self._queue)
            if (
                one in self._members
                and other in self._members
                and other not in self._apart[one]
                and self._average(one, other) == -average
            ):
                self._join(one, other)

    def groups(self) -> tuple[tuple[Key, ...], ...]:
        """Return what the groups are now."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def _add(self, one: Key, other: Key, score: float) -> None:
        for a, b in ((one, other), (other, one)):
            self._sums[a][b] = self._sums[a].get(b, 0.0) + score

    def _average(self, one: Key, other: Key) -> float:
        pairs = len(self._members[one]) * len(self._members[other])
        return round(self._sums[one].get(other, 0.0) / pairs, _PLACES)

    def _offer(self, one: Key, other: Key) -> None:
        average = self._average(one, other)
        if average >= self._threshold and other not in self._apart[one]:
            heapq.heappush(self._queue, (-average, min(one, other), max(one, other)))

    def _join(self, one: Key, other: Key) -> None:
        """Put a group into another; ``one`` is the smaller key and stays."""
        self._members[one] += self._members.pop(other)
        for third in self._apart.pop(other):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
        for third, total in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                self._add(one, third, total)
        for third in self._sums[one]:
            self._offer(one, third)


def _ordered(pair: Pair) -> Pair:
    return (pair[0], pair[1]) if pair[0] <= pair[1] else (pair[1], pair[0])
