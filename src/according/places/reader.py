"""Reading places: from the words of a report to entries of the gazetteer."""

import re
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from according.model import Actor, Document, Mention, Statement
from according.model.place import PlaceRef
from according.places.candidates import Candidates
from according.places.containment import lies_in
from according.places.gazetteer import Entry, Gazetteer, key
from according.places.home import home_of
from according.places.records import place
from according.places.resolving import Chosen, Evidence, Name, Resolver
from according.places.spotting import Spot, Spotter
from according.places.strangers import strangers
from according.places.surroundings import Area, Surroundings, between
from according.places.weights import Weights
from according.places.words import PlaceWords

_INSIDE = re.compile(r"\s*(?:,|\(|\bin)\s*(?:the\s+)?(?:\w+ern\s+)?")
_PART_OF = re.compile(
    r"\s+(?:neighbou?rhood|district|suburb|section|quarter|borough)\s+(?:of|in)\s+"
    r"(?:the\s+\w+\s+of\s+)?"
)
"""Between a part of a town and the town: one of that name elsewhere is not meant."""
_BESIDE = 40
"""Characters within which a country counts as named beside a place."""
_LISTED = re.compile(r"\s*(?:,\s*and|,|and|or)\s+")
_AND = re.compile(r"\s+and\s+(?:the\s+\w+\s+of\s+)?")
_WORD = re.compile(r"\w[\w'’-]*")


class PlaceReader:
    """Reads the places of a report. Holds what is costly to load; make one and keep it."""

    def __init__(self, gazetteer: Gazetteer, *, weights: Weights | None = None):
        words = PlaceWords.load()
        chosen = Weights.load() if weights is None else weights
        self._gazetteer = gazetteer
        self._candidates = Candidates(gazetteer, words, chosen)
        self._spotter = Spotter(gazetteer, words, self._candidates.knows)
        self._resolver = Resolver(gazetteer, chosen)
        self._surroundings = Surroundings()

    def read(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
    ) -> tuple[PlaceRef, ...]:
        """Return the places that a document names, in text order; ids are p1, p2 and so on.

        The same document, parse and actors always give the same places.
        """
        del statements
        spots = self._spotter.spots(document, parse, actors, mentions)
        if not spots:
            return ()
        text = document.text
        names, owners = self._names(text, spots)
        chosen = self._resolver.choose(names, self._evidence(document, spots))
        answers = [None if owner is None else chosen[owner] for owner in owners]
        areas = self._areas(text, spots, answers)
        strange = strangers(spots, answers)
        kept = [at for at in range(len(spots)) if at not in strange or spots[at].called]
        return tuple(
            place(f"p{number}", text, spots[at], answers[at], areas[at], strange=at in strange)
            for number, at in enumerate(kept, 1)
        )

    def _areas(
        self, text: str, spots: Sequence[Spot], answers: Sequence[Chosen | None]
    ) -> list[Area | None]:
        """Tell for each spot where it is if it is told by nearness to what it names."""
        entries = [
            spot.implied[0] if len(spot.implied) == 1 else answer.best.entry if answer else None
            for spot, answer in zip(spots, answers, strict=True)
        ]
        areas = [
            None
            if entry is None or spot.use == "in_name"
            else self._surroundings.area(text, *spot.span, entry)
            for spot, entry in zip(spots, entries, strict=True)
        ]
        for at in range(len(spots) - 1):
            one, other = entries[at], entries[at + 1]
            joint = text[spots[at].span.end : spots[at + 1].span.start]
            if one is None or other is None or not _AND.fullmatch(joint):
                continue
            if self._surroundings.is_between(text, spots[at].span.start):
                stretch = between(one, other)
                areas[at], areas[at + 1] = stretch or areas[at], stretch or areas[at + 1]
        return areas

    def _names(self, text: str, spots: Sequence[Spot]) -> tuple[list[Name], list[int | None]]:
        """Put the uses of one name together; tell for each spot which name it is."""
        names: list[Name] = []
        by_key: dict[tuple[str, str | None], int] = {}
        owners: list[int | None] = []
        for at, spot in enumerate(spots):
            if len(spot.implied) == 1:
                owners.append(None)
                continue
            name = spot.span.of(text)
            beside = _words_beside(text, spot)
            plain = key(name), self._candidates.kind_told(spot.found, *beside)
            number = by_key.get(plain)
            if number is None:
                number = by_key[plain] = len(names)
                names.append(
                    Name(
                        self._candidates.among(spot.implied)
                        if spot.implied
                        else self._candidates.of(name, spot.found, *beside)
                    )
                )
            else:
                names[number].times += 1
            owners.append(number)
            if not spot.implied:
                self._add_surroundings(text, spots, at, names[number])
        return names, owners

    def _add_surroundings(self, text: str, spots: Sequence[Spot], at: int, name: Name) -> None:
        spot = spots[at]
        if at + 1 < len(spots):
            following = spots[at + 1]
            between = text[spot.span.end : following.span.start]
            is_part = _PART_OF.fullmatch(between) is not None
            if (is_part or _INSIDE.fullmatch(between)) and following.use != "adjective":
                holders = [
                    one.entry
                    for one in following.found
                    if _may_hold(one.entry) and not _has_equal(spot, one.entry)
                ]
                name.within = (*name.within, *holders)
                if is_part and holders:
                    name.candidates = tuple(
                        one
                        for one in name.candidates
                        if any(lies_in(one.entry, holder) for holder in holders)
                    )
        name.listed |= _states_beside(text, spots, at)
        told: set[str] = set()
        for step in (-2, -1, 1, 2):
            if not 0 <= at + step < len(spots):
                continue
            other = spots[at + step]
            gap = max(other.span.start - spot.span.end, spot.span.start - other.span.end)
            if gap > _BESIDE:
                continue
            told.update(
                entry.country
                for entry in other.implied
                if entry.country and len(other.implied) == 1
            )
            if other.found and other.found[0].entry.is_country and other.use != "in_name":
                told.update(one.entry.country for one in other.found[:1] if one.entry.country)
        name.told |= told

    def _evidence(self, document: Document, spots: Sequence[Spot]) -> Evidence:
        countries: dict[str, float] = defaultdict(float)
        for spot in spots:
            if len(spot.implied) == 1 and spot.implied[0].country:
                countries[spot.implied[0].country] += 1
        weights = {
            code: 1 + 0.5 * times if times >= 1 else times for code, times in countries.items()
        }
        return Evidence(weights, home_of(document, self._gazetteer))


def _words_beside(text: str, spot: Spot) -> tuple[str, str]:
    """Return in small letters the word after a name, and the one or two before it."""
    after = _WORD.search(text, spot.span.end, spot.span.end + 20)
    before = _WORD.findall(text, max(0, spot.span.start - 25), spot.span.start)
    return after.group().lower() if after else "", " ".join(before[-2:]).lower()


def _states_beside(text: str, spots: Sequence[Spot], at: int) -> frozenset[str]:
    """Return the countries of the states or provinces next to a name in a list."""
    countries: set[str | None] = set()
    for one, other in ((at - 1, at), (at, at + 1)):
        if one < 0 or other >= len(spots):
            continue
        neighbour = spots[one if other == at else other]
        joint = text[spots[one].span.end : spots[other].span.start]
        entries = [found.entry for found in neighbour.found if not found.alias]
        if _LISTED.fullmatch(joint) and not any(entry.is_country for entry in entries):
            countries.update(entry.country for entry in entries if entry.is_division)
    return frozenset(country for country in countries if country is not None)


def _has_equal(spot: Spot, holder: Entry) -> bool:
    """Tell whether a name may stand beside a country or a state in a list of such."""
    for one in spot.found:
        if one.entry.is_country and holder.is_country:
            return True
        if one.entry.feature[0] == "L" and holder.feature[0] == "L":
            return True
        if one.entry.is_division and holder.is_division and one.entry.country == holder.country:
            return True
    return False


def _may_hold(entry: Entry) -> bool:
    return entry.is_country or entry.feature.startswith(("A.", "L.")) or entry.population > 100_000
