"""An incident from its events and the reports that tell them."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from according.link.disputes.numbers import Word, number_words
from according.link.incidents import answers as answering
from according.link.incidents import parties
from according.link.incidents.facts import Fact, Report
from according.link.incidents.identity import event_name, in_order
from according.link.incidents.independent import Known, origins
from according.link.incidents.names import is_light
from according.link.incidents.tolls import tolls
from according.link.incidents.when import when
from according.link.incidents.where import where
from according.model import Dispute, Event, EventType, Incident, IncidentReport

T = TypeVar("T")
Telling = tuple[Report, Event]
"""An event with the report that it stands in."""


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """An incident, with its origins in full."""

    incident: Incident
    known: Known


def incident_of(tellings: Sequence[Telling]) -> Built:
    """Return the incident that events tell.

    Args:
        tellings: the events, in any order; the outcome is the same.
    """
    ordered = sorted(tellings, key=lambda t: in_order((t[0].day, t[0].reading.id, t[1])))
    reports = {report.reading.id: report for report, _ in ordered}
    events = {id_: [e.id for r, e in ordered if r.reading.id == id_] for id_ in reports}
    facts = [fact for id_, report in reports.items() for fact in report.facts(events[id_])]
    facts.sort(key=lambda fact: fact.order)
    told = [fact for fact in facts if fact.stands] or facts
    made = _settings(_agreed(_headed(ordered), told, reports), told)
    known = origins([(one, events[id_]) for id_, one in reports.items()])
    made = _numbers(
        made,
        [
            word
            for id_, one in reports.items()
            for word in one.words(events[id_], known.sources.get(id_, {}))
        ],
    )
    answers = answering.answers(made.type, facts, reports, events)
    made = msgspec.structs.replace(
        made,
        denials=tuple(one for one in answers if one.stance != "confirms"),
        confirmations=tuple(one for one in answers if one.stance == "confirms"),
        independent=known.origins.independent,
        independent_low=known.origins.low,
        independent_high=known.origins.high,
        origins=tuple(each.origin for each in known.origins.origins),
        disputes=tuple(_weighed(dispute, known) for dispute in made.disputes),
    )
    return Built(incident=made, known=known)


def _headed(ordered: Sequence[Telling]) -> Incident:
    """Return the incident with what its events say alone."""
    report, event = ordered[0]
    type_, mode = _type(ordered)
    days = [report.day for report, _ in ordered if report.day]
    return Incident(
        id=event_name(report.reading.id, event.span, event.span.of(report.reading.text)),
        type=type_,
        mode=mode,
        words=_most(_of_kind(ordered, type_, mode), _word),
        status=_most(ordered, lambda _, event: event.status),
        reports=tuple(
            IncidentReport(document=r.reading.id, event=e.id, span=e.span) for r, e in ordered
        ),
        first=min(days, default=None),
        latest=max(days, default=None),
    )


def _agreed(made: Incident, told: Sequence[Fact], reports: dict[str, Report]) -> Incident:
    """Add who did it to whom."""
    who, whom = parties.sides(made.type, told, reports)
    return msgspec.structs.replace(
        made,
        actors=parties.listed(who),
        recipients=parties.listed(whom),
        disputes=parties.disputed(made.type, who),
        blame=parties.blame(told, reports, who) if made.type != "OTHER" else (),
    )


def _settings(made: Incident, told: Sequence[Fact]) -> Incident:
    """Add when and where it happened."""
    since, time_disputes = when(told)
    place, place_disputes = where(told)
    return msgspec.structs.replace(
        made,
        start=since[0] if since else None,
        end=since[1] if since else None,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        disputes=(*made.disputes, *time_disputes, *place_disputes),
    )


def _numbers(made: Incident, given: Sequence[Word]) -> Incident:
    """Add how many."""
    numbers = tolls(given)
    return msgspec.structs.replace(
        made,
        counts=numbers.counts,
        tolls=numbers.told,
        disputes=(*numbers.disputes, *made.disputes),
    )


def _weighed(dispute: Dispute, known: Known) -> Dispute:
    """Add on how many origins each number rests."""
    independent = {
        number_words(each.value.low, each.value.high): each.origins.independent
        for each in known.values
        if each.value.what == dispute.about
    }
    values = tuple(
        msgspec.structs.replace(value, independent=independent.get(value.value))
        for value in dispute.values
    )
    return msgspec.structs.replace(dispute, values=values)


def _type(ordered: Sequence[Telling]) -> tuple[EventType, str | None]:
    typed = [(r, e) for r, e in ordered if e.type != "OTHER"]
    if not typed:
        return "OTHER", None
    type_ = _most(typed, lambda _, event: event.type)
    moded = [(r, e) for r, e in typed if e.type == type_ and e.mode]
    return type_, _most(moded, lambda _, event: event.mode) if moded else None


def _of_kind(ordered: Sequence[Telling], type_: EventType, mode: str | None) -> Sequence[Telling]:
    """Return the events of a type and mode: "air strike" is not shown beside "kill"."""
    typed = [(r, e) for r, e in ordered if e.type == type_]
    alike = [(r, e) for r, e in typed if e.mode == mode] or typed
    return [(r, e) for r, e in alike if not is_light(_word(r, e))] or alike


def _word(report: Report, event: Event) -> str:
    return event.lemma or event.span.of(report.reading.text).casefold()


def _most(ordered: Sequence[Telling], of: Callable[[Report, Event], T]) -> T:
    """Return what most reports have; of equals what comes first."""
    seen = {(report.reading.id, of(report, event)): None for report, event in ordered}
    found = Counter(value for _, value in seen)
    return max(found, key=lambda value: found[value])
