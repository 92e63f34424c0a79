"""Records of places, made from what was found and chosen."""

from according.model.place import PlaceCandidate, PlaceRef
from according.places.candidates import Candidate
from according.places.gazetteer import Entry
from according.places.precision import precisions
from according.places.resolving import Chosen
from according.places.spotting import Spot
from according.places.surroundings import Area

_KEPT = 5
"""Alternatives kept with a place."""
_SURE = 0.6
"""Share of belief from which on an adjective of two countries is taken for one of them."""
_LEAST = 0.01
"""Share of belief below which an alternative is not kept."""
_UNKNOWN = "no place of this name is in the gazetteer"
_NOT_THERE = "the gazetteer has no place of this name where the report says that it is"


def place(
    number: str,
    text: str,
    spot: Spot,
    chosen: Chosen | None,
    area: Area | None,
    *,
    strange: bool = False,
) -> PlaceRef:
    """Make the record of a place.

    Args:
        number: its id.
        text: the document's text.
        spot: the words.
        chosen: the candidates, weighed; None where there are none.
        area: where it is, if it is told by nearness to what the words name.
        strange: the likeliest candidate is a small town of a country that the document does not
            speak of.
    """
    if len(spot.implied) > 1 and (chosen is None or chosen.shares[0] < _SURE):
        return _open(number, text, spot, "the word belongs to more than one place")
    if len(spot.implied) == 1:
        entry = spot.implied[0]
        sure = Chosen(
            (Candidate(entry, 0.0, False),),
            (1.0,),
            f"the word for the people and things of {entry.name}",
        )
        return _resolved(number, spot, sure, area)
    if chosen is None:
        return _open(number, text, spot, _NOT_THERE if spot.found else _UNKNOWN)
    if strange:
        reason = "the gazetteer has this name only in countries that the report does not speak of"
        return _open(number, text, spot, reason, chosen)
    return _resolved(number, spot, chosen, area)


def _open(
    number: str, text: str, spot: Spot, reason: str, chosen: Chosen | None = None
) -> PlaceRef:
    return PlaceRef(
        id=number,
        span=spot.span,
        name=spot.span.of(text),
        use=spot.use,
        reason=reason,
        alternatives=_others(chosen, 0) if chosen else (),
    )


def _others(chosen: Chosen, start: int) -> tuple[PlaceCandidate, ...]:
    pairs = zip(chosen.candidates[start:], chosen.shares[start:], strict=True)
    return tuple(_alternative(one.entry, share) for one, share in pairs if share >= _LEAST)[:_KEPT]


def _alternative(entry: Entry, share: float) -> PlaceCandidate:
    return PlaceCandidate(
        id=entry.id,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        score=round(share, 3),
    )


def _resolved(number: str, spot: Spot, chosen: Chosen, area: Area | None) -> PlaceRef:
    entry, share = chosen.best.entry, chosen.shares[0]
    exact = precisions(entry)
    return PlaceRef(
        id=number,
        span=spot.span,
        name=entry.name,
        use=spot.use,
        gazetteer=entry.id,
        feature=entry.feature,
        country=entry.country,
        admin1=entry.admin1,
        lat=area.lat if area else entry.lat,
        lon=area.lon if area else entry.lon,
        radius=area.radius if area else None,
        precision=area.kind if area else exact.kind,
        acled_precision=area.acled if area else exact.acled,
        ucdp_precision=area.ucdp if area else exact.ucdp,
        score=round(share, 3),
        why=f"{chosen.why}; {area.why}" if area else chosen.why,
        alternatives=_others(chosen, 1),
    )
