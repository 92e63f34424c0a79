"""The layout: its steps, and that the records of rows keep to it."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from according.base import schema
from according.base.errors import BaseError
from according.base.records import rows as records
from according.base.schema import Step
from according.base.store import Store
from according.link import rows as link_rows
from according.link.actors import rows as actor_rows

_ROWS = {
    cls.__name__.removesuffix("Row"): cls
    for module in (records, link_rows, actor_rows)
    for cls in vars(module).values()
    if isinstance(cls, type) and issubclass(cls, msgspec.Struct) and cls is not msgspec.Struct
}
_NOT_WRITTEN_BY_ROWS = {"name", "fingerprint", "decision", "decision_record", "feed", "feed_item"}


@pytest.fixture
def base(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "base.accd", create=True)


def _tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words%'"
        " ESCAPE '\\'"
    )
    return {
        table: [column[1] for column in connection.execute(f'PRAGMA table_info("{table}")')]
        for (table,) in found.fetchall()
    }


def _table_of(row: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in row).lstrip("_")


def test_every_row_has_the_columns_of_its_table(base: Store) -> None:
    tables = _tables(base.connection)
    written = {_table_of(name): list(cls.__struct_fields__) for name, cls in _ROWS.items()}
    for table, columns in written.items():
        assert columns == tables[table], table
    assert set(tables) - set(written) <= _NOT_WRITTEN_BY_ROWS


def test_every_row_is_optional_where_its_column_is(base: Store) -> None:
    for name, cls in _ROWS.items():
        table = _table_of(name)
        for column in base.connection.execute(f'PRAGMA table_info("{table}")'):
            _, field, _, not_null, default, key = column
            optional = not not_null and not key and default is None
            kind = next(f for f in msgspec.structs.fields(cls) if f.name == field).type
            assert optional == (type(None) in getattr(kind, "__args__", ())), f"{table}.{field}"


def test_every_foreign_key_names_a_table_that_is_there(base: Store) -> None:
    tables = _tables(base.connection)
    for table in tables:
        for key in base.connection.execute(f'PRAGMA foreign_key_list("{table}")'):
            assert key[4] in tables[key[2]], f"{table}.{key[3]}"


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in schema.steps()] == list(range(1, schema.version() + 1))


def test_steps_are_taken_once(base: Store) -> None:
    before = base.connection.execute("PRAGMA schema_version").fetchone()
    schema.migrate(base.connection)
    assert base.connection.execute("PRAGMA schema_version").fetchone() == before
    assert schema.is_base(base.connection)


def test_an_older_base_is_brought_up_to_date_when_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "base.accd"
    Store.open(path, create=True).close()
    more = Step(schema.version() + 1, "more", "CREATE TABLE more (a TEXT) STRICT;\n-- the end\n")
    taken = (*schema.steps(), more)
    monkeypatch.setattr(schema, "steps", lambda: taken)
    with pytest.raises(BaseError, match="bring it up to date: according file"):
        Store.open(path)
    Store.open(path, write=True).close()
    with Store.open(path) as store:
        assert "more" in _tables(store.connection)


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "base.accd"
    Store.open(path, create=True).close()
    bad = Step(schema.version() + 1, "bad", "CREATE TABLE half (a);\nCREATE TABLE half (a);\n")
    taken = (*schema.steps(), bad)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "steps", lambda: taken)
        with pytest.raises(BaseError, match=f"step {bad.number} \\(bad\\) of the layout failed"):
            Store.open(path, write=True)
    with Store.open(path) as store:
        assert "half" not in _tables(store.connection)


def test_keys_come_first_where_rows_have_no_number(base: Store) -> None:
    # SQLite 3.40 calls the other columns of such tables damaged in PRAGMA integrity_check.
    tables = base.connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    for name, sql in tables.fetchall():
        if sql and "WITHOUT ROWID" in sql:
            places = [row[5] for row in base.connection.execute(f'PRAGMA table_info("{name}")')]
            keys = [place for place in places if place]
            assert all(places[: len(keys)]), name
