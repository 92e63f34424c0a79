"""ACLED events from one event of a reading, or what stands in the way."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from according.codebooks.acled.choice import Choice
from according.codebooks.acled.developments import (
    agreement,
    coerce,
    mobilize,
    no_type,
    protest,
    retreat,
)
from according.codebooks.acled.fatalities import Fatalities, fatalities, shares
from according.codebooks.acled.record import AcledEvent
from according.codebooks.acled.roles import (
    INTER,
    NON_STATE,
    Role,
    Scene,
    actor_name,
    associated,
    scene,
)
from according.codebooks.acled.violence import assault
from according.codebooks.countries import country_name
from according.codebooks.facts import Facts, attribution, teller
from according.codebooks.places import Located, located
from according.codebooks.refusals import CannotBeCoded, Open, unreal
from according.codebooks.times import Days, days
from according.codebooks.words import rules
from according.model import EventType

_WEEK, _MONTH = 7, 31
_BY_TYPE: dict[EventType, Callable[[Scene], Choice | Open]] = {
    "ASSAULT": assault,
    "PROTEST": protest,
    "COERCE": coerce,
    "RETREAT": retreat,
    "MOBILIZE": mobilize,
    "AGREE": agreement,
    "CONSULT": agreement,
    "SUPPORT": agreement,
    "COOPERATE": agreement,
    "CONCEDE": agreement,
}
_TARGETED = ("Violence against civilians", "Explosions/Remote violence", "Riots")


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The days that ACLED codes, each an event, and how precise they are."""

    days: tuple[date, ...]
    precision: int


def to_acled(facts: Facts) -> tuple[AcledEvent, ...] | CannotBeCoded:
    """Return the ACLED events of an event: one, or one a day where it lasted from day to day."""
    event = facts.event
    when = _when(days(facts))
    where = _where(located(facts))
    choice = _known(_BY_TYPE.get(event.type, no_type)(scene(facts)))
    missing = (each.reason for each in (choice, when, where) if isinstance(each, Open))
    reasons = (*unreal(event), *missing)
    if reasons or isinstance(when, Open) or isinstance(where, Open) or isinstance(choice, Open):
        return CannotBeCoded(codebook="acled", event=event.id, reasons=reasons)
    deaths = fatalities(facts, choice.sub_event)
    whole = _record(facts, choice, deaths, when, where)
    if len(when.days) == 1:
        return (whole,)
    numbers = shares(deaths.number, len(when.days))
    return tuple(
        msgspec.structs.replace(
            whole,
            id=f"{whole.id}/{index}",
            event_date=day.isoformat(),
            year=day.year,
            fatalities=number,
            reasons=whole.reasons | {"fatalities": _split(deaths)},
        )
        for index, (day, number) in enumerate(zip(when.days, numbers, strict=True), start=1)
    )


def _when(told: Days | Open) -> When | Open:
    """Return the coded day: itself, the middle of a week or month, its first or last if so told."""
    if isinstance(told, Open):
        return told
    longest = rules("acled")["longest_days"]
    if told.lasting:
        if told.count > longest:
            return Open(f"it lasted {told.count} days, and its days are not told one by one")
        each = tuple(told.first + timedelta(days=number) for number in range(told.count))
        return When(days=each, precision=1)
    if told.count > _MONTH:
        return Open(f"its time is known only to {told.count} days, and ACLED needs the month")
    edges = {"early": told.first, "late": told.last}
    day = edges.get(told.bound or "", told.middle())
    if told.count == 1:
        return When(days=(day,), precision=2 if told.bound == "about" else 1)
    return When(days=(day,), precision=2 if told.count <= _WEEK else 3)


def _known(choice: Choice | Open) -> Choice | Open:
    """Leave out second parties of whom the text does not tell what they are."""
    if isinstance(choice, Open):
        return choice
    second = tuple(role for role in choice.second if role.kind in INTER)
    return msgspec.structs.replace(choice, second=second)


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place that is fine enough for ACLED."""

    at: Located
    country: str
    """ISO 3166-1 alpha-3 code."""
    precision: int


def _where(told: Located | Open) -> Where | Open:
    """Return the place with its precision code, which countries do not have."""
    if isinstance(told, Open):
        return told
    if told.place.country is None:
        return Open(f"the place “{told.place.name}” is in no one country")
    if told.place.acled_precision is None:
        return Open("no place finer than the country is told")
    return Where(at=told, country=told.place.country, precision=told.place.acled_precision)


def _record(
    facts: Facts, choice: Choice, deaths: Fatalities, when: When, where: Where
) -> AcledEvent:
    """Return the record of the first day."""
    place, day = where.at.place, when.days[0]
    first, second = _inter(choice.first), _inter(choice.second)
    return AcledEvent(
        id=f"{facts.reading.id}/{facts.event.id}",
        event_date=day.isoformat(),
        year=day.year,
        time_precision=when.precision,
        event_type=choice.event_type,
        sub_event_type=choice.sub_event,
        actor1=actor_name(choice.first[0], facts),
        assoc_actor_1=associated(choice.first),
        inter1=first,
        actor2=actor_name(choice.second[0], facts) if choice.second else None,
        assoc_actor_2=associated(choice.second),
        inter2=second,
        interaction=_interaction(first, second, alone=not choice.second),
        civilian_targeting="Civilian targeting" if _targets_civilians(choice) else None,
        country=country_name(where.country),
        admin1=place.admin1,
        location=place.name,
        latitude=where.at.lat,
        longitude=where.at.lon,
        geo_precision=where.precision,
        source=_source(facts),
        notes=_notes(facts, deaths),
        fatalities=deaths.number,
        attribution=attribution(facts),
        reasons=_reasons(facts, choice, deaths),
    )


def _inter(roles: tuple[Role, ...]) -> int | None:
    return INTER.get(roles[0].kind) if roles else None


def _interaction(first: int | None, second: int | None, *, alone: bool) -> int | None:
    if first is None or (second is None and not alone):
        return None
    return first * 10 if second is None else min(first, second) * 10 + max(first, second)


def _targets_civilians(choice: Choice) -> bool:
    """Tell whether civilians are the main target: they, or protesters under excessive force."""
    civilian = any(role.kind == "civilians" for role in choice.second)
    return (civilian and choice.event_type in _TARGETED) or (
        choice.sub_event == "Excessive force against protesters"
    )


def _split(deaths: Fatalities) -> str:
    split = "split evenly over the days, the remainder to the first"
    return f"{deaths.reason}; {split}" if deaths.reason else split


def _reasons(facts: Facts, choice: Choice, deaths: Fatalities) -> dict[str, str]:
    values = {
        "event_date": facts.event.time_reason,
        "location": facts.event.place_reason,
        "fatalities": deaths.reason,
        "actor2": "the text does not tell of a second party, or not what it is",
        "admin1": None if facts.place and facts.place.admin1 else "the gazetteer has none for it",
        "source": None if _source(facts) else "the page does not name its paper",
    }
    for number, roles in ((1, choice.first), (2, choice.second)):
        if roles:
            values |= {f"actor{number}": _why_name(roles[0])}
            values |= {f"inter{number}": _why_inter(roles[0])}
    return {name: reason for name, reason in values.items() if reason}


def _why_inter(role: Role) -> str | None:
    party = role.party
    if role.kind == "state" and party and party.country is None:
        return "the country of these forces is not told; taken for that of the place"
    if role.kind == "civilians" and party and party.sector is None and party.kind == "person":
        return f"“{party.name}” is not told to be of any armed body"
    return None


def _why_name(role: Role) -> str | None:
    party = role.party
    bare = party and role.kind in NON_STATE and party.sector != "UAF" and not party.named
    return "the text does not tell the group's name" if bare else None


def _source(facts: Facts) -> str | None:
    """Return the media that carry it: the paper, and those it quotes on the way to the event."""
    media = [teller(facts.reading, one) for one in facts.chain if one.source_kind == "media"]
    names = [name for name in (facts.reading.publisher, *media) if name]
    return "; ".join(dict.fromkeys(names)) or None


def _notes(facts: Facts, deaths: Fatalities) -> str:
    told_by = " ← ".join(attribution(facts))
    parts = [
        facts.sentence,
        f"Told by: {told_by}." if told_by else "",
        f"Deaths told: {deaths.told}." if deaths.told else "",
    ]
    return " ".join(part for part in parts if part)
