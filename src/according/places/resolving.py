"""Which entry each name means: all names of a document decide together."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.places.candidates import Candidate
from according.places.containment import lies_in
from according.places.gazetteer import Entry, Gazetteer
from according.places.weights import Weights

_ROUNDS = 3
_TRUST = 0.7
"""Power of belief with which a doubtful place supports its neighbours: two doubtful names that lie
side by side, a town and its county, settle one another."""
_ENOUGH = 2.0
"""Near neighbours that speak as loud as many."""
_EARTH = 6371.0
_MOST = 2_000
"""Candidates of one document: their distances to one another are held in memory."""
Floats = NDArray[np.float64]


class Name(msgspec.Struct):
    """A name of the document, all its uses together: one name, one place."""

    candidates: tuple[Candidate, ...]
    times: int = 1
    within: tuple[Entry, ...] = ()
    """Places named right after it as those that it lies in."""
    listed: frozenset[str] = frozenset()
    """Countries (alpha-3) of the states and provinces beside which it stands in a list."""
    told: frozenset[str] = frozenset()
    """Countries (alpha-3) named or implied within a few words of it."""


class Evidence(msgspec.Struct, frozen=True):
    """What a document says of countries and states beside its ambiguous names."""

    countries: Mapping[str, float]
    """Weight by alpha-3 code: adjectives, mostly."""
    home: tuple[str | None, str | None] = (None, None)
    """Country and first-level division of the paper, where its name holds a place."""


class Chosen(msgspec.Struct, frozen=True):
    """The candidates of a name, the likeliest first, with their shares of belief."""

    candidates: tuple[Candidate, ...]
    shares: tuple[float, ...]
    why: str

    @property
    def best(self) -> Candidate:
        """Return the likeliest."""
        return self.candidates[0]


class Resolver:
    """Chooses among namesakes."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights):
        self._gazetteer = gazetteer
        self._weights = weights

    def choose(self, names: Sequence[Name], evidence: Evidence) -> list[Chosen | None]:
        """Weigh the candidates of all names against one another.

        Returns one answer a name; None where it has no candidate.
        """
        names = _bounded(names)
        table = _Table(names)
        if not table.entries:
            return [None for _ in names]
        fixed = self._fixed(names, evidence)
        scores = fixed
        parts: dict[str, Floats] = {}
        belief = table.shares(fixed)
        for _ in range(_ROUNDS):
            parts = self._context(table, names, belief, evidence)
            scores = fixed + sum(parts.values())
            belief = table.shares(scores)
        return [
            self._chosen(name, slice_, belief, parts, table) if name.candidates else None
            for name, slice_ in zip(names, table.slices, strict=True)
        ]

    def _fixed(self, names: Sequence[Name], evidence: Evidence) -> Floats:
        """Score what does not change with the other names."""
        weights = self._weights
        country, admin1 = evidence.home
        scores = []
        for name in names:
            for candidate in name.candidates:
                entry = candidate.entry
                score = candidate.prior
                if name.within:
                    inside = any(lies_in(entry, other) for other in name.within)
                    score += weights.inside if inside else -weights.outside
                if entry.is_division and entry.country in name.listed:
                    score += weights.listed
                if entry.country in name.told and not entry.is_country:
                    score += weights.told_country
                if country is not None and entry.country == country and not entry.is_country:
                    score += weights.home * (1.0 if admin1 in (None, entry.admin1_code) else 0.3)
                scores.append(score)
        return np.array(scores)

    def _context(
        self, table: "_Table", names: Sequence[Name], belief: Floats, evidence: Evidence
    ) -> dict[str, Floats]:
        weights = self._weights
        countries = table.mass(belief, table.country, table.weight)
        states = table.mass(belief, table.state, table.weight)
        total = sum(evidence.countries.values()) + float(table.weight[table.firsts].sum())
        country = np.zeros(len(belief))
        admin1 = np.zeros(len(belief))
        for i, code in enumerate(table.country):
            if code is None:
                continue
            others = countries[code] - table.own(belief, i, table.country)
            share = (others + evidence.countries.get(code, 0.0)) / total
            country[i] = weights.country * min(1.0, share * 1.5)
            state = table.state[i]
            if state is not None:
                others = states[state] - table.own(belief, i, table.state)
                admin1[i] = weights.admin1 * min(1.0, others / total * 2)
        return {
            "country": country,
            "state": admin1,
            "near": weights.near * table.nearness(belief, weights.reach),
        }

    def _chosen(
        self, name: Name, at: slice, belief: Floats, parts: dict[str, Floats], table: "_Table"
    ) -> Chosen:
        shares = belief[at]
        order = np.argsort(-shares, kind="stable")
        best = int(order[0])
        return Chosen(
            tuple(name.candidates[i] for i in order),
            tuple(float(shares[i]) for i in order),
            _why(name, best, {kind: values[at] for kind, values in parts.items()}),
        )


def _bounded(names: Sequence[Name]) -> Sequence[Name]:
    """Keep fewer candidates a name where a long document has very many names."""
    if sum(len(name.candidates) for name in names) <= _MOST:
        return names
    each = max(1, _MOST // len(names))
    return [msgspec.structs.replace(name, candidates=name.candidates[:each]) for name in names]


class _Table:
    """All candidates of a document side by side."""

    def __init__(self, names: Sequence[Name]):
        self.slices: list[slice] = []
        self.entries: list[Entry] = []
        self.owner: list[int] = []
        weights: list[float] = []
        for number, name in enumerate(names):
            start = len(self.entries)
            self.entries += [one.entry for one in name.candidates]
            self.owner += [number] * len(name.candidates)
            weights += [1.0 + math.log(name.times)] * len(name.candidates)
            self.slices.append(slice(start, len(self.entries)))
        self.firsts = [at.start for at in self.slices if at.stop > at.start]
        self.weight = np.array(weights)
        self.country = [entry.country for entry in self.entries]
        self.state = [
            (entry.country, entry.admin1_code) if entry.admin1_code else None
            for entry in self.entries
        ]
        self.lat = np.radians([entry.lat for entry in self.entries])
        self.lon = np.radians([entry.lon for entry in self.entries])
        self._distances: Floats | None = None

    def shares(self, scores: Floats) -> Floats:
        """Turn scores into belief within each name."""
        belief = np.empty(len(scores))
        for at in self.slices:
            if at.stop > at.start:
                raised = np.exp(scores[at] - scores[at].max())
                belief[at] = raised / raised.sum()
        return belief

    def mass(self, belief: Floats, groups: Sequence[object], weight: Floats) -> dict[object, float]:
        """Sum weighted belief by group."""
        total: dict[object, float] = defaultdict(float)
        for group, value in zip(groups, (belief * weight).tolist(), strict=True):
            total[group] += value
        return total

    def own(self, belief: Floats, i: int, groups: Sequence[object]) -> float:
        """Return what the candidate's own name gives to its group."""
        at = self.slices[self.owner[i]]
        group = groups[i]
        return float(
            sum(belief[j] * self.weight[j] for j in range(at.start, at.stop) if groups[j] == group)
        )

    def nearness(self, belief: Floats, reach: float) -> Floats:
        """Return for each candidate how near the other names' likely places lie, 0 to 1."""
        if len(self.entries) > 2 * _MOST:
            return np.zeros(len(self.entries))
        if self._distances is None:
            self._distances = np.exp(-_distances(self.lat, self.lon) / reach)
            for at in self.slices:
                self._distances[at, at] = 0.0
            wide = [e.feature.startswith(("A.PCL", "L.CONT", "L.RGN", "H.")) for e in self.entries]
            self._distances[:, wide] = 0.0
            self._distances[wide, :] = 0.0
        support = self._distances * (belief**_TRUST * self.weight)
        best = np.maximum.reduceat(support, self.firsts, axis=1)
        nearness: Floats = np.minimum(1.0, best.sum(axis=1) / _ENOUGH)
        return nearness


def _distances(lat: Floats, lon: Floats) -> Floats:
    """Kilometres between all pairs of points, on a flat map stretched at their mean latitude."""
    x = np.abs(lon[:, None] - lon[None, :])
    x = np.minimum(x, 2 * math.pi - x) * np.cos((lat[:, None] + lat[None, :]) / 2)
    return _EARTH * np.hypot(x, lat[:, None] - lat[None, :])


def _why(name: Name, best: int, parts: dict[str, Floats]) -> str:
    entry = name.candidates[best].entry
    if len(name.candidates) == 1:
        return "the gazetteer has one place of this name"
    if any(lies_in(entry, other) for other in name.within):
        inside = next(other for other in name.within if lies_in(entry, other))
        return f"it is told to be in {inside.name}"
    if entry.is_country:
        return "the best known of this name"
    reasons = []
    gain = {kind: float(values[best]) for kind, values in parts.items()}
    beside = entry.country in name.told
    if beside:
        reasons.append("its country is named beside it")
    if gain.get("state", 0) > 0.5 and entry.admin1:
        holder = "it" if entry.is_division else entry.admin1
        reasons.append(f"other places of the report lie in {holder}")
    elif gain.get("country", 0) > 0.5 and not beside:
        reasons.append(f"the report speaks of its country ({entry.country})")
    if gain.get("near", 0) > 0.5:
        reasons.append("other places of the report are near")
    return " and ".join(reasons) or "the best known of this name"
