"""Weaker finds, decided by their neighbours: lists of places, and names found elsewhere."""

import re
from collections import Counter
from itertools import pairwise

from according.model import Span
from according.places.gazetteer import key
from according.places.spotting.page import Page
from according.places.spotting.spot import Spot, Weak

_BEFORE = re.compile(r"\s*(?:,\s*and\b|,\s*or\b|,|;|\band\b|\bor\b|/)\s*(?:the\s+)?\Z")
_AFTER = re.compile(r"\s*(?:,\s*and\b|,\s*or\b|,|;|\band\b|\bor\b|/)\s*(?:the\s+)?")
_REACH = 8
"""Characters before a name in which the mark or word of a list may stand."""


def settle(page: Page) -> None:
    """Take weaker finds that stand in a list with a place, or are sure elsewhere.

    The list is gone through forwards and backwards, so that one sure place decides all of it.
    """
    waiting = sorted(page.weak, key=lambda one: one.span)
    sure = _sure(page, waiting)
    places = [spot.span for spot in page.spots if spot.use in ("location", "actor")]
    starts = {span.start for span in places}
    ends = {span.end for span in places}
    for order in (waiting, waiting[::-1]):
        for one in order:
            name = one.span.of(page.text)
            if page.is_common(name):
                continue
            if (key(name) in sure and not one.listed) or (
                one.use == "location"
                and (
                    _is_listed(page.text, one.span, starts, ends)
                    or (not one.listed and page.after(one.span).lower() in page.words.beside)
                )
            ):
                page.keep(one.span, one.use, one.found)
                if one.use == "location":
                    starts.add(one.span.start)
                    ends.add(one.span.end)


def without_full_names(page: Page) -> list[Spot]:
    """Leave out two names that stand side by side and are no town with its state: a person's.

    "Dallas Houston agreed" names nobody's town; "Dallas Texas" does.
    """
    spots = sorted(page.spots, key=lambda spot: spot.span)
    dropped: set[int] = set()
    for at, (one, other) in enumerate(pairwise(spots)):
        beside = page.text[one.span.end : other.span.start] == " "
        if beside and one.found and other.found and not _holds(other, one):
            dropped |= {at, at + 1}
    return [spot for at, spot in enumerate(spots) if at not in dropped]


def _holds(holder: Spot, held: Spot) -> bool:
    """Tell whether one name may be that of a country or a state in which the other lies."""
    return any(
        (one.entry.is_country or one.entry.is_division) and one.entry.country == other.entry.country
        for one in holder.found
        for other in held.found
    )


def _sure(page: Page, waiting: list[Weak]) -> frozenset[str]:
    """Return the names that were kept at least as often as they are waiting."""
    doubted = Counter(key(one.span.of(page.text)) for one in waiting)
    kept = Counter(key(spot.span.of(page.text)) for spot in page.spots if spot.use != "adjective")
    return frozenset(name for name, times in kept.items() if times >= doubted[name])


def _is_listed(text: str, span: Span, starts: set[int], ends: set[int]) -> bool:
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before is not None and before.start() in ends:
        return True
    after = _AFTER.match(text, span.end)
    return after is not None and after.end() in starts
