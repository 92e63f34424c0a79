"""UCDP GED events from one event of a reading, or what stands in the way."""

import msgspec

from according.codebooks.countries import country_name
from according.codebooks.facts import Facts, attribution
from according.codebooks.places import Located, located
from according.codebooks.refusals import CannotBeCoded, Open, unreal
from according.codebooks.times import Days, days
from according.codebooks.ucdp.deaths import Deaths, deaths
from according.codebooks.ucdp.record import UcdpEvent
from according.codebooks.ucdp.sides import CIVILIANS, Dyad, Side, dyad
from according.codebooks.words import rules
from according.model import PlaceRef


def to_ucdp(facts: Facts) -> UcdpEvent | CannotBeCoded:
    """Return the UCDP GED event: armed force by an organised body, with at least one death."""
    event = facts.event
    violence = () if event.type == "ASSAULT" else (f"{event.type} is no use of armed force",)
    sides = dyad(facts) if event.type == "ASSAULT" else None
    toll = deaths(facts, sides if isinstance(sides, Dyad) else None)
    when, where = days(facts), _where(located(facts))
    precision = when if isinstance(when, Open) else _date_prec(when)
    told = (sides, toll, precision, where)
    reasons = (
        *unreal(event),
        *violence,
        *(each.reason for each in told if isinstance(each, Open)),
    )
    if (
        reasons
        or isinstance(when, Open)
        or isinstance(precision, Open)
        or not isinstance(sides, Dyad)
        or isinstance(toll, Open)
        or isinstance(where, Open)
    ):
        return CannotBeCoded(codebook="ucdp", event=event.id, reasons=reasons)
    return _record(facts, sides, toll, when, precision=precision, where=where)


def _date_prec(when: Days) -> int | Open:
    """Return UCDP's date precision by the length of the interval; "about" a day is 2."""
    if when.count == 1 and when.bound == "about":
        return 2
    for code, longest in sorted(rules("ucdp")["date_prec"].items()):
        if when.count <= longest:
            return int(code)
    return Open(f"its time is known only to {when.count} days, and UCDP needs the year")


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place with UCDP's code for its precision."""

    at: Located
    precision: int


def _where(told: Located | Open) -> Where | Open:
    if isinstance(told, Open):
        return told
    if told.place.ucdp_precision is None:
        return Open(f"it is not known how exact the place “{told.place.name}” is")
    return Where(at=told, precision=told.place.ucdp_precision)


def _record(
    facts: Facts,
    sides: Dyad,
    toll: Deaths,
    when: Days,
    *,
    precision: int,
    where: Where,
) -> UcdpEvent:
    reading, told_by = facts.reading, attribution(facts)
    place, at = where.at.place, where.at
    return UcdpEvent(
        id=f"{reading.id}/{facts.event.id}",
        year=when.first.year,
        type_of_violence=sides.type_of_violence,
        dyad_name=f"{sides.a.name} - {sides.b.name}",
        side_a=sides.a.name,
        side_b=sides.b.name,
        source_article=reading.url,
        source_office=reading.publisher,
        source_date=reading.published[:10] if reading.published else None,
        source_headline=reading.title,
        source_original=told_by[0] if facts.chain and told_by else None,
        where_prec=where.precision,
        where_coordinates=place.name,
        where_description=place.span.of(reading.text),
        adm_1=place.admin1,
        latitude=at.lat,
        longitude=at.lon,
        geom_wkt=f"POINT ({at.lon} {at.lat})",
        country=country_name(place.country) if place.country else None,
        event_clarity=_clarity(facts, when),
        date_prec=precision,
        date_start=when.first.isoformat(),
        date_end=when.last.isoformat(),
        deaths_a=toll.a,
        deaths_b=toll.b,
        deaths_civilians=toll.civilians,
        deaths_unknown=toll.unknown,
        best=toll.best,
        low=toll.low,
        high=toll.high,
        attribution=told_by,
        reasons=_reasons(facts, sides, toll, place),
    )


def _clarity(facts: Facts, when: Days) -> int:
    """Return 2 where the report tells several incidents as one: over days, or so many strikes."""
    strikes = any(count.what == "strikes" and count.low != 1 for count in facts.counts)
    return 2 if when.lasting or strikes else 1


def _reasons(facts: Facts, sides: Dyad, toll: Deaths, place: PlaceRef) -> dict[str, str]:
    reading = facts.reading
    values = {
        "date_start": facts.event.time_reason,
        "where_coordinates": facts.event.place_reason,
        "number_of_sources": "one report does not tell how many sources UCDP would count",
        "best": toll.reason,
        "deaths_unknown": "the text does not tell on which side they died"
        if toll.unknown
        else None,
        "side_a": _unnamed(sides.a),
        "side_b": _unnamed(sides.b),
        "deaths_civilians": _alone(sides.b),
        "source_article": None if reading.url else "the report has no address",
        "source_office": None if reading.publisher else "the page does not name its paper",
        "source_date": None if reading.published else "the page does not tell its day",
        "source_headline": None if reading.title else "the report has no headline",
        "source_original": None if facts.chain else "the report tells it on its own word",
        "adm_1": None if place.admin1 else "the gazetteer has none for it",
        "country": None if place.country else "the place is in no one country",
    }
    return {name: reason for name, reason in values.items() if reason}


def _alone(side: Side) -> str | None:
    """Return the note that somebody of whom the text tells no body was taken for a civilian."""
    alone = [
        party.name for party in side.parties if party.sector is None and party.kind == "person"
    ]
    if side.kind != "civilians" or not alone:
        return None
    return f"“{alone[0]}” is not told to be of any armed body"


def _unnamed(side: Side) -> str | None:
    """Return the note that UCDP would want the name of a body that the text only describes."""
    if side.name == CIVILIANS or side.name.startswith("Government of "):
        return None
    if side.kind == "state":
        return "the country of these forces is not told"
    named = any(party.named for party in side.parties)
    return None if named else "the text does not tell the group's name"
