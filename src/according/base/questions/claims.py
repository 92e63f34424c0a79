"""Which claims are asked for."""

import math
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from according.base.questions import verdicts
from according.base.questions.answer import Answer
from according.base.questions.answers import FiledClaim
from according.base.questions.columns import table_of
from according.base.questions.filters import ClaimFilter, Near
from according.base.questions.matching import matches
from according.base.questions.quotes import AROUND, quote
from according.base.questions.reports import (
    REPORT,
    REPORT_CONDITIONS,
    WIDTH,
    Condition,
    conditions,
    report_of,
)
from according.base.questions.sql import Part, Row, all_of, joined, number, one_of, page, rows
from according.base.questions.vocabulary import Vocabulary
from according.base.records.rows import ClaimRow

_KM_A_DEGREE = 111.195
"""Of a meridian, on a sphere of 6,371 km."""
_COLUMNS = ClaimRow.__struct_fields__
_ROW = ", ".join(f'claim."{name}"' for name in _COLUMNS)
_TABLE = table_of(FiledClaim)
_ORDERS: Mapping[str, str] = {
    "newest": "claim.day DESC, claim.key DESC",
    "oldest": "claim.day ASC NULLS LAST, claim.key ASC",
    "when": "claim.since ASC NULLS LAST, claim.until ASC NULLS LAST, claim.key ASC",
    "killed": "claim.killed_low DESC, claim.key DESC",
    "key": "claim.key",
}


def claims(
    connection: sqlite3.Connection, vocabulary: Vocabulary, filter_: ClaimFilter
) -> Answer[FiledClaim]:
    """Return the claims that a filter asks for."""
    where = condition(vocabulary, filter_)
    order = Part(f"ORDER BY {_ORDERS[filter_.order]}")
    wanted = joined(
        Part("SELECT claim.key FROM claim WHERE"),
        where,
        order,
        page(filter_.limit, filter_.offset),
    )

    def read() -> Iterator[FiledClaim]:
        asked = joined(
            Part(
                f"SELECT {REPORT}, {_ROW}, {verdicts.VERDICT},"
                f" substr(document.text, max(claim.start - {AROUND}, 0) + 1,"
                f' claim."end" - claim.start + {2 * AROUND})'
                " FROM claim JOIN document ON document.key = claim.document"
                " WHERE claim.key IN ("
            ),
            wanted,
            Part(")"),
            order,
        )
        return map(_claim, rows(connection, asked))

    def count(at_most: int | None) -> int:
        listed = joined(Part("SELECT 1 FROM claim WHERE"), where, page(at_most, 0))
        return number(connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")")))

    return Answer(_TABLE, read, count)


def keys(vocabulary: Vocabulary, filter_: ClaimFilter) -> Part:
    """Return the query for the document, key and id of all claims asked for, by key."""
    where = condition(vocabulary, filter_)
    if filter_.limit is not None or filter_.offset:
        order = Part(f"ORDER BY {_ORDERS[filter_.order]}")
        cut = page(filter_.limit, filter_.offset)
        inner = joined(Part("SELECT claim.key FROM claim WHERE"), where, order, cut)
        where = joined(Part("claim.key IN ("), inner, Part(")"))
    return joined(
        Part(
            f"SELECT claim.document, claim.id, {verdicts.VERDICT} FROM claim"
            " JOIN document ON document.key = claim.document WHERE"
        ),
        where,
        Part("ORDER BY claim.key"),
    )


def condition(vocabulary: Vocabulary, filter_: ClaimFilter) -> Part:
    """Return the condition on a row of ``claim``."""
    found = conditions(vocabulary, filter_, CONDITIONS, document="claim.document", day="claim.day")
    return all_of(found.values())


def _claim(row: Row) -> FiledClaim:
    told = dict(zip(_COLUMNS, row[WIDTH:-2], strict=True))
    claim = ClaimRow(**told)
    verdict, around = row[-2:]
    return FiledClaim(
        report=report_of(row[:WIDTH]),
        claim=claim,
        quote=quote(around, claim.start, claim.end),
        verdict=verdicts.VERDICTS.get(verdict or ""),
    )


def _party(role: str | None) -> Condition:
    """Return the condition that somebody of a name acts, is acted on, or either.

    An actor is a claim's where an event of its happening has it and the claim tells its name: what
    another's claim tells of the same happening is not taken for this one's.
    """
    roles = f" AND party.role = '{role}'" if role else ""
    sides = {
        "actor": ("claim.actors", "relation.subject = actor.key"),
        "recipient": ("claim.recipients", "relation.object = actor.key"),
    }
    chosen = [sides[role]] if role else list(sides.values())
    told = " OR ".join(
        f"instr('; ' || {column} || '; ', '; ' || actor.name || '; ') > 0" for column, _ in chosen
    )
    related = " OR ".join(of for _, of in chosen)
    within = (
        "actor.key BETWEEN claim.document * 1000000 AND claim.document * 1000000 + 999999"
        " AND actor.key IN (SELECT actor_name.actor FROM actor_name WHERE actor_name.name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?))"
    )
    sql = (
        f"EXISTS (SELECT 1 FROM actor WHERE {within} AND ({told}) AND"
        " (EXISTS (SELECT 1 FROM event AS own JOIN event AS told ON told.happening ="
        " coalesce(own.happening, own.key) OR told.key = own.key"
        " JOIN party ON party.event = told.key"
        f" WHERE own.key = claim.event AND party.actor = actor.key{roles})"
        f" OR EXISTS (SELECT 1 FROM relation WHERE relation.key = claim.relation AND ({related}))))"
    )
    return lambda vocabulary, name: Part(sql, (vocabulary.names(name),))


def _speaker(vocabulary: Vocabulary, name: str) -> Part:
    query = vocabulary.names(name)
    said = matches("statement_words", f"speaker_name : ({query})")
    return Part(
        "claim.key IN (SELECT link.claim FROM link WHERE link.speaker IN"
        " (SELECT actor FROM actor_name WHERE name IN"
        " (SELECT rowid FROM name_words WHERE name_words MATCH ?))"
        f" UNION SELECT link.claim FROM link WHERE link.statement IN ({said.sql}))",
        (query, *said.values),
    )


def _near(vocabulary: Vocabulary, near: Near) -> Part:
    """Return the condition that a claim's place lies within a great circle.

    The box around it lets the index find the candidates; it has no sides where the circle reaches
    a pole or the date line.
    """
    lat, lon, km = near
    height = km / _KM_A_DEGREE
    parts = [Part("claim.lat BETWEEN ? AND ?", (lat - height, lat + height))]
    widest = math.cos(math.radians(min(abs(lat) + height, 90.0)))
    width = (
        math.degrees(2 * math.asin(min(1.0, math.sin(math.radians(height) / 2) / widest)))
        if (widest > 1e-9)
        else 180.0
    )
    if lon - width >= -180.0 and lon + width <= 180.0:
        parts.append(Part("claim.lon BETWEEN ? AND ?", (lon - width, lon + width)))
    parts.append(Part("kilometres(claim.lat, claim.lon, ?, ?) <= ?", (lat, lon, km)))
    return all_of(parts)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the length of the great circle between two points (haversine), on a sphere."""
    one, two = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2
    along = math.sin((two - one) / 2) ** 2
    half = min(1.0, along + math.cos(one) * math.cos(two) * across)
    return math.degrees(2 * math.asin(math.sqrt(half))) * _KM_A_DEGREE


def _in(column: str) -> Condition:
    return lambda _, values: one_of(f"claim.{column}", values)


def _least(column: str) -> Condition:
    return lambda _, value: Part(f"claim.{column} >= ?", (value,))


def _is(column: str) -> Condition:
    return lambda _, value: Part(f"claim.{column} = ?", (value,))


def _since(vocabulary: Vocabulary, day: str) -> Part:
    # What began earlier and went on is of that day too; an open beginning is told by the end.
    return Part("coalesce(claim.until, claim.since) >= ?", (day,))


def _until(vocabulary: Vocabulary, day: str) -> Part:
    # A time of day in the base is longer than a day's name: the whole of the day is meant.
    return Part("substr(coalesce(claim.since, claim.until), 1, 10) <= ?", (day,))


def _verdict(vocabulary: Vocabulary, wanted: str) -> Part:
    inner = verdicts.is_(wanted)
    return Part(
        f"EXISTS (SELECT 1 FROM document WHERE document.key = claim.document AND {inner.sql})",
        inner.values,
    )


CONDITIONS: Mapping[str, Condition] = {
    **REPORT_CONDITIONS,
    "kind": _is("kind"),
    "types": _in("type"),
    "modes": _in("mode"),
    "party": _party(None),
    "actor": _party("actor"),
    "recipient": _party("recipient"),
    "since": _since,
    "until": _until,
    "place": lambda vocabulary, name: one_of("claim.place_name", vocabulary.places(name)),
    "country": lambda _, code: Part("claim.country = ?", (code.upper(),)),
    "near": _near,
    "speaker": _speaker,
    "source_kinds": _in("source_kind"),
    "acts": _in("act"),
    "statuses": _in("status"),
    "denied": lambda _, wanted: Part("claim.denied = ?", (int(wanted),)),
    "min_killed": _least("killed_low"),
    "min_injured": _least("injured_low"),
    "min_confidence": _least("confidence"),
    "verdict": _verdict,
}


def selection(found: Iterator[Row]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the key of each document with the ids of its claims and what was decided on them."""
    held: dict[str, Any] = {}
    last: int | None = None
    for document, id_, verdict in found:
        if last is not None and document != last:
            yield last, held
            held = {}
        last, held[id_] = document, verdicts.VERDICTS.get(verdict or "")
    if last is not None:
        yield last, held
