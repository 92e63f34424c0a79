"""A report's gold in the terms of the reading contract: anchors become spans."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from _anchors import AnchorError, resolve
from _sources import Anchors, Problems, Report
from according.model import Actor, Count, Event, PlaceRef, Span, Spans, Statement, TimeRef


@dataclass(frozen=True)
class Gold:
    """A report and what a careful reader takes from it."""

    report: Report
    text: str
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeRef, ...]
    places: tuple[PlaceRef, ...]
    counts: tuple[Count, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class _Pointer:
    """Resolves anchors against one report's text; what does not resolve is a problem."""

    report: str
    text: str
    problems: Problems

    def one(self, where: str, anchor: str) -> Span:
        """Return the span of an anchor, an impossible one where it does not resolve."""
        try:
            return resolve(self.text, anchor)
        except AnchorError as error:
            self.problems.add(f"{self.report} {where}", str(error))
            return Span(-1, -1)

    def each(self, where: str, anchors: list[str]) -> Spans:
        """Return the spans of a list of values."""
        return tuple(self.one(where, anchor) for anchor in anchors)

    def pieces(self, where: str, anchors: Anchors) -> Spans:
        """Return the spans of one value, which may be in pieces or absent."""
        if isinstance(anchors, str):
            anchors = [anchors] if anchors else []
        spans = self.each(where, anchors)
        if any(b.start < a.end for a, b in pairwise(spans)):
            self.problems.add(f"{self.report} {where}", "pieces overlap or are out of order")
        return spans


def gold_of(report: Report, problems: Problems) -> Gold:
    """Resolve every anchor of a report."""
    text = report.gold_text
    point = _Pointer(report.id, text, problems)
    counts = _counts(report, point)
    return Gold(
        report=report,
        text=text,
        actors=_actors(report, point),
        statements=_statements(report, point),
        times=_times(report, point),
        places=_places(report, point),
        counts=counts,
        events=_events(report, point, counts),
    )


def line_of(gold: Gold, outlet_name: str, file: str, url: str) -> dict[str, Any]:
    """Return a report's line of ``gold/reports.jsonl``."""
    report = gold.report
    statements = msgspec.to_builtins(gold.statements)
    for statement in statements:
        del statement["confidence"]
    return {
        "id": report.id,
        "text": gold.text,
        "title": report.title,
        "kicker": report.kicker,
        "byline": report.byline,
        "published": report.published,
        "publisher": outlet_name,
        "dateline": report.dateline,
        "outlet": report.outlet,
        "format": report.format,
        "file": file,
        "url": url,
        "language": "en",
        "happenings": report.happenings,
        "statements": statements,
        "actors": msgspec.to_builtins(gold.actors),
        "times": msgspec.to_builtins(gold.times),
        "places": [_place_line(place) for place in gold.places],
        "counts": msgspec.to_builtins(gold.counts),
        "events": msgspec.to_builtins(gold.events),
    }


def _place_line(place: PlaceRef) -> dict[str, Any]:
    """Return a place without the fields that only a gazetteer fills: the country is invented."""
    line: dict[str, Any] = msgspec.to_builtins(place)
    return {key: value for key, value in line.items() if key in {"id", "span", "name"} or value}


def _actors(report: Report, point: _Pointer) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            mentions=tuple(sorted(point.each(f"actor {entry.id} mentions", entry.mentions))),
            aliases=tuple(entry.aliases),
            roles=tuple(entry.roles),
            country=entry.country,
            sector=entry.sector,
        )
        for entry in report.actors
    )


def _statements(report: Report, point: _Pointer) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=entry.id,
            source=point.pieces(f"statement {entry.id} source", entry.source),
            cue=point.pieces(f"statement {entry.id} cue", entry.cue),
            content=point.pieces(f"statement {entry.id} content", entry.content),
            act=entry.act,
            manner=entry.manner,
            source_kind=entry.source_kind,
            speaker=entry.speaker,
            unnamed=entry.unnamed,
            parent=entry.parent,
            about=entry.about,
        )
        for entry in report.statements
    )


def _times(report: Report, point: _Pointer) -> tuple[TimeRef, ...]:
    return tuple(
        TimeRef(
            id=entry.id,
            span=point.one(f"time {entry.id} span", entry.span),
            start=entry.start,
            end=entry.end,
            precision=entry.precision,
            anchor=entry.anchor,
            reason=entry.reason,
        )
        for entry in report.times
    )


def _places(report: Report, point: _Pointer) -> tuple[PlaceRef, ...]:
    return tuple(
        PlaceRef(
            id=entry.id,
            span=point.one(f"place {entry.id} span", entry.span),
            name=entry.name,
            country=entry.country,
            admin1=entry.admin1,
            lat=entry.lat,
            lon=entry.lon,
            precision=entry.precision,
        )
        for entry in report.places
    )


def _counts(report: Report, point: _Pointer) -> tuple[Count, ...]:
    return tuple(
        Count(
            id=entry.id,
            span=point.one(f"count {entry.id} span", entry.span),
            what=entry.what,
            low=None if entry.low == -1 else entry.low,
            high=None if entry.high == -1 else entry.high,
            exact=entry.exact,
            of_whom=point.each(f"count {entry.id} of_whom", entry.of_whom),
            statement=entry.statement,
            event=entry.event,
        )
        for entry in report.counts
    )


def _events(report: Report, point: _Pointer, counts: tuple[Count, ...]) -> tuple[Event, ...]:
    return tuple(
        Event(
            id=entry.id,
            type=entry.type,
            mode=entry.mode,
            span=point.one(f"event {entry.id} span", entry.span),
            actors=point.each(f"event {entry.id} actors", entry.actors),
            actor_ids=tuple(entry.actor_ids),
            recipients=point.each(f"event {entry.id} recipients", entry.recipients),
            recipient_ids=tuple(entry.recipient_ids),
            instrument=point.each(f"event {entry.id} instrument", entry.instrument),
            time=entry.time,
            place=entry.place,
            status=entry.status,
            statement=entry.statement,
            counts=tuple(entry.counts) or tuple(c.id for c in counts if c.event == entry.id),
        )
        for entry in report.events
    )
