"""Mentions: every noun phrase, name and pronoun that stands for somebody or something."""

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from according.actors.syntax import Syntax
from according.encoder import KINDS, Pieces
from according.model import Span

MentionKind = Literal["person", "organisation", "place", "event", "thing", "time"]
Form = Literal["name", "nominal", "pronoun"]

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X", "VERB", "ADV"})
_BARE = frozenset(".,;:!?()[]{}\"'“”‘’`—–-…")


class Mention(msgspec.Struct, frozen=True):
    """Words that stand for somebody or something."""

    head: int
    """Index of the head's token."""
    span: Span
    kind: MentionKind
    form: Form
    probability: float = 1.0
    """How sure the encoder is of the kind."""


def find_mentions(syntax: Syntax, pieces: Pieces, *, least: float = 0.5) -> list[Mention]:
    """Return the mentions of a text in the order of their heads.

    The encoder tells which words head a mention and of which kind; the parse tells its borders.

    Args:
        syntax: the parse.
        pieces: what the encoder computed for the same text.
        least: least probability that a word heads a mention of any kind.
    """
    rows = pieces.at(syntax.starts)
    kinds = pieces.kinds[rows]
    some = (1 - kinds[:, 0] >= least) & (rows >= 0)
    best = kinds[:, 1:].argmax(axis=1) + 1
    return [
        mention_at(syntax, int(head), KINDS[best[head]], float(kinds[head, best[head]]))  # type: ignore[arg-type]
        for head in np.flatnonzero(some)
        if syntax.pos[head] in _HEADS
    ]


def mention_at(
    syntax: Syntax, head: int, kind: MentionKind, probability: float = 1.0
) -> Mention:
    """Return the mention that a token heads, with the borders that the parse gives."""
    first, last = int(syntax.first[head]), int(syntax.last[head])
    while first < head and syntax.words[first] in _BARE:
        first += 1
    while last - 1 > head and syntax.words[last - 1] in _BARE:
        last -= 1
    form = form_of(syntax, head)
    if form == "pronoun":
        first, last = head, head + 1
    span = Span(int(syntax.starts[first]), int(syntax.ends[last - 1]))
    return Mention(head=head, span=span, kind=kind, form=form, probability=probability)


def form_of(syntax: Syntax, head: int) -> Form:
    """Tell a name, a common noun and a pronoun apart."""
    if syntax.tag[head] in _PRONOUN_TAGS or syntax.pos[head] == "PRON":
        return "pronoun"
    return "name" if syntax.tag[head] in _NAME_TAGS else "nominal"


def head_of(syntax: Syntax, start: int, end: int) -> int | None:
    """Return the head of the tokens in code points ``[start, end)``: the one nearest the root."""
    first = int(np.searchsorted(syntax.ends, start, side="right"))
    last = int(np.searchsorted(syntax.starts, end, side="left"))
    inside: Sequence[int] = range(first, last)
    for token in inside:
        head = int(syntax.heads[token])
        if not first <= head < last or head == token:
            if syntax.pos[token] not in ("PUNCT", "SPACE", "ADP", "CCONJ"):
                return token
    return inside[-1] if inside else None
