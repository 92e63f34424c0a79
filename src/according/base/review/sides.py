"""A record as a reviewer sees it: its words in their report, and what was read of them."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from according.base.decisions.records import named
from according.base.questions.answers import Report
from according.base.questions.reports import REPORT, WIDTH, report_of
from according.base.records.rows import ActorRow, ClaimRow, EventRow, StatementRow
from according.model import RecordKind, Span

_AROUND = 700
"""Characters of the report that are shown on either side, at most: about a paragraph."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was read of a record."""

    label: str
    value: str
    """Empty: open."""


class Amendable(msgspec.Struct, frozen=True, kw_only=True):
    """A field that can be amended."""

    record: str
    """Id within the report: of a claim its own, or its statement's."""
    kind: RecordKind
    field: str
    value: Any
    """What was read: plain JSON, as decisions keep it; of words their spans."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A record, with its words."""

    name: str
    """The report's id, a slash, the record's id."""
    kind: RecordKind
    report: Report
    text: str
    """Of the report."""
    start: int
    """In the text: where what is shown begins."""
    end: int
    own: tuple[Span, ...]
    """The record's own words."""
    source: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    facts: tuple[Fact, ...]
    fields: tuple[Amendable, ...] = ()
    incident: str | None = None
    """Id of the incident that it tells of."""
    chain: str | None = None

    @property
    def id(self) -> str:
        """Within its report."""
        return self.name.rpartition("/")[2]


def side(connection: sqlite3.Connection, name: str) -> Side:
    """Return a claim, statement, event or actor as a reviewer sees it.

    Raises:
        BaseError: there is no such record.
    """
    current, _ = named(connection, name)
    return _MAKERS.get(current.kind, _plain)(connection, current.kind, current.key, current.name)


def _row(connection: sqlite3.Connection, type_: type[Any], table: str, key: int | None) -> Any:
    columns = ", ".join(f'"{column}"' for column in type_.__struct_fields__)
    found = connection.execute(f"SELECT {columns} FROM {table} WHERE key = ?", (key,)).fetchone()
    return type_(**dict(zip(type_.__struct_fields__, found, strict=True))) if found else None


def _report(connection: sqlite3.Connection, key: int) -> tuple[Report, str]:
    found = connection.execute(
        f"SELECT {REPORT}, document.text FROM document WHERE document.key = ?", (key,)
    ).fetchone()
    return report_of(found[:WIDTH]), found[-1]


def _stretch(text: str, spans: tuple[Span, ...], around: int = _AROUND) -> tuple[int, int]:
    """Return the paragraphs in which words stand, cut where they are very long."""
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=0)
    begin = max(text.rfind("\n", 0, first) + 1, first - around)
    line = text.find("\n", last)
    end = min(len(text) if line < 0 else line, last + around)
    return _at_word(text, begin), _after_word(text, end)


def _at_word(text: str, at: int) -> int:
    return at if at == 0 or text[at - 1].isspace() else max(text.rfind(" ", 0, at) + 1, 0)


def _after_word(text: str, at: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    found = text.find(" ", at)
    return len(text) if found < 0 else found


def _spans(told: str | None) -> dict[str, tuple[Span, ...]]:
    found: Mapping[str, list[tuple[int, int]]] = json.loads(told) if told else {}
    return {name: tuple(Span(*each) for each in spans) for name, spans in found.items()}


def _incident(connection: sqlite3.Connection, event: int | None) -> str | None:
    found = connection.execute(
        "SELECT incident.id FROM incident_event JOIN incident"
        " ON incident.key = incident_event.incident WHERE incident_event.event = ?",
        (event,),
    ).fetchone()
    return str(found[0]) if found else None


def _of_claim(connection: sqlite3.Connection, kind: RecordKind, key: int, name: str) -> Side:
    row: ClaimRow = _row(connection, ClaimRow, "claim", key)
    report, text = _report(connection, row.document)
    said: StatementRow | None = _row(connection, StatementRow, "statement", row.statement)
    spans = _spans(said.spans) if said else {}
    own = (Span(row.start, row.end),)
    shown = (*own, *(span for each in spans.values() for span in each))
    instrument = None
    if row.event is not None:
        instrument = _row(connection, EventRow, "event", row.event).instrument
    fields = [
        Amendable(record=row.id, kind="claim", field=field, value=value)
        for field, value in _claim_values(row, instrument).items()
    ]
    if said is not None:
        fields.append(Amendable(record=said.id, kind="statement", field="act", value=said.act))
    start, end = _stretch(text, shown)
    return Side(
        name=name, kind=kind, report=report, text=text, start=start, end=end, own=own,
        source=(*spans.get("source", ()), *spans.get("cue", ())),
        content=spans.get("content", ()),
        facts=_claim_facts(row, said.act if said else None),
        fields=tuple(fields),
        incident=_incident(connection, row.event),
        chain=row.chain,
    )  # fmt: skip


def _claim_values(row: ClaimRow, instrument: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"span": [row.start, row.end], "type": row.type}
    if row.kind == "event":
        found |= {"mode": row.mode}
    found |= {"actors": _names(row.actors), "recipients": _names(row.recipients)}
    if row.kind == "event":
        found |= {
            "instrument": instrument,
            "time": _pair(row.since, row.until, "start", "end"),
            "place": {"name": row.place_name} if row.place_name else None,
        }
    found |= {"status": row.status, "speaker": row.speaker}
    if row.kind == "event":
        found |= {
            "killed": _pair(row.killed_low, row.killed_high, "low", "high"),
            "injured": _pair(row.injured_low, row.injured_high, "low", "high"),
        }
    return found


def _names(told: str) -> list[str]:
    return told.split("; ") if told else []


def _pair(one: Any, other: Any, first: str, last: str) -> dict[str, Any] | None:
    return None if one is None and other is None else {first: one, last: other}


def _claim_facts(row: ClaimRow, act: str | None) -> tuple[Fact, ...]:
    type_ = f"{row.type}, {row.mode}" if row.mode else row.type
    told = {
        "What": type_.replace("_", " "),
        "Who": row.actors,
        "To whom": row.recipients,
        "When": _days(row.since, row.until),
        "Where": ", ".join(filter(None, (row.place_name, row.country))),
        "Killed": _number(row.killed_low, row.killed_high),
        "Injured": _number(row.injured_low, row.injured_high),
        "Told as": row.status,
        "Act": (act or "told by the report itself").replace("_", " "),
    }
    needed = {"What", "Told as", "Act", "Who", "To whom"}
    if row.kind == "event":
        needed |= {"When", "Where"}
    return tuple(
        Fact(label=label, value=value) for label, value in told.items() if value or label in needed
    )


def _days(since: str | None, until: str | None) -> str:
    first, last = (since or "")[:10], (until or "")[:10]
    return first if first == last else f"{first or '…'} to {last or '…'}"


def _number(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}–{high}"


def _of_statement(connection: sqlite3.Connection, kind: RecordKind, key: int, name: str) -> Side:
    row: StatementRow = _row(connection, StatementRow, "statement", key)
    report, text = _report(connection, row.document)
    spans = _spans(row.spans)
    about: StatementRow | None = _row(connection, StatementRow, "statement", row.about)
    source, cue, content = (spans.get(each, ()) for each in ("source", "cue", "content"))
    values = {
        **{each: [list(span) for span in spans.get(each, ())] for each in _PARTS},
        "act": row.act,
        "manner": row.manner,
        "speaker": row.speaker_name,
        "source_kind": row.source_kind,
    }
    told = {
        "Speaker": row.speaker_name or "nobody is named",
        "Source": (row.source_kind or "").replace("_", " "),
        "Belongs to": row.unnamed_affiliation or "",
        "Act": row.act.replace("_", " "),
        "Manner": row.manner,
        "Answers": about.content if about else "",
    }
    start, end = _stretch(text, (*source, *cue, *content))
    return Side(
        name=name, kind=kind, report=report, text=text, start=start, end=end, own=content,
        source=(*source, *cue),
        facts=tuple(Fact(label=label, value=value) for label, value in told.items() if value),
        fields=tuple(
            Amendable(record=row.id, kind="statement", field=field, value=value)
            for field, value in values.items()
        ),
    )  # fmt: skip


_PARTS = ("source", "cue", "content")


def _of_event(connection: sqlite3.Connection, kind: RecordKind, key: int, name: str) -> Side:
    row: EventRow = _row(connection, EventRow, "event", key)
    found = connection.execute(
        "SELECT key FROM claim WHERE event IN (?, ?) ORDER BY event = ? DESC LIMIT 1",
        (key, row.happening, key),
    ).fetchone()
    own = (Span(row.start, row.end),)
    report, text = _report(connection, row.document)
    start, end = _stretch(text, own)
    facts: tuple[Fact, ...] = (
        Fact(label="What", value=row.type),
        Fact(label="Told as", value=row.status),
    )
    chain = None
    if found is not None:
        claim: ClaimRow = _row(connection, ClaimRow, "claim", found[0])
        facts, chain = _claim_facts(claim, claim.act), claim.chain
    return Side(
        name=name, kind=kind, report=report, text=text, start=start, end=end, own=own,
        facts=facts, incident=_incident(connection, key), chain=chain,
    )  # fmt: skip


def _of_actor(connection: sqlite3.Connection, kind: RecordKind, key: int, name: str) -> Side:
    row: ActorRow = _row(connection, ActorRow, "actor", key)
    report, text = _report(connection, row.document)
    names = [
        each
        for (each,) in connection.execute(
            "SELECT name.name FROM actor_name JOIN name ON name.key = actor_name.name"
            " WHERE actor_name.actor = ? ORDER BY name.name",
            (key,),
        )
    ]
    own = (Span(row.start, row.end),) if row.start is not None and row.end is not None else ()
    told = {
        "Name": row.name,
        "Also": "; ".join(each for each in names if each != row.name),
        "Kind": row.kind,
        "Roles": "; ".join(json.loads(row.roles)),
        "Country": row.country or "",
        "Sector": row.sector or "",
        "Here": f"speaks {row.said}, acts {row.did}, is acted on {row.suffered} times",
    }
    start, end = _stretch(text, own)
    return Side(
        name=name, kind=kind, report=report, text=text, start=start, end=end,
        own=tuple(Span(*each) for each in json.loads(row.mentions)) or own,
        facts=tuple(Fact(label=label, value=value) for label, value in told.items() if value),
    )  # fmt: skip


def _plain(connection: sqlite3.Connection, kind: RecordKind, key: int, name: str) -> Side:
    document, first, last = connection.execute(
        f'SELECT document, start, "end" FROM "{kind}" WHERE key = ?', (key,)
    ).fetchone()
    report, text = _report(connection, document)
    own = (Span(first, last),)
    start, end = _stretch(text, own)
    return Side(
        name=name, kind=kind, report=report, text=text, start=start, end=end, own=own, facts=()
    )


_MAKERS: Mapping[RecordKind, Callable[[sqlite3.Connection, RecordKind, int, str], Side]] = {
    "claim": _of_claim,
    "statement": _of_statement,
    "event": _of_event,
    "actor": _of_actor,
}
