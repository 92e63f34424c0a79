"""Whom a quantity counts: the noun it stands with, and the words for those counted."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from according.model import Span
from according.numbers.quantities import Quantity
from according.numbers.vocabulary import Vocabulary

_MODIFIERS = frozenset(
    {"nummod", "det", "predet", "amod", "quantmod", "compound", "nmod", "npadvmod", "poss"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_OF = frozenset({"of"})
_NEAR = 24
_AGED = re.compile(
    r"\b(?:ages?|aged|ages?\s+of|(?:young|old)er\s+than|under\s+the\s+age\s+of|no\.|number|#)\s*$",
    re.IGNORECASE,
)
_JOINING = re.compile(r"\s+(?:of\s+)?", re.IGNORECASE)
_SEVERAL = frozenset({"many", "several", "some", "few", "numerous", "other", "more", "various"})
_PERIODS = frozenset({"year", "month", "week", "day", "night", "decade"})
_OLDEST = 110
_YEARS = (1900, 2099)
_CLOSING = frozenset(",;.)]")
_DASH = re.compile(r"\s+[-–—―]+\s")
_OF_SOME = re.compile(r"\s+of\s+(?:the|them|these|those|his|her|its|our|their)\b", re.IGNORECASE)
_WORD = re.compile(r"\s+(\w+)")
_AFTER_AGE = frozenset(
    {"and", "of", "from", "was", "were", "is", "has", "had", "who", "died", "both", "said", "in"}
)  # fmt: skip


class Counted(NamedTuple):
    """A quantity in its phrase."""

    quantity: Quantity
    head: Token
    """What the phrase is in its sentence: "dozens" of "dozens of people", else the noun."""
    noun: Token | None
    """Whom it counts: "people"; none where it stands alone ("12 were hurt")."""
    last: Token
    """The last token of the quantity."""


def counted(parse: Doc, text: str, quantity: Quantity) -> Counted | None:
    """Find the noun that a quantity counts; none where it does not stand whole in the parse."""
    span = parse.char_span(*quantity.core, alignment_mode="expand")
    if span is None:
        return None
    whole = parse.char_span(*quantity.span, alignment_mode="expand")
    last = whole[-1] if whole is not None else span[-1]
    top = _top(list(span))
    if _is_year(text, quantity, top) or _is_age(text, quantity, span[0]):
        return None
    if top.dep_ in _MODIFIERS and top.head.i > last.i and top.head.pos_ in _NOMINAL:
        head = _past_modifiers(top.head, last)
        if head.like_num and (inner := _of(head)) is not None:
            return Counted(quantity, head, inner, last)
        return Counted(quantity, head, head, last)
    if top.dep_ in _MODIFIERS and top.head.i > last.i and top.head.pos_ == "VERB":
        return Counted(quantity, top, None, last)
    if top.dep_ in _MODIFIERS and top.head.i == span[0].i - 1 and _is_label(top.head):
        return None  # "Image 1", "Route 9", "the year 1990"
    after = _of(top)
    if after is not None:
        return Counted(quantity, top, after, last)
    following = _following(last)
    if following is not None:
        return Counted(quantity, following, following, last)
    return Counted(quantity, top, None, last)


def _is_label(before: Token) -> bool:
    """Tell whether a number after a noun is its name."""
    return before.tag_ in ("NN", "NNP") and before.lower_ not in _PERIODS


def _is_year(text: str, quantity: Quantity, top: Token) -> bool:
    """Tell whether a number alone may be a year: "in 2014", "Aug. 11, 2014"."""
    year = quantity.low is not None and _YEARS[0] <= quantity.low <= _YEARS[1]
    return year and quantity.core.of(text).isdigit() and top.head.tag_ not in ("NNS", "NNPS")


def _is_age(text: str, quantity: Quantity, first: Token) -> bool:
    """Tell whether a number alone stands as an age does: "Ida Fenn, 24, was hurt"."""
    span = quantity.span
    if (
        quantity.form != "number"
        or span != quantity.core
        or not (quantity.low or 0) <= _OLDEST
        or first.i < 2
    ):
        return False
    bracket = text[span.start - 1] in "([" and text[span.end : span.end + 1] in _CLOSING
    comma = text.rfind(",", max(0, span.start - 2), span.start)
    if comma < 0 or text[comma + 1 : span.start].strip():
        return bracket
    before = first.nbor(-2)
    if before.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if text[span.end : span.end + 1] in _CLOSING:
        return True
    if _OF_SOME.match(text, span.end):
        return False  # "on 18 December, 18 of the prisoners"
    if before.pos_ == "PROPN" and _DASH.match(text, span.end):
        return True
    after = _WORD.match(text, span.end)
    named = before.pos_ == "PROPN"
    return named and after is not None and after[1].lower() in _AFTER_AGE


def is_broken_off(token: Token) -> bool:
    """Tell whether a token that should begin a sentence goes on with the one before it."""
    before = token.i - 1
    while before >= 0 and token.doc[before].is_space:
        before -= 1
    return (
        before >= 0
        and token.lower_[:1] == token.text[:1]
        and token.is_alpha
        and (not token.doc[before].is_punct)
    )


def _top(tokens: list[Token]) -> Token:
    inside = {token.i for token in tokens}
    for token in reversed(tokens):
        if token.head.i not in inside or token.head.i == token.i:
            return token
    return tokens[-1]


def _past_modifiers(head: Token, last: Token) -> Token:
    """Climb from an adjective or a number to the noun that it stands before."""
    for _ in range(3):
        if head.dep_ in _MODIFIERS and head.head.i > head.i and head.head.pos_ in _NOMINAL:
            head = head.head
    return head


def _of(token: Token) -> Token | None:
    """Return whom "dozens of", "three of" are of."""
    for child in token.rights:
        if child.lower_ == "of":
            return next(
                (c for c in child.children if c.dep_ in ("pobj", "pcomp") and c.pos_ != "DET"), None
            )
        if child.i > token.i + 2:
            break
    return None


def _following(last: Token) -> Token | None:
    """Return a noun that the quantity stands before though the parse does not join the two."""
    token = last
    for _ in range(3):
        if token.i + 1 >= len(token.doc):
            return None
        token = token.nbor()
        if token.is_sent_start and token.i > last.i + 1:
            return None
        if token.tag_ in ("NNS", "NN") and token.head.i != last.i:
            return token
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM"):
            return None
    return None


def of_whom(words: Vocabulary, text: str, one: Counted) -> Span | None:
    """Return the words for those counted, without the quantity: "members of the council"."""
    noun = one.noun
    if noun is None or one.quantity.form == "fold":
        return None  # "a double murder" says nothing of whose
    end = _joined(words, noun) or noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _OF and child.i == end.i + 1:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.i > end.i:
                end = inner
    start = one.quantity.span.end
    joining = _JOINING.match(text, start)
    start = joining.end() if joining else start
    finish = end.idx + len(end)
    return Span(start, finish) if start < finish else None


def _joined(words: Vocabulary, noun: Token) -> Token | None:
    """Return the second noun that one number counts: "200 protesters and police officers"."""
    for child in noun.rights:
        if child.dep_ == "cc" and child.lower_ == "and" and child.i == noun.i + 1:
            continue
        if child.dep_ != "conj" or noun.doc[noun.i + 1].lower_ != "and":
            return None
        modifiers = list(child.lefts)
        bare = child.tag_ == "NNS" and all(
            t.dep_ in ("compound", "amod") and t.lower_ not in _SEVERAL for t in modifiers
        )
        return child if bare and child.i <= noun.i + 4 and is_people(words, child) else None
    return None


def group_of(words: Vocabulary, one: Counted) -> str | None:
    """Return the group that those counted belong to; none where the words say none."""
    noun = one.noun
    if noun is None:
        return None
    said = [
        noun,
        *(t for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod") and t.i > one.last.i),
    ]
    inner = _of(noun)
    member = words.group(noun) is None or noun.lemma_.lower() in words.members
    if inner is not None and member:
        said.append(inner)  # but not the mayor of "two supporters of the mayor"
    for token in said:
        group = words.group(token)
        if group is not None and group != "people":
            other = _joined(words, noun)
            return group if other is None or words.group(other) == group else None
    return None


def is_people(words: Vocabulary, noun: Token | None) -> bool:
    """Tell whether a noun means people."""
    if noun is None:
        return False
    return words.group(noun) is not None
