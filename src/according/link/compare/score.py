"""How probable it is that two events are one happening, and why."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from according.link.compare.features import FEATURES
from according.link.compare.features.between import Between, between
from according.link.compare.node import Node

_NAMES = {feature.name: place for place, feature in enumerate(FEATURES)}
_DECIMALS = 6


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

    Two sets of them: violence told in two reports (learned from reports of shootings, where the
    wording is alike and day, age and town decide), and all else (learned from ECB+).
    """

    threshold = 0.3
    """Least average probability of two groups of events that are one happening. With topics or
    incidents held out, 0.25 to 0.4 score alike on ECB+ train and on the reports of shootings."""

    def __init__(self, violence: Learned, anything: Learned):
        self._violence, self._anything = violence, anything

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
        found = []
        last: tuple[str, str] | None = None
        reports: Between | None = None
        for pair in pairs:
            one, other = _ordered(*pair)
            these = (one.report.document, other.report.document)
            if reports is None or these != last:
                last, reports = these, between(one.report, other.report)
            values = [feature.value(one, other, reports) for feature in FEATURES]
            found.append(_probability(self.weights(one, other), values))
        return found

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
            probability=_probability(learned, values),
            reasons=tuple(sorted(told, key=lambda r: (-abs(r.weight), r.feature))),
        )

    def weights(self, one: Node, other: Node) -> Learned:
        """Return the weights that a pair is judged by."""
        violent = one.type == other.type == "ASSAULT"
        dated = one.report.day is not None and other.report.day is not None
        if violent and dated and one.report.document != other.report.document:
            return self._violence
        return self._anything


_FILES = ("violence.toml", "anything.toml")


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


def _probability(learned: Learned, values: list[float]) -> float:
    odds = learned.bias
    for weight, value in zip(learned.single, values, strict=True):
        odds += weight * value
    for one, other, weight in learned.products:
        odds += weight * values[one] * values[other]
    return round(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), _DECIMALS)


def _ordered(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one.key <= other.key else (other, one)
