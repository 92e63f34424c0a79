"""Where an event happened, as the codebooks ask: a point on the map."""

import msgspec

from according.codebooks.facts import Facts
from according.codebooks.refusals import Open, with_why
from according.model import PlaceRef


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """A place whose point is known."""

    place: PlaceRef
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""


def located(facts: Facts) -> Located | Open:
    """Return the place of an event, or why it is not known."""
    place = facts.place
    if place is None:
        return Open(with_why("no place is told for it", facts.event.place_reason))
    if place.lat is None or place.lon is None:
        why = place.reason or "no entry of the gazetteer was chosen"
        return Open(f"the place “{place.name}” stays open: {why}")
    return Located(place=place, lat=place.lat, lon=place.lon)
