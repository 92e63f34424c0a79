"""The queue of what is worth a person's look: most used, most disputed, least certain first.

Of a large base only what is used is looked at: the records of the most disputed and most reported
incidents, and the newest. A queue of a million records helps nobody, and takes too long to sort.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

Queued = Literal["claims", "statements", "happenings", "people"]
"""``happenings``: two events that may be one; ``people``: two actors that may be one."""
MOST = 300
"""Records of a queue."""
_INCIDENTS = 200
"""Incidents that are looked at, of each of two orders."""
_NEWEST = 2_000
"""Of the newest reports' records that are looked at."""
_OF_ONE = 3
"""Records of one happening in a queue: a queue of one story teaches a person nothing."""
_CAP = 5
_DOUBTFUL = 0.3
"""How far from even the likelihood of a pair may be: 0.2 to 0.8."""
_SURE = 0.9

ORDER: Mapping[Queued, str] = {
    "claims": "3 points for each value of its happening on which sources disagree (at most 15), "
    "2 if somebody denies it, up to 8 the less sure the reader is, 1 for each further report of "
    "the happening (at most 5). Of one happening at most three claims.",
    "statements": "up to 8 points the less sure the reader is, 2 if it denies, doubts or retracts, "
    "2 if its source is not named, 1 for each claim that rests on it (at most 5).",
    "happenings": "up to 6 points the nearer the program is to even odds that the two are one, "
    "1 for each report of them (at most 5). Of two incidents one pair.",
    "people": "up to 6 points the less sure the program is that the two are one, 1 for each "
    "report that has them (at most 5).",
}
"""By what each queue is put in order, in words: most points first, then the newest filed."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A record, or two, that a person may decide on."""

    records: tuple[str, ...]
    """One name, or two of a pair: the report's id, a slash, the record's id."""
    keys: tuple[int, ...]
    """Of the rows, in the table of the kind."""
    points: float
    why: tuple[str, ...]
    """For what it has its points, in words."""
    told: str | None = None
    """Of a pair: what the program holds, in words."""

    @property
    def name(self) -> str:
        """How an address names it."""
        return "~".join(self.records)


_USED = f"""
    (SELECT key, disputes, denials, reports FROM
        (SELECT * FROM incident ORDER BY disputes DESC, denials DESC, id LIMIT {_INCIDENTS})
    UNION SELECT key, disputes, denials, reports FROM
        (SELECT * FROM incident ORDER BY reports DESC, id LIMIT {_INCIDENTS}))"""
_CLAIMS = f"""
    SELECT claim.key, document.id, claim.id, claim.confidence, claim.denied,
        used.disputes, used.reports, used.key
    FROM {_USED} AS used JOIN incident_event ON incident_event.incident = used.key
    CROSS JOIN claim ON claim.event = incident_event.event
    CROSS JOIN document ON document.key = claim.document
    UNION SELECT claim.key, document.id, claim.id, claim.confidence, claim.denied,
        coalesce(incident.disputes, 0), coalesce(incident.reports, 0), incident.key
    FROM (SELECT key FROM claim ORDER BY day DESC, key DESC LIMIT {_NEWEST}) AS newest
    CROSS JOIN claim ON claim.key = newest.key
    CROSS JOIN document ON document.key = claim.document
    LEFT JOIN incident_event ON incident_event.event = claim.event
    LEFT JOIN incident ON incident.key = incident_event.incident"""
_STATEMENTS = f"""
    SELECT statement.key, document.id, statement.id, statement.confidence, statement.act,
        statement.source_kind,
        (SELECT count(DISTINCT claim) FROM link WHERE link.statement = statement.key)
    FROM (SELECT key FROM statement ORDER BY key DESC LIMIT {_NEWEST}) AS newest
    CROSS JOIN statement ON statement.key = newest.key
    CROSS JOIN document ON document.key = statement.document"""
_HAPPENINGS = f"""
    SELECT event_pair.one, event_pair.other, event_pair.score, first.id, here.id, second.id,
        there.id, one_of.incident, other_of.incident, one_of.reports, coalesce(other_of.reports, 0)
    FROM (SELECT incident_event.event, used.key AS incident, used.reports
        FROM {_USED} AS used JOIN incident_event ON incident_event.incident = used.key) AS one_of
    CROSS JOIN event_pair ON event_pair.one = one_of.event
    CROSS JOIN event AS here ON here.key = event_pair.one
    CROSS JOIN event AS there ON there.key = event_pair.other
    CROSS JOIN document AS first ON first.key = here.document
    CROSS JOIN document AS second ON second.key = there.document
    LEFT JOIN (SELECT incident_event.event, incident.key AS incident, incident.reports
        FROM incident_event JOIN incident ON incident.key = incident_event.incident) AS other_of
        ON other_of.event = event_pair.other
    WHERE event_pair.must = 0 AND abs(event_pair.score - 0.5) < {_DOUBTFUL}
        AND here.document <> there.document"""
_PEOPLE = f"""
    SELECT who.key, actor_who.actor, actor_who.score, actor_who.why, first.id, one.id, second.id,
        other.id, who.reports, other.name
    FROM (SELECT * FROM who ORDER BY reports DESC, said DESC, name, id LIMIT 500) AS who
    CROSS JOIN actor_who ON actor_who.who = who.key
    CROSS JOIN actor AS one ON one.key = who.key
    CROSS JOIN actor AS other ON other.key = actor_who.actor
    CROSS JOIN document AS first ON first.key = one.document
    CROSS JOIN document AS second ON second.key = other.document
    WHERE actor_who.score < {_SURE} AND actor_who.actor <> who.key"""


def queue(connection: sqlite3.Connection, kind: Queued) -> tuple[Candidate, ...]:
    """Return what is worth a look, in the order that `ORDER` tells; at most `MOST`.

    What has been decided is among it: where a person stands in a queue must not move under them.
    """
    made = _MAKERS[kind](connection)
    return tuple(sorted(made, key=lambda one: (-one.points, *(-key for key in one.keys)))[:MOST])


def _claims(connection: sqlite3.Connection) -> Iterable[Candidate]:
    found: dict[int, tuple[Candidate, Any]] = {}
    for key, document, id_, sure, denied, disputes, reports, incident in connection.execute(
        _CLAIMS
    ):
        why, points = [], 0.0
        if disputes:
            points += min(3 * disputes, 3 * _CAP)
            values = "1 value" if disputes == 1 else f"{disputes} values"
            why.append(f"sources disagree on {values} of the happening")
        if denied:
            points += 2
            why.append("somebody denies it")
        points += 8 * (1 - sure)
        why.append(f"the reader is {sure:.0%} sure")
        if reports > 1:
            points += min(reports - 1, _CAP)
            why.append(f"{reports} reports tell of the happening")
        made = Candidate(
            records=(f"{document}/{id_}",), keys=(key,), points=round(points, 2), why=tuple(why)
        )
        found[key] = made, incident
    return _few_of_one(found.values())


def _few_of_one(found: Iterable[tuple[Candidate, Any]]) -> Iterable[Candidate]:
    taken: Counter[Any] = Counter()
    for one, incident in sorted(found, key=lambda each: (-each[0].points, -each[0].keys[0])):
        if incident is None or taken[incident] < _OF_ONE:
            taken[incident] += 1
            yield one


def _statements(connection: sqlite3.Connection) -> Iterable[Candidate]:
    for key, document, id_, sure, act, source, claims in connection.execute(_STATEMENTS):
        why, points = [f"the reader is {sure:.0%} sure"], 8 * (1 - sure)
        if act in ("deny", "doubt", "retract"):
            points += 2
            why.append(f"it is to {act}")
        if source == "unnamed":
            points += 2
            why.append("its source is not named")
        if claims:
            points += min(claims, _CAP)
            why.append(f"{claims} {'claim rests' if claims == 1 else 'claims rest'} on it")
        yield Candidate(
            records=(f"{document}/{id_}",), keys=(key,), points=round(points, 2), why=tuple(why)
        )


def _happenings(connection: sqlite3.Connection) -> Iterable[Candidate]:
    best: dict[tuple[Any, Any], Candidate] = {}
    for row in connection.execute(_HAPPENINGS):
        one, other, score, first, here, second, there, its, others, told, told_there = row
        reports = told if its == others else told + told_there
        made = Candidate(
            records=(f"{first}/{here}", f"{second}/{there}"),
            keys=(one, other),
            points=round(6 * (1 - 2 * abs(score - 0.5)) + min(reports, _CAP), 2),
            why=(f"{score:.0%} likely to be one", f"{reports} reports"),
            told="The program holds the two to be "
            + ("one happening." if its == others else "two happenings."),
        )
        pair = (min(its, others or 0), max(its, others or 0))
        if pair not in best or (made.points, made.keys) > (best[pair].points, best[pair].keys):
            best[pair] = made
    return best.values()


def _people(connection: sqlite3.Connection) -> Iterable[Candidate]:
    best: dict[tuple[int, str], Candidate] = {}
    for row in connection.execute(_PEOPLE):
        key, actor, score, why, first, one, second, other, reports, name = row
        made = Candidate(
            records=(f"{first}/{one}", f"{second}/{other}"),
            keys=(key, actor),
            points=round(6 * (1 - score) + min(reports, _CAP), 2),
            why=(f"{score:.0%} likely to be one", f"{reports} reports"),
            told=f"The program holds the two to be one: {why}.",
        )
        best.setdefault((key, name), made)
    return best.values()


_MAKERS: Mapping[Queued, Callable[[sqlite3.Connection], Iterable[Candidate]]] = {
    "claims": _claims,
    "statements": _statements,
    "happenings": _happenings,
    "people": _people,
}
