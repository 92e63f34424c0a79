"""Nodes of a reading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from according.link.compare.node import Key, Node, Number, Report, Where
from according.link.compare.words import Rarity, stem, words_of
from according.model import Actor, Count, Event, PlaceRef, Reading, Span, TimeRef, parties

_NEAR = 4
"""Words on either side of the anchor."""
_LEAD = 60
"""Words at the beginning of a text that tell what it is about, the headline among them."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”'’)]*\s+(?=[\"“'‘(]*[A-Z0-9])|\n+")
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]olds?\b|\baged? (\d{1,2})\b|,\s(\d{1,2}),")
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d+\b")
_FINEST = ("point", "town", "district", "area", "region", "country", "water")


def nodes_of(reading: Reading) -> tuple[Node, ...]:
    """Return the events of a report as they are compared, in the order of the reading."""
    report = report_of(reading)
    make = _Nodes(reading, report)
    return tuple(make.node(event) for event in reading.events)


def must_links(nodes: Sequence[Node]) -> list[tuple[Key, Key]]:
    """Return the pairs of one report's typed events that tell one happening.

    Those of type OTHER are left out: that they stand in one sentence does not make them one.
    """
    return [
        (node.happening, node.key)
        for node in nodes
        if node.type != "OTHER" and node.happening != node.key
    ]


def report_of(reading: Reading) -> Report:
    """Return what all events of a reading share."""
    rarity = Rarity.load()
    text = _own_text(reading)
    words = words_of(text)
    title = words_of(reading.title or "")
    places = {_where(place): None for place in reading.places if place.use == "location"}
    spans = [_interval(time) for time in reading.times]
    return Report(
        document=reading.id,
        day=_day(reading.published),
        words=rarity.weigh(map(stem, words)),
        lead=rarity.weigh(map(stem, [*title, *words[:_LEAD]])),
        names=rarity.weigh(_names(text)),
        lead_names=rarity.weigh(_lead_names(words)),
        figures=frozenset(_FIGURE.findall(text)),
        ages=frozenset(
            int(next(filter(None, found))) for found in _AGE.findall(text) if any(found)
        ),
        places=tuple(sorted(places, key=_fineness)),
        days=frozenset(a for a, b in spans if a is not None and a == b),
    )


class _Nodes:
    """Makes the nodes of one reading."""

    def __init__(self, reading: Reading, report: Report):
        self._reading = reading
        self._report = report
        self._rarity = Rarity.load()
        self._times = {time.id: time for time in reading.times}
        self._places = {place.id: place for place in reading.places}
        self._sentences = list(_sentences(reading.text))
        self._numbers: dict[str, list[Number]] = {}
        home = {event.id: event.happening or event.id for event in reading.events}
        self._typed = {event.id for event in reading.events if event.type != "OTHER"}
        numbers = {count.id: _number(count) for count in reading.counts}
        told_of: dict[str | None, list[str]] = {}
        for count in reading.counts:
            told_of.setdefault(count.event, []).append(count.id)
        for event in reading.events:
            whose = home[event.id] if event.id in self._typed else event.id
            own = dict.fromkeys([*event.counts, *told_of.get(event.id, ())])
            found = (numbers.get(count) for count in own)
            self._numbers.setdefault(whose, []).extend(n for n in found if n is not None)

    def node(self, event: Event) -> Node:
        """Return what is compared of an event."""
        reading, report = self._reading, self._report
        text = reading.text
        typed = event.id in self._typed
        happening = (event.happening or event.id) if typed else event.id
        since, until = _interval(self._times.get(event.time or ""))
        place = self._places.get(event.place or "")
        sentence = self._sentence(event.span)
        before = words_of(text[sentence.start : event.span.start])
        after = words_of(text[event.span.end : sentence.end])
        actors = list(_words(reading.actors, text, event.actors, event.actor_ids))
        recipients = list(_words(reading.actors, text, event.recipients, event.recipient_ids))
        weigh = self._rarity.weigh
        return Node(
            key=(reading.id, event.id),
            report=report,
            type=event.type,
            mode=event.mode,
            lemma=event.lemma or event.span.of(text).lower(),
            status=event.status,
            happening=(reading.id, happening),
            start=event.span.start,
            place_in_text=event.span.start / max(1, len(text)),
            sentence=weigh(map(stem, [*before, *after])),
            near=weigh(map(stem, [*before[-_NEAR:], *after[:_NEAR]])),
            actors=frozenset(_content(actors)),
            recipients=frozenset(_content(recipients)),
            actor_heads=frozenset(_content(_heads(actors))),
            recipient_heads=frozenset(_content(_heads(recipients))),
            since=since,
            until=until,
            where=_where(place) if place is not None else None,
            numbers=tuple(self._numbers.get(happening, ())),
        )

    def _sentence(self, span: Span) -> Span:
        for sentence in self._sentences:
            if sentence.end >= span.end:
                return sentence
        return Span(0, len(self._reading.text))


def _own_text(reading: Reading) -> str:
    own = [p.span.of(reading.text) for p in reading.paragraphs if p.role in ("body", "title")]
    return "\n".join(own) or reading.text


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def _names(text: str) -> Iterator[str]:
    """Yield the stems of words with a capital that do not begin a sentence."""
    for sentence in _sentences(text):
        for word in words_of(sentence.of(text))[1:]:
            if word[0].isupper() and len(word) > 1:
                yield stem(word)


def _lead_names(words: Sequence[str]) -> Iterator[str]:
    """Yield the stems of the first words that stand with a capital wherever they stand."""
    small = {stem(word) for word in words if word[0].islower()}
    for word in words[:_LEAD]:
        if word[0].isupper() and len(word) > 1 and stem(word) not in small:
            yield stem(word)


def _words(
    actors: tuple[Actor, ...], text: str, spans: tuple[Span, ...], ids: tuple[str, ...]
) -> Iterator[str]:
    """Yield the names and the words of one side of an event."""
    for span, actor in parties(actors, spans, ids):
        if span is not None:
            yield span.of(text)
        if actor is not None:
            yield actor.name
            yield from actor.aliases


def _heads(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the last word before what follows a noun: "four teens of the town" gives "teens"."""
    for phrase in phrases:
        words = words_of(
            re.split(r",| of | in | at | who | that | on | from ", phrase, maxsplit=1)[0]
        )
        yield from words[-1:]


def _content(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        for word in words_of(phrase):
            if len(word) > 2 and word.lower() not in _EMPTY:
                yield stem(word)


def _interval(time: TimeRef | None) -> tuple[int | None, int | None]:
    if time is None or time.start is None:
        return None, None
    since = _day(time.start)
    return since, _day(time.end or time.start) or since


def _day(iso: str | None) -> int | None:
    if not iso:
        return None
    parts = iso[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        return date(*[*numbers, 1, 1][:3]).toordinal()
    except (ValueError, TypeError):
        return None


def _where(place: PlaceRef) -> Where:
    return Where(
        name=place.name.casefold(),
        precision=place.precision,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
    )


def _fineness(where: Where) -> tuple[int, str]:
    known = where.precision in _FINEST
    return (_FINEST.index(where.precision or "") if known else len(_FINEST), where.name)


def _number(count: Count) -> Number | None:
    if count.low is None or count.scope == "total":
        return None
    return Number(what=count.what, low=count.low, high=count.high or count.low)


_NOTHING = """
the and his her their its who that which this they for with from him them she you were was has had
are our your one two
"""
_EMPTY = frozenset(_NOTHING.split())
"""Words that say nothing of who somebody is."""
