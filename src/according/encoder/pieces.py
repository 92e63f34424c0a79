"""What the encoder computed for every word piece of a text, beside the links."""

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

KINDS = ("none", "person", "organisation", "place", "event", "thing", "time")
"""What a piece may head a mention of, in the order of the network's output."""
RELATIONS = (
    "none",
    "part_of",
    "member_of",
    "leads",
    "speaks_for",
    "same_as",
    "located_in",
    "allied_with",
    "fights",
)
"""How one mention's actor may stand to another's, in the order of the network's output."""

Scores = Callable[
    [NDArray[np.float32], NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]],
    tuple[NDArray[np.float32], NDArray[np.float32]],
]
"""Vectors of mentions, rows of pairs' firsts and seconds, and the pairs' features, to the log odds
that a pair is one actor (pairs,) and the probabilities of relations (pairs, ``RELATIONS``)."""


class Pieces(msgspec.Struct, frozen=True):
    """One row a word piece of a text."""

    offsets: NDArray[np.int64]
    """Shape (pieces, 2): code points."""
    kinds: NDArray[np.float32]
    """Shape (pieces, ``KINDS``): probabilities that the piece begins the head of a mention."""
    vectors: NDArray[np.float32]
    """Shape (pieces, 64): what the pair head knows of a mention by its head."""

    def at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the rows of the pieces in which code points lie; -1 where there is none."""
        rows = np.searchsorted(self.offsets[:, 0], places, side="right") - 1
        inside = (rows >= 0) & (self.offsets[rows, 1] > places)
        return np.where(inside, rows, -1).astype(np.int64)
