"""An incident from its events and the reports that tell them."""

from collections import Counter
from collections.abc import Sequence

from according.link.incidents import answers as answering
from according.link.incidents import parties
from according.link.incidents.facts import Report
from according.link.incidents.identity import event_name, in_order
from according.link.incidents.independent import origins
from according.link.incidents.tolls import tolls
from according.link.incidents.when import when
from according.link.incidents.where import where
from according.model import Event, Incident, IncidentReport

Telling = tuple[Report, Event]
"""An event with the report that it stands in."""


def incident_of(tellings: Sequence[Telling]) -> Incident:
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
    type_, mode = _type(ordered)
    since, time_disputes = when(told)
    place, place_disputes = where(told)
    who = parties.actors(told, reports)
    numbers = tolls(each for id_, r in reports.items() for each in r.counts(events[id_]))
    answers = answering.answers(facts, reports)
    known = origins(
        [(report.paper, report.reading, events[id_]) for id_, report in reports.items()]
    )
    days = [report.day for report in reports.values() if report.day]
    first_report, first_event = ordered[0]
    return Incident(
        id=event_name(
            first_report.reading.id,
            first_event.span,
            first_event.span.of(first_report.reading.text),
        ),
        type=type_,
        mode=mode,
        words=_most(ordered, _word),
        status=_most(ordered, lambda _, event: event.status),
        start=since[0] if since else None,
        end=since[1] if since else None,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        actors=parties.listed(who),
        recipients=parties.listed(parties.recipients(told, reports)),
        counts=numbers.counts,
        independent=known.independent,
        independent_low=known.low,
        independent_high=known.high,
        origins=known.origins,
        reports=tuple(
            IncidentReport(document=r.reading.id, event=e.id, span=e.span) for r, e in ordered
        ),
        first=min(days, default=None),
        latest=max(days, default=None),
        disputes=(
            *numbers.disputes,
            *parties.disputed(type_, told, reports, who),
            *time_disputes,
            *place_disputes,
        ),
        denials=tuple(one for one in answers if one.stance != "confirms"),
        confirmations=tuple(one for one in answers if one.stance == "confirms"),
        tolls=numbers.told,
        blame=parties.blame(told, reports, who) if type_ != "OTHER" else (),
    )


def _type(ordered: Sequence[Telling]):  # type: ignore[no-untyped-def]
    typed = [(r, e) for r, e in ordered if e.type != "OTHER"]
    if not typed:
        return "OTHER", None
    type_ = _most(typed, lambda _, event: event.type)
    moded = [(r, e) for r, e in typed if e.type == type_ and e.mode]
    return type_, _most(moded, lambda _, event: event.mode) if moded else None


def _word(report: Report, event: Event) -> str:
    return event.lemma or event.span.of(report.reading.text).casefold()


def _most(ordered: Sequence[Telling], of):  # type: ignore[no-untyped-def]
    """Return what most reports have; of equals what comes first."""
    seen = {(report.reading.id, of(report, event)): None for report, event in ordered}
    found = Counter(value for _, value in seen)
    return max(found, key=lambda value: found[value])
