"""Which events are one happening, from how probable pairs of them are.

Average linkage: the two groups whose pairs are most probable on average are joined, as long as
that average reaches the threshold; a pair that was not compared counts as 0. What must be one is
joined first, what cannot be is never joined. The outcome depends on the set of nodes and scores
only: ties go by key.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from according.link.compare.node import Key

Pair = tuple[Key, Key]


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
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    threshold: float | None = None,
) -> Clusters:
    """Group events.

    Args:
        nodes: all of a connected component, or more.
        scores: probabilities; a pair stands once, in either order.
        must: pairs that are one happening.
        cannot: pairs that are not.
        threshold: least average probability; none: the one that was learned with the weights.
    """
    raise NotImplementedError


def components(nodes: Collection[Key], pairs: Iterable[Pair]) -> list[tuple[Key, ...]]:
    """Return the parts that no pair connects, each in order of key, in the order of their first."""
    raise NotImplementedError
