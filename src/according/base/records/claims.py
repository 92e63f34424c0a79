"""Claims and their chains as rows."""

from collections.abc import Iterable

import msgspec

from according.base.records.keys import Keys
from according.base.records.rows import ClaimRow, LinkRow
from according.base.records.settings import bounds
from according.claims import Telling
from according.model import Claim, Count, Link, Party, Reading, Span

_DAY = len("2023-03-02")
_DENYING = frozenset({"denied", "doubted"})
_NOBODY = "somebody unnamed"


def claim_rows(document: int, keys: Keys, reading: Reading) -> tuple[ClaimRow, ...]:
    """Return the rows of a reading's claims.

    Raises:
        KeyError: a claim names a record that is not in the reading.
    """
    writer = _ClaimWriter(document, keys, reading)
    return tuple(writer.row(claim) for claim in reading.claims)


def link_rows(keys: Keys, reading: Reading) -> tuple[LinkRow, ...]:
    """Return those through whom each claim comes, the innermost first, and those who answer it."""
    return tuple(
        LinkRow(
            claim=keys.of(claim.id),
            place=place,
            answer=int(place >= len(claim.chain)),
            statement=keys.of(link.statement),
            speaker=keys.of(link.speaker),
            name=link.name,
            source_kind=link.source_kind,
            act=link.act,
            stance=link.stance,
            held=link.held,
        )
        for claim in reading.claims
        for place, link in enumerate((*claim.chain, *claim.answers))
    )


class _ClaimWriter:
    def __init__(self, document: int, keys: Keys, reading: Reading):
        self._document, self._keys, self._reading = document, keys, reading
        self._telling = Telling(reading)
        self._actors = {actor.id: actor for actor in reading.actors}
        self._events = {event.id: event for event in reading.events}
        self._relations = {
            one.id or f"r{place}": one for place, one in enumerate(reading.relations, 1)
        }

    def row(self, claim: Claim) -> ClaimRow:
        return self._of_event(claim) if claim.kind == "event" else self._of_relation(claim)

    def _of_event(self, claim: Claim) -> ClaimRow:
        event, told = self._events[claim.record], self._telling.of(claim)
        since, until = bounds(told.time)
        place = told.place
        killed, injured = _toll(told.counts, "killed"), _toll(told.counts, "injured")
        return msgspec.structs.replace(
            self._row(claim, event.type, event.span, event.status, event.confidence),
            event=self._keys.of(event.id),
            mode=event.mode,
            actors=self._names(told.actors),
            recipients=self._names(told.recipients),
            time=self._keys.of(told.time.id) if told.time else None,
            since=since,
            until=until,
            place=self._keys.of(place.id) if place else None,
            place_name=place.name if place else None,
            country=place.country if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            borrowed=msgspec.json.encode(told.borrowed).decode() if told.borrowed else None,
            killed_low=killed[0],
            killed_high=killed[1],
            injured_low=injured[0],
            injured_high=injured[1],
        )

    def _of_relation(self, claim: Claim) -> ClaimRow:
        one = self._relations[claim.record]
        return msgspec.structs.replace(
            self._row(claim, one.predicate, one.span, "stands", one.confidence),
            relation=self._keys.of(claim.record),
            actors=self._actors[one.subject].name,
            recipients=self._actors[one.object].name,
        )

    def _row(
        self, claim: Claim, type_: str, span: Span, status: str, confidence: float
    ) -> ClaimRow:
        """Return what rows of both kinds of claim have."""
        first, paper = claim.chain[0], claim.chain[-1]
        published = self._reading.published
        return ClaimRow(
            key=self._keys.of(claim.id),
            document=self._document,
            id=claim.id,
            kind=claim.kind,
            type=type_,
            words=span.of(self._reading.text),
            start=span.start,
            end=span.end,
            actors="",
            recipients="",
            status=status,
            statement=self._keys.of(first.statement),
            speaker=self._name(first),
            source_kind=first.source_kind,
            act=first.act,
            stance=first.stance,
            held=first.held,
            report_held=paper.held,
            denied=int(any(one.held in _DENYING for one in (*claim.chain, *claim.answers))),
            chain=" ← ".join(self._name(link) for link in claim.chain),
            day=published[:_DAY] if published else None,
            confidence=confidence,
        )

    def _name(self, link: Link) -> str:
        """Return who a link is: the speaker's name, else the words."""
        actor = self._actors.get(link.speaker or "")
        return actor.name if actor else link.name or _NOBODY

    def _names(self, sides: Iterable[Party]) -> str:
        text = self._reading.text
        names = (
            actor.name if actor else " ".join(span.of(text).split()) if span else ""
            for span, actor in sides
        )
        return "; ".join(dict.fromkeys(filter(None, names)))


def _toll(counts: Iterable[Count], what: str) -> tuple[int | None, int | None]:
    """Return the least and the most of one kind that a claim's own word gives.

    The number of the happening itself wins over a toll of more than it, and both over a number of
    some among them; of two of one scope the greater wins, since the other is a part of it or an
    earlier state.
    """
    for scope in ("event", "total"):
        found = [count for count in counts if count.what == what and count.scope == scope]
        if found:
            best = max(found, key=lambda count: (count.low or 0, count.high or 0))
            return best.low, best.high
    return None, None
