"""PLOVER records: the manual's JSON, computed from an event.

Negated, planned, possible and past events are kept, with the manual's auxiliary modes.
"""

from according import __version__
from according.codebooks.facts import Facts, attribution
from according.codebooks.parties import Party
from according.codebooks.places import located
from according.codebooks.plover_record import (
    CiteInfo,
    EventLocation,
    PloverActor,
    PloverEvent,
    Size,
    TextInfo,
)
from according.codebooks.refusals import CannotBeCoded, Open
from according.codebooks.times import days
from according.codebooks.tolls import deed, only_totals, point, spoken, tellings
from according.codebooks.words import has, rules
from according.model import Count, PlaceRef

Reasons = dict[str, str]


def to_plover(facts: Facts) -> PloverEvent | CannotBeCoded:
    """Return the PLOVER record of an event.

    An unknown perpetrator is coded as UNK, of an attack with weapons as UAF. Refused is what is of
    no type of PLOVER's, and what needs a recipient where none is told: AID, SANCTION, and
    COOPERATE where not two are told to do it together.
    """
    event, table = facts.event, rules("plover")
    if event.type not in table["types"]:
        reason = f"{event.type} is none of PLOVER's types"
        return CannotBeCoded(codebook="plover", event=event.id, reasons=(reason,))
    needs = table["types"][event.type].get("recipient", False)
    if needs and not facts.recipients and not (event.type == "COOPERATE" and len(facts.actors) > 1):
        reason = f"{event.type} needs a recipient and the text does not tell to whom it is done"
        return CannotBeCoded(codebook="plover", event=event.id, reasons=(reason,))
    reasons: Reasons = {}
    date, enddate = _dates(facts, reasons)
    auxiliary = table["auxiliary"].get(event.status)
    modes = (event.mode, auxiliary)
    return PloverEvent(
        id=f"{facts.reading.id}/{event.id}",
        date=date,
        enddate=enddate,
        event=(event.type,),
        mode=tuple(mode for mode in modes if mode is not None),
        actor=_actors(facts, reasons),
        recipient=_parties(facts.recipients, "recipient", reasons),
        event_loc=_location(facts, reasons),
        text_info=TextInfo(start=event.span.start, end=event.span.end),
        cite_info=CiteInfo(
            url=facts.reading.url,
            title=facts.reading.title,
            publication=facts.reading.publisher,
            language=facts.reading.language,
            coder=f"according {__version__}",
            codebook=table["codebook"],
        ),
        size=_size(facts, reasons),
        quad_code=table["types"][event.type]["quad"],
        event_scale=table["types"][event.type]["score"],
        status=event.status,
        attribution=attribution(facts),
        reasons=reasons,
    )


def _dates(facts: Facts, reasons: Reasons) -> tuple[str | None, str | None]:
    when = days(facts)
    if isinstance(when, Open):
        reasons["date"] = reasons["enddate"] = when.reason
        return None, None
    if facts.event.time_reason:
        reasons["date"] = facts.event.time_reason
    return when.first.isoformat(), when.last.isoformat()


def _actors(facts: Facts, reasons: Reasons) -> tuple[PloverActor, ...]:
    if facts.actors:
        return _parties(facts.actors, "actor", reasons)
    acled = rules("acled")["armed"]
    armed = facts.event.mode in acled["modes"] or has(facts.deed, acled["words"])
    sector = "UAF" if facts.event.type == "ASSAULT" and armed else "UNK"
    reasons["actor"] = "the text does not tell who did it"
    return (PloverActor(text=None, name=None, country=None, sector=sector),)


def _parties(side: tuple[Party, ...], field: str, reasons: Reasons) -> tuple[PloverActor, ...]:
    found = []
    for index, party in enumerate(side):
        if party.country is None:
            reasons[f"{field}[{index}].country"] = "the text does not tell the country"
        sector = party.sector
        if sector is None:
            reasons[f"{field}[{index}].sector"] = "its words and name do not tell the sector"
        name = party.actor.name if party.actor else None
        found.append(PloverActor(text=party.text, name=name, country=party.country, sector=sector))
    if not side:
        reasons[field] = "the text does not tell to whom"
    return tuple(found)


def _location(facts: Facts, reasons: Reasons) -> EventLocation | None:
    at = located(facts)
    if isinstance(at, Open):
        reasons["event_loc"] = at.reason
        return None
    place = at.place
    if facts.event.place_reason:
        reasons["event_loc"] = facts.event.place_reason
    resolution = _resolution(place)
    if isinstance(resolution, Open):
        reasons["event_loc.resolution"] = resolution.reason
    feature = (place.feature or "").partition(".")
    return EventLocation(
        geonameid=place.gazetteer,
        name=place.name,
        lat=at.lat,
        lon=at.lon,
        admin1_name=place.admin1,
        country_code3=place.country,
        feature_class=feature[0] or None,
        feature_code=feature[2] or None,
        start_char=place.span.start,
        end_char=place.span.end,
        resolution=None if isinstance(resolution, Open) else resolution,
    )


def _resolution(place: PlaceRef) -> int | Open:
    table = rules("plover")["resolution"]
    if place.precision == "water":
        return Open("the place is water")
    by_feature = next(
        (
            each
            for start, each in table["feature"].items()
            if (place.feature or "").startswith(start)
        ),
        None,
    )
    found = by_feature if by_feature is not None else table["precision"].get(place.precision)
    if not found or (found == 2 and place.country is None):
        return Open("the place is no part of one country")
    return int(found)


def _size(facts: Facts, reasons: Reasons) -> Size:
    fields = rules("plover")["size"]
    numbers = {
        name: _number(facts, f"size.{name}", kinds, reasons) for name, kinds in fields.items()
    }
    return Size(**numbers)


def _number(facts: Facts, field: str, kinds: list[str], reasons: Reasons) -> int | None:
    """Return the number told of an event: the lowest where its tellers differ."""

    def value(count: Count) -> int | None:
        return point(count, facts.reading.text)

    told = [(one, one.total(value)) for one in tellings(facts, kinds)]
    numbers = {number for _, number in told if number is not None}
    if len(numbers) > 1:
        reasons[field] = "the lowest of " + spoken(facts, tuple(one for one, _ in told))
    if numbers:
        return min(numbers)
    killed = deed(facts) if field == "size.dead" else None
    if killed is not None and killed.exact:
        return killed.number
    if killed is not None:
        reasons[field] = "more than one death is told, and not how many"
    elif told:
        reasons[field] = "no sure number is told: " + spoken(facts, tuple(one for one, _ in told))
    elif any(only_totals(facts, kind) for kind in kinds):
        reasons[field] = "the number told is a toll over more than this event"
    else:
        reasons[field] = "no number is told"
    return None
