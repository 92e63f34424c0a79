"""How probable it is that two events are one happening, and why."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

import msgspec
import numpy as np

from according.link.compare.batch import Floats, values_of
from according.link.compare.features import FEATURES
from according.link.compare.features.between import between
from according.link.compare.node import Node

_NAMES = {feature.name: place for place, feature in enumerate(FEATURES)}
_DECIMALS = 6
_AT_ONCE = 20_000
"""Pairs that are compared together."""


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """What one feature says of two events."""

    feature: str
    """Its name, or two with "*" between them where it is their product."""
    value: float
    weight: float
    """What it adds to the log-odds; below 0 it speaks against."""
    words: str
    """For people."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How probable it is that two events are one happening."""

    probability: float
    reasons: tuple[Reason, ...]
    """Those that weigh most first."""


class Learned(msgspec.Struct, frozen=True):
    """Weights of a logistic regression."""

    bias: float
    single: tuple[float, ...]
    """One a feature."""
    products: tuple[tuple[int, int, float], ...]
    """Two features and the weight of their product."""


class Scorer:
    """Compares events by learned weights.

    Three sets of them: violence told in two reports (learned from reports of shootings, where the
    wording is alike and day, age and town decide), the same where a report has no day (learned
    from the same reports without theirs), and all else (learned from ECB+).
    """

    threshold = 0.3
    """Least average probability of two groups of events that are one happening. With topics or
    incidents held out, 0.25 to 0.4 score alike on ECB+ train and on the reports of shootings."""

    def __init__(self, violence: Learned, undated: Learned, anything: Learned):
        self._violence, self._undated, self._anything = violence, undated, anything

    @classmethod
    @cache
    def load(cls) -> "Scorer":
        """Return a scorer with the weights that ship with According."""
        folder = files("according.link") / "weights"
        sets = [_learned((folder / name).read_text(encoding="utf-8")) for name in _FILES]
        return cls(*sets)

    def probabilities(self, pairs: Iterable[tuple[Node, Node]]) -> list[float]:
        """Return how probable each pair is one happening, 0 to 1, in the order given.

        Pairs of the same two reports are compared fastest one after the other. Either order of
        the two gives the same number.
        """
        found: list[float] = []
        waiting = iter(pairs)
        while some := [_ordered(*pair) for pair in islice(waiting, _AT_ONCE)]:
            found += self._scored(some)
        return found

    def _scored(self, pairs: Sequence[tuple[Node, Node]]) -> list[float]:
        values = values_of(pairs)
        learned = [self.weights(*pair) for pair in pairs]
        found = np.zeros(len(pairs))
        for each in {id(one): one for one in learned}.values():
            chosen = np.array([one is each for one in learned])
            found[chosen] = _probabilities(each, values[:, chosen])
        return [float(score) for score in found.tolist()]

    def explain(self, one: Node, other: Node) -> Score:
        """Return the probability for one pair together with its reasons."""
        one, other = _ordered(one, other)
        reports = between(one.report, other.report)
        values = [feature.value(one, other, reports) for feature in FEATURES]
        words = [
            feature.words(one, other, reports) if value else ""
            for feature, value in zip(FEATURES, values, strict=True)
        ]
        learned = self.weights(one, other)
        reasons = [
            Reason(feature=feature.name, value=value, weight=weight * value, words=said)
            for feature, value, weight, said in zip(
                FEATURES, values, learned.single, words, strict=True
            )
        ]
        reasons += [
            Reason(
                feature=f"{FEATURES[a].name}*{FEATURES[b].name}",
                value=values[a] * values[b],
                weight=weight * values[a] * values[b],
                words="; ".join(dict.fromkeys((words[a], words[b]))),
            )
            for a, b, weight in learned.products
        ]
        told = [reason for reason in reasons if reason.weight]
        return Score(
            probability=float(_probabilities(learned, np.array(values)[:, None])[0]),
            reasons=tuple(sorted(told, key=lambda r: (-abs(r.weight), r.feature))),
        )

    def weights(self, one: Node, other: Node) -> Learned:
        """Return the weights that a pair is judged by."""
        violent = one.type == other.type == "ASSAULT"
        if not violent or one.report.document == other.report.document:
            return self._anything
        dated = one.report.day is not None and other.report.day is not None
        return self._violence if dated else self._undated


_FILES = ("violence.toml", "undated.toml", "anything.toml")


def _learned(toml: str) -> Learned:
    content = tomllib.loads(toml)
    weights: Mapping[str, float] = content["weights"]
    single = tuple(float(weights.get(feature.name, 0.0)) for feature in FEATURES)
    products = []
    for name, weight in sorted(weights.items()):
        if "*" in name:
            one, other = name.split("*")
            products.append((_NAMES[one], _NAMES[other], float(weight)))
    return Learned(float(content["bias"]), single, tuple(products))


def _probabilities(learned: Learned, values: Floats) -> Floats:
    # Added up one after the other: a product of matrices may round otherwise in another company.
    odds = np.full(values.shape[1], learned.bias)
    for weight, value in zip(learned.single, values, strict=True):
        odds += weight * value
    for one, other, weight in learned.products:
        odds += weight * values[one] * values[other]
    return np.asarray(np.round(1 / (1 + np.exp(-np.clip(odds, -30.0, 30.0))), _DECIMALS))


def _ordered(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one.key <= other.key else (other, one)
