"""Names that the parse has found: those it calls places, and others."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Parsed

from according.model import Span
from according.model.place import PlaceUse
from according.places.spotting.inner import holds_known, keep_inside
from according.places.spotting.page import Page

PLACES = {"GPE", "LOC", "FAC"}
OTHERS = {"ORG", "PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "LAW", "MONEY", "QUANTITY"}
_MAY_BE_PLACES = {"ORG", "PERSON", "NORP", "PRODUCT", "EVENT"}
"""Labels that are wrong more often than our own reading of what is a place."""
_ROAD_NUMBER = re.compile(
    r"(?:I|US|U\.S\.|Interstates?|Highways?|Hwy|Routes?|Exit|Gate|Room)[ -]?\d", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|&|\n)\s*")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT|News|\d{1,2}))?")
"""A station's letters in North America, east and west of the Mississippi: "KOIN", "WKRN-TV"."""
_ADDRESS = re.compile(r"[@\d]|\w\.(?:com|org|net|edu)\b|://")


def from_place(page: Page, entity: Parsed) -> None:
    """Take a name that the parse calls a place."""
    for start, end in _pieces(page, entity):
        span = page.trimmed(start, end)
        if span is None:
            continue
        span = page.widened(span)
        name = span.of(page.text)
        if _kept_as_adjective(page, span, name):
            continue
        if not page.lookup.knows(name) and holds_known(page, entity):
            keep_inside(page, entity, None)
        elif _is_place(page, entity, span, name):
            page.keep(span, _use(entity), page.lookup.entries(name), called=True)


def from_other(page: Page, entity: Parsed) -> None:
    """Take a name that the parse calls a body, a person or a thing, or the places inside it."""
    span = page.trimmed(entity.start_char, entity.end_char)
    if span is None:
        return
    kind = page.kind(span)
    if kind == "place" and entity.label_ in _MAY_BE_PLACES:
        name = span.of(page.text)
        if _kept_as_adjective(page, span, name):
            return
        if not page.lookup.knows(name) and holds_known(page, entity):
            keep_inside(page, entity, None)
            return
        found = page.lookup.entries(name)
        if (found or entity.label_ == "ORG") and _is_place(page, entity, span, name):
            page.keep(span, "location", found)
            return
    keep_inside(page, entity, kind)


def _kept_as_adjective(page: Page, span: Span, name: str) -> bool:
    implied = page.lookup.of_adjective(name)
    if not implied or any(not one.alias for one in page.lookup.entries(name)):
        return False
    page.keep(span, "adjective", implied=implied)
    return True


def _pieces(page: Page, entity: Parsed) -> Iterator[tuple[int, int]]:
    """Split "Paris, Texas" and "Jamaica or Cuba"; keep "Bosnia and Herzegovina"."""
    start, end = entity.start_char, entity.end_char
    name = page.text[start:end]
    if not _JOINED.search(name) or page.lookup.entries(name):
        yield start, end
        return
    at = start
    for gap in _JOINED.finditer(name):
        yield at, start + gap.start()
        at = start + gap.end()
    yield at, end


def _is_place(page: Page, entity: Parsed, span: Span, name: str) -> bool:
    """Tell whether words that were taken for a place's name are one."""
    if not any(c.isupper() for c in name) or _ROAD_NUMBER.match(name):
        return False
    if entity.label_ != "FAC" and _ADDRESS.search(name):
        return False
    if _is_pair(page, name):
        return False
    after = page.after(span)
    if after.lower() in page.words.illness:
        return False
    if page.lookup.short(name) is not None:
        return True
    found = page.lookup.entries(name)
    if name.lower() in page.words.alone or (not found and _CALL_SIGN.fullmatch(name)):
        return False
    stands = page.says_place(span) or page.is_held(span, found)
    if page.lookup.is_ordinary(name):
        return bool(found) and stands
    if page.words.is_media(after):
        return False
    return _is_no_actor(page, entity, span, found=bool(found), stands=stands)


def _is_pair(page: Page, name: str) -> bool:
    """Tell whether a hyphen joins two countries: "the U.S.-Iraq partnership" names no one place."""
    one, mark, other = name.replace("–", "-").partition("-")
    return bool(mark) and all(
        any(found.entry.is_country for found in page.lookup.entries(part))
        or page.lookup.of_adjective(part)
        for part in (one, other)
        if part
    )


def _is_body(page: Page, span: Span) -> bool:
    """Tell whether a name's last word is that of a body, not of a building."""
    words = span.of(page.text).split()
    return len(words) > 1 and words[-1].lower().rstrip(".") in page.words.organisations


def _is_no_actor(page: Page, entity: Parsed, span: Span, *, found: bool, stands: bool) -> bool:
    """Tell whether what our own reading of actors says leaves room for a place."""
    kind = page.kind(span)
    of_person = page.is_of_person(span.of(page.text))
    if kind == "person" and (not found or of_person):
        return stands and not of_person
    if of_person and kind != "place":
        return stands
    if not found and _is_body(page, span):
        return False
    if kind in ("organisation", "thing") and not found:
        return entity.label_ == "FAC"
    return True


def _use(entity: Parsed) -> PlaceUse:
    root = entity.root
    if root.dep_ in ("nsubj", "agent") and root.head.pos_ == "VERB":
        return "actor"
    return "location"
