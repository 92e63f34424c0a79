"""Places inside longer names: "Aleppo Provincial Council", "Columbia County Jail"."""

import re
from typing import NamedTuple

from spacy.tokens import Span as Parsed
from spacy.tokens import Token

from according.model import Span
from according.places.gazetteer import Found
from according.places.spotting.adjectives import keep_adjective
from according.places.spotting.lookup import well_known
from according.places.spotting.page import Page, bare, is_capital, span_of
from according.places.spotting.spot import Weak

_SAINT = re.compile(r"(?:St\.?|Saint|Ste\.?)\s", re.IGNORECASE)
LONGEST = 5
"""Words of the longest name that is looked for inside other names and outside any."""
_JOINTS = {"of", "in", "at", "-", "–", "/", ",", "and", "for"}
"""Words inside a name after which a place may stand."""
_MOST_OF_PERSON = 3
"""Words of the longest name that the parse may wrongly take for a person's."""


class _Part(NamedTuple):
    """Some words of a longer name."""

    tokens: list[Token]
    at: int
    width: int

    @property
    def first(self) -> Token:
        return self.tokens[self.at]

    @property
    def last(self) -> Token:
        return self.tokens[self.at + self.width - 1]

    @property
    def opens(self) -> bool:
        """Tell whether it stands at the beginning."""
        return self.at == 0 or (self.at == 1 and self.tokens[0].lower_ == "the")

    @property
    def is_whole(self) -> bool:
        return self.width == len(self.tokens) - (self.tokens[0].lower_ == "the")

    @property
    def may_be_place(self) -> bool:
        """Tell whether it stands where names hold places: first, last, or after "of"."""
        if not (is_capital(self.first) and is_capital(self.last)):
            return False
        ends = self.at + self.width == len(self.tokens)
        return self.opens or ends or self.tokens[self.at - 1].lower_ in _JOINTS


def holds_known(page: Page, entity: Parsed) -> bool:
    """Tell whether a longer name holds a known place: "Columbia County Jail".

    A way does not: "Columbia Street" says nothing of where it runs.
    """
    tokens = _words_of(entity)
    if not tokens or (bare(tokens[-1].lower_) in page.words.ways and entity.label_ == "FAC"):
        return False
    if entity.label_ == "GPE" and (len(tokens) < 2 or _is_full_name(page, tokens)):
        return False
    for at in range(len(tokens)):
        for width in range(min(len(tokens) - at, LONGEST), 0, -1):
            part = _Part(tokens, at, width)
            if not part.may_be_place:
                continue
            name = span_of(part.first, part.last).of(page.text)
            if page.is_common(name):
                continue
            found = page.lookup.known(name)
            if found and (at == 0 or well_known(found)):
                return True
    return False


def _words_of(entity: Parsed) -> list[Token]:
    """Return a name's tokens without blanks and without the marks that open it."""
    tokens = [token for token in entity if token.text.strip()]
    while tokens and not tokens[0].text[:1].isalnum():
        del tokens[0]
    if len(tokens) > 1 and tokens[0].lower_ == "the" and not tokens[1].text[:1].isalnum():
        del tokens[:2]
    return tokens


def _is_full_name(page: Page, tokens: list[Token]) -> bool:
    """Tell whether a place's name and a word that is neither common nor a place make a person's."""
    if len(tokens) != 2 or not (is_capital(tokens[0]) and is_capital(tokens[1])):
        return False
    last = tokens[1].text
    return not (page.lookup.is_ordinary(last) or page.lookup.known(last))


def keep_inside(page: Page, entity: Parsed, kind: str | None) -> None:
    """Take the places that stand inside a longer name.

    Args:
        page: the document.
        entity: the longer name, as the parse has it.
        kind: what the actor is that bears it; None: not known.
    """
    tokens = _words_of(entity)
    if not tokens:
        return
    last = bare(tokens[-1].lower_)
    body = last in page.words.bodies
    person = (entity.label_ == "PERSON" or kind == "person") and not body
    media = last in page.words.media
    at = 0
    while at < len(tokens):
        width = keep_adjective(page, tokens[at])
        short = at == 0 and len(tokens) <= _MOST_OF_PERSON
        if not width and person and short and _is_kept_whole(page, entity):
            return
        if not width and not media and (not person or (entity.label_ != "PERSON" and at < 2)):
            width = _keep_part(page, tokens, at, person=person)
        at += width or 1


def _is_kept_whole(page: Page, entity: Parsed) -> bool:
    """Take a name that the parse takes for a person's where the words around say "place"."""
    if entity.label_ != "PERSON":
        return False
    span = page.trimmed(entity.start_char, entity.end_char)
    if span is None:
        return False
    name = span.of(page.text)
    found = page.lookup.known(name)
    if not found and len(entity) == 1 and (other := page.lookup.entries(name)):
        page.weak.append(Weak(span, "location", other, listed=True))
        return True
    if not found or page.is_of_person(name):
        return False
    if page.is_held(span, found) or (page.says_place(span) and not page.is_common(name)):
        page.keep(span, "location", found)
    else:
        page.weak.append(Weak(span, "location", found))
    return True


def _keep_part(page: Page, tokens: list[Token], at: int, *, person: bool) -> int:
    """Take the longest place name at a position inside a longer name; return its width."""
    for width in range(min(LONGEST, len(tokens) - at), 0, -1):
        part = _Part(tokens, at, width)
        if not part.may_be_place:
            continue
        span = page.trimmed(*span_of(part.first, part.last))
        if span is None:
            continue
        name = span.of(page.text)
        found = page.lookup.known(name)
        if found and not page.is_common(name):
            _judge(page, part, span, found, person=person)
            return width
    return 0


def _judge(page: Page, part: _Part, span: Span, found: tuple[Found, ...], *, person: bool) -> None:
    """Keep a part, keep it in mind, or pass it over."""
    known = well_known(found)
    if part.is_whole:
        if page.says_place(span) or known or page.is_held(span, found):
            page.keep(span, "location", found)
        else:
            page.weak.append(Weak(span, "location", found))
        return
    if person and not known:
        return
    if _SAINT.match(span.of(page.text)) and page.text[span.end : span.end + 2] in ("'s", "’s"):
        return  # "St. John's University" is named for the saint
    if _is_joined(page.text, part) and not known:
        return
    if page.words.is_media(page.after(span)):
        return
    civic = part.opens and part.tokens[-1].lower_ in page.words.civic and not found[0].alias
    if known or civic:
        page.keep(span, "in_name", found)
    else:
        page.weak.append(Weak(span, "in_name", found))


def _is_joined(text: str, part: _Part) -> bool:
    """Tell whether a hyphen ties the words to others: "Wal-Mart"."""
    span = span_of(part.first, part.last)
    return (span.start > 0 and text[span.start - 1] in "-–") or text[span.end : span.end + 1] in (
        "-",
        "–",
    )
