"""Features of many pairs of events at once.

A feature is written for one pair. Most read only a part of an event, and of such parts there are
few: each two that meet are compared once, and the number stands for all pairs that have them.
What is different in every event is worked out for all pairs together.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from according.link.compare.features import FEATURES, stories
from according.link.compare.features.between import Between, between
from according.link.compare.features.feature import Feature
from according.link.compare.node import Node
from according.link.compare.words import Weights

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
_EARLY = 400


def values_of(pairs: Sequence[tuple[Node, Node]]) -> Floats:
    """Return the features of pairs: one row a feature, one column a pair.

    Args:
        pairs: the one with the lesser key first in each.
    """
    batch = _Batch(pairs)
    rows = [batch.row(feature) for feature in FEATURES]
    return np.array(rows, dtype=np.float64).reshape(len(FEATURES), len(pairs))


class _Batch:
    """Pairs, their events told apart, and their reports compared."""

    def __init__(self, pairs: Sequence[tuple[Node, Node]]):
        self.pairs = pairs
        places: dict[int, int] = {}
        self.nodes: list[Node] = []
        ends = [self._place(node, places) for pair in pairs for node in pair]
        self.ones, self.others = np.array(ends, dtype=np.int64).reshape(-1, 2).T
        self._ways: dict[str, tuple[Whole, Whole]] = {}
        reports = self._numbered(lambda node: node.report.document)
        self._first, self._back = _met(reports[self.ones], reports[self.others])
        found = (self.pairs[first] for first in self._first.tolist())
        self._between = [between(one.report, other.report) for one, other in found]

    def row(self, feature: Feature) -> Floats:
        """Return what a feature says of each pair."""
        if feature.name in _WHOLE:
            return _WHOLE[feature.name](self)
        part = _READS.get(feature.name)
        if part is None:
            return self._each(feature, np.arange(len(self.pairs)))
        first, back = self._way(part)
        return self._each(feature, first)[back]

    def _way(self, part: str) -> tuple[Whole, Whole]:
        """Return a pair for each two parts that meet, and for each pair which of them it is."""
        if part == _REPORTS:
            return self._first, self._back
        if part not in self._ways:
            numbers = self._numbered(_PARTS[part])
            self._ways[part] = _met(numbers[self.ones], numbers[self.others])
        return self._ways[part]

    def _each(self, feature: Feature, chosen: Whole) -> Floats:
        value, pairs, reports = feature.value, self.pairs, self._reports(chosen)
        found = (
            value(pairs[place][0], pairs[place][1], told)
            for place, told in zip(chosen.tolist(), reports, strict=True)
        )
        return np.fromiter(found, dtype=np.float64, count=len(chosen))

    def _reports(self, chosen: Whole) -> Iterable[Between]:
        return (self._between[number] for number in self._back[chosen].tolist())

    def _numbered(self, part: Callable[[Node], Hashable]) -> Whole:
        """Return for each event which part it has: equal ones have one number."""
        numbers: dict[Hashable, int] = {}
        found = (numbers.setdefault(part(node), len(numbers)) for node in self.nodes)
        return np.fromiter(found, dtype=np.int64, count=len(self.nodes))

    def _place(self, node: Node, places: dict[int, int]) -> int:
        place = places.setdefault(id(node), len(self.nodes))
        if place == len(self.nodes):
            self.nodes.append(node)
        return place

    def cosines(self, part: Callable[[Node], Weights]) -> Floats:
        """Return how alike the words of a part of the two events are."""
        bags = _Bags([part(node) for node in self.nodes])
        order = np.argsort(self.ones, kind="stable")
        starts = np.flatnonzero(np.diff(self.ones[order], prepend=-1))
        found = np.zeros(len(self.pairs))
        for chosen in np.split(order, starts[1:]) if len(order) else ():
            found[chosen] = bags.like(int(self.ones[chosen[0]]), self.others[chosen])
        return found

    def of_both(self, number: Callable[[Node], float]) -> tuple[Floats, Floats]:
        """Return a number of the first and of the second event of each pair."""
        found = np.array([number(node) for node in self.nodes], dtype=np.float64)
        return found[self.ones], found[self.others]


class _Bags:
    """Bags of words as arrays."""

    def __init__(self, bags: Sequence[Weights]):
        words: dict[str, int] = {}
        sizes = np.array([len(bag) for bag in bags], dtype=np.int64)
        self._ends = np.concatenate(([0], np.cumsum(sizes)))
        self._words = np.array(
            [words.setdefault(word, len(words)) for bag in bags for word in bag], dtype=np.int64
        )
        self._weights = np.array([w for bag in bags for w in bag.values()], dtype=np.float64)
        self._one = np.zeros(len(words))

    def like(self, one: int, others: Whole) -> Floats:
        """Return the cosines of one bag with others."""
        own = slice(self._ends[one], self._ends[one + 1])
        self._one[self._words[own]] = self._weights[own]
        starts, sizes = self._ends[others], self._ends[others + 1] - self._ends[others]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(starts - ends + sizes, sizes)
        products = self._one[self._words[places]] * self._weights[places]
        self._one[self._words[own]] = 0.0
        sums = np.bincount(np.repeat(np.arange(len(others)), sizes), products, len(others))
        return np.asarray(sums, dtype=np.float64)


def _met(ones: Whole, others: Whole) -> tuple[Whole, Whole]:
    codes = ones * (int(others.max(initial=0)) + 1) + others
    _, first, back = np.unique(codes, return_index=True, return_inverse=True)
    return first, back


def _early(batch: _Batch) -> Floats:
    one, other = batch.of_both(lambda node: node.start)
    return ((one < _EARLY) & (other < _EARLY)).astype(np.float64)


def _apart(batch: _Batch) -> Floats:
    one, other = batch.of_both(lambda node: node.place_in_text)
    return np.abs(one - other)


_WHOLE: Mapping[str, Callable[[_Batch], Floats]] = {
    "sentence": lambda batch: batch.cosines(lambda node: node.sentence),
    "near": lambda batch: batch.cosines(lambda node: node.near),
    "early": _early,
    "apart": _apart,
}
"""Features of what is different in every event."""
_REPORTS = "reports"
_PARTS: Mapping[str, Callable[[Node], Hashable]] = {
    "lemma": lambda node: node.lemma,
    "actors": lambda node: node.actors,
    "recipients": lambda node: node.recipients,
    "actor_heads": lambda node: node.actor_heads,
    "recipient_heads": lambda node: node.recipient_heads,
    "sides": lambda node: (node.actors, node.recipients),
    "numbers": lambda node: tuple((n.what, n.low, n.high) for n in node.numbers),
    "time": lambda node: (node.since, node.until),
    "place": lambda node: node.where and (node.where.name, *_told(node)),
    "kind": lambda node: (node.type, node.mode, node.status),
}


def _told(node: Node) -> tuple[Hashable, ...]:
    where = node.where
    return (where.precision, where.country, where.lat, where.lon) if where else ()


_OWN = {
    "lemma": "lemma stem rare_lemma alike close concepts",
    "actors": "actors actors_differ",
    "recipients": "recipients recipients_differ",
    "actor_heads": "actor_heads",
    "recipient_heads": "recipient_heads",
    "sides": "crossed rare_side",
    "numbers": "counts_agree counts_differ",
    "time": "same_time other_time time_apart",
    "place": "same_place near_place far_place other_country",
    "kind": "type other_type mode other_mode status unreal",
    _REPORTS: " ".join(feature.name for feature in stories.FEATURES),
}
_READS = {name: part for part, names in _OWN.items() for name in names.split()}
"""Which part of an event, or of the two reports, a feature reads; of one that is not listed it is
not known, and it is asked for every pair."""
