"""What a reading tells of one incident, as origins need it."""

import re
from collections.abc import Collection, Iterator, Mapping

import msgspec

from according.base.copies import read_text_of, runs_of
from according.claims.chains import STANCES, Chains
from according.link.origins.credits import Credit, credits_of
from according.link.origins.records import Paper, Telling, Value
from according.link.origins.voices import Voice, Voices, content
from according.model import Claim, Count, Link, Reading, Span, Statement, words

_SPOKEN = frozenset(
    {"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
)
"""Types of what is done by saying so."""
_OPENING = 2
"""Paragraphs of a report that say what it is about."""
_GIVES = frozenset({"asserts", "confirms", "accuses", "claims_responsibility", "believes"})
"""What a source does who is one of those that a claim rests on. Who denies it, doubts it, asks or
demands is none."""


def paper_of(reading: Reading) -> Paper:
    """Return what origins need of a report."""
    return Paper(
        document=reading.id,
        publisher=reading.publisher,
        published=reading.published,
        credits=credits_of(reading),
        runs=runs_of(read_text_of(reading)),
    )


def tellings_of(
    reading: Reading,
    events: Collection[str],
    publishers: Collection[str] = (),
    who: Mapping[str, str] | None = None,
) -> tuple[Telling, ...]:
    """Return who tells of a happening in a report, claim by claim and number by number.

    Args:
        reading: the report.
        events: ids of its events that tell of the happening.
        publishers: of the other reports on it, by which short names of outlets are known.
        who: of the report's actors, who they are across reports; none: not known.
    """
    names = tuple(sorted(set(publishers)))
    return tuple(_Tellings(reading, frozenset(events), names, who or {}).all())


class _Tellings:
    def __init__(
        self,
        reading: Reading,
        events: frozenset[str],
        publishers: tuple[str, ...],
        who: Mapping[str, str],
    ):
        self._reading = reading
        self._voices = Voices(reading, publishers, who)
        self._chains = Chains(reading)
        self._here = [each for each in credits_of(reading) if each.scope == "here"]
        homes = {event.id: event.happening or event.id for event in reading.events}
        told = {homes[event] for event in events if event in homes}
        typed = {event.id for event in reading.events if event.type != "OTHER"}
        # Events of one happening belong together only where they have a type.
        self._events = events | {e for e, home in homes.items() if home in told and e in typed}
        self._spans = {event.id: event.span for event in reading.events}

    def all(self) -> Iterator[Telling]:
        values = self._values()
        for claim in self._reading.claims:
            if claim.kind != "event" or claim.record not in self._events:
                continue
            own = values.pop(claim.chain[0].statement, [])
            yield from self._telling(claim, tuple(own))
        for statement, left in values.items():
            chain = self._chains.of(statement)
            for value, count in left:
                yield self._told((self._reading.id, count.id), chain, ((value, count),), count.span)
        yield from self._besides()

    def _besides(self) -> Iterator[Telling]:
        """Yield who speaks of the happening without a claim of it: "he threw a bag", said a guard.

        Looked for in a report that opens with the happening, among those whom it quotes.
        """
        if not self._opens_with_it():
            return
        parties = self._party_spans()
        for statement in self._reading.statements:
            if STANCES[statement.act] in _GIVES and self._is_on_it(statement, parties):
                chain = self._chains.of(statement.id)
                key = (self._reading.id, statement.id)
                told = self._told(key, chain, (), statement.content[0])
                yield msgspec.structs.replace(told, beside=True)

    def _opens_with_it(self) -> bool:
        reading = self._reading
        body = [each.span for each in reading.paragraphs if each.role == "body"]
        if not body:
            ends = [match.start() for match in re.finditer(r"\n+|$", reading.text)]
            body = [Span(0, ends[min(_OPENING, len(ends)) - 1])]
        spans = [span for event, span in self._spans.items() if event in self._events]
        return any(head.overlaps(span) for head in body[:_OPENING] for span in spans)

    def _is_on_it(self, statement: Statement, parties: list[Span]) -> bool:
        """Tell whether a statement is on the happening: on its parties or place, or by its word.

        One that tells of nothing else and gives a number, time or place is on it, too.
        """

        def has(span: Span) -> bool:
            return any(piece.overlaps(span) for piece in statement.content)

        if any(map(has, parties)):
            return True
        text = self._reading.text
        said = set(re.findall(r"\w+", words(text, statement.content).casefold()))
        spans = self._spans
        if any(spans[e].of(text).casefold() in said for e in self._events if e in spans):
            return True
        reading = self._reading
        if any(has(event.span) for event in reading.events if event.id not in self._events):
            return False
        others = (
            *(count.span for count in reading.counts),
            *(place.span for place in reading.places),
            *(time.span for time in reading.times),
        )
        return any(map(has, others))

    def _party_spans(self) -> list[Span]:
        """Return where the parties of the happening and its place are named, and its words."""
        reading = self._reading
        events = [event for event in reading.events if event.id in self._events]
        parties = {each for event in events for each in (*event.actor_ids, *event.recipient_ids)}
        places = {event.place for event in events}
        names = {place.name for place in reading.places if place.id in places}
        return [
            *(span for actor in reading.actors if actor.id in parties for span in actor.mentions),
            *(place.span for place in reading.places if place.name in names),
            *(event.span for event in events),
        ]

    def _performer(self, span: Span) -> Voice | None:
        """Return the body that does in words what a report tells of it on its own word.

        A court that convicts, a ministry that expels: who does it has made it known.
        """
        actors = {actor.id: actor for actor in self._reading.actors}
        for event in self._reading.events:
            if event.span == span and event.type in _SPOKEN and event.status == "happened":
                for each in event.actor_ids:
                    if each in actors and actors[each].kind in ("organisation", "group", "place"):
                        own = content(actors[each].name)
                        return Voice(name=actors[each].name, kind="body", bodies=(own,), words=own)
        return None

    def _values(self) -> dict[str | None, list[tuple[Value, Count]]]:
        """Return the numbers of the happening by the statement that gives them."""
        found: dict[str | None, list[tuple[Value, Count]]] = {}
        events = [event for event in self._reading.events if event.id in self._events]
        named = {each for event in events for each in event.counts}
        for count in self._reading.counts:
            of_it = count.event in self._events or count.id in named
            if of_it and (count.low is not None or count.high is not None):
                value = Value(count.what, count.low, count.high, count.id)
                found.setdefault(count.statement, []).append((value, count))
        return found

    def _telling(self, claim: Claim, values: tuple[tuple[Value, Count], ...]) -> Iterator[Telling]:
        key = (self._reading.id, claim.id)
        yield self._told(key, claim.chain, values, self._spans[claim.record])
        for answer in claim.answers:
            yield self._told(key, (answer, claim.chain[-1]), (), self._spans[claim.record])

    def _told(
        self,
        key: tuple[str, str],
        chain: tuple[Link, ...],
        values: tuple[tuple[Value, Count], ...],
        span: Span,
    ) -> Telling:
        links = [link for link in chain if link.source_kind != "author"]
        voices = [self._voices.of(link) for link in links]
        here = tuple(each for each in self._here if each.sentence and each.sentence.contains(span))
        inner = _by_way_of(voices, here) if voices else self._performer(span)
        return Telling(
            claim=key,
            voice=inner,
            through=tuple(reversed(voices[1:])),
            stance=chain[0].stance,
            held=chain[0].held,
            values=tuple(value for value, _ in values if value.what),
            credits=here,
        )


def gives(telling: Telling) -> bool:
    """Tell whether a claim rests on who tells it so."""
    own = telling.voice is None
    return own or (
        telling.stance in _GIVES and telling.held not in ("denied", "negated", "doubted")
    )


def _by_way_of(voices: list[Voice], here: tuple[Credit, ...]) -> Voice:
    """Return the innermost voice, with the outlet by which it is known."""
    inner = voices[0]
    if inner.kind not in ("unnamed", "document", "nobody") or inner.outlet:
        return inner
    outlets = [voice.outlet for voice in voices[1:] if voice.kind == "outlet"]
    outlets += [credit.outlet for credit in here]
    return msgspec.structs.replace(inner, outlet=outlets[0]) if outlets else inner
