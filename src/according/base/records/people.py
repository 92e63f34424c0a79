"""Actors, their names and relations as rows."""

from collections import Counter

import msgspec

from according.base.records.keys import Keys
from according.base.records.rows import ActorRow, RelationRow
from according.model import Actor, Reading


def actor_rows(document: int, keys: Keys, reading: Reading) -> tuple[ActorRow, ...]:
    """Return the rows of a reading's actors, with how much each says, does and suffers."""
    said = Counter(one.speaker for one in reading.statements)
    did = Counter(each for event in reading.events for each in event.actor_ids)
    suffered = Counter(each for event in reading.events for each in event.recipient_ids)

    def row(actor: Actor) -> ActorRow:
        first = min(actor.mentions, default=None)
        return ActorRow(
            key=keys.of(actor.id),
            document=document,
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            roles=msgspec.json.encode(actor.roles).decode(),
            country=actor.country,
            sector=actor.sector,
            known=actor.known.name if actor.known else None,
            start=first.start if first else None,
            end=first.end if first else None,
            mentions=msgspec.json.encode(actor.mentions).decode(),
            said=said[actor.id],
            did=did[actor.id],
            suffered=suffered[actor.id],
        )

    return tuple(row(actor) for actor in reading.actors)


def names_of(keys: Keys, reading: Reading) -> tuple[tuple[int, str], ...]:
    """Return every name of every actor with the actor's key; nobody's name is a pronoun."""
    return tuple(
        (keys.of(actor.id), name)
        for actor in reading.actors
        for name in dict.fromkeys((actor.name, *actor.aliases))
    )


def relation_rows(document: int, keys: Keys, reading: Reading) -> tuple[RelationRow, ...]:
    """Return the rows of a reading's relations."""
    return tuple(
        RelationRow(
            key=keys.of(one.id or f"r{place}"),
            document=document,
            id=one.id or f"r{place}",
            subject=keys.of(one.subject),
            predicate=one.predicate,
            object=keys.of(one.object),
            words=one.span.of(reading.text),
            start=one.span.start,
            end=one.span.end,
            statement=keys.of(one.statement),
            confidence=one.confidence,
        )
        for place, one in enumerate(reading.relations, 1)
    )
