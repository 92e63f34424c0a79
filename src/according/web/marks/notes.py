"""What stands in the margin beside a report's text: its statements, its claims, what is marked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from according.base import FiledClaim
from according.model import Reading, Span, Statement, words
from according.web.marks.reading import DENYING, Chosen
from according.web.shown import unquoted

_LONGEST = 140


class Told(Protocol):
    """An incident, as far as a note names it."""

    @property
    def id(self) -> str:
        """Of the incident."""

    @property
    def words(self) -> str:
        """What happened."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the margin."""

    id: str
    event: str | None
    """Id of the event whose mark leads here."""
    type: str
    relation: bool
    """Whether it tells how two actors stand to one another, not what happened."""
    words: str
    actors: str
    recipients: str
    since: str | None
    until: str | None
    place: str | None
    country: str | None
    status: str
    denied: bool
    killed: tuple[int | None, int | None] | None
    injured: tuple[int | None, int | None] | None
    verdict: str | None
    incident: str | None
    chain: tuple[str, ...]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of words: a statement, claims of the report itself, a name, place or time."""

    id: str
    kind: str
    """``statement``, ``own`` or the kind of record."""
    start: int
    who: str = ""
    """The speaker, or what the words mean."""
    named: bool = True
    act: str = ""
    against: bool = False
    """Whether it denies, doubts or takes back."""
    manner: str = ""
    cue: str = ""
    content: str = ""
    about: str | None = None
    """Id of the statement that it answers."""
    answers: str = ""
    """Who speaks there."""
    parent: str | None = None
    chain: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands beside a text."""

    notes: tuple[Note, ...]
    spans: Mapping[str, Span]
    """Where the words of each record begin and end, by its id."""
    starts: Mapping[int, list[str]]
    """Ids of the records that begin at a character."""
    denied: frozenset[str]
    """Ids of events that somebody denies or doubts."""


def notes_of(
    reading: Reading,
    claims: Sequence[FiledClaim],
    incidents: Mapping[str, Told],
    chosen: Collection[Chosen],
) -> Notes:
    """Return what stands beside a text, in the order of the text.

    Args:
        reading: of the report.
        claims: all that it tells.
        incidents: that each event tells of, by the event's id.
        chosen: what is marked: names, places, times and numbers have notes only then, and what
            ties actors to one another only where people are.
    """
    lines: dict[str | None, list[tuple[int, Line]]] = {}
    shown = (each for each in claims if "people" in chosen or each.claim.kind != "relation")
    for one in sorted(shown, key=lambda each: each.claim.start):
        told = None if one.claim.statement is None else f"s{one.claim.statement % 1_000_000}"
        lines.setdefault(told, []).append((one.claim.start, _line(one, incidents)))
    notes = [_statement(reading, one, lines.get(one.id, [])) for one in reading.statements]
    # Of its own word the report tells in every paragraph: each claim stands beside its own.
    notes += [
        Note(id=f"n{line.id}", kind="own", start=start, who="the report itself", lines=(line,))
        for start, line in lines.get(None, [])
    ]
    notes += _others(reading, chosen)
    spans = dict(_spans(reading, claims))
    starts: dict[int, list[str]] = {}
    for id_, span in spans.items():
        starts.setdefault(span.start, []).append(id_)
    return Notes(
        notes=tuple(sorted(notes, key=lambda one: (one.start, one.kind != "statement"))),
        spans=spans,
        starts=starts,
        denied=frozenset(f"e{one.claim.event % 1_000_000}" for one in claims
                         if one.claim.denied and one.claim.event is not None),
    )  # fmt: skip


def _statement(reading: Reading, one: Statement, lines: list[tuple[int, Line]]) -> Note:
    names = {each.id: each.name for each in reading.actors}
    above = {each.id: each for each in reading.statements}
    chain, at = [_speaker(reading, one, names)], above.get(one.parent or "")
    while at is not None and len(chain) < len(above):
        chain.append(_speaker(reading, at, names))
        at = above.get(at.parent or "")
    spans = (*one.source, *one.cue, *one.content)
    answered = next((each for each in reading.statements if each.id == one.about), None)
    return Note(
        id=one.id,
        kind="statement",
        start=min((span.start for span in spans), default=0),
        who=chain[0],
        named=one.source_kind != "unnamed",
        act=one.act,
        against=one.act in DENYING,
        manner=one.manner,
        cue=_short(words(reading.text, one.cue)),
        content=unquoted(_short(words(reading.text, one.content))),
        about=one.about,
        answers=_speaker(reading, answered, names) if answered else "",
        parent=one.parent,
        chain=(*chain, reading.publisher or "this report"),
        lines=tuple(line for _, line in lines),
    )


def _speaker(reading: Reading, one: Statement, names: Mapping[str, str]) -> str:
    if one.speaker is not None and one.speaker in names:
        return names[one.speaker]
    return _short(words(reading.text, one.source)) or "nobody named"


def _line(one: FiledClaim, incidents: Mapping[str, Told]) -> Line:
    row = one.claim
    event = None if row.event is None else f"e{row.event % 1_000_000}"
    told = incidents.get(event or "")
    killed, injured = (row.killed_low, row.killed_high), (row.injured_low, row.injured_high)
    return Line(
        id=row.id,
        event=event,
        type=row.type,
        relation=row.kind == "relation",
        words=_short(row.words),
        actors=row.actors,
        recipients=row.recipients,
        since=row.since,
        until=row.until,
        place=row.place_name,
        country=row.country,
        status=row.status,
        denied=bool(row.denied),
        killed=killed if killed != (None, None) else None,
        injured=injured if injured != (None, None) else None,
        verdict=one.verdict,
        incident=told.id if told else None,
        chain=tuple(row.chain.split(" ← ")),
    )


def _others(reading: Reading, chosen: Collection[Chosen]) -> Iterator[Note]:
    if "people" in chosen:
        for actor in reading.actors:
            if actor.mentions and actor.kind in ("person", "organisation", "group"):
                told = "; ".join(filter(None, (actor.kind, *actor.roles[:3], actor.country)))
                start = min(actor.mentions).start
                yield Note(id=actor.id, kind="actor", start=start, who=actor.name, content=told)
    if "places" in chosen:
        for place in reading.places:
            told = ", ".join(filter(None, (place.name, place.admin1, place.country)))
            where = place.reason or (f"{place.lat:.2f}, {place.lon:.2f}" if place.lat and place.lon
                                     else "")  # fmt: skip
            yield Note(id=place.id, kind="place", start=place.span.start, who=told, content=where)
    if "times" in chosen:
        for time in reading.times:
            interval = " to ".join(dict.fromkeys(filter(None, (time.start, time.end))))
            start = time.span.start
            yield Note(id=time.id, kind="time", start=start, who=interval or "open",
                       content=time.reason or "")  # fmt: skip
    if "counts" in chosen:
        for count in reading.counts:
            number = "–".join(dict.fromkeys(str(n) for n in (count.low, count.high)
                                            if n is not None))  # fmt: skip
            told = f"{number or 'open'} {count.what.replace('_', ' ')}"
            whom = _short(words(reading.text, count.of_whom))
            yield Note(id=count.id, kind="count", start=count.span.start, who=told, content=whom)


def _spans(reading: Reading, claims: Sequence[FiledClaim]) -> Iterator[tuple[str, Span]]:
    for one in reading.statements:
        spans = (*one.cue, *one.content, *one.source)
        if spans:
            yield one.id, Span(min(s.start for s in spans), max(s.end for s in spans))
    for each in (reading.events, reading.times, reading.places, reading.counts, reading.relations):
        yield from ((one.id, one.span) for one in each if one.id)
    yield from ((one.id, min(one.mentions)) for one in reading.actors if one.mentions)
    yield from ((one.claim.id, Span(one.claim.start, one.claim.end)) for one in claims)


def _short(told: str) -> str:
    flat = " ".join(told.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rpartition(" ")[0] + " …"
