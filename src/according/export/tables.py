"""Reports as tables: one row a record, ids in place of keys, every column typed and described."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal

import msgspec

from according.base import Base, Selected
from according.base.questions.quotes import AROUND, quote
from according.base.records import document_row, project
from according.base.schema.dictionary import Column, tables
from according.model import Reading

Type = Literal["text", "integer", "real", "flag", "day", "list"]
"""``flag``: true or false; ``day``: a date; ``list``: of texts."""
_TYPES: Mapping[str, Type] = {"TEXT": "text", "INTEGER": "integer", "REAL": "real"}
_LISTS = frozenset({("actor", "roles"), ("claim", "borrowed")})
_RENAMED = {("party", "place"): "position", ("link", "place"): "position"}
"""Beside places in the other tables, a number called so would be taken for one."""
_FILES: Mapping[str, str] = {
    "document": "documents",
    "statement": "statements",
    "actor": "actors",
    "event": "events",
    "party": "parties",
    "claim": "claims",
    "link": "links",
    "count": "counts",
    "time": "times",
    "place": "places",
    "relation": "relations",
}
"""From the base's tables to those of an export, in their order."""
_OWN_ID = "as `according show` takes it: the report's id, a slash, the record's"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A column of an exported table."""

    name: str
    type: Type
    about: str
    """What it means, for people."""
    refers: str | None = None
    """The table whose ``id`` it holds."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """An exported table."""

    name: str
    about: str
    fields: tuple[Field, ...]


Row = tuple[Any, ...]
"""A row's values in the order of the table's fields; none: not known."""


class _Report(msgspec.Struct, frozen=True):
    """A report on its way into the tables."""

    one: Selected
    reader: str
    ids: Mapping[str, Mapping[int, str]]
    """Of each table of the base: key to the id of an exported row."""
    aliases: Mapping[str, Sequence[str]]

    @property
    def reading(self) -> Reading:
        return self.one.reading


_Value = Callable[[Any, _Report], Any]


class _Made(msgspec.Struct, frozen=True):
    """A field with where its value comes from: the row of the base, and the report."""

    field: Field
    value: _Value


@cache
def exported() -> tuple[Table, ...]:
    """Return the tables of an export."""
    known = {table.name: table for table in tables()}
    return tuple(
        Table(
            name=file,
            about=known[name].about,
            fields=tuple(made.field for made in _made(name)),
        )
        for name, file in _FILES.items()
    )


def rows(base: Base, one: Selected) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of a report, table by table: claims and links of the claims asked for.

    Args:
        base: where the report is filed.
        one: the report with its claims.
    """
    key = one.report.key
    made = project(key, one.reading)
    wanted = {claim.id for claim in one.claims}
    claims = tuple(row for row in made.claim if row.id in wanted)
    keys = {row.key for row in claims}
    found: dict[str, Sequence[Any]] = {
        name: getattr(made, name) for name in _FILES if name != "document"
    }
    found["document"] = (document_row(key, one.reading),)
    found["claim"] = claims
    found["link"] = tuple(row for row in made.link if row.claim in keys)
    ids = {
        name: {row.key: f"{one.reading.id}/{row.id}" for row in found[name]}
        for name in _FILES
        if name not in ("document", "party", "link")
    }
    ids["document"] = {key: one.reading.id}
    aliases = {actor.id: actor.aliases for actor in one.reading.actors}
    report = _Report(one, _reader(base, key), ids, aliases)
    for name, file in _FILES.items():
        values = [each.value for each in _made(name)]
        yield file, [tuple(value(row, report) for value in values) for row in found[name]]


@cache
def _made(name: str) -> tuple[_Made, ...]:
    """Return the fields of the exported table that a table of the base becomes."""
    table = next(table for table in tables() if table.name == name)
    found = [_of_column(name, column) for column in table.columns if column.name != "key"]
    if name in ("party", "link"):
        about = "id of the report it stands in"
        field = Field(name="document", type="text", about=about, refers="documents")
        found.insert(0, _Made(field, lambda _, report: report.reading.id))
    elif name != "document":
        found.sort(key=lambda made: made.field.name != "id")
    return (*found, *_EXTRA.get(name, ()))


def _of_column(table: str, column: Column) -> _Made:
    name = column.name
    shown = _RENAMED.get((table, name), name)
    if name == "id" and table != "document":
        return _Made(Field(name="id", type="text", about=_OWN_ID), _own_id(table))
    if column.refers in _FILES:
        field = Field(
            name=shown, type="text", about=column.about, refers=_FILES[str(column.refers)]
        )
        return _Made(field, _reference(name, str(column.refers)))
    if column.flag:
        about = column.about.removeprefix("1: ")
        return _Made(Field(name=shown, type="flag", about=about), _changed(name, bool))
    if (table, name) in _LISTS:
        about = column.about.removeprefix("JSON: ")
        return _Made(Field(name=shown, type="list", about=about), _changed(name, _listed))
    if name == "day":
        return _Made(Field(name=shown, type="day", about=column.about), _changed(name, day_of))
    return _Made(
        Field(name=shown, type=_TYPES[column.type], about=column.about), _changed(name, None)
    )


def _own_id(table: str) -> _Value:
    return lambda row, report: report.ids[table][row.key]


def _reference(name: str, table: str) -> _Value:
    def value(row: Any, report: _Report) -> str | None:
        key = getattr(row, name)
        return None if key is None else report.ids[table][key]

    return value


def _changed(name: str, change: Callable[[Any], Any] | None) -> _Value:
    def value(row: Any, _: _Report) -> Any:
        found = getattr(row, name)
        return found if found is None or change is None else change(found)

    return value


def day_of(moment: str | None) -> date | None:
    """Return the day of an ISO 8601 date or moment; none where the calendar has no such day."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def _listed(json: str) -> list[str]:
    return msgspec.json.decode(json, type=list[str])


def _quoted(row: Any, report: _Report) -> str:
    text = report.reading.text
    return quote(text[max(row.start - AROUND, 0) : row.end + AROUND], row.start, row.end)


def _reader(base: Base, document: int) -> str:
    (version,) = base.connection.execute(
        "SELECT version FROM reading JOIN reader ON reader.key = reading.reader"
        " WHERE reading.document = ? AND reading.current = 1",
        (document,),
    ).fetchone()
    return str(version)


def _extra(name: str, type_: Type, about: str, value: _Value) -> _Made:
    return _Made(Field(name=name, type=type_, about=about), value)


_DAYS = (
    _extra("first_day", "day", "the day of `since`", lambda row, _: day_of(row.since)),
    _extra("last_day", "day", "the day of `until`", lambda row, _: day_of(row.until)),
)
_EXTRA: Mapping[str, tuple[_Made, ...]] = {
    "document": (
        _Made(
            Field(
                name="copy_of",
                type="text",
                about="the report filed before it that it is a copy of",
                refers="documents",
            ),
            lambda _, report: report.one.report.copy_of,
        ),
        _extra("reader", "text", "the version that read it", lambda _, report: report.reader),
    ),
    "actor": (
        _extra(
            "aliases",
            "list",
            "its other names in the report",
            lambda row, report: list(report.aliases[row.id]),
        ),
    ),
    "time": _DAYS,
    "claim": (
        *_DAYS,
        _extra("quote", "text", "the sentence or so around its words", _quoted),
        _extra(
            "verdict",
            "text",
            "what people decided on it: accepted, rejected, or amended",
            lambda row, report: report.one.verdicts.get(row.id),
        ),
    ),
}
"""What an exported table has beyond the columns of the base's."""
