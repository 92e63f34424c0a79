"""Atoms into actors: the likeliest two first, never against a decision, never by guess of two."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from according.link.actors.atoms import Atom, atoms_of, candidates
from according.link.actors.bearer import Bearer, Link, Member, Who
from according.link.actors.compare import Comparison, Pair, compare
from according.link.actors.decided import keys_of
from according.link.actors.naming import form_of
from according.link.actors.profile import Company, profile_of
from according.link.actors.stories import Story, in_one_story
from according.link.actors.union import Union
from according.link.actors.words import weights

_FAR_MORE = 3
"""How many times the reports of a rival make it none."""
_FIRST = "the first report that has it"


def group(
    bearers: Iterable[Bearer],
    company: dict[str, Company],
    stories: Mapping[str, Story] = MappingProxyType({}),
    *,
    must: Sequence[Link] = (),
    cannot: Sequence[Link] = (),
) -> list[Who]:
    """Put the bearers of reports together that are one.

    The outcome is a function of the set of bearers and decisions: ties are broken by the reports'
    ids and the records'.

    Args:
        bearers: of any number of reports; none is left out of the outcome.
        company: of each report, by id, the forms of the names that it tells of.
        stories: of each report, by id, the stems that tell most of it.
        must: bearers that people hold to be one; what is not among the bearers is passed over.
        cannot: bearers that people hold to be two.
    """
    every = atoms_of(bearers, keys_of((*must, *cannot)))
    at = {one.key: place for place, atom in enumerate(every) for one in atom.bearers}
    held = _held_forms(every, at, must)
    told = in_one_story(every, stories)
    pairs = candidates(every, company, held) | told
    musts = [(at[m.one], at[m.other], m.why) for m in must if m.one in at and m.other in at]
    cannots = [(at[c.one], at[c.other]) for c in cannot if c.one in at and c.other in at]
    joined: Union[int] = Union()
    for one, other in (*pairs, *((one, other) for one, other, _ in musts)):
        joined.join(one, other)
    neighbours: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        neighbours.setdefault(joined.find(pair[0]), []).append(pair)
    found: list[Who] = []
    for places in joined.sets(range(len(every))):
        if len(places) == 1:
            found.append(_who([(every[places[0]], None, _FIRST)]))
            continue
        root = joined.find(places[0])
        work = _Clustering(every, places, company, held)
        work.tell(pair for pair in neighbours.get(root, ()) if pair in told)
        work.decide(
            [m for m in musts if joined.find(m[0]) == root],
            [c for c in cannots if joined.find(c[0]) == root],
        )
        work.run(neighbours.get(root, ()))
        found += [_who(cluster) for cluster in work.outcome()]
    return sorted(found, key=lambda who: who.members[0].bearer.rank)


def _held_forms(every: Sequence[Atom], at: dict[int, int], must: Sequence[Link]) -> frozenset[Pair]:
    """Return the pairs of forms that people hold to be names of one."""
    found: set[Pair] = set()
    for link in must:
        if link.one in at and link.other in at:
            one, other = every[at[link.one]].first, every[at[link.other]].first
            pair = frozenset((form_of(one.name, one.sort), form_of(other.name, other.sort)))
            if len(pair) == len(("one", "other")):
                found.add(pair)
    return frozenset(found)


def _who(cluster: list[tuple[Atom, float | None, str]]) -> Who:
    members = []
    for atom, score, why in cluster:
        for place, one in enumerate(atom.bearers):
            if place == 0:
                members.append(Member(bearer=one, score=score, why=why))
            else:
                members.append(Member(bearer=one, score=1.0, why=atom.why))
    return Who(members=tuple(sorted(members, key=lambda member: member.bearer.rank)))


class _Clustering:
    """Joins atoms, the likeliest two first."""

    def __init__(
        self,
        atoms: Sequence[Atom],
        places: Sequence[int],
        company: dict[str, Company],
        held: frozenset[Pair],
    ):
        self._atoms = atoms
        self._held = held
        self._profiles = {p: profile_of(atoms[p].bearers, company) for p in places}
        self._members = {place: [place] for place in places}
        self._beside: dict[int, set[int]] = {place: set() for place in places}
        self._out: dict[int, set[int]] = {place: set() for place in places}
        """Clusters that one is not, by decision; those that it is the first named of."""
        self._in: dict[int, set[int]] = {place: set() for place in places}
        self._story: dict[int, set[int]] = {place: set() for place in places}
        """Clusters of which a report tells one story with a report of this one."""
        self._scores: dict[tuple[int, int], Comparison] = {}
        self._heap: list[tuple[float, tuple[str, int, str], tuple[str, int, str], int, int]] = []
        self._reasons: dict[int, tuple[float | None, str]] = {}

    def tell(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take in which atoms are in one story."""
        for one, other in pairs:
            self._story[one].add(other)
            self._story[other].add(one)

    def decide(
        self, musts: Iterable[tuple[int, int, str]], cannots: Iterable[tuple[int, int]]
    ) -> None:
        """Take in what people decided."""
        for one, other in cannots:
            self._out[one].add(other)
            self._in[other].add(one)
        homes: Union[int] = Union()
        for one, other, why in sorted(musts):
            first, second = sorted((homes.find(one), homes.find(other)))
            if first != second:
                homes.join(first, second)
                self._join(first, second, 1.0, why)

    def run(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join what is likely one, until nothing is."""
        home = {p: place for place, own in self._members.items() for p in own}
        for one, other in sorted({(home[a], home[b]) for a, b in pairs}):
            if one != other:
                self._beside[one].add(other)
                self._beside[other].add(one)
        for one in sorted(self._beside):
            for other in sorted(self._beside[one]):
                if one < other:
                    self._push(one, other)
        while self._heap:
            odds, _, _, one, other = heapq.heappop(self._heap)
            now = self._scores.get((one, other))
            if now is None or -now.odds != odds or self._is_doubtful(one, other):
                continue
            self._join(one, other, now.probability, now.why)
            for near in sorted(self._beside[one]):
                self._push(*sorted((one, near)))

    def outcome(self) -> list[list[tuple[Atom, float | None, str]]]:
        """Return the clusters: each atom with how likely it belongs there, and why."""
        return [
            [(self._atoms[p], *self._reasons.get(p, (None, _FIRST))) for p in own]
            for own in self._members.values()
        ]

    def _push(self, one: int, other: int) -> None:
        found = self._compare(one, other)
        self._scores[one, other] = found
        if found.probability >= weights().least:
            ranks = self._profiles[one].rank, self._profiles[other].rank
            heapq.heappush(self._heap, (-found.odds, min(ranks), max(ranks), one, other))

    def _compare(self, one: int, other: int) -> Comparison:
        if self._barred(one, other):
            return Comparison(float("-inf"))
        told = other in self._story[one]
        return compare(self._profiles[one], self._profiles[other], self._held, one_story=told)

    def _barred(self, one: int, other: int) -> bool:
        return other in self._out[one] or other in self._in[one]

    def _is_doubtful(self, one: int, other: int) -> bool:
        """Tell whether one of the two fits another, which is not the other, about as well."""
        odds = self._scores[min(one, other), max(one, other)].odds
        return any(
            self._rivals(vague, fitting, odds) for vague, fitting in ((one, other), (other, one))
        )

    def _rivals(self, vague: int, fitting: int, odds: float) -> bool:
        for rival in self._beside[vague]:
            if rival in (fitting, vague) or rival in self._in[fitting]:
                continue
            found = self._scores.get((min(vague, rival), max(vague, rival)))
            if found is None or found.probability < weights().least:
                continue
            if found.odds < odds - weights().margin or self._is_slight(rival, fitting):
                continue
            if self._compare(*sorted((rival, fitting))).probability < weights().least:
                return True
        return False

    def _is_slight(self, rival: int, fitting: int) -> bool:
        return len(self._profiles[fitting].documents) >= _FAR_MORE * len(
            self._profiles[rival].documents
        )

    def _join(self, one: int, other: int, score: float, why: str) -> None:
        """Put the second cluster into the first; its first atom learns the reason."""
        later = max((one, other), key=lambda place: self._profiles[place].rank)
        self._reasons[self._first(later)] = (score, why)
        self._profiles[one].absorb(self._profiles.pop(other))
        self._members[one] += self._members.pop(other)
        for near in self._beside[other]:
            self._scores.pop((min(other, near), max(other, near)), None)
        for kept, back in (
            (self._beside, self._beside),
            (self._story, self._story),
            (self._out, self._in),
            (self._in, self._out),
        ):
            for near in kept.pop(other):
                back[near].discard(other)
                if near != one:
                    back[near].add(one)
                    kept[one].add(near)

    def _first(self, cluster: int) -> int:
        return min(self._members[cluster], key=lambda p: self._atoms[p].first.rank)
