"""Bearers out of the base, and what they come to into it."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

import msgspec

from according.base.write import insert
from according.link.actors.bearer import Bearer, Who
from according.link.actors.naming import (
    blocks_of,
    form_of,
    hashed,
    is_full,
    is_general,
    is_name,
    role_of,
    sort_of,
    trusted,
)
from according.link.actors.profile import Company, listed_as
from according.link.actors.rows import ActorWhoRow, WhoBlockRow, WhoNameRow, WhoRow
from according.link.actors.stories import Story
from according.link.actors.union import Union

ValueT = TypeVar("ValueT")
_MEMBERSHIP = "('part_of', 'member_of', 'leads', 'speaks_for')"


class Fed(NamedTuple):
    """What is compared."""

    bearers: list[Bearer]
    company: dict[str, Company]
    """By the report's id."""
    stories: dict[str, Story]
    """By the report's id."""
    numbers: dict[int, tuple[int, int, int]]
    """By the actor's key: statements it makes, events in which it acts, and of which it is a
    recipient."""


def bearers_of(connection: sqlite3.Connection) -> Fed:
    """Return the bearers among the actors whose keys the table ``temp.wanted`` has."""
    aliases = _aliases(connection)
    bodies = _bodies(connection)
    places = dict(connection.execute(_PLACES))
    texts = _texts(connection)
    found: list[Bearer] = []
    numbers: dict[int, tuple[int, int, int]] = {}
    documents: dict[int, str] = {}
    for row in connection.execute(_WANTED):
        key, document, doc_id, day, id_, name, kind, roles, country, sector, known, *counts = row
        sort = sort_of(
            name,
            kind,
            listed=known is not None,
            acts=counts[0] + counts[1] > 0,
            placed=key in places,
        )
        sort = sort or "body"
        doc_id = documents.setdefault(document, doc_id)
        numbers[key] = tuple(counts)
        found.append(
            Bearer(
                key=key,
                document=doc_id,
                id=id_,
                name=name,
                names=trusted(name, aliases.get(key, ()), sort),
                sort=sort,
                kind=kind,
                roles=_roles(roles),
                country=country,
                sector=sector,
                known=known,
                bodies=bodies.get(key, ()),
                gazetteer=places.get(key) if sort == "place" else None,
                day=day,
                text=texts.get(document, ""),
            )
        )
    return Fed(found, *_told(connection, documents), numbers)


_WANTED = (
    "SELECT actor.key, actor.document, document.id, document.day, actor.id, actor.name,"
    " actor.kind, actor.roles, actor.country, actor.sector, actor.known,"
    " actor.said, actor.did, actor.suffered"
    " FROM temp.wanted CROSS JOIN actor ON actor.key = wanted.actor"
    " JOIN document ON document.key = actor.document"
)
_PLACED = (
    " AND actor.kind = 'place' AND actor.known IS NULL"
    " JOIN place ON place.document = actor.document AND place.start >= actor.start"
    ' AND place."end" <= actor."end" AND place.gazetteer IS NOT NULL'
    # Of "Hennepin County Medical Center" the county is no place that it is.
    " AND length(place.words) * 4 >= length(actor.name) * 3"
)
_PLACES = (
    "SELECT actor.key, min(place.gazetteer) FROM temp.wanted"
    f" CROSS JOIN actor ON actor.key = wanted.actor{_PLACED} GROUP BY actor.key"
    " HAVING count(DISTINCT place.gazetteer) = 1"
)
_PLACES_OF = (
    "SELECT actor.key, min(place.gazetteer) FROM reading CROSS JOIN actor"
    f" ON actor.document = reading.document{_PLACED}"
    " WHERE reading.document = ? AND reading.current = 1 GROUP BY actor.key"
    " HAVING count(DISTINCT place.gazetteer) = 1"
)


def _aliases(connection: sqlite3.Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = connection.execute(
        "SELECT wanted.actor, name.name FROM temp.wanted"
        " CROSS JOIN actor ON actor.key = wanted.actor"
        " CROSS JOIN actor_name ON actor_name.actor = wanted.actor"
        " CROSS JOIN name ON name.key = actor_name.name WHERE name.name <> actor.name"
    )
    for key, name in rows:
        found.setdefault(key, []).append(name)
    return {key: sorted(names) for key, names in found.items()}


def _bodies(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    rows = connection.execute(
        "SELECT wanted.actor, coalesce(body.known, body.name), body.kind FROM temp.wanted"
        " CROSS JOIN relation ON relation.subject = wanted.actor"
        f" AND relation.predicate IN {_MEMBERSHIP} JOIN actor AS body ON body.key = relation.object"
    )
    for key, name, kind in rows:
        sort = sort_of(name, kind)
        if sort == "body" and is_name(name, sort) and not is_general(form_of(name, sort)):
            found.setdefault(key, set()).add(form_of(name, sort))
    return {key: tuple(sorted(names)) for key, names in found.items()}


def _texts(connection: sqlite3.Connection) -> dict[int, str]:
    """Return for each report that has copies the id of the first of them."""
    copies: Union[int] = Union()
    listed = connection.execute("SELECT document, of FROM copy").fetchall()
    for one, other in listed:
        copies.join(one, other)
    keys = sorted({key for pair in listed for key in pair})
    ids = {
        key: connection.execute("SELECT id FROM document WHERE key = ?", (key,)).fetchone()[0]
        for key in keys
    }
    return {key: min(ids[each] for each in group) for group in copies.sets(keys) for key in group}


_decode_roles = msgspec.json.Decoder(list[str]).decode


def _roles(told: str) -> tuple[str, ...]:
    if told == "[]":
        return ()
    return tuple(sorted({role for each in _decode_roles(told) if (role := role_of(each))}))


def _told(
    connection: sqlite3.Connection, documents: dict[int, str]
) -> tuple[dict[str, Company], dict[str, Story]]:
    """Return of each report the names that it tells of, and its stems."""
    kept: dict[str, str] = {}
    company: dict[str, Company] = {}
    stories: dict[str, Story] = {}
    decode = msgspec.json.Decoder(list[str]).decode
    for key, id_ in documents.items():
        row = connection.execute(
            "SELECT company, story FROM who_document WHERE document = ?", (key,)
        ).fetchone()
        if row is not None:
            company[id_], stories[id_] = (
                tuple(kept.setdefault(each, each) for each in decode(told)) for told in row
            )
    return company, stories


class ActorOfReport(NamedTuple):
    """What tells by what an actor of a report is found."""

    key: int
    name: str
    kind: str
    known: str | None
    country: str | None
    acts: int
    """How often it speaks or acts."""
    gazetteer: str | None


class Scanned(NamedTuple):
    """What is kept of a report beside its actors."""

    blocks: list[WhoBlockRow]
    company: list[str]


def scan(rows: Iterable[ActorOfReport]) -> Scanned:
    """Return by what the actors of one report are found, and the names it tells of."""
    blocks: list[WhoBlockRow] = []
    company: set[str] = set()
    for key, name, kind, known, country, acts, gazetteer in rows:
        sort = sort_of(
            name,
            kind,
            listed=known is not None,
            acts=bool(acts),
            placed=gazetteer is not None,
        )
        if sort is None or not (known or (is_name(name, sort) and not _is_people(name, kind))):
            continue
        own = set(blocks_of(name, sort))
        if known:
            own.add(f"k {known} {country}")
        if gazetteer:
            own.add(f"g {gazetteer}")
        blocks += (WhoBlockRow(block=hashed(block), actor=key) for block in own)
        form = form_of(name, sort)
        if not known and (is_full(form) if sort == "person" else _is_company(form, sort)):
            company.add(form)
    return Scanned(blocks, sorted(company))


def _is_people(name: str, kind: str) -> bool:
    """Tell "Americans" and "Shiites", who are others in every report, from "the Proud Boys"."""
    return kind == "group" and len(form_of(name, "body").split()) == 1


def _is_company(form: str, sort: str) -> bool:
    """Tell whether a body is one that few reports tell of."""
    return sort == "body" and " " in form and not is_general(form)


def write(connection: sqlite3.Connection, found: Iterable[Who], fed: Fed) -> tuple[int, int]:
    """Enter actors across reports; return how many there are, and how many of several reports."""
    several = every = 0
    rows: list[WhoRow] = []
    members: list[ActorWhoRow] = []
    names: list[WhoNameRow] = []
    for who in found:
        row = _row(who, fed)
        every += 1
        several += row.reports > 1
        rows.append(row)
        members.extend(
            ActorWhoRow(
                actor=m.bearer.key,
                who=row.key,
                score=None if m.score is None else round(m.score, 3),
                why=m.why,
            )
            for m in who.members
        )
        named = _by_document(who, lambda one: one.names)
        names.extend(WhoNameRow(who=row.key, name=n, reports=c) for n, c in sorted(named.items()))
    insert(connection, "who", rows)
    insert(connection, "actor_who", members)
    insert(connection, "who_name", names)
    return every, several


def _row(who: Who, fed: Fed) -> WhoRow:
    first = who.members[0].bearer
    days = [m.bearer.day for m in who.members if m.bearer.day]
    said, did, suffered = (
        sum(each) for each in zip(*(fed.numbers[m.bearer.key] for m in who.members), strict=True)
    )
    names = _by_document(who, lambda one: (one.name,))
    return WhoRow(
        key=first.key,
        id="w" + sha256(first.record.encode()).hexdigest()[:12],
        name=min(names, key=lambda name: (-names[name], -len(name), name)),
        kind=_most(who, lambda one: one.kind) or first.kind,
        country=_most(who, lambda one: one.country),
        sector=_most(who, lambda one: one.sector),
        known=_most(who, lambda one: one.known),
        reports=len({m.bearer.document for m in who.members}),
        said=said,
        did=did,
        suffered=suffered,
        first=min(days, default=None),
        latest=max(days, default=None),
    )


def _by_document(who: Who, names: Callable[[Bearer], Sequence[str]]) -> Counter[str]:
    """Count in how many reports each name stands."""
    if len(who.members) == 1:
        return Counter(dict.fromkeys(names(who.members[0].bearer), 1))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in who.members:
        for name in names(member.bearer):
            found[name].add(member.bearer.document)
    return Counter({name: len(documents) for name, documents in found.items()})


def _most(who: Who, value: Callable[[Bearer], ValueT | None]) -> ValueT | None:
    counted: Counter[Any] = Counter(
        each for member in who.members if (each := value(member.bearer)) is not None
    )
    return min(counted, key=lambda each: (-counted[each], each)) if counted else None


def rows_of_documents(
    connection: sqlite3.Connection, documents: Iterable[int]
) -> Iterator[tuple[int, list[ActorOfReport]]]:
    """Yield each report's key with its actors."""
    for document in documents:
        places = dict(connection.execute(_PLACES_OF, (document,)))
        rows = connection.execute(
            "SELECT key, name, kind, known, country, said + did FROM actor"
            " WHERE document = ? ORDER BY key",
            (document,),
        )
        yield (
            document,
            [ActorOfReport._make((*row, places.get(row[0]))) for row in rows],
        )


__all__ = ["Fed", "bearers_of", "listed_as", "rows_of_documents", "scan", "write"]
