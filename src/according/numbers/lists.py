"""Those counted where they are listed: "his wife and four children", "Ida Fenn and two others"."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Span as Piece
from spacy.tokens import Token

from according.model import Span
from according.numbers.phrases import Counted, is_people
from according.numbers.quantities import Quantity
from according.numbers.vocabulary import Vocabulary

_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "advmod",
        "npadvmod",
        "predet",
    }
)
_PERSONAL = frozenset(
    {"him", "her", "he", "she", "himself", "herself", "me", "myself", "i", "another", "hers", "his"}
)  # fmt: skip
_NAMED = frozenset({"PERSON", "ORG", ""})
"""Labels of names that may be a person's; many a person is taken for a body."""
_MOST = 40
"""Longer lists are not of people."""
_JOINING = frozenset({"and", "as", "&", "plus", ","})


class Listing(NamedTuple):
    """A list of those counted, as if it were one quantity, and the quantities among them."""

    one: Counted
    members: tuple[Token, ...]
    parts: tuple[Quantity, ...]


def listings(words: Vocabulary, sentence: Piece, told: Mapping[int, Counted]) -> Iterator[Listing]:
    """Yield the lists of a sentence whose every member is one person or so many.

    Args:
        words: the vocabulary.
        sentence: the sentence.
        told: what quantities count in it, by the index of the token that heads their phrase.
    """
    for token in sentence:
        described = token.dep_ == "appos" and token.head.tag_ not in ("NNS", "NNPS")
        if (
            token.dep_ == "conj"
            or described
            or not any(child.dep_ == "conj" for child in token.rights)
        ):
            continue
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
            continue
        members = _members(token)
        if not 1 < len(members) <= _MOST or not _joined(members):
            continue
        some = any(member.i in told for member in members)
        numbers = [_number(words, member, told, some=some) for member in members]
        known = [number for number in numbers if number is not None]
        if len(known) == len(members):
            yield _listing(members, known, told)


def _members(token: Token) -> list[Token]:
    """Return a list's members, one that the parse takes for a description among them.

    "Six priests, a cook and her daughter" has three, "Ida Fenn, a cook, and her daughter" two.
    """
    members = [token, *token.conjuncts]
    if token.tag_ == "NNS":
        among = [c for c in token.rights if c.dep_ == "appos" and c.i < members[-1].i]
        members = sorted({*members, *among}, key=lambda member: member.i)
    return members


def _joined(members: list[Token]) -> bool:
    """Tell whether the list is of all its members: not "two or three men"."""
    return not any(
        child.dep_ == "cc" and child.lower_ not in _JOINING
        for member in members
        for child in member.rights
    )


def _number(
    words: Vocabulary, member: Token, told: Mapping[int, Counted], *, some: bool
) -> tuple[int | None, int | None] | None:
    """Return how many a member stands for; none where it does not say."""
    thing = member.lemma_.lower() in words.kinds.nouns and not is_people(words, member)
    if thing or member.lower_ in words.kinds.adjectives:
        return None  # "14 dead and 35 hurt", "14 deaths and two in Ostrel"
    one = told.get(member.i)
    if one is not None:
        return one.quantity.low, one.quantity.high
    if member.lower_ in _PERSONAL:
        return 1, 1
    if member.pos_ == "PROPN" and (member.ent_type_ in _NAMED or some):
        return (1, 1) if member.tag_ == "NNP" and not _has_article(member) else None
    if member.lower_ == "old" and member.i > 1:
        return 1, 1
    body = member.lemma_.lower() in words.bodies
    if member.tag_ != "NN" or body or not is_people(words, member):
        return None
    marked = any(child.dep_ in ("det", "poss", "amod") for child in member.lefts)
    return (1, 1) if marked or member.dep_ == "conj" else None


def _has_article(name: Token) -> bool:
    return any(child.lower_ == "the" for child in name.lefts)


def _listing(
    members: list[Token],
    numbers: list[tuple[int | None, int | None]],
    told: Mapping[int, Counted],
) -> Listing:
    lows = [low for low, _ in numbers]
    highs = [high for _, high in numbers]
    parts = tuple(told[member.i].quantity for member in members if member.i in told)
    start, last = _first_of(members[0]), members[-1]
    span = Span(start.idx, last.idx + len(last))
    if parts:
        span = Span(min(span.start, parts[0].span.start), max(span.end, parts[-1].span.end))
    quantity = Quantity(
        span=span,
        core=span,
        low=sum(low for low in lows if low is not None) if None not in lows else None,
        high=sum(high for high in highs if high is not None) if None not in highs else None,
        exact=all(part.exact for part in parts),
        form="number",
    )
    return Listing(Counted(quantity, members[0], members[0], last), tuple(members), parts)


def _first_of(token: Token) -> Token:
    """Return the first word of a phrase before its head."""
    first = token
    for child in token.lefts:
        if child.dep_ in _BEFORE and child.i < first.i:
            first = min(child.subtree, key=lambda inner: inner.i)
    return first
