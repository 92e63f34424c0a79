"""Mentions: every noun phrase, name and pronoun that stands for somebody or something."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np

from according import lexicon
from according.encoder import KINDS, Pieces
from according.language import NAME_TAGS, Syntax
from according.model import Form, Span

MentionKind = Literal["person", "organisation", "place", "event", "thing", "time"]

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X", "VERB", "ADV"})
_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""spaCy's labels of names, and the kinds they tell."""
_TRUST = {"PERSON": 0.15, "ORG": 0.35, "GPE": 0.35, "LOC": 0.35, "FAC": 0.35}
"""Weight of spaCy's word on the kind of a name against the encoder's; what it does not know it
takes for a person."""
_NOTHING = np.eye(len(KINDS), dtype=np.float32)[0]
_IN_NAMES = frozenset({"of", "for", "de", "del", "du", "des", "der", "di"})
_ARTICLES = frozenset({"the", "a", "an"})
_ENDING = frozenset({"—", "–", "(", ")", ";", ":", "”", "--", "[", "''", "``", "_"})
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


def find_mentions(
    syntax: Syntax, pieces: Pieces, *, needed: Sequence[int] = (), least: float = 0.3
) -> list[Mention]:
    """Return the mentions of a text in the order of their heads.

    The encoder tells which words head a mention and of which kind; the parse tells its borders.

    Args:
        syntax: the parse.
        pieces: what the encoder computed for the same text.
        needed: tokens that head a mention whatever the encoder says.
        least: least probability that a word heads a mention of any kind.
    """
    if not len(pieces.offsets):
        return []
    rows = pieces.at(syntax.starts)
    kinds = np.where(rows[:, None] >= 0, pieces.kinds[rows], _NOTHING)
    for token, label in enumerate(syntax.entity):
        name = syntax.names[token]
        if name is not None and label in _LABELS and _is_top(syntax, token, name):
            kinds[token] *= 1 - _TRUST[label]
            kinds[token, KINDS.index(_LABELS[label])] += _TRUST[label]
    some = 1 - kinds[:, 0] >= least
    may = [_may_head(syntax, token) for token in range(syntax.size)]
    some &= np.array(may, dtype=bool)
    forced = [*needed, *_abbreviations(syntax)]
    some[forced] = True
    best = kinds[:, 1:].argmax(axis=1) + 1
    found = [
        mention_at(syntax, int(head), KINDS[best[head]], float(kinds[head, best[head]]))  # type: ignore[arg-type]
        for head in np.flatnonzero(some)
    ]
    return _without_parts(syntax, found, forced)


def _abbreviations(syntax: Syntax) -> Iterator[int]:
    """Yield the short forms that stand in brackets after a name: "Workers' Party (PKK)"."""
    for token in range(2, syntax.size - 1):
        opened = syntax.words[token - 1] == "(" and syntax.tag[token - 2] in NAME_TAGS
        closed = syntax.words[token + 1] in (")", ";", ",")
        if opened and closed and syntax.tag[token] in NAME_TAGS:
            yield token


def _is_top(syntax: Syntax, token: int, name: tuple[int, int]) -> bool:
    """Tell whether a token is the one of its name that hangs on something outside it."""
    head = int(syntax.heads[token])
    return head == token or not name[0] <= head < name[1]


def _may_head(syntax: Syntax, token: int) -> bool:
    name = syntax.names[token]
    if name is not None and syntax.entity[token] in _LABELS and not _is_top(syntax, token, name):
        return False
    return syntax.pos[token] in _HEADS and not _is_part(syntax, token)


def _without_parts(
    syntax: Syntax, found: Sequence[Mention], needed: Sequence[int]
) -> list[Mention]:
    """Leave out names inside names: "Europe" in "Alliance of Democrats for Europe".

    But not those inside a person's title: "President of Chad", unless they are nothing without it:
    "Secretary of State".
    """
    kept: list[Mention] = []
    titles = lexicon.table("titles")["before_names"]
    people = [m for m in found if m.form == "name" and m.kind == "person"]
    bodies = [m for m in found if m.form == "name" and m.kind == "organisation"]
    for one in found:
        inside = any(body.head != one.head and body.span.contains(one.span) for body in bodies)
        if one.kind == "organisation" and syntax.words[one.head] in titles:
            inside |= any(m.head != one.head and m.span.contains(one.span) for m in people)
        if one.head in needed or not (inside and one.form == "name"):
            kept.append(one)
    return kept


def _is_part(syntax: Syntax, token: int) -> bool:
    """Tell a word that only modifies another: adjective, noun before a noun, part of a name."""
    dep, head = syntax.dep[token], int(syntax.heads[token])
    if dep == "amod":
        return True
    if dep not in ("compound", "nmod"):
        return False
    in_name = syntax.pos[head] == "PROPN" and syntax.entity[head] == syntax.entity[token]
    return syntax.pos[token] != "PROPN" or in_name


def mention_at(syntax: Syntax, head: int, kind: MentionKind, probability: float = 1.0) -> Mention:
    """Return the mention that a token heads, with the borders that the parse gives."""
    form = form_of(syntax, head)
    if form == "pronoun":
        first, last = head, head + 1
    elif form == "name":
        first, last = _name_around(syntax, head)
    else:
        first, last = _cut(syntax, head, int(syntax.first[head]), int(syntax.last[head]))
    while first < head and _is_bare(syntax, first):
        first += 1
    while last - 1 > head and (_is_bare(syntax, last - 1) or syntax.dep[last - 1] == "case"):
        last -= 1
    span = Span(int(syntax.starts[first]), _end_of(syntax, last - 1))
    return Mention(head=head, span=span, kind=kind, form=form, probability=probability)


def _end_of(syntax: Syntax, token: int) -> int:
    """Return where a last word ends, without the note mark that hangs on it: "Assad,[1]"."""
    mark = syntax.words[token].find("[")
    if mark <= 0:
        return int(syntax.ends[token])
    kept = syntax.words[token][:mark].rstrip(",.;:")
    return int(syntax.starts[token]) + max(len(kept), 1)


def _is_bare(syntax: Syntax, token: int) -> bool:
    return syntax.words[token] in _BARE or syntax.words[token].isspace()


def _cut(syntax: Syntax, head: int, first: int, last: int) -> tuple[int, int]:
    """Keep a mention's tokens to one side of brackets and dashes: the side of its head."""
    before = [i for i in range(first, head) if syntax.words[i] in _ENDING]
    after = [i for i in range(head + 1, last) if syntax.words[i] in _ENDING]
    return (before[-1] + 1 if before else first), (after[0] if after else last)


def _name_around(syntax: Syntax, head: int) -> tuple[int, int]:
    """Return the tokens of a name: what spaCy calls one, with the titles the parse hangs on it.

    Articles are no part of it. After a preposition other than "of" and "for" nothing is.
    """
    first, last = _cut(syntax, head, int(syntax.first[head]), int(syntax.last[head]))
    for token in range(head + 1, last):
        if syntax.dep[token] == "prep" and syntax.words[token] not in _IN_NAMES:
            last = token
            break
    name = syntax.names[head]
    if name is not None and syntax.entity[head] in _LABELS:
        first, last = min(first, name[0]), max(head + 1, name[1])
        if first < name[0] and syntax.entity[head] != "PERSON":
            first = name[0]
    while first < head and syntax.words[first] in _ARTICLES:
        first += 1
    while last - 1 > head and syntax.pos[last - 1] == "ADP":
        last -= 1
    return first, _over_and(syntax, head, last)


def _over_and(syntax: Syntax, head: int, last: int) -> int:
    """Go on over "and" in "Ministry of Ports and Ferries": after a body's "of", before a name."""
    bodies = lexicon.table("roles")["bodies"]
    if syntax.words[head] not in bodies or last + 1 >= syntax.size:
        return last
    if "of" not in syntax.words[head:last] or syntax.words[last] not in ("and", "&"):
        return last
    end = last + 1
    while end < syntax.size and syntax.tag[end] in NAME_TAGS:
        end += 1
    return end if end > last + 1 else last


def form_of(syntax: Syntax, head: int) -> Form:
    """Tell a name, a common noun and a pronoun apart."""
    if syntax.tag[head] in _PRONOUN_TAGS or syntax.pos[head] == "PRON":
        return "pronoun"
    return "name" if syntax.tag[head] in NAME_TAGS else "nominal"
