"""Where it happened.

The rule: the place that most reports have or that lies in what they have; of equals the finest,
then the one whose name comes first. Two towns that are far apart, in different reports, are a
dispute.
"""

from collections.abc import Sequence

from according.link.disputes import spots
from according.link.disputes.held import Vote
from according.link.incidents.facts import Fact
from according.model import Dispute, PlaceRef

_Spot = tuple[str, str | None, str | None, str | None, float | None, float | None]
"""What makes two places one: name, country, first division, precision, latitude, longitude."""


def where(facts: Sequence[Fact]) -> tuple[PlaceRef | None, tuple[Dispute, ...]]:
    """Return where an incident happened, and what is disputed about it."""
    by_spot: dict[_Spot, Vote[PlaceRef]] = {}
    for fact in facts:
        place = fact.told.place
        if place is not None:
            vote = by_spot.setdefault(_spot(place), Vote(place))
            if fact.by not in vote.by:
                vote.by.append(fact.by)
    found = list(by_spot.values())
    if not found:
        return None, ()
    chosen = min(
        found,
        key=lambda vote: (-_support(vote, found), spots.fineness(vote.value), vote.value.name),
    )
    return chosen.value, spots.disputed(chosen, found)


def _spot(place: PlaceRef) -> _Spot:
    return place.name, place.country, place.admin1, place.precision, place.lat, place.lon


def _support(vote: Vote[PlaceRef], every: Sequence[Vote[PlaceRef]]) -> int:
    with_it = [one for one in every if _holds(one.value, vote.value)]
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
