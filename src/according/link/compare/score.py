"""How probable it is that two events are one happening, and why."""

from collections.abc import Iterable
from typing import Self

import msgspec

from according.link.compare.node import Node


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """What one feature says of two events."""

    feature: str
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


class Scorer:
    """Compares events by learned weights."""

    @classmethod
    def load(cls) -> Self:
        """Return a scorer with the weights that ship with According."""
        raise NotImplementedError

    def probabilities(self, pairs: Iterable[tuple[Node, Node]]) -> list[float]:
        """Return how probable each pair is one happening, 0 to 1, in the order given.

        Pairs of the same two reports are compared fastest one after the other. Either order of
        the two gives the same number.
        """
        raise NotImplementedError

    def explain(self, one: Node, other: Node) -> Score:
        """Return the probability for one pair together with its reasons."""
        raise NotImplementedError
