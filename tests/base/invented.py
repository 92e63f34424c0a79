"""Bases of invented reports with hand-made readings: a test takes milliseconds, no model."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from according.base.copies import Copies, fingerprint
from according.base.records import packed, project, text_sha256
from according.base.store import Store
from according.base.write import (
    add_copy,
    add_document,
    add_fingerprint,
    add_reading,
    add_records,
    next_key,
    reader_key,
    remove_records,
)
from according.model import (
    Actor,
    Claim,
    Count,
    Event,
    EventStatus,
    EventType,
    Link,
    PlaceRef,
    ReaderVersion,
    Reading,
    Relation,
    Span,
    Statement,
    TimeRef,
)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A happening of a report, its words as they stand in the text."""

    anchor: str
    type: EventType = "ASSAULT"
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    country: str | None = "ARD"
    when: tuple[str, str, str] | None = None
    """Words, first day, last day."""
    killed: tuple[str, int] | None = None
    status: EventStatus = "happened"
    by: tuple[str, str] | None = None
    """Who says it, and what the words of saying are."""
    denied_by: str | None = None


def reading(id_: str, text: str, *told: Told, day: str = "2024-05-01") -> Reading:
    """Return the reading of a report that tells some happenings."""
    return _Builder(id_, text, day).reading(told)


class _Builder:
    def __init__(self, id_: str, text: str, day: str):
        self.id, self.text, self.day = id_, text, day
        self.actors: dict[str, Actor] = {}
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.times: list[TimeRef] = []
        self.places: list[PlaceRef] = []
        self.counts: list[Count] = []
        self.claims: list[Claim] = []

    def reading(self, told: Sequence[Told]) -> Reading:
        for one in told:
            self._tell(one)
        actors = tuple(self.actors.values())
        relations = tuple(
            Relation(id="r1", subject="a1", predicate="fights", object="a2", span=a.mentions[0])
            for a in actors[1:2]
        )
        claims = self.claims + [
            Claim(id=f"c{len(self.claims) + 1}", kind="relation", record="r1", chain=(_PAPER,))
            for _ in relations
        ]
        return Reading(
            id=self.id,
            text=self.text,
            title=f"Report {self.id}",
            published=self.day,
            publisher="Meridian",
            language="en",
            statements=tuple(self.statements),
            actors=actors,
            relations=relations,
            events=tuple(self.events),
            times=tuple(self.times),
            places=tuple(self.places),
            counts=tuple(self.counts),
            claims=tuple(claims),
        )

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def actor(self, name: str) -> Actor:
        if name not in self.actors:
            key = f"a{len(self.actors) + 1}"
            self.actors[name] = Actor(
                id=key, name=name, kind="group", mentions=(self.span(name),), aliases=(f"{name}s",)
            )
        return self.actors[name]

    def _tell(self, one: Told) -> None:
        number = len(self.events) + 1
        actor = self.actor(one.actor) if one.actor else None
        recipient = self.actor(one.recipient) if one.recipient else None
        statement = self._statement(one)
        time = self._time(one)
        place = self._place(one)
        self.events.append(
            Event(
                id=f"e{number}",
                type=one.type,
                span=self.span(one.anchor),
                happening=f"e{number}",
                actors=actor.mentions if actor else (),
                actor_ids=(actor.id,) if actor else (),
                recipients=recipient.mentions if recipient else (),
                recipient_ids=(recipient.id,) if recipient else (),
                time=time,
                place=place,
                status=one.status,
                statement=statement.id if statement else None,
            )
        )
        if one.killed:
            self.counts.append(
                Count(
                    id=f"n{len(self.counts) + 1}",
                    span=self.span(one.killed[0]),
                    what="killed",
                    low=one.killed[1],
                    high=one.killed[1],
                    exact=True,
                    event=f"e{number}",
                    statement=statement.id if statement else None,
                )
            )
        self._claim(one, number, statement)

    def _statement(self, one: Told) -> Statement | None:
        if one.by is None:
            return None
        speaker = self.actor(one.by[0])
        statement = Statement(
            id=f"s{len(self.statements) + 1}",
            source=speaker.mentions,
            cue=(self.span(one.by[1]),),
            content=(self.span(one.anchor),),
            speaker=speaker.id,
            source_kind="named_organisation",
        )
        self.statements.append(statement)
        return statement

    def _time(self, one: Told) -> str | None:
        if one.when is None:
            return None
        words, start, end = one.when
        key = f"t{len(self.times) + 1}"
        self.times.append(TimeRef(id=key, span=self.span(words), start=start, end=end))
        return key

    def _place(self, one: Told) -> str | None:
        if one.place is None:
            return None
        key = f"p{len(self.places) + 1}"
        self.places.append(
            PlaceRef(
                id=key,
                span=self.span(one.place),
                name=one.place,
                country=one.country,
                lat=1.5,
                lon=2.5,
            )
        )
        return key

    def _claim(self, one: Told, number: int, statement: Statement | None) -> None:
        links: tuple[Link, ...] = (_PAPER,)
        if statement is not None and one.by is not None:
            said = Link(
                statement=statement.id,
                speaker=statement.speaker,
                name=one.by[0],
                act="assert",
                source_kind="named_organisation",
                stance="asserts",
                held=one.status,
            )
            links = (said, _PAPER)
        answers = ()
        if one.denied_by is not None:
            denier = self.actor(one.denied_by)
            answers = (Link(speaker=denier.id, name=one.denied_by, stance="denies", held="denied"),)
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                kind="event",
                record=f"e{number}",
                events=(f"e{number}",),
                chain=links,
                answers=answers,
            )
        )


_PAPER = Link(name="Meridian", source_kind="author", stance="reports", held="happened")


def file_readings(path: Path, readings: Iterable[Reading], *, reader: str = "1") -> Path:
    """File readings as a version of the reader made them; those filed before are read anew."""
    version = ReaderVersion(version=reader, weights="w", lexicon="l", gazetteer="g", options="{}")
    with Store.open(path, create=True) as store, store.writing() as connection:
        version_key = reader_key(connection, version)
        for one in readings:
            found = connection.execute(
                "SELECT key FROM document WHERE id = ?", (one.id,)
            ).fetchone()
            key = found[0] if found else next_key(connection, "document")
            if found:
                remove_records(connection, key)
            else:
                add_document(connection, key, one)
            add_reading(connection, key, version_key, packed(one))
            add_records(connection, project(key, one))
            if not found:
                own = fingerprint(one)
                copy = Copies(connection).of(key, one, text_sha256(one.text), own)
                add_fingerprint(connection, key, own.hashes)
                if copy is not None:
                    add_copy(connection, copy)
    return path
