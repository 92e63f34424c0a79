"""The flat columns of an answer's records, made from their types."""

import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

Getter = Callable[[Any], Any]
_ARROW = {int: "int64", str: "string", float: "double"}
_KEYS = frozenset({"key", "document"})
_REFERENCES = frozenset({"event", "relation", "time", "place", "statement", "parent"})
"""Columns of rows that hold keys of other rows; a key means nothing outside the base."""


class Column(msgspec.Struct, frozen=True):
    """One column: its name, the type Arrow gives it, and where its value comes from."""

    name: str
    arrow: str
    value: Getter


class Table:
    """The columns of one type of record."""

    def __init__(self, columns: tuple[Column, ...]):
        self.columns = columns
        self.names = tuple(column.name for column in columns)
        self.fields = [(column.name, column.arrow) for column in columns]

    def row(self, record: Any) -> dict[str, Any]:
        """Return a record as one flat row."""
        return {column.name: column.value(record) for column in self.columns}


def table_of(type_: type[msgspec.Struct]) -> Table:
    """Return the columns of a type of record.

    The record's own ``id`` comes first, then the report's columns (``document`` its id), then its
    row's without keys, then its own. Of two columns of one name the first stays.
    """
    found = list(_own(type_))
    if isinstance(getattr(type_, "id", None), property):
        found.insert(0, Column("id", "string", lambda record: record.id))
    unique: dict[str, Column] = {}
    for column in found:
        unique.setdefault(column.name, column)
    return Table(tuple(unique.values()))


def _own(type_: type[msgspec.Struct]) -> list[Column]:
    found = []
    for field in msgspec.structs.fields(type_):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found += _nested(field.name, field.type)
        elif type_.__name__ != "Report" or field.name != "key":
            found.append(Column(field.name, _arrow(field.type), _getter(field.name)))
    return found


def _nested(name: str, type_: type[msgspec.Struct]) -> list[Column]:
    found = []
    for field in msgspec.structs.fields(type_):
        shown = "document" if (name, field.name) == ("report", "id") else field.name
        if field.name in _KEYS or (name != "report" and _is_reference(field)):
            continue
        found.append(Column(shown, _arrow(field.type), _getter(name, field.name)))
    return found


def _is_reference(field: msgspec.structs.FieldInfo) -> bool:
    whole = _arrow(field.type) == "int64"
    return field.name in _REFERENCES or (whole and field.name in ("speaker", "about"))


def _getter(*path: str) -> Getter:
    if len(path) == 1:
        (name,) = path
        return lambda record: getattr(record, name)
    outer, inner = path
    return lambda record: getattr(getattr(record, outer), inner)


def _arrow(type_: Any) -> str:
    """Return Arrow's name for the type of a field, optional or not."""
    if get_origin(type_) in (Union, types.UnionType):
        type_ = next(each for each in get_args(type_) if each is not type(None))
    if get_origin(type_) is Literal:
        return "string"
    return _ARROW[type_]
