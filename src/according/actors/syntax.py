"""A parse as plain arrays, so that whole reports of mentions are compared at once."""

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, SENT_START, TAG  # type: ignore[import-untyped]
from spacy.tokens import Doc

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_BEFORE = frozenset(
    "det predet amod compound nmod poss nummod quantmod advmod npadvmod case aux preconj".split()
)
"""Dependents that belong to a noun phrase when they stand before its head."""
_AFTER = frozenset("prep case pobj nummod compound".split())
"""Those that belong to it when they stand after: no appositions, clauses, conjuncts."""


class Syntax(msgspec.Struct, frozen=True):
    """One row a token. Words are given as ids of spaCy's string store or as strings."""

    lower: Ints
    lemma: Ints
    heads: Ints
    """Index of the head; a root is its own."""
    dep: list[str]
    pos: list[str]
    tag: list[str]
    entity: list[str]
    sentence: Ints
    words: list[str]
    """Lower-cased."""
    starts: Ints
    ends: Ints
    """Code points of the text."""
    first: Ints
    last: Ints
    """Tokens ``[first, last)`` of the noun phrase that a token heads."""

    @property
    def size(self) -> int:
        return len(self.words)


def syntax_of(parse: Doc) -> Syntax:
    """Copy what is needed out of a parse."""
    columns = parse.to_array([LOWER, LEMMA, HEAD, DEP, POS, TAG, ENT_TYPE, SENT_START])
    columns = columns.astype(np.uint64).reshape(-1, 8)
    strings = parse.vocab.strings
    names: dict[int, str] = {0: ""}

    def named(column: int) -> list[str]:
        values = columns[:, column].tolist()
        for value in set(values) - names.keys():
            names[value] = strings[value]
        return [names[value] for value in values]

    place = np.arange(len(columns))
    heads = place + columns[:, 2].astype(np.int64)
    starts = np.fromiter((token.idx for token in parse), dtype=np.int64, count=len(parse))
    lengths = np.fromiter((len(token) for token in parse), dtype=np.int64, count=len(parse))
    dep = named(3)
    first, last = _phrases(heads, dep)
    return Syntax(
        lower=columns[:, 0].astype(np.int64),
        lemma=columns[:, 1].astype(np.int64),
        heads=heads,
        dep=dep,
        pos=named(4),
        tag=named(5),
        entity=named(6),
        sentence=np.cumsum(columns[:, 7].astype(np.int64) == 1),
        words=named(0),
        starts=starts,
        ends=starts + lengths,
        first=first,
        last=last,
    )


def _phrases(heads: Ints, dep: list[str]) -> tuple[Ints, Ints]:
    """Return for every token the tokens of the noun phrase under it.

    Borders spread from dependents to heads, one step of the tree a round.
    """
    place = np.arange(len(heads))
    kept = np.array([d in (_BEFORE if i < h else _AFTER) for i, h, d in zip(place, heads, dep)])
    kept &= place != heads
    children, parents = place[kept], heads[kept]
    first, last = place.copy(), place + 1
    while True:
        before = first.sum(), last.sum()
        np.minimum.at(first, parents, first[children])
        np.maximum.at(last, parents, last[children])
        if before == (first.sum(), last.sum()):
            return first, last
