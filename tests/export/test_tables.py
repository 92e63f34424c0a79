"""CSV and Parquet tables, opened by pandas, pyarrow and the csv module."""

import csv
import re
import sqlite3
from datetime import date
from pathlib import Path

import msgspec
import pandas
import pyarrow
import pyarrow.parquet
import pytest
from tests.base.invented import Told, file_readings, reading
from typer.testing import CliRunner

from according.base import Base, ClaimFilter
from according.base.schema import migrate
from according.base.schema.dictionary import tables
from according.cli.app import app
from according.export import csv_tables, parquet
from according.export.cells import cell
from according.export.kind import Settings
from according.export.tables import exported
from according.model import Reading

RAID = reading(
    "aa11",
    "=Cobra shelled -Łódź on Monday. Police said the rebels killed 7 farmers at the ford.",
    Told(
        anchor="shelled",
        actor="=Cobra",
        place="-Łódź",
        when=("Monday", "2024-04-29", "2024-04-29"),
    ),
    Told(
        anchor="killed",
        actor="the rebels",
        recipient="farmers",
        killed=("7", 7),
        by=("Police", "said"),
        denied_by="=Cobra",
    ),
)
QUIET = reading(
    "bb22", "Nothing happened in Tesh, a line says.\nAnother follows.", day="2024-05-03"
)
TALKS = reading("cc33", "+Vekh met @Orsa.", Told(anchor="met", type="CONSULT", actor="+Vekh"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return file_readings(tmp_path_factory.mktemp("tables") / "b.accd", [RAID, QUIET, TALKS])


@pytest.fixture(scope="module")
def as_csv(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    with Base.open(base) as door:
        assert csv_tables.write(door, ClaimFilter(), folder, Settings()).records == 4
    return folder


@pytest.fixture(scope="module")
def as_parquet(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    with Base.open(base) as door:
        parquet.write(door, ClaimFilter(), folder, Settings())
    return folder


def test_every_table_opens_in_pandas_and_pyarrow_with_the_columns_that_are_told(
    as_csv: Path, as_parquet: Path
) -> None:
    wanted = {table.name: [field.name for field in table.fields] for table in exported()}
    assert set(wanted) == {
        *("documents", "statements", "actors", "events", "parties", "claims", "links"),
        *("counts", "times", "places", "relations"),
    }
    for name, columns in wanted.items():
        told = pandas.read_csv(as_csv / f"{name}.csv")
        typed = pyarrow.parquet.read_table(as_parquet / f"{name}.parquet")
        assert list(told.columns) == columns == typed.column_names
        assert len(told) == len(typed) > 0, name


def test_types_and_dates_hold(as_parquet: Path) -> None:
    claims = pyarrow.parquet.read_table(as_parquet / "claims.parquet")
    kinds = {field.name: field.type for field in claims.schema}
    assert kinds["killed_low"] == pyarrow.int64()
    assert kinds["lat"] == kinds["confidence"] == pyarrow.float64()
    assert kinds["denied"] == pyarrow.bool_()
    assert kinds["day"] == kinds["first_day"] == pyarrow.date32()
    rows = {row["id"]: row for row in claims.to_pylist()}
    shelled, killed = rows["aa11/c1"], rows["aa11/c2"]
    assert (shelled["first_day"], shelled["day"]) == (date(2024, 4, 29), date(2024, 5, 1))
    assert (shelled["lat"], shelled["killed_low"], shelled["denied"]) == (1.5, None, False)
    assert (killed["killed_low"], killed["denied"], killed["first_day"]) == (7, True, None)
    assert killed["quote"] == "Police said the rebels killed 7 farmers at the ford."
    actors = pyarrow.parquet.read_table(as_parquet / "actors.parquet").to_pylist()
    assert actors[0]["aliases"] == ["=Cobras"]
    frame = pandas.read_parquet(as_parquet / "claims.parquet")
    assert frame["killed_low"].sum() == 7


def test_parquet_columns_carry_what_they_mean(as_parquet: Path) -> None:
    for table in exported():
        schema = pyarrow.parquet.read_schema(as_parquet / f"{table.name}.parquet")
        assert schema.metadata[b"description"].decode() == table.about
        for field in table.fields:
            told = schema.field(field.name).metadata
            assert told[b"description"].decode() == field.about
            assert told.get(b"refers_to", b"").decode() == (
                f"{field.refers}.id" if field.refers else ""
            )


def test_every_reference_is_found(as_csv: Path) -> None:
    frames = {t.name: pandas.read_csv(as_csv / f"{t.name}.csv", dtype=str) for t in exported()}
    checked = 0
    for table in exported():
        for field in table.fields:
            if field.refers:
                named = frames[table.name][field.name].dropna()
                assert set(named) <= set(frames[field.refers]["id"]), (table.name, field.name)
                checked += len(named)
    assert checked > 40


def test_no_cell_is_taken_for_a_formula(as_csv: Path) -> None:
    guarded = 0
    for path in as_csv.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for value in row:
                    number = re.fullmatch(r"-?\d+(\.\d+)?", value)
                    assert number or not value.startswith(("=", "+", "-", "@", "\t", "\r"))
                    guarded += value.startswith(("'=", "'+", "'-", "'@"))
    assert guarded >= 5


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_begins_like_a_formula_is_shown_as_text(value: str) -> None:
    assert cell(value) == f"'{value}"


@pytest.mark.parametrize("value", [-3, -33.9, 0, "a=b", "'=1"])
def test_numbers_and_other_text_stay(value: object) -> None:
    assert cell(value) == value


def test_a_filter_chooses_claims_and_links_and_keeps_their_reports_whole(
    base: Path, tmp_path: Path
) -> None:
    with Base.open(base) as door:
        written = csv_tables.write(door, ClaimFilter(types=("ASSAULT",)), tmp_path, Settings())
    assert written.records == 2
    assert "links are those asked for" in written.notes[0]
    claims = pandas.read_csv(tmp_path / "claims.csv")
    assert list(claims["id"]) == ["aa11/c1", "aa11/c2"]
    assert set(pandas.read_csv(tmp_path / "links.csv")["claim"]) == {"aa11/c1", "aa11/c2"}
    assert list(pandas.read_csv(tmp_path / "documents.csv")["id"]) == ["aa11"]
    assert len(pandas.read_csv(tmp_path / "relations.csv")) == 1


def test_reports_without_claims_are_there_in_their_place(as_csv: Path) -> None:
    documents = pandas.read_csv(as_csv / "documents.csv")
    assert list(documents["id"]) == ["aa11", "bb22", "cc33"]
    assert documents["text"][1] == QUIET.text


def test_a_day_that_no_calendar_has_is_left_open(tmp_path: Path) -> None:
    odd = msgspec.structs.replace(
        RAID, times=(msgspec.structs.replace(RAID.times[0], start="-0044-03-15", end="44"),)
    )
    with Base.open(file_readings(tmp_path / "b.accd", [odd])) as door:
        parquet.write(door, ClaimFilter(), tmp_path, Settings())
    (row,) = pyarrow.parquet.read_table(tmp_path / "times.parquet").to_pylist()
    assert (row["since"], row["first_day"], row["last_day"]) == ("-0044-03-15", None, None)


def test_many_reports_are_written_in_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 2)
    many = [msgspec.structs.replace(RAID, id=f"d{n}") for n in range(7)]
    with Base.open(file_readings(tmp_path / "b.accd", many)) as door:
        parquet.write(door, ClaimFilter(), tmp_path, Settings())
    file = pyarrow.parquet.ParquetFile(tmp_path / "documents.parquet")
    assert file.metadata.num_rows == 7
    assert file.metadata.num_row_groups == 4


def test_the_dictionary_tells_every_column(as_csv: Path) -> None:
    told = pandas.read_csv(as_csv / "dictionary.csv", keep_default_na=False)
    columns = told[told["column"] != ""]
    wanted = [(table.name, field.name) for table in exported() for field in table.fields]
    assert list(zip(columns["table"], columns["column"], strict=True)) == wanted
    assert all(columns["meaning"])


def test_the_dictionary_of_the_base_is_that_of_the_layout() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    listed = {table.name: table for table in tables()}
    known = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
        " AND name NOT LIKE 'sqlite%'"
    )
    assert {name for (name,) in known} == set(listed)
    for table in listed.values():
        assert table.about, table.name
        if not table.columns:
            continue
        found = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [(c.name, c.type) for c in table.columns] == [(c[1], c[2]) for c in found]
        keys = connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        assert {c.name: c.refers for c in table.columns if c.refers} == {k[3]: k[2] for k in keys}
        assert all(column.about for column in table.columns), table.name


def test_export_on_the_command_line(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "tables"
    done = CliRunner().invoke(app, ["export", str(base), "csv", "-o", str(target), "-n", "1"])
    assert done.exit_code == 0, done.output
    assert "1 claims" in done.output
    assert len(pandas.read_csv(target / "claims.csv")) == 1
    assert [path.name for path in target.parent.iterdir()] == ["tables"]
    again = CliRunner().invoke(app, ["export", str(base), "csv", "-o", str(target)])
    assert again.exit_code == 0
    assert len(pandas.read_csv(target / "claims.csv")) == 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["cvs", "-o", "x"], "did you mean csv"),
        (["csv", "-o", "{base}"], "is the base itself"),
        (["jsonl", "-o", "{folder}"], "is a folder"),
        (["csv", "-o", "x", "--type", "ASSUALT"], "did you mean ASSAULT"),
    ],
)
def test_what_cannot_be_written_is_told(
    base: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    filled = [each.format(base=base, folder=tmp_path) for each in arguments]
    done = CliRunner().invoke(app, ["export", str(base), *filled])
    assert done.exit_code == 2
    assert told in " ".join(done.output.split())


def test_invented_readings_keep_to_their_text() -> None:
    report: Reading = RAID
    assert [event.span.of(report.text) for event in report.events] == ["shelled", "killed"]
