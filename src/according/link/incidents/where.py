"""Where it happened.

The rule: the place that most reports have or that lies in what they have; of equals the finest,
then the one whose name comes first. Two towns that are far apart, in different reports, are a
dispute.
"""

from collections.abc import Sequence
from typing import NamedTuple

from according.base.questions.near import kilometres
from according.link.incidents.facts import Fact
from according.link.incidents.held import Vote, dispute, votes
from according.model import Dispute, PlaceRef

_FINENESS = ("point", "town", "district", "area", "region", "water", "country")
_FINE = 3
"""So many of them name a spot, which two places cannot share."""
_FAR = 50.0
"""Kilometres beyond which two spots are two."""


class Spot(NamedTuple):
    """What makes two places one."""

    name: str
    country: str | None
    admin1: str | None
    precision: str | None
    lat: float | None
    lon: float | None


def where(facts: Sequence[Fact]) -> tuple[PlaceRef | None, tuple[Dispute, ...]]:
    """Return where an incident happened, and what is disputed about it."""
    places: dict[Spot, PlaceRef] = {}
    told = []
    for fact in facts:
        place = fact.told.place
        if place is not None:
            spot = Spot(
                place.name, place.country, place.admin1, place.precision, place.lat, place.lon
            )
            places.setdefault(spot, place)
            told.append((spot, fact.by))
    found = votes(told)
    if not found:
        return None, ()
    chosen = min(
        found,
        key=lambda vote: (
            -_support(vote, found, places),
            _fineness(places[vote.value]),
            places[vote.value].name,
        ),
    )
    return places[chosen.value], tuple(_disputed(chosen, found, places))


def _support(vote: Vote[Spot], every: Sequence[Vote[Spot]], places: dict[Spot, PlaceRef]) -> int:
    own = places[vote.value]
    with_it = [one for one in every if _holds(places[one.value], own)]
    return len({by.document for one in with_it for by in one.by})


def _holds(wide: PlaceRef, narrow: PlaceRef) -> bool:
    """Tell whether who names one place says nothing against the other, which may lie in it."""
    if wide.name.casefold() == narrow.name.casefold():
        return wide.country in (None, narrow.country)
    if wide.precision == "country":
        return wide.country is not None and wide.country == narrow.country
    if wide.precision == "region":
        return narrow.admin1 is not None and wide.admin1 == narrow.admin1
    return False


def _disputed(
    chosen: Vote[Spot], found: Sequence[Vote[Spot]], places: dict[Spot, PlaceRef]
) -> Sequence[Dispute]:
    own = places[chosen.value]
    at = {by.document for by in chosen.by}
    against = [
        vote
        for vote in found
        if _far(own, places[vote.value]) and not {by.document for by in vote.by} & at
    ]
    if not against:
        return ()
    sides = [(places[one.value].name, one.by) for one in (chosen, *against)]
    return [dispute("place", sides)]


def _far(one: PlaceRef, other: PlaceRef) -> bool:
    if _fineness(one) >= _FINE or _fineness(other) >= _FINE:
        return one.country is not None and other.country not in (None, one.country)
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) > _FAR


def _fineness(place: PlaceRef) -> int:
    known = place.precision in _FINENESS
    return _FINENESS.index(place.precision or "") if known else len(_FINENESS)
