"""What people decided on the records of a report, and the report's records as decided.

The rule. Of what several people hold of one record, or of one field of it, the latest is heard. A
claim that is rejected is out, and so is every claim of an event or on the word of a statement that
is; an event all of whose claims are out tells of no incident. An amended field has the value that
it was amended to, a claim's before its event's.
"""

import json
import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from according.base.decisions import decisions
from according.base.records.keys import document_of
from according.claims.told import Told
from according.model import Actor, Claim, Count, Event, Party, PlaceRef, Reading, Span, TimeRef

_NOWHERE = Span(0, 0)
"""Of what a person wrote and no report has."""
Values = Mapping[str, Any]
"""Fields with what they are to be."""


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """What people decided on the records of one report, by the records' ids."""

    rejected: frozenset[str] = frozenset()
    amended: Mapping[str, Values] = msgspec.field(default_factory=dict)

    @property
    def mark(self) -> str:
        """A hash of all of it."""
        told = json.dumps([sorted(self.rejected), self.amended], sort_keys=True)
        return sha256(told.encode()).hexdigest()

    def of(self, record: str) -> Values:
        """Return what the fields of a record were amended to."""
        return self.amended.get(record, {})


NONE = Verdicts()


def verdicts(connection: sqlite3.Connection) -> Mapping[int, Verdicts]:
    """Return what stands of people's decisions, by the keys of the reports."""
    rejected: dict[int, dict[str, bool]] = {}
    amended: dict[int, dict[str, dict[str, Any]]] = {}
    for one in decisions(connection):
        made = one.decision
        for found in one.attachments if one.state == "standing" else ():
            if found.record is None:
                continue
            document, id_ = document_of(found.record.key), found.record.id
            if made.verdict in ("accept", "reject"):
                rejected.setdefault(document, {})[id_] = made.verdict == "reject"
            elif made.verdict == "amend" and made.field is not None:
                fields = amended.setdefault(document, {}).setdefault(id_, {})
                fields[made.field] = made.value
    return {
        document: Verdicts(
            rejected=frozenset(id_ for id_, is_out in rejected.get(document, {}).items() if is_out),
            amended=amended.get(document, {}),
        )
        for document in sorted({*rejected, *amended})
    }


def as_decided(reading: Reading, decided: Verdicts) -> Reading:
    """Return a reading without what is rejected, with what is amended but in claims: see `told`."""
    if decided == NONE:
        return reading
    out = decided.rejected
    counts = [_count(one, decided) for one in reading.counts if one.id not in out]
    counts, events = _of_claims(reading, decided, counts)
    return msgspec.structs.replace(
        reading,
        claims=tuple(claim for claim in reading.claims if not _is_out(claim, out)),
        events=tuple(_event(event, decided) for event in events),
        counts=tuple(counts),
        times=tuple(_time(one, decided) for one in reading.times if one.id not in out),
        places=tuple(_place(one, decided) for one in reading.places if one.id not in out),
    )


def told(given: Told, values: Values) -> Told:
    """Return what a claim tells, as it was amended."""
    changed: dict[str, Any] = {}
    for side in ("actors", "recipients"):
        if side in values:
            changed[side] = tuple(map(_party, values[side]))
    if "time" in values:
        changed["time"] = time_of(values["time"])
    if "place" in values:
        changed["place"] = place_of(values["place"])
    return msgspec.structs.replace(given, **changed) if changed else given


def time_of(value: Mapping[str, str | None] | None) -> TimeRef | None:
    """Return a time as a person gave it; none: open."""
    if not value:
        return None
    return TimeRef(id="", span=_NOWHERE, start=value.get("start"), end=value.get("end"))


def place_of(value: Mapping[str, Any] | None) -> PlaceRef | None:
    """Return a place as a person gave it; none: open."""
    return PlaceRef(id="", span=_NOWHERE, **value) if value else None


def _party(name: str) -> Party:
    return None, Actor(id="", name=name, kind="group")


def _is_out(claim: Claim, out: frozenset[str]) -> bool:
    own = (claim.id, claim.record, *(link.statement for link in claim.chain))
    return any(id_ in out for id_ in own)


def _of_claims(
    reading: Reading, decided: Verdicts, counts: list[Count]
) -> tuple[list[Count], list[Event]]:
    """Put the numbers, types and statuses that claims were amended to with their events."""
    events = {event.id: event for event in reading.events}
    for claim in reading.claims:
        values = decided.of(claim.id)
        if claim.kind != "event" or claim.record not in events:
            continue
        event = events[claim.record]
        plain = {k: values[k] for k in ("type", "mode", "status") if k in values}
        events[event.id] = msgspec.structs.replace(event, **plain)
        teller = claim.chain[0].statement
        for what in ("killed", "injured"):
            if what in values:
                counts = [
                    one
                    for one in counts
                    if (one.what, one.statement) != (what, teller)
                    or not (one.event == event.id or one.id in event.counts)
                ]
                counts += _given(values[what], f"{claim.id}-{what}", what, event, teller)
    return counts, list(events.values())


def _given(
    value: Mapping[str, int | None] | None, id_: str, what: str, event: Event, teller: str | None
) -> list[Count]:
    if value is None:
        return []
    number = Count(
        id=id_,
        span=event.span,
        what=what,
        low=value.get("low"),
        high=value.get("high"),
        statement=teller,
        event=event.id,
    )
    return [number]


def _event(event: Event, decided: Verdicts) -> Event:
    values = decided.of(event.id)
    out = decided.rejected
    plain = {k: values[k] for k in ("type", "mode", "status") if k in values}
    return msgspec.structs.replace(
        event,
        time=None if event.time in out else event.time,
        place=None if event.place in out else event.place,
        counts=tuple(each for each in event.counts if each not in out),
        **plain,
    )


def _count(count: Count, decided: Verdicts) -> Count:
    values = decided.of(count.id)
    changed = {k: values[k] for k in ("what", "scope") if k in values}
    if "number" in values:
        changed |= {"low": None, "high": None, **values["number"]}
    return msgspec.structs.replace(count, **changed)


def _time(time: TimeRef, decided: Verdicts) -> TimeRef:
    values = decided.of(time.id)
    if "time" not in values:
        return time
    interval = values["time"] or {}
    return msgspec.structs.replace(
        time, start=interval.get("start"), end=interval.get("end"), precision=None
    )


def _place(place: PlaceRef, decided: Verdicts) -> PlaceRef:
    values = decided.of(place.id)
    if "place" not in values:
        return place
    made = place_of(values["place"] or {"name": place.name})
    assert made is not None
    return msgspec.structs.replace(made, id=place.id, span=place.span)
