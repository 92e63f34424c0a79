"""What one report tells of an incident: its claims with their values and who gives them."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from according.claims.told import Telling, Told
from according.link.disputes.numbers import Word
from according.link.incidents import verdicts
from according.link.incidents.verdicts import NONE, Values, Verdicts
from according.link.origins.records import Paper
from according.link.origins.tellings import paper_of
from according.model import Actor, Claim, Count, Event, Holder, Link, Reading, Statement

_DAY = len("2023-03-02")
_BODIES = frozenset({"organisation", "group", "place"})
_OWN = "this report"


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
    """As people decided."""
    telling: Telling
    paper: Paper
    events: Mapping[str, Event]
    out: frozenset[str]
    """Events that tell of nothing: they were rejected, or all their claims were."""
    claims: Mapping[str, tuple[Claim, ...]]
    """By the id of the event that they are of."""
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    who: Mapping[str, str]
    """Of actors that bear a name: who that is across reports."""
    amended: Mapping[str, Values]
    """By the ids of claims and events."""

    @property
    def day(self) -> str | None:
        """Of publication."""
        return self.reading.published[:_DAY] if self.reading.published else None

    def facts(self, events: Collection[str]) -> Iterator[Fact]:
        """Yield the claims of events, in the order of the events."""
        for event in events:
            for claim in self.claims.get(event, ()):
                values = {**self.amended.get(event, {}), **self.amended.get(claim.id, {})}
                by = self.holder(claim.chain[0], claim.id)
                if "speaker" in values:
                    speaker = values["speaker"] or self.reading.publisher or _OWN
                    by = msgspec.structs.replace(by, speaker=speaker, who=None)
                told = verdicts.told(self.telling.of(claim), values)
                yield Fact(by=by, claim=claim, told=told)

    def words(self, events: Collection[str], sources: Mapping[str, str]) -> Iterator[Word]:
        """Yield the numbers told of events, with who gives each.

        Args:
            events: their ids.
            sources: whose word a number is, by its id, where that is known otherwise than by the
                speaker's name.
        """
        wanted = set(events)
        named = {each for event in events for each in self.events[event].counts}
        for count in self.reading.counts:
            if count.event in wanted or count.id in named:
                by = self._giver(count)
                source = sources.get(count.id) or by.who or _source(by)
                yield Word(count=count, by=by, source=source, body=self._is_body(count))

    def holder(self, link: Link, claim: str | None) -> Holder:
        """Return who a link of a chain is."""
        return Holder(
            speaker=self.name(link),
            document=self.reading.id,
            claim=claim,
            publisher=self.reading.publisher,
            day=self.day,
            who=self.who.get(link.speaker or ""),
        )

    def name(self, link: Link) -> str:
        """Return what to call a link of a chain; "he" is called by his name where it is known."""
        if link.statement is None:
            return self.reading.publisher or _OWN
        actor = self.actors.get(link.speaker or "")
        return (actor.name if actor else None) or link.name or "somebody unnamed"

    def _giver(self, count: Count) -> Holder:
        statement = self.statements.get(count.statement or "")
        if statement is None:
            return self.holder(Link(stance="reports"), None)
        name = " ".join(span.of(self.reading.text) for span in statement.source) or None
        link = Link(statement=statement.id, speaker=statement.speaker, name=name, stance="asserts")
        return self.holder(link, None)

    def _is_body(self, count: Count) -> bool:
        """Tell whether a number is the report's, a body's or an official's."""
        statement = self.statements.get(count.statement or "")
        if statement is None or statement.source_kind != "unnamed":
            actor = self.actors.get(statement.speaker or "") if statement else None
            return actor is None or bool(actor.kind in _BODIES or actor.roles or actor.sector)
        return False


def report_of(
    reading: Reading, who: Mapping[str, str] | None = None, decided: Verdicts = NONE
) -> Report:
    """Return a reading ready to be asked.

    Args:
        reading: as it was read.
        who: of actors that bear a name, who that is across reports; none: it is not known.
        decided: what people decided on its records.
    """
    told_of = {claim.record for claim in reading.claims if claim.kind == "event"}
    reading = verdicts.as_decided(reading, decided)
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.kind == "event":
            claims.setdefault(claim.record, []).append(claim)
    return Report(
        reading,
        Telling(reading),
        paper_of(reading),
        {event.id: event for event in reading.events},
        frozenset((told_of - claims.keys()) | decided.rejected),
        {event: tuple(listed) for event, listed in claims.items()},
        {actor.id: actor for actor in reading.actors},
        {one.id: one for one in reading.statements},
        who or {},
        decided.amended,
    )


def _source(by: Holder) -> str:
    """Return whose word a number is, by what its speaker is called.

    A report that tells it itself speaks for its paper ("Post" is "The Velmora Post"); of a paper
    without a name each report is its own source.
    """
    if by.speaker == _OWN:
        return by.document
    words = set(by.speaker.casefold().split())
    paper = (by.publisher or "").casefold()
    return paper if words <= set(paper.split()) else by.speaker.casefold()


def _number(id_: str) -> int:
    return int("".join(filter(str.isdigit, id_)) or 0)
