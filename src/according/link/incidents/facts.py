"""What one report tells of an incident: its claims with their values and who gives them."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from according.claims.told import Telling, Told
from according.link.origins.records import Paper
from according.link.origins.tellings import paper_of
from according.model import Actor, Claim, Count, Event, Holder, Link, Reading, Statement

_DAY = len("2023-03-02")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of an incident."""

    by: Holder
    claim: Claim
    told: Told

    @property
    def order(self) -> tuple[str, str, int]:
        """Where it stands among others: by day, report and number."""
        return self.by.day or "9999", self.by.document, _number(self.claim.id)

    @property
    def stands(self) -> bool:
        """Whether who tells it holds it to be so: values of a denial are not the denier's."""
        return self.claim.chain[0].held not in ("denied", "negated", "doubted")


class Report(msgspec.Struct, frozen=True):
    """A reading, ready to be asked what it tells of an incident."""

    reading: Reading
    telling: Telling
    paper: Paper
    events: Mapping[str, Event]
    claims: Mapping[str, tuple[Claim, ...]]
    """By the id of the event that they are of."""
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]

    @property
    def day(self) -> str | None:
        """Of publication."""
        return self.reading.published[:_DAY] if self.reading.published else None

    def facts(self, events: Collection[str]) -> Iterator[Fact]:
        """Yield the claims of events, in the order of the events."""
        for event in events:
            for claim in self.claims.get(event, ()):
                by = self.holder(claim.chain[0], claim.id)
                yield Fact(by=by, claim=claim, told=self.telling.of(claim))

    def counts(self, events: Collection[str]) -> Iterator[tuple[Count, Holder]]:
        """Yield the numbers told of events, with who gives each."""
        wanted = set(events)
        named = {each for event in events for each in self.events[event].counts}
        for count in self.reading.counts:
            if count.event in wanted or count.id in named:
                yield count, self._giver(count)

    def holder(self, link: Link, claim: str | None) -> Holder:
        """Return who a link of a chain is."""
        return Holder(
            speaker=self.name(link),
            document=self.reading.id,
            claim=claim,
            publisher=self.reading.publisher,
            day=self.day,
        )

    def name(self, link: Link) -> str:
        """Return what to call a link of a chain; "he" is called by his name where it is known."""
        if link.statement is None:
            return self.reading.publisher or "this report"
        actor = self.actors.get(link.speaker or "")
        return (actor.name if actor else None) or link.name or "somebody unnamed"

    def _giver(self, count: Count) -> Holder:
        statement = self.statements.get(count.statement or "")
        if statement is None:
            return self.holder(Link(stance="reports"), None)
        name = " ".join(span.of(self.reading.text) for span in statement.source) or None
        link = Link(statement=statement.id, speaker=statement.speaker, name=name, stance="asserts")
        return self.holder(link, None)


def report_of(reading: Reading) -> Report:
    """Return a reading ready to be asked."""
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.kind == "event":
            claims.setdefault(claim.record, []).append(claim)
    return Report(
        reading,
        Telling(reading),
        paper_of(reading),
        {event.id: event for event in reading.events},
        {event: tuple(listed) for event, listed in claims.items()},
        {actor.id: actor for actor in reading.actors},
        {one.id: one for one in reading.statements},
    )


def _number(id_: str) -> int:
    return int("".join(filter(str.isdigit, id_)) or 0)
