"""Spots at which different people put one happening."""

from collections.abc import Sequence

from according.base.questions.near import kilometres
from according.link.disputes.held import Vote, dispute
from according.model import Dispute, PlaceRef

_FINENESS = ("point", "town", "district", "area", "region", "water", "country")
_FINE = 3
"""So many of them name a spot, which two places cannot share."""
_FAR = 50.0
"""Kilometres beyond which two spots are two."""


def disputed(chosen: Vote[PlaceRef], told: Sequence[Vote[PlaceRef]]) -> tuple[Dispute, ...]:
    """Return the dispute over the place, where there is one.

    Args:
        chosen: the place that is the happening's.
        told: all that are told.
    """
    at = {by.document for by in chosen.by}
    against = [
        vote
        for vote in told
        if _far(chosen.value, vote.value) and not {by.document for by in vote.by} & at
    ]
    if not against:
        return ()
    return (dispute("place", [(one.value.name, one.by) for one in (chosen, *against)]),)


def fineness(place: PlaceRef) -> int:
    """Return how fine a place is; 0 is a point."""
    known = place.precision in _FINENESS
    return _FINENESS.index(place.precision or "") if known else len(_FINENESS)


def _far(one: PlaceRef, other: PlaceRef) -> bool:
    if fineness(one) >= _FINE or fineness(other) >= _FINE:
        return one.country is not None and other.country not in (None, one.country)
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) > _FAR
