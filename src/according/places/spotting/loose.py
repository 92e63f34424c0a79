"""Names in capitals that the parse has not found."""

import re

from spacy.tokens import Token

from according.model import Span
from according.places.spotting.adjectives import keep_adjective
from according.places.spotting.inner import LONGEST
from according.places.spotting.lookup import well_known
from according.places.spotting.page import Page, end_of, is_capital
from according.places.spotting.spot import Weak

_CONSTITUENCY = re.compile(r"\b[DRI]-((?:[A-Z][\w.’']+ ?){1,3})(?=[,;.)\s])")
"""The place after a legislator's party: "D-Hardy", "R-Ashland"."""
_DATELINE = re.compile(r"\s*(?:,[^\n:–—-]{2,20})?\s*(?:\([^)\n]{2,20}\)\s*)?[:–—-]")
_FEW = 50
"""One capital in so many letters is none."""
_SHORTEST = 4
_NOMINAL = {"PROPN", "NOUN", "X"}


def from_loose(page: Page) -> None:
    """Take names that stand in no entity."""
    parse = page.parse
    at = 0
    while at < len(parse):
        token = parse[at]
        named = token.ent_type_ not in ("", "CARDINAL")  # "Three Rivers" begins with a number
        if named or not is_capital(token) or page.taken(at, at + 1):
            at += 1
        else:
            at += keep_adjective(page, token) or _keep_longest(page, token) or 1


def from_constituencies(page: Page) -> None:
    """Take the places that legislators sit for."""
    for match in _CONSTITUENCY.finditer(page.text):
        span = page.trimmed(*match.span(1))
        if span is not None and (found := page.lookup.known(span.of(page.text))):
            page.keep(span, "location", found)


def from_small_letters(page: Page) -> None:
    """Take well-known names from a text without capitals."""
    letters = sum(map(str.isalpha, page.text))
    if sum(map(str.isupper, page.text)) * _FEW > letters:
        return
    at = 0
    while at < len(page.parse):
        at += _keep_small(page, page.parse[at]) or 1


def _keep_small(page: Page, token: Token) -> int:
    """Take the longest well-known name that begins at a token; return how many tokens it has."""
    for end in range(min(token.i + LONGEST, len(page.parse)), token.i, -1):
        last = page.parse[end - 1]
        span = page.trimmed(token.idx, end_of(last))
        if page.taken(token.i, end) or span is None or len(span.of(page.text)) < _SHORTEST:
            continue
        name = span.of(page.text)
        found = page.lookup.known(name)
        if not well_known(found) or page.is_common(name):
            continue
        dated = token.i == 0 and page.text[span.end : span.end + 1] == ":"
        by_itself = found[0].entry.feature[0] != "P" or not _is_in_name(token, last)
        if dated or page.says_place(span) or (by_itself and token.pos_ == last.pos_ == "PROPN"):
            page.keep(span, "location", found)
            return end - token.i
    return 0


def _is_in_name(first: Token, last: Token) -> bool:
    """Tell whether a name stands beside the words: "lok sabha", "george kade"."""
    doc = first.doc
    return (first.i > 0 and doc[first.i - 1].pos_ == "PROPN") or (
        last.i + 1 < len(doc) and doc[last.i + 1].pos_ == "PROPN"
    )


def _keep_longest(page: Page, token: Token) -> int:
    """Take the longest name that begins at a token; return how many tokens it has, or 0."""
    for end in range(min(token.i + LONGEST, len(page.parse)), token.i, -1):
        last = page.parse[end - 1]
        if not is_capital(last) or page.taken(token.i, end):
            continue
        span = page.trimmed(token.idx, end_of(last))
        if span is None:
            continue
        found = page.lookup.known(span.of(page.text))
        if found and (page.is_held(span, found) or _may_stand_alone(page, span, token, last)):
            page.keep(span, "location", found)
            return end - token.i
        if found:
            page.weak.append(Weak(span, "location", found))
    return 0


def _may_stand_alone(page: Page, span: Span, first: Token, last: Token) -> bool:
    if page.is_common(span.of(page.text)):
        return False
    kind = page.kind(span)
    if kind == "place" or _opens_dateline(page, first, last):
        return True
    if kind is not None and kind != "event":
        return False
    if last.i + 1 < len(page.parse) and is_capital(page.parse[last.i + 1]):
        return False
    if first.i and is_capital(page.parse[first.i - 1]):
        return False
    return first.pos_ in _NOMINAL and page.says_place(span)


def _opens_dateline(page: Page, first: Token, last: Token) -> bool:
    """Tell whether words in capitals open a sentence and a dash, a colon or brackets follow."""
    if not first.text.isupper() or len(first.text) < 3:
        return False
    before = page.text[max(0, first.idx - 20) : first.idx].rstrip(" \t")
    if before and before[-1] not in ".\n:!?\"”'’":
        return False
    return _DATELINE.match(page.text, end_of(last)) is not None
