"""Readings out and in again: the same bytes, and refusals of what does not hold together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.base.invented import file_readings, reading
from tests.export.test_tables import QUIET, RAID, TALKS
from typer.testing import CliRunner

from according.base import Base, ClaimFilter
from according.base.filing import Order, file_reports
from according.base.filing.given_readings import document_or_reading
from according.base.verify import verify
from according.cli.app import app
from according.export import json_lines
from according.export.contract import from_line, to_line
from according.export.kind import Settings
from according.ingest import Given, Limits
from according.model import Document, Failure, Reading


def exported(base: Path, target: Path, *, failures: bool = False) -> bytes:
    with Base.open(base) as door:
        json_lines.write(door, ClaimFilter(), target, Settings(failures=failures))
    return target.read_bytes()


def file_lines(base: Path, lines: Path) -> list[Failure]:
    order = Order(inputs=(str(lines),), workers=1)
    failures: list[Failure] = []
    for done in file_reports(base, order, lambda: "2024-06-01T00:00:00+00:00"):
        failures += done.failures
    return failures


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    base = file_readings(tmp_path / "first.accd", [RAID, QUIET, TALKS], reader="7")
    exported(base, tmp_path / "first.jsonl")
    return tmp_path / "first.jsonl"


def test_export_file_export_gives_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    assert file_lines(tmp_path / "second.accd", lines) == []
    assert exported(tmp_path / "second.accd", tmp_path / "second.jsonl") == lines.read_bytes()
    *_, checked = verify(tmp_path / "second.accd", workers=1)
    assert not checked.faults


def test_the_same_lines_twice_change_nothing(lines: Path, tmp_path: Path) -> None:
    base = tmp_path / "second.accd"
    file_lines(base, lines)
    assert file_lines(base, lines) == []
    with Base.open(base) as door:
        assert door.count() == 3


def test_a_line_keeps_to_the_contract_and_tells_its_reader(lines: Path) -> None:
    first = lines.read_bytes().splitlines()[0]
    assert from_line(first) == RAID
    assert json.loads(first)["reader"]["version"] == "7"


def test_a_line_without_a_reader_is_filed_as_one_whose_reader_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "plain.jsonl").write_bytes(to_line(RAID))
    assert file_lines(tmp_path / "b.accd", tmp_path / "plain.jsonl") == []
    with Base.open(tmp_path / "b.accd") as door:
        assert door.reading("aa11") == RAID
        readers = door.connection.execute(
            "SELECT version FROM reading JOIN reader ON reader.key = reading.reader"
        ).fetchall()
    assert readers == [("not told",)]


def taken(record: dict[str, Any]) -> Document | Failure:
    line = json.dumps(record, ensure_ascii=False).encode()
    return document_or_reading(line, place="in.jsonl:1", given=Given(), limits=Limits())


def change(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    *parts, last = [int(part) if part.isdigit() else part for part in path.split(".")]

    def changed(record: dict[str, Any]) -> None:
        inner: Any = record
        for part in parts:
            inner = inner[part]
        inner[last] = value

    return changed


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (change("text", "Short."), "is not inside the text"),
        (change("events.0.span", [8, 4]), "the span [8, 4] of e1 is not inside the text"),
        (change("events.0.span", [0, 9999]), "the span [0, 9999] of e1"),
        (change("events.0.actor_ids", ["a99"]), "e1 names 'a99'"),
        (change("events.1.time", "t7"), "e2 names 't7'"),
        (change("claims.0.record", "e9"), "c1 names 'e9'"),
        (change("claims.0.chain", []), "c1 has no chain"),
        (change("claims.1.id", "c1"), "two claims have the id c1"),
        (change("statements.0.speaker", "a44"), "s1 names 'a44'"),
        (change("relations.0.object", "a44"), "r1 names 'a44'"),
        (change("actors.0.id", "one"), "one"),
        (change("events.0.type", "BOMBED"), "$.events[0].type"),
        (change("published", "yesterday"), "is not ISO 8601"),
        (change("text", " "), "no text"),
    ],
)
def test_a_changed_line_is_refused_with_its_reason(
    how: Callable[[dict[str, Any]], None], told: str
) -> None:
    record = json.loads(to_line(RAID))
    how(record)
    found = taken(record)
    assert isinstance(found, Failure)
    assert told in found.error
    assert (found.id, found.origin, found.stage) == ("aa11", "in.jsonl:1", "ingest")


def test_good_lines_beside_a_bad_one_are_filed(lines: Path, tmp_path: Path) -> None:
    first, second, third = lines.read_text(encoding="utf-8").splitlines()
    bad = tmp_path / "bad.jsonl"
    bad.write_text("\n".join([first.replace('"span":[7,14]', '"span":[7,1400]'), second, third]))
    (failure,) = file_lines(tmp_path / "b.accd", bad)
    assert "is not inside the text" in failure.error
    with Base.open(tmp_path / "b.accd") as door:
        assert [one.id for one in door.readings()] == ["bb22", "cc33"]


@pytest.mark.parametrize(
    "row",
    [
        {"text": "A report without records."},
        {"text": "Gold beside a text.", "statements": [], "events": [{"id": "e1"}]},
        {"text": "One with an error of its own.", "error": "none"},
    ],
)
def test_other_rows_are_documents(row: dict[str, Any]) -> None:
    found = taken(row)
    assert isinstance(found, Document)
    assert not isinstance(found, Reading)


def test_failures_go_out_on_request_and_in_again(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(to_line(QUIET) + b'{"id": "x9", "nothing": 1}\n')
    base = tmp_path / "b.accd"
    file_lines(base, tmp_path / "in.jsonl")
    assert b"x9" not in exported(base, tmp_path / "without.jsonl")
    out = exported(base, tmp_path / "with.jsonl", failures=True)
    assert json.loads(out.splitlines()[-1])["id"] == "x9"
    (failure,) = file_lines(tmp_path / "c.accd", tmp_path / "with.jsonl")
    assert "neither `text` nor `html`" in failure.error
    again = exported(tmp_path / "c.accd", tmp_path / "again.jsonl", failures=True)
    assert again == out


def test_a_failure_of_no_known_stage_is_refused() -> None:
    found = taken({"id": "x", "error": "why", "stage": "cook"})
    assert isinstance(found, Failure)
    assert "'cook' is none of" in found.error


def test_a_filter_keeps_whole_readings(tmp_path: Path) -> None:
    base = file_readings(tmp_path / "b.accd", [RAID, QUIET, TALKS])
    target = tmp_path / "out.jsonl"
    done = CliRunner().invoke(
        app, ["export", str(base), "jsonl", "-o", str(target), "--type", "CONSULT"]
    )
    assert done.exit_code == 0, done.output
    assert [from_line(line).id for line in target.read_bytes().splitlines()] == ["cc33"]


def test_a_line_separator_in_a_text_does_not_cut_a_line(tmp_path: Path) -> None:
    odd = reading("dd44", "One\u2028two\x85three\nfour.")
    base = file_readings(tmp_path / "b.accd", [odd])
    out = exported(base, tmp_path / "out.jsonl")
    assert file_lines(tmp_path / "c.accd", tmp_path / "out.jsonl") == []
    assert exported(tmp_path / "c.accd", tmp_path / "again.jsonl") == out
