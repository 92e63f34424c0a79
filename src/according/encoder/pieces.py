"""What the encoder computed for every word piece of a text, beside the links."""

from typing import Protocol, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from according.model import MODES as MODES_OF
from according.model import EventStatus, EventType, Predicate

KINDS = ("none", "person", "organisation", "place", "event", "thing", "time")
"""What a piece may head a mention of, in the order of the network's output."""
RELATIONS: tuple[str, ...] = ("none", *get_args(Predicate))
"""How one mention's actor may stand to another's, in the order of the network's output."""
EVENTS: tuple[str, ...] = ("none", *get_args(EventType), "REPORTING", "STATE")
"""What happening a piece may begin the naming of; the last three are of no
type of the codebook."""
STATUSES: tuple[str, ...] = get_args(EventStatus)
MODES: tuple[str, ...] = (
    "none",
    *(f"{t}.{mode}" for t, modes in MODES_OF.items() for mode in modes),
)
"""How it is done, as type and mode."""
PARTS = ("none", "actor", "recipient", "instrument")
"""What a phrase may be in a happening, in the order of the network's output."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class PairScorer(Protocol):
    """Compares mentions, given as rows of a table of vectors (mentions, 64)."""

    def same(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """Return the log odds that pairs are one actor: (pairs,).

        Args:
            vectors: of all mentions.
            one: rows of the mentions that come first.
            other: rows of those that come after.
            shown: features of the pairs (``actors.pairs.pair_features``).
        """
        ...

    def related(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """Return the probabilities of ``RELATIONS`` from subjects to objects: (pairs, relations).

        Args:
            vectors: of all mentions.
            one: rows of the subjects.
            other: rows of the objects.
            shown: features of the pairs (``actors.pairs.ordered_features``).
        """
        ...

    def parts(self, vectors: Floats, one: Ints, other: Ints, shown: Floats) -> Floats:
        """Return the probabilities of ``PARTS`` of phrases in happenings: (pairs, parts).

        Args:
            vectors: ``Pieces.acts`` of all words that stand in a pair.
            one: rows of the words that name a happening.
            other: rows of the heads of phrases.
            shown: features of the pairs (``events.features.role_features``).
        """
        ...


class Pieces(msgspec.Struct, frozen=True):
    """One row a word piece of a text."""

    offsets: NDArray[np.int64]
    """Shape (pieces, 2): code points."""
    kinds: NDArray[np.float32]
    """Shape (pieces, ``KINDS``): probabilities that the piece begins the head of a mention."""
    vectors: NDArray[np.float32]
    """Shape (pieces, 64): what the pair head knows of a mention by its head."""
    events: NDArray[np.float32]
    """Shape (pieces, ``EVENTS``): probabilities that the piece begins the naming of a happening."""
    statuses: NDArray[np.float32]
    """Shape (pieces, ``STATUSES``): probabilities of the happening's status."""
    modes: NDArray[np.float32]
    """Shape (pieces, ``MODES``): probabilities of its mode."""
    acts: NDArray[np.float32]
    """Shape (pieces, 96): what the pair head knows of a happening, and of who takes part."""

    @classmethod
    def none(cls) -> "Pieces":
        """Return the pieces of an empty text."""
        widths = (len(KINDS), 64, len(EVENTS), len(STATUSES), len(MODES), 96)
        empty = (np.zeros((0, width), dtype=np.float32) for width in widths)
        return cls(np.zeros((0, 2), dtype=np.int64), *empty)

    def at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the rows of the pieces in which code points lie; -1 where there is none."""
        rows = np.searchsorted(self.offsets[:, 0], places, side="right") - 1
        inside = rows >= 0
        inside[inside] = self.offsets[rows[inside], 1] > places[inside]
        return np.where(inside, rows, -1).astype(np.int64)
