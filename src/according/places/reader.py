"""Reading places: from the words of a report to entries of the gazetteer."""

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from according.model import Actor, Document, Mention, Statement
from according.model.place import PlaceCandidate, PlaceRef
from according.places.candidates import Candidate, Candidates
from according.places.gazetteer import Entry, Gazetteer, key
from according.places.home import home_of
from according.places.precision import precisions
from according.places.resolving import Chosen, Evidence, Name, Resolver
from according.places.spotting import Spot, Spotter
from according.places.weights import Weights
from according.places.words import PlaceWords

_KEPT = 5
"""Alternatives kept with a place."""
_LEAST = 0.01
"""Share of belief below which an alternative is not kept."""
_INSIDE = re.compile(r"\s*(?:,|\(|\bin)\s*(?:the\s+)?(?:\w+ern\s+)?")
_BESIDE = 40
"""Characters within which a country counts as named beside a place."""
_WORD = re.compile(r"\w[\w'’-]*")


class PlaceReader:
    """Reads the places of a report. Holds the gazetteer and the word lists; make one and keep it."""

    def __init__(self, gazetteer: Gazetteer, *, weights: Weights | None = None):
        words = PlaceWords.load()
        chosen = Weights.load() if weights is None else weights
        self._gazetteer = gazetteer
        self._candidates = Candidates(gazetteer, words, chosen)
        self._spotter = Spotter(gazetteer, words, self._candidates.knows)
        self._resolver = Resolver(gazetteer, chosen)

    def read(
        self,
        document: Document,
        parse: Doc,
        statements: Sequence[Statement],
        actors: Sequence[Actor],
        mentions: Sequence[Mention],
    ) -> tuple[PlaceRef, ...]:
        """Return the places that a document names, in text order, with ids p1, p2, …"""
        del statements
        spots = self._spotter.spots(document, parse, actors, mentions)
        if not spots:
            return ()
        text = document.text
        names, owners = self._names(text, spots)
        chosen = self._resolver.choose(names, self._evidence(document, spots))
        return tuple(
            _place(f"p{number}", text, spot, chosen[owner] if owner is not None else None)
            for number, (spot, owner) in enumerate(zip(spots, owners, strict=True), 1)
        )

    def _names(self, text: str, spots: Sequence[Spot]) -> tuple[list[Name], list[int | None]]:
        """Put the uses of one name together; tell for each spot which name it is."""
        names: list[Name] = []
        by_key: dict[str, int] = {}
        owners: list[int | None] = []
        for at, spot in enumerate(spots):
            if spot.use == "adjective":
                owners.append(None)
                continue
            name = spot.span.of(text)
            plain = key(name)
            number = by_key.get(plain)
            if number is None:
                number = by_key[plain] = len(names)
                after = _WORD.search(text, spot.span.end, spot.span.end + 20)
                before = _WORD.findall(text, max(0, spot.span.start - 25), spot.span.start)
                names.append(
                    Name(
                        self._candidates.of(
                            name,
                            spot.found,
                            after.group().lower() if after else "",
                            " ".join(before[-2:]).lower(),
                        )
                    )
                )
            else:
                names[number].times += 1
            owners.append(number)
            self._add_surroundings(text, spots, at, names[number])
        return names, owners

    def _add_surroundings(self, text: str, spots: Sequence[Spot], at: int, name: Name) -> None:
        spot = spots[at]
        if at + 1 < len(spots):
            following = spots[at + 1]
            between = text[spot.span.end : following.span.start]
            if _INSIDE.fullmatch(between) and following.use != "adjective":
                holders = [
                    one.entry
                    for one in following.found
                    if _may_hold(one.entry) and not _has_equal(spot, one.entry)
                ]
                name.within = (*name.within, *holders)
        told = set()
        for step in (-2, -1, 1, 2):
            if not 0 <= at + step < len(spots):
                continue
            other = spots[at + step]
            gap = max(other.span.start - spot.span.end, spot.span.start - other.span.end)
            if gap > _BESIDE:
                continue
            told.update(entry.country for entry in other.implied if entry.country)
            if other.found and other.found[0].entry.is_country and other.use != "in_name":
                told.update(one.entry.country for one in other.found[:1] if one.entry.country)
        name.told |= told

    def _evidence(self, document: Document, spots: Sequence[Spot]) -> Evidence:
        countries: Counter[str] = Counter()
        for spot in spots:
            for entry in spot.implied:
                if entry.country:
                    countries[entry.country] += 1 / len(spot.implied)
        weights = {
            code: 1 + 0.5 * times if times >= 1 else times for code, times in countries.items()
        }
        return Evidence(weights, home_of(document, self._gazetteer))


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


def _place(number: str, text: str, spot: Spot, chosen: Chosen | None) -> PlaceRef:
    if spot.implied:
        entry = spot.implied[0]
        if len(spot.implied) > 1:
            return PlaceRef(
                id=number,
                span=spot.span,
                name=spot.span.of(text),
                use="adjective",
                reason="the word belongs to more than one country",
            )
        return _resolved(
            number, spot, Candidate(entry, 0.0, False), 1.0, "its people or things", ()
        )
    if chosen is None:
        return PlaceRef(
            id=number,
            span=spot.span,
            name=spot.span.of(text),
            use=spot.use,
            reason="no place of this name is in the gazetteer",
        )
    others = [
        PlaceCandidate(
            id=one.entry.id,
            name=one.entry.name,
            country=one.entry.country,
            admin1=one.entry.admin1,
            lat=one.entry.lat,
            lon=one.entry.lon,
            score=round(share, 3),
        )
        for one, share in zip(chosen.candidates[1:], chosen.shares[1:], strict=True)
        if share >= _LEAST
    ]
    return _resolved(
        number, spot, chosen.candidates[0], chosen.shares[0], chosen.why, tuple(others[:_KEPT])
    )


def _resolved(
    number: str,
    spot: Spot,
    best: Candidate,
    share: float,
    why: str,
    others: tuple[PlaceCandidate, ...],
) -> PlaceRef:
    entry = best.entry
    precision = precisions(entry, best.part)
    return PlaceRef(
        id=number,
        span=spot.span,
        name=entry.name,
        use=spot.use,
        gazetteer=entry.id,
        feature=entry.feature,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision.kind,
        acled_precision=precision.acled,
        ucdp_precision=precision.ucdp,
        score=round(share, 3),
        why=why,
        alternatives=others,
    )
