"""What a feature is."""

from collections.abc import Callable
from typing import NamedTuple

from according.link.compare.features.between import Between
from according.link.compare.node import Node


class Feature(NamedTuple):
    """One way in which two events are alike or differ."""

    name: str
    value: Callable[[Node, Node, Between], float]
    """How much of it there is, mostly 0 to 1; the same in either order of the two."""
    words: Callable[[Node, Node, Between], str]
    """The same for people."""


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the smaller set is in the other, 0 to 1."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))


def listed(words: frozenset[str]) -> str:
    """Return a few words of a set for people."""
    return ", ".join(sorted(words)[:4])
