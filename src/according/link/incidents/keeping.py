"""Incidents into the base."""

import sqlite3
from collections.abc import Mapping, Sequence

import msgspec

from according.base.records.keys import document_of
from according.base.write import insert, next_key
from according.link.compare.score import Scorer
from according.link.incidents.build import Telling, incident_of
from according.link.incidents.facts import Report, report_of
from according.link.incidents.identity import event_name
from according.link.incidents.marks import who_of
from according.link.incidents.verdicts import NONE, verdicts
from according.link.kept import Kept
from according.link.origins.keeping import add_origins, remove_origins
from according.link.readings import Readings
from according.link.rows import IncidentCountRow, IncidentEventRow, IncidentRow
from according.model import Event, Incident

_REPORTS = 300
_REASONS = 3
"""Reasons that are told of an event's belonging to an incident."""


class Incidents:
    """Makes the incidents of groups of events, and puts them in the place of those before."""

    def __init__(self, connection: sqlite3.Connection, readings: Readings, scorer: Scorer):
        self._connection, self._readings, self._scorer = connection, readings, scorer
        decided = verdicts(connection)

        def made(key: int) -> Report:
            known = who_of(connection, key)
            return report_of(readings.reading(key), known, decided.get(key, NONE))

        self._reports: Kept[Report] = Kept(made, _REPORTS)

    def replace(
        self, groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]
    ) -> int:
        """Put the incidents of groups in the place of those that had any of their events.

        Returns:
            How many were made.
        """
        self._remove([event for group in groups for event in group])
        for group in groups:
            self._add(group, scores)
        return len(groups)

    def sweep(self) -> None:
        """Remove incidents that have no event any more."""
        empty = self._connection.execute(
            "SELECT key FROM incident WHERE NOT EXISTS"
            " (SELECT 1 FROM incident_event WHERE incident = incident.key)"
        ).fetchall()
        for (key,) in empty:
            self._delete(key)

    def _remove(self, events: Sequence[int]) -> None:
        for event in events:
            found = self._connection.execute(
                "SELECT incident FROM incident_event WHERE event = ?", (event,)
            ).fetchone()
            if found is not None:
                self._delete(found[0])

    def _delete(self, incident: int) -> None:
        remove_origins(self._connection, incident)
        for table, column in (
            ("incident_event", "incident"),
            ("incident_count", "incident"),
            ("incident", "key"),
        ):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (incident,))

    def _add(self, group: Sequence[int], scores: Mapping[tuple[int, int], float]) -> None:
        tellings = {event: self._telling(event) for event in group}
        tellings = {k: (r, e) for k, (r, e) in tellings.items() if e.id not in r.out}
        if not tellings:
            return
        group = tuple(tellings)
        built = incident_of(list(tellings.values()))
        made = built.incident
        key = next_key(self._connection, "incident")
        insert(self._connection, "incident", [incident_row(key, made)])
        rows = [
            IncidentEventRow(
                event=event,
                incident=key,
                id=_name(*tellings[event]),
                score=_mean(event, group, scores),
                why=self._why(event, group, scores),
            )
            for event in group
        ]
        insert(self._connection, "incident_event", rows)
        insert(self._connection, "incident_count", count_rows(key, made))
        documents = {tellings[event][0].reading.id: document_of(event) for event in group}
        known = built.known
        add_origins(self._connection, key, known.origins, known.values, documents)

    def _telling(self, event: int) -> Telling:
        report = self._reports.get(document_of(event))
        return report, report.events[f"e{event % 1_000_000}"]

    def _why(
        self, event: int, group: Sequence[int], scores: Mapping[tuple[int, int], float]
    ) -> str | None:
        """Return to which event of another report it is likest, and why."""
        others = [
            (scores.get(_pair(event, other), 0.0), other)
            for other in group
            if document_of(other) != document_of(event)
        ]
        best, other = max(others, default=(0.0, 0))
        if not best:
            return None
        one, two = (self._readings.nodes(document_of(key))[key] for key in (event, other))
        score = self._scorer.explain(one, two)
        told = [reason.words for reason in score.reasons if reason.weight > 0][:_REASONS]
        return f"{score.probability:.2f} with {two.key[0]}/{two.key[1]}: {'; '.join(told)}"


def incident_row(key: int, made: Incident) -> IncidentRow:
    """Return the row of an incident."""
    numbers = {count.what: count for count in made.counts}
    killed, injured = numbers.get("killed"), numbers.get("injured")
    return IncidentRow(
        key=key,
        id=made.id,
        type=made.type,
        mode=made.mode,
        words=made.words,
        since=made.start,
        until=made.end,
        place=made.place,
        country=made.country,
        lat=made.lat,
        lon=made.lon,
        actors="; ".join(made.actors),
        recipients="; ".join(made.recipients),
        status=made.status,
        killed_low=killed.low if killed else None,
        killed_best=killed.best if killed else None,
        killed_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_best=injured.best if injured else None,
        injured_high=injured.high if injured else None,
        reports=len({one.document for one in made.reports}),
        independent_low=made.independent_low,
        independent=made.independent,
        independent_high=made.independent_high,
        disputes=len(made.disputes),
        denials=len(made.denials),
        first=made.first,
        latest=made.latest,
        record=msgspec.json.encode(made).decode(),
    )


def count_rows(key: int, made: Incident) -> list[IncidentCountRow]:
    """Return the rows of an incident's numbers."""
    return [
        IncidentCountRow(
            incident=key,
            what=one.what,
            low=one.low,
            best=one.best,
            high=one.high,
            sources=len(one.by),
        )
        for one in made.counts
    ]


def _name(report: Report, event: Event) -> str:
    return event_name(report.reading.id, event.span, event.span.of(report.reading.text))


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _mean(
    event: int, group: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> float | None:
    if len(group) == 1:
        return None
    total = sum(scores.get(_pair(event, other), 0.0) for other in group if other != event)
    return round(total / (len(group) - 1), 3)
