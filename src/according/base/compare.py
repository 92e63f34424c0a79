"""Whether two evidence bases hold the same, row for row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from according.base.store import Store

_NOT_COMPARED = frozenset({"job"})
"""When and how often a base was fed is not what it holds."""
_MOST = 5
"""Rows told for one table and side; the rest is alike, mostly."""


class Difference(msgspec.Struct, frozen=True):
    """Rows that one base has and the other has not."""

    table: str
    only_in: str
    """The base that has them."""
    rows: tuple[tuple[object, ...], ...]
    """The first of them."""

    def __str__(self) -> str:
        first = ", ".join(repr(value)[:40] for value in self.rows[0])
        return f"{self.table}: {len(self.rows)} or more rows only in {self.only_in}: {first}"


def differences(one: Path, other: Path) -> Iterator[Difference]:
    """Find what one base holds and another does not: rows of all tables but the list of runs.

    The words of the full-text indexes are compared by how often each stands where.

    Raises:
        BaseError: one of them is no evidence base.
    """
    with (
        closing(sqlite3.connect("file::memory:", uri=True)) as both,
        Store.open(one) as first,
        Store.open(other) as second,
    ):
        for name, store in (("one", first), ("other", second)):
            both.execute(f"ATTACH ? AS {name}", (f"{store.path.resolve().as_uri()}?mode=ro",))
        tables = _tables(both)
        for index in tables.indexes:
            for name in ("one", "other"):
                both.execute(
                    f"CREATE VIRTUAL TABLE temp.{name}_{index}"
                    f" USING fts5vocab('{name}', '{index}', 'instance')"
                )
            yield from _between(both, index, one, other, (f"one_{index}", f"other_{index}"))
        for table in tables.plain:
            yield from _between(both, table, one, other, (f"one.{table}", f"other.{table}"))


class _Tables(msgspec.Struct, frozen=True):
    plain: tuple[str, ...]
    indexes: tuple[str, ...]
    """Full-text indexes, whose own tables depend on the order of their building."""


def _tables(both: sqlite3.Connection) -> _Tables:
    found = both.execute(
        "SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%' FROM one.sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' UNION SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%'"
        " FROM other.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    indexes = tuple(name for name, virtual in found if virtual)
    plain = tuple(
        name
        for name, virtual in found
        if not virtual
        and name not in _NOT_COMPARED
        and not any(name.startswith(f"{index}_") for index in indexes)
    )
    return _Tables(plain, indexes)


def _between(
    both: sqlite3.Connection, table: str, one: Path, other: Path, sides: tuple[str, str]
) -> Iterator[Difference]:
    for path, (has, lacks) in ((one, sides), (other, sides[::-1])):
        schema, _, name = has.rpartition(".")
        quoted = [f'{schema or "temp"}."{name}"', f'"{lacks.rpartition(".")[2]}"']
        quoted[1] = f"{lacks.rpartition('.')[0] or 'temp'}.{quoted[1]}"
        rows = both.execute(
            f"SELECT * FROM {quoted[0]} EXCEPT SELECT * FROM {quoted[1]} LIMIT {_MOST}"
        ).fetchall()
        if rows:
            yield Difference(table, str(path), tuple(rows))
