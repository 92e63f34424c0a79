"""``according read`` as a user runs it: a process with files, pipes and exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from according.export.contract import schema

pytestmark = pytest.mark.model

REPORT = """EXCLUSIVE – Ferry company knew of cracked hull, engineer says

PORT CASIMIR – The company knew in March that the hull was cracked, an engineer said on Tuesday.

“I told them twice,” Lena Marr told the Gazette. “Nobody wrote it down.”

The company denied the claim.

Please let us know if you're having issues with commenting.
"""
OTHER = "Der Rat der Stadt hat am Dienstag beschlossen, dass die Brücke im Herbst gesperrt wird."


def according(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [Path(sys.executable).parent / "according", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "ferry.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_json_keeps_to_the_published_schema(report: Path) -> None:
    done = according("read", report, "--format", "json", "--published", "2023-03-07")
    assert done.returncode == 0, done.stderr
    (reading,) = lines(done.stdout)
    jsonschema.validate(reading, schema())
    assert reading["title"] == "Ferry company knew of cracked hull, engineer says"
    assert reading["kicker"] == "EXCLUSIVE"
    assert reading["dateline"]["place"] == "PORT CASIMIR"
    assert (reading["published"], reading["published_from"]) == ("2023-03-07", "given")
    assert "commenting" not in reading["text"]
    said = [
        [reading["text"][s:e] for s, e in statement["source"]]
        for statement in reading["statements"]
    ]
    assert ["an engineer"] in said
    assert ["Lena Marr"] in said


def test_one_bad_document_costs_only_itself() -> None:
    rows = [
        {"id": "good", "text": "The mayor said the bridge was safe."},
        {"id": "german", "text": OTHER},
        {"id": "empty", "text": ""},
        {"id": "late", "text": "Police said nobody was hurt."},
    ]
    stdin = "\n".join(json.dumps(row) for row in rows).encode() + b"\n{broken\n"
    done = according("read", "-", "--format", "json", stdin=stdin)
    assert done.returncode == 1
    results = lines(done.stdout)
    for result in results:
        jsonschema.validate(result, schema())
    assert [result["id"] for result in results[:4]] == ["good", "german", "empty", "late"]
    assert ["error" in result for result in results] == [False, True, True, False, True]
    assert "German" in results[1]["error"]
    assert b"german" in done.stderr.lower()


def test_text_of_json_lines_stays_as_given() -> None:
    text = "  Officials said\u00a0so.\r\n\r\nShare this story\r\n"
    done = according(
        "read", "-", "-f", "json", stdin=json.dumps({"id": "a", "text": text}).encode()
    )
    (reading,) = lines(done.stdout)
    assert reading["text"] == text
    assert [p["role"] for p in reading["paragraphs"]] == ["body", "furniture"]


def test_text_and_table_show_the_statements(report: Path) -> None:
    for format_ in ("text", "table"):
        done = according("read", report, "--format", format_)
        assert done.returncode == 0, done.stderr
        assert "an engineer" in done.stdout.decode()


def test_min_confidence_leaves_out_the_less_sure(report: Path) -> None:
    counts = []
    for least in ("0", "0.9", "1"):
        done = according("read", report, "-f", "json", "--min-confidence", least)
        (reading,) = lines(done.stdout)
        assert all(s["confidence"] >= float(least) for s in reading["statements"])
        counts.append(len(reading["statements"]))
    assert counts[0] >= counts[1] >= counts[2] == 0


def test_output_goes_to_a_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "readings.jsonl"
    done = according("read", report, "-f", "json", "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(lines(target.read_bytes())) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "last week"], "ISO 8601"),
        (["-o", "/no/such/folder/out.jsonl", "-f", "json"], "/no/such/folder"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(report: Path, arguments: list[str], told: str) -> None:
    done = according("read", report, *arguments)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_missing_file_is_named() -> None:
    done = according("read", "no-such-report.html", "-f", "json")
    assert done.returncode == 1
    assert b"no-such-report.html" in done.stderr


def test_the_schema_is_printed() -> None:
    done = according("schema")
    assert json.loads(done.stdout) == schema()
    jsonschema.Draft202012Validator.check_schema(schema())


def test_help_and_version() -> None:
    assert b"read" in according("--help").stdout
    assert according("--version").stdout.startswith(b"according ")
