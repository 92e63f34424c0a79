"""FollowTheMoney entities, one a line: reports, actors, happenings and what ties actors.

Schemata and properties are those of https://followthemoney.tech/explorer/; all used here are in
both its versions 3.8 and 4.11.
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from according.base import Base, ClaimFilter
from according.base.questions.quotes import AROUND, quote
from according.export.claimed import Claimed, claimed
from according.export.kind import Settings, Written
from according.model import Actor

_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""PLOVER sectors whose bodies are public bodies."""
_BODIES = frozenset({"Organization", "PublicBody", "Company"})
"""Schemata that an organisation of a membership or directorship may have."""
_SURE = 0.8
"""Least confidence of a relation that is written as membership or directorship."""
_NOT_SO = frozenset({"denied", "negated", "doubted"})
_LANGUAGES = {"en": "eng"}
"""ISO 639-1 to 639-3, which FollowTheMoney has: of the languages that are read."""
_DAY = len("2023-03-02")

Entity = dict[str, Any]


class _Gathered(msgspec.Struct, kw_only=True):
    """What all reports tell of one actor."""

    schema: str
    values: dict[str, dict[str, None]]


class _Writer:
    def __init__(self, file: BinaryIO):
        self._file = file
        self.actors: dict[str, _Gathered] = {}
        self.number = 0

    def write(self, entities: Iterator[Entity]) -> None:
        for entity in entities:
            self._file.write(msgspec.json.encode(entity) + b"\n")
            self.number += 1

    def gather(self, one: Claimed, actor: Actor, schema: str) -> str:
        """Take in what a report tells of an actor; return the id of its entity."""
        key = _id("actor", actor.kind, actor.name)
        found = self.actors.setdefault(key, _Gathered(schema=schema, values={}))
        country = _iso2().get(actor.country or "")
        told: dict[str, tuple[str, ...]] = {
            "name": (actor.name,),
            # Machine-read: "weak" keeps them from being matched against sanction lists.
            "weakAlias": actor.aliases,
            "country": (country,) if country else (),
            "sourceUrl": _url(one),
        }
        if schema == "Person":
            told["position"] = actor.roles
        for name, values in told.items():
            found.values.setdefault(name, {}).update(dict.fromkeys(values))
        return key


def write(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write entities; those of actors come last, once for all reports that have them."""
    with target.open("wb") as file:
        writer = _Writer(file)
        report: int | None = None
        written: set[str] = set()
        for one in claimed(base, filter_):
            if one.facts.report.key != report:
                report, written = one.facts.report.key, set()
                writer.write(iter([_article(one)]))
            fresh = (e for e in _entities(one, writer) if e["id"] not in written)
            kept = list({entity["id"]: entity for entity in fresh}.values())
            written.update(entity["id"] for entity in kept)
            writer.write(iter(kept))
        writer.write(_actors(writer.actors))
    notes = (
        "actors are put together by name and kind: check namesakes",
        "one event is one claim: what two people tell of a happening are two events",
    )
    return Written(records=writer.number, of="entities", notes=notes)


def schema_of(actor: Actor) -> str | None:
    """Return the schema of an actor; none of what acts on nobody's behalf."""
    if actor.kind == "person":
        return "Person"
    if actor.kind in ("organisation", "group"):
        if actor.sector in _PUBLIC:
            return "PublicBody"
        return "Company" if actor.sector == "BUS" else "Organization"
    # A country or town that acts ("Ilmar recalled its envoy") is a body of no told form.
    return "LegalEntity" if actor.kind == "place" else None


def _entities(one: Claimed, writer: _Writer) -> Iterator[Entity]:
    ids: list[list[tuple[str, str]]] = []
    for side in one.sides:
        named = [actor for _, actor in side if actor and actor.id in one.facts.named]
        found = [(actor, schema) for actor in named if (schema := schema_of(actor))]
        ids.append([(writer.gather(one, actor, schema), schema) for actor, schema in found])
        for actor, schema in found:
            yield _mention(one, actor, schema)
    yield from _quoted(one, writer)
    if one.relation is None:
        yield _event(one, [key for side in ids for key, _ in side])
    elif ids[0] and ids[1]:
        yield _tie(one, ids[0][0], ids[1][0])


def _article(one: Claimed) -> Entity:
    report, reading = one.facts.report, one.facts.reading
    return _entity(
        _report_id(one),
        "Article",
        title=report.title,
        fileName=report.id,
        author=reading.byline,
        publisher=report.publisher,
        publishedAt=report.published[:_DAY] if report.published else None,
        sourceUrl=_url(one),
        language=_LANGUAGES.get(reading.language or ""),
        bodyText=reading.text,
    )


def _event(one: Claimed, involved: list[str]) -> Entity:
    row = one.row
    since, until = (day[:_DAY] if day else None for day in (row.since, row.until))
    return _entity(
        _claim_id(one),
        "Event",
        name=_marked(one, one.title),
        date=since if since == until else None,
        startDate=None if since == until else since,
        endDate=None if since == until else until,
        location=row.place_name,
        country=_iso2().get(row.country or ""),
        involved=tuple(dict.fromkeys(involved)),
        proof=_report_id(one),
        **_evidence(one),
    )


def _tie(one: Claimed, subject: tuple[str, str], object_: tuple[str, str]) -> Entity:
    """Return a membership or directorship where that is sure, else a link of no told kind."""
    row = one.row
    sure = row.confidence >= _SURE and not row.denied and object_[1] in _BODIES
    ends = {"subject": subject[0], "object": object_[0]}
    schema = "UnknownLink"
    if sure and row.type == "member_of":
        schema, ends = "Membership", {"member": subject[0], "organization": object_[0]}
    elif sure and row.type == "leads" and subject[1] == "Person":
        schema, ends = "Directorship", {"director": subject[0], "organization": object_[0]}
    role = _marked(one, one.called)
    return _entity(_claim_id(one), schema, role=role, **ends, **_evidence(one))


def _quoted(one: Claimed, writer: _Writer) -> Iterator[Entity]:
    """Yield who of those with a name is quoted for a claim, or answers it."""
    for link in (*one.claim.chain, *one.claim.answers):
        actor = one.facts.actors.get(link.speaker or "")
        schema = schema_of(actor) if actor else None
        if actor is None or schema is None or actor.id not in one.facts.named:
            continue
        key = writer.gather(one, actor, schema)
        yield _mention(one, actor, schema)
        yield _entity(
            _id("quoted", one.facts.report.id, key),
            "Documentation",
            document=_report_id(one),
            entity=key,
            role="quoted in the report",
        )


def _mention(one: Claimed, actor: Actor, schema: str) -> Entity:
    return _entity(
        _id("mention", one.facts.report.id, actor.kind, actor.name),
        "Mention",
        document=_report_id(one),
        resolved=_id("actor", actor.kind, actor.name),
        name=actor.name,
        detectedSchema=schema,
        contextCountry=_iso2().get(actor.country or ""),
    )


def _actors(gathered: Mapping[str, _Gathered]) -> Iterator[Entity]:
    for key, actor in gathered.items():
        yield _entity(key, actor.schema, **{name: tuple(v) for name, v in actor.values.items()})


def _evidence(one: Claimed) -> dict[str, Any]:
    """Return the words, on whose word they are, and where they stand."""
    text, span = one.facts.reading.text, one.span
    around = text[max(0, span.start - AROUND) : span.end + AROUND]
    report = one.facts.report
    return {
        "summary": quote(around, span.start, span.end),
        "description": f"{one.row.status}, according to: {one.row.chain}",
        "recordId": one.id,
        "sourceUrl": _url(one),
        "publisher": report.publisher,
    }


def _marked(one: Claimed, name: str) -> str:
    """Say in the name itself when it is not told as a fact: names are what a graph shows."""
    told = one.row.status if one.row.status not in ("happened", "stands", "background") else ""
    if one.row.denied and told not in _NOT_SO:
        told = ", ".join(filter(None, (told, "denied or doubted")))
    return f"{name} ({told})" if told else name


def _entity(id_: str, schema: str, **values: Any) -> Entity:
    """Return an entity with those of its properties that have values."""
    properties: dict[str, list[str]] = {}
    for name, value in values.items():
        listed = value if isinstance(value, tuple) else (value,)
        kept = [str(each) for each in listed if each]
        if kept:
            properties[name] = kept
    return {"id": id_, "schema": schema, "properties": properties}


def _report_id(one: Claimed) -> str:
    return _id("report", one.facts.report.id)


def _claim_id(one: Claimed) -> str:
    """Return an id that stays when a later reader numbers the claims otherwise."""
    row = one.row
    return _id(
        "claim", one.facts.report.id, row.type, str(row.start), str(row.end), row.status, row.chain
    )


def _id(*parts: str) -> str:
    """Return an id made of what is the same in every base."""
    return hashlib.sha1("\x1f".join(("according", *parts)).encode()).hexdigest()


def _url(one: Claimed) -> tuple[str, ...]:
    url = one.facts.report.url
    return (url,) if url and url.startswith(("http://", "https://")) else ()


@cache
def _iso2() -> Mapping[str, str]:
    path = files("according.lexicon") / "data" / "known_actors" / "states.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["country"]: row["iso2"].lower() for row in rows if row["iso2"]}
