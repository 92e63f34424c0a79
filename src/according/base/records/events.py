"""Events, their parties and counts as rows."""

from according.base.records.keys import Keys
from according.base.records.rows import CountRow, EventRow, PartyRow
from according.base.records.statements import printed
from according.model import Reading, parties


def event_rows(document: int, keys: Keys, reading: Reading) -> tuple[EventRow, ...]:
    """Return the rows of a reading's events."""
    return tuple(
        EventRow(
            key=keys.of(one.id),
            document=document,
            id=one.id,
            type=one.type,
            mode=one.mode,
            words=one.span.of(reading.text),
            lemma=one.lemma,
            start=one.span.start,
            end=one.span.end,
            happening=keys.of(one.happening),
            instrument=printed(reading.text, one.instrument),
            time=keys.of(one.time),
            time_reason=one.time_reason,
            place=keys.of(one.place),
            place_reason=one.place_reason,
            status=one.status,
            status_reason=one.status_reason,
            statement=keys.of(one.statement),
            confidence=one.confidence,
        )
        for one in reading.events
    )


def party_rows(keys: Keys, reading: Reading) -> tuple[PartyRow, ...]:
    """Return who acts in each event and who is acted on.

    Raises:
        KeyError: an event names an actor that is not in the reading.
    """
    rows = []
    for event in reading.events:
        key = keys.of(event.id)
        sides = (
            ("actor", event.actors, event.actor_ids),
            ("recipient", event.recipients, event.recipient_ids),
        )
        for role, spans, ids in sides:
            for place, (span, actor) in enumerate(parties(reading.actors, spans, ids)):
                row = PartyRow(
                    event=key,
                    role=role,
                    place=place,
                    actor=keys.of(actor.id) if actor else None,
                    words=span.of(reading.text) if span else "",
                    start=span.start if span else None,
                    end=span.end if span else None,
                )
                rows.append(row)
    return tuple(rows)


def count_rows(document: int, keys: Keys, reading: Reading) -> tuple[CountRow, ...]:
    """Return the rows of a reading's counts."""
    return tuple(
        CountRow(
            key=keys.of(one.id),
            document=document,
            id=one.id,
            words=one.span.of(reading.text),
            start=one.span.start,
            end=one.span.end,
            what=one.what,
            low=one.low,
            high=one.high,
            exact=int(one.exact),
            of_whom=printed(reading.text, one.of_whom),
            group=one.group,
            scope=one.scope,
            basis=one.basis,
            within=keys.of(one.within),
            statement=keys.of(one.statement),
            event=keys.of(one.event),
        )
        for one in reading.counts
    )
