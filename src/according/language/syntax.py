"""A parse as plain arrays, so that whole reports of mentions are compared at once."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from according.model import Span

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

NAME_TAGS = frozenset({"NNP", "NNPS"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_COLUMNS = (
    "IDX",
    "LENGTH",
    "LOWER",
    "LEMMA",
    "HEAD",
    "DEP",
    "POS",
    "TAG",
    "ENT_TYPE",
    "SENT_START",
)
_BEFORE = frozenset(
    {"det", "predet", "amod", "compound", "nmod", "poss", "nummod", "quantmod"}
    | {"npadvmod", "case", "aux", "preconj"}
)
"""Dependents that belong to a noun phrase when they stand before its head."""
_AFTER = frozenset(["prep", "case", "pobj", "nummod", "compound"])
"""Those that belong to it when they stand after: no appositions, clauses, conjuncts."""


_NO_HEADS = frozenset({"PUNCT", "SPACE", "ADP", "CCONJ"})


class Syntax(msgspec.Struct, frozen=True):
    """One row a token."""

    heads: Ints
    """Index of the head; a root is its own."""
    dep: list[str]
    pos: list[str]
    tag: list[str]
    entity: list[str]
    """Label of the name that a token is part of; empty: none."""
    names: list[tuple[int, int] | None]
    """Tokens ``[first, last)`` of that name."""
    sentence: Ints
    words: list[str]
    """Lower-cased."""
    lemmas: list[str]
    starts: Ints
    ends: Ints
    """Code points of the text."""
    first: Ints
    last: Ints
    """Tokens ``[first, last)`` of the noun phrase that a token heads."""

    @property
    def size(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def tokens(self, span: Span) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` that begin inside a span of the text."""
        first, last = np.searchsorted(self.starts, (span.start, span.end))
        return int(first), int(last)


def syntax_of(parse: Doc) -> Syntax:
    """Copy what is needed out of a parse."""
    columns = parse.to_array(list(_COLUMNS)).astype(np.uint64).reshape(-1, len(_COLUMNS))
    strings = parse.vocab.strings
    names: dict[int, str] = {0: ""}

    def named(column: str) -> list[str]:
        values = columns[:, _COLUMNS.index(column)].tolist()
        for value in set(values) - names.keys():
            names[value] = strings[value]
        return [names[value] for value in values]

    place = np.arange(len(columns))
    heads = place + columns[:, _COLUMNS.index("HEAD")].astype(np.int64)
    starts, lengths = (columns[:, n].astype(np.int64) for n in range(2))
    dep, tag, pos = named("DEP"), named("TAG"), named("POS")
    first, last = _phrases(heads, dep)
    names_: list[tuple[int, int] | None] = [None] * len(columns)
    for one in parse.ents:
        for start, end in _outside_brackets(parse, one.start, one.end):
            names_[start:end] = [(start, end)] * (end - start)
    return Syntax(
        heads=heads,
        dep=dep,
        pos=pos,
        tag=tag,
        entity=named("ENT_TYPE"),
        names=names_,
        sentence=np.cumsum(columns[:, _COLUMNS.index("SENT_START")].astype(np.int64) == 1),
        words=named("LOWER"),
        lemmas=named("LEMMA"),
        starts=starts,
        ends=starts + lengths,
        first=first,
        last=last,
    )


def _outside_brackets(parse: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a name where brackets stand in it: "Labour Party (LP" is two."""
    first = start
    for token in range(start, end):
        if parse[token].text in ("(", ")", "[", "]"):
            if first < token:
                yield first, token
            first = token + 1
    if first < end:
        yield first, end


def _phrases(heads: Ints, dep: list[str]) -> tuple[Ints, Ints]:
    """Return for every token the tokens of the noun phrase under it.

    Borders spread from dependents to heads, one step of the tree a round.
    """
    place = np.arange(len(heads))
    kept = np.array(
        [d in (_BEFORE if i < h else _AFTER) for i, h, d in zip(place, heads, dep, strict=True)]
    )
    kept &= place != heads
    children, parents = place[kept], heads[kept]
    first, last = place.copy(), place + 1
    while True:
        before = first.sum(), last.sum()
        np.minimum.at(first, parents, first[children])
        np.maximum.at(last, parents, last[children])
        if before == (first.sum(), last.sum()):
            return first, last


def head_of(syntax: Syntax, start: int, end: int) -> int | None:
    """Return the head of the tokens in code points ``[start, end)``: the one nearest the root."""
    first = int(np.searchsorted(syntax.ends, start, side="right"))
    last = int(np.searchsorted(syntax.starts, end, side="left"))
    inside: Sequence[int] = range(first, last)
    for token in inside:
        head = int(syntax.heads[token])
        is_top = not first <= head < last or head == token
        if is_top and syntax.pos[token] not in _NO_HEADS:
            return token
    return inside[-1] if inside else None
