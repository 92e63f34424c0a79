"""Claims as linked data: W3C Web Annotations with their provenance (PROV-O), in JSON-LD 1.1.

https://www.w3.org/TR/annotation-model/, https://www.w3.org/TR/prov-o/. The context stands in the
file: reading it needs no network.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from according.base import Base, ClaimFilter, Selected
from according.export.claimed import Claimed, Facts, claimed_in
from according.export.kind import Settings, Written
from according.export.made_by import Reader, reader_of
from according.ingest.selector import quote_selector
from according.model import Actor, Link, Party, Span, Statement, words

_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization"}
_SPEAKS_FOR = "speaks_for"
Thing = dict[str, Any]


def write(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write one graph: an annotation a claim, and who and what it comes from."""
    context = (files(__package__) / "linked_data_context.json").read_bytes().strip()
    annotations, number, once = 0, 0, set[str]()
    with target.open("wb") as file:
        file.write(b'{"@context":' + context + b',\n"@graph":[')
        for selected in base.selected(filter_):
            annotations += len(selected.claims)
            for thing in _Report(selected, reader_of(base, selected.report.key)).things(once):
                file.write((b",\n" if number else b"\n") + msgspec.json.encode(thing))
                number += 1
        file.write(b"\n]}\n")
    return Written(records=annotations, of="annotations", notes=(f"{number:,} things in all",))


class _Report:
    """What one report gives."""

    def __init__(self, selected: Selected, reader: Reader):
        self._selected, self._reader = selected, reader
        self._facts = Facts(selected.report, selected.reading)
        self._text = selected.reading.text
        self._statements = {one.id: one for one in selected.reading.statements}
        self.iri = _iri("report", selected.report.id)

    def things(self, once: set[str]) -> Iterator[Thing]:
        """Yield what is to be written; ``once`` remembers what several reports have."""
        claims = list(claimed_in(self._selected))
        yield self._report()
        for thing in (*self._readers(), *self._publisher()):
            if thing["id"] not in once:
                once.add(thing["id"])
                yield thing
        yield self._activity()
        links = [link for one in claims for link in (*one.claim.chain, *one.claim.answers)]
        yield from self._agents(link.speaker for link in links if link.speaker)
        told = dict.fromkeys(link.statement for link in links if link.statement)
        yield from (self._statement(self._statements[id_]) for id_ in told)
        for one in claims:
            yield self._annotation(one)
            yield self._claim(one)

    def _report(self) -> Thing:
        report, reading = self._selected.report, self._selected.reading
        return _filled(
            id=self.iri,
            type=["prov:Entity", "schema:NewsArticle"],
            title=report.title,
            published=report.published,
            language=reading.language,
            byline=reading.byline,
            page=report.url if _is_web(report.url) else None,
            attributedTo=self._publisher_iri(),
        )

    def _publisher_iri(self) -> str | None:
        name = self._selected.report.publisher
        return _iri("publisher", name) if name else None

    def _publisher(self) -> list[Thing]:
        iri, name = self._publisher_iri(), self._selected.report.publisher
        return [{"id": iri, "type": "prov:Organization", "name": name}] if iri else []

    def _readers(self) -> list[Thing]:
        version = msgspec.structs.asdict(self._reader.version)
        name = f"According {version['version']}"
        return [{"id": self._software(), "type": "prov:SoftwareAgent", "name": name, **version}]

    def _software(self) -> str:
        return _iri("reader", *msgspec.structs.astuple(self._reader.version))

    def _activity(self) -> Thing:
        return {
            "id": _iri("reading", self._selected.report.id),
            "type": "prov:Activity",
            "used": self.iri,
            "associatedWith": self._software(),
        }

    def _agents(self, ids: Iterator[str]) -> Iterator[Thing]:
        """Yield speakers, and before whom they speak for those they speak for."""
        masters: dict[str, list[str]] = {}
        for one in self._facts.relations.values():
            if one.predicate == _SPEAKS_FOR:
                masters.setdefault(one.subject, []).append(one.object)
        speakers = dict.fromkeys(ids)
        everybody = dict.fromkeys(each for id_ in speakers for each in (*masters.get(id_, ()), id_))
        for id_ in everybody:
            actor = self._facts.actors[id_]
            yield _filled(
                id=self._actor(actor),
                type=_AGENTS.get(actor.kind, "prov:Agent"),
                name=actor.name,
                role=list(actor.roles),
                country=actor.country,
                sector=actor.sector,
                actedOnBehalfOf=[
                    self._actor(self._facts.actors[each]) for each in masters.get(id_, ())
                ],
            )

    def _actor(self, actor: Actor) -> str:
        return _iri("actor", self._selected.report.id, actor.id)

    def _statement(self, one: Statement) -> Thing:
        outer = one.parent if one.parent in self._statements else None
        speaker = self._facts.actors.get(one.speaker or "")
        spans = one.content or one.cue
        return _filled(
            id=self._record(one.id),
            type=["prov:Entity", "acc:Statement"],
            act=one.act,
            manner=one.manner,
            sourceWords=words(self._text, one.source) or None,
            content=words(self._text, spans),
            target=[self._target(span) for span in spans],
            quotedFrom=self._record(outer) if outer else self.iri,
            attributedTo=self._actor(speaker) if speaker else None,
            about=self._record(one.about) if one.about in self._statements else None,
        )

    def _annotation(self, one: Claimed) -> Thing:
        return {
            "id": _iri("annotation", self._selected.report.id, one.claim.id),
            "type": "Annotation",
            "motivation": "oa:identifying",
            "creator": self._software(),
            "body": self._record(one.claim.id),
            "target": self._target(one.span),
        }

    def _claim(self, one: Claimed) -> Thing:
        row, first = one.row, one.claim.chain[0]
        doers, others = (self._side(side) for side in one.sides)
        place = one.told.place
        return _filled(
            id=self._record(one.claim.id),
            type=["prov:Entity", "acc:Claim"],
            label=one.title,
            claimType=row.type,
            mode=row.mode,
            status=row.status,
            denied=bool(row.denied),
            actor=doers,
            recipient=others,
            since=row.since,
            until=row.until,
            place=row.place_name,
            lat=place.lat if place else None,
            long=place.lon if place else None,
            count=[
                _filled(what=count.what, low=count.low, high=count.high, isExact=count.exact)
                for count in one.told.counts
            ],
            happening=_iri("happening", self._selected.report.id, one.happening),
            chain=row.chain,
            stance=row.stance,
            confidence=row.confidence,
            verdict=one.verdict,
            generatedBy=_iri("reading", self._selected.report.id),
            derivedFrom=self.iri,
            quotedFrom=self._from(first),
            attributedTo=self._tellers(one.claim.chain),
            answeredBy=[
                self._record(link.statement) for link in one.claim.answers if link.statement
            ],
        )

    def _from(self, first: Link) -> str:
        return self._record(first.statement) if first.statement else self.iri

    def _tellers(self, chain: tuple[Link, ...]) -> list[str]:
        """Return everybody on whose word it is, with the paper."""
        actors = [self._facts.actors.get(link.speaker or "") for link in chain]
        tellers = [self._actor(actor) for actor in actors if actor]
        return [*dict.fromkeys(tellers), *filter(None, (self._publisher_iri(),))]

    def _side(self, side: tuple[Party, ...]) -> list[Thing]:
        found = []
        for span, actor in side:
            name = actor.name if actor else span.of(self._text) if span else ""
            iri = self._actor(actor) if actor else None
            found.append(_filled(id=iri, name=name))
        return found

    def _record(self, id_: str) -> str:
        return _iri("record", self._selected.report.id, id_)

    def _target(self, span: Span) -> Thing:
        quoted = quote_selector(self._text, span)
        return {
            "type": "SpecificResource",
            "source": self.iri,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": quoted.exact,
                    "prefix": quoted.prefix,
                    "suffix": quoted.suffix,
                },
            ],
        }


def _iri(*parts: str) -> str:
    return "urn:according:" + ":".join(quote(part, safe="") for part in parts)


def _is_web(url: str | None) -> bool:
    """Tell whether an address can stand in a graph as it is."""
    return (
        bool(url)
        and str(url).startswith(("http://", "https://"))
        and not set('<>"{}|\\^` \n\t') & set(str(url))
    )


def _filled(**values: Any) -> Thing:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
