"""The records of a reading by their ids, and each in a line."""

from collections.abc import Iterator

import msgspec

from according.claims import read_claims
from according.cli.claims import chain_words, plainly
from according.cli.facts import how_many, interval
from according.model import (
    Actor,
    Claim,
    Count,
    Event,
    PlaceRef,
    Reading,
    Relation,
    Span,
    Statement,
    TimeRef,
    words,
)

Record = Statement | Actor | Relation | Event | TimeRef | PlaceRef | Count | Claim
KINDS: dict[type[Record], str] = {
    Statement: "statement",
    Actor: "actor",
    Relation: "relation",
    Event: "event",
    TimeRef: "time",
    PlaceRef: "place",
    Count: "number",
    Claim: "claim",
}
"""What people call the records, in the order in which they are listed."""
_LONGEST = 70
"""Characters of a statement's content in its line."""


class UnknownRecordError(LookupError):
    """No record of the reading has the id; the message says which there are."""


class Records:
    """All records of one reading, with its claims, which are made here where it has none."""

    def __init__(self, reading: Reading):
        self.reading = reading
        relations = tuple(
            msgspec.structs.replace(one, id=one.id or f"r{place}")
            for place, one in enumerate(reading.relations, 1)
        )
        by_kind: tuple[tuple[Record, ...], ...] = (
            reading.statements,
            reading.actors,
            relations,
            reading.events,
            reading.times,
            reading.places,
            reading.counts,
            reading.claims or read_claims(reading),
        )
        self._all = by_kind

    def __iter__(self) -> Iterator[Record]:
        return (record for records in self._all for record in records)

    def find(self, id_: str) -> tuple[Record, ...]:
        """Return the records of an id: one, or more where a reading from elsewhere repeats ids.

        Raises:
            UnknownRecordError: there is none.
        """
        wanted = id_.strip()
        found = tuple(record for record in self if record.id == wanted)
        found = found or tuple(record for record in self if record.id == wanted.lower())
        if not found:
            raise UnknownRecordError(
                f"“{wanted}” is no record of the report “{self._title()}”. It has {self._has()}."
            )
        return found

    def line(self, record: Record) -> str:
        """Say in a line what a record is, its id first."""
        return f"{record.id} {self.brief(record)}"

    def brief(self, record: Record) -> str:
        """Say in a line what a record is."""
        if isinstance(record, Statement):
            return self._statement(record)
        if isinstance(record, Actor):
            return f"{record.name} ({record.kind})"
        if isinstance(record, Relation):
            names = {actor.id: actor.name for actor in self.reading.actors}
            subject, object_ = (names.get(each, each) for each in (record.subject, record.object))
            return f"{subject} – {record.predicate.replace('_', ' ')} – {object_}"
        if isinstance(record, Event):
            return f"{plainly(record.type, record.mode)} {self.quoted(record.span)}"
        if isinstance(record, TimeRef):
            return f"{self.quoted(record.span)} = {interval(record)}"
        if isinstance(record, PlaceRef):
            where = ", ".join(filter(None, (record.name, record.admin1, record.country)))
            return f"{self.quoted(record.span)} = {where if record.gazetteer else 'open'}"
        if isinstance(record, Count):
            return f"{self.quoted(record.span)} = {how_many(record)} {record.what}"
        return self._claim(record)

    def quoted(self, *spans: Span) -> str:
        """Quote the words of spans on one line."""
        return f"“{' '.join(words(self.reading.text, spans).split())}”"

    def _statement(self, one: Statement) -> str:
        names = {actor.id: actor.name for actor in self.reading.actors}
        said = " ".join(words(self.reading.text, one.content).split())
        short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
        source = names.get(one.speaker or "") or words(self.reading.text, one.source) or "somebody"
        told = f"{' '.join(source.split())}, {one.act.replace('_', ' ')}"
        return f"{told}: “{short}”" if short else told

    def _claim(self, claim: Claim) -> str:
        told = next((r for r in self if r.id == claim.record and not isinstance(r, Claim)), None)
        what = self.brief(told) if told is not None else claim.record
        return f"{what}, on the word of {chain_words(self.reading, claim.chain).plain}"

    def _has(self) -> str:
        """List the ids there are: "statements s1 to s9, no actors"."""
        told = []
        for kind, records in zip(KINDS.values(), self._all, strict=True):
            ids = [str(record.id) for record in records]
            if not ids:
                told.append(f"no {kind}s")
            elif len(ids) == 1:
                told.append(f"the {kind} {ids[0]}")
            else:
                told.append(f"{kind}s {ids[0]} to {ids[-1]}")
        return ", ".join(told)

    def _title(self) -> str:
        return self.reading.title or self.reading.id


def kind_of(record: Record) -> str:
    """Return what people call records of its kind."""
    return KINDS[type(record)]
