"""The search for place names, in order."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from according.model import Actor, Document, Mention
from according.places.gazetteer import Gazetteer
from according.places.spotting.entities import OTHERS, PLACES, from_other, from_place
from according.places.spotting.lookup import Lookup
from according.places.spotting.loose import from_constituencies, from_loose, from_small_letters
from according.places.spotting.page import Page
from according.places.spotting.settling import settle, without_full_names
from according.places.spotting.spot import Spot
from according.places.words import PlaceWords


class Spotter:
    """Finds place names in a parse."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, knows: Callable[[str], bool]):
        self._lookup = Lookup(gazetteer, words, knows)

    def spots(
        self,
        document: Document,
        parse: Doc,
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
    ) -> list[Spot]:
        """Return the place names of a document in text order; no two overlap."""
        page = Page(document.text, parse, actors, mentions, self._lookup)
        for entity in parse.ents:
            if entity.label_ in PLACES:
                from_place(page, entity)
            elif entity.label_ in OTHERS:
                from_other(page, entity)
        from_loose(page)
        from_small_letters(page)
        from_constituencies(page)
        settle(page)
        return without_full_names(page)
