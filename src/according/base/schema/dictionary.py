"""The data dictionary: every table and column of the base, from the comments of its layout."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from according.base.schema import steps

_TABLE = re.compile(
    r"(?P<about>(?:^--[^\n]*\n)+)CREATE (?P<kind>VIRTUAL )?TABLE (?P<name>\w+) [^\n]*\(\n"
    r"(?P<body>.*?)^\)(?P<tail>[^\n]*);",
    re.M | re.S,
)
_COLUMN = re.compile(
    r'^    "?(?P<name>\w+)"? (?P<type>INTEGER|REAL|TEXT|BLOB)\b(?P<rest>[^\n]*?),?'
    r"(?:[ ]+--[ ](?P<about>[^\n]*))?$",
    re.M,
)
_ADDED = re.compile(
    r'^ALTER TABLE (?P<table>\w+) ADD COLUMN "?(?P<name>\w+)"? (?P<type>INTEGER|REAL|TEXT|BLOB)\b'
    r"(?P<rest>[^\n]*);(?:[ ]+--[ ](?P<about>[^\n]*))?$",
    re.M,
)
_REFERS = re.compile(r"REFERENCES (\w+)")
_ALIKE: Mapping[str, str] = {
    "key": "the row's number; its meaning stands above all tables",
    "id": "of the record in its report: letters and a number",
    "document": "the report it stands in",
    "words": "that it stands on, as printed",
    "start": "of its words: code points into the report's text",
    "end": "of its words: code points into the report's text, the first after them",
    "confidence": "of the reader, 0 to 1",
}
"""What columns of these names mean in every table where nothing else is said."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table."""

    name: str
    type: str
    """SQLite's: ``INTEGER``, ``REAL``, ``TEXT``, ``BLOB``."""
    required: bool
    """Whether every row has a value."""
    flag: bool
    """Whether it is 0 or 1."""
    refers: str | None
    """The table whose key it holds."""
    about: str
    """What it means, for people; empty where nothing is said."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the base."""

    name: str
    about: str
    columns: tuple[Column, ...]
    """None for a full-text index."""


def tables() -> tuple[Table, ...]:
    """Return all tables, in the order of the layout."""
    found: dict[str, Table] = {}
    for step in steps():
        for table in _TABLE.finditer(step.sql):
            made = _table(table)
            found[made.name] = made
        for added in _ADDED.finditer(step.sql):
            table_ = found[added["table"]]
            columns = (*table_.columns, _column(added))
            found[table_.name] = msgspec.structs.replace(table_, columns=columns)
    return tuple(found.values())


def _table(match: "re.Match[str]") -> Table:
    lines = (line.removeprefix("--").strip() for line in match["about"].splitlines())
    return Table(
        name=match["name"],
        about=" ".join(line for line in lines if line),
        columns=() if match["kind"] else tuple(_columns(match["body"])),
    )


def _columns(body: str) -> Iterator[Column]:
    return map(_column, _COLUMN.finditer(body))


def _column(match: "re.Match[str]") -> Column:
    name, rest = match["name"], match["rest"]
    refers = _REFERS.search(rest)
    return Column(
        name=name,
        type=match["type"],
        required="NOT NULL" in rest or "PRIMARY KEY" in rest,
        flag="IN (0, 1)" in rest,
        refers=refers[1] if refers else None,
        about=match["about"] or _ALIKE.get(name, ""),
    )
