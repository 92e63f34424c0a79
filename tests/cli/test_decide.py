"""``decide``, ``decisions``, ``verify`` and ``diff`` on the command line."""

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from tests.base.invented import Told, file_readings, reading
from typer.testing import CliRunner, Result

from according.base import Base
from according.cli.app import app

TEXT = "Rebels attacked soldiers in Kell. Police arrested rioters."


def run(*words: object, status: int = 0) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def base(tmp_path: Path) -> Path:
    attack = Told(anchor="attacked", actor="Rebels", recipient="soldiers", place="Kell")
    arrest = Told(anchor="arrested", type="COERCE", actor="Police")
    return file_readings(
        tmp_path / "b.accd",
        [
            reading("report-one", TEXT, attack),
            reading("report-two", "=" + TEXT, arrest, day="2024-05-02"),
        ],
    )


def test_decided_listed_taken_back_and_taken_away(base: Path, tmp_path: Path) -> None:
    id_ = run("decide", base, "report-one/c1", "accept", "--by", "Ann", "--why", "seen").stdout
    run("decide", base, "report-one/c1", "reject", "--by", "Bo")
    run("decide", base, "report-one/c1", "amend", "--field", "killed", "--value", "[3, null]")
    listed = run("decisions", base).stdout
    assert "against Bo" in listed
    assert "“attacked”" in listed
    assert (
        len(run("decisions", base, "--state", "disputed", "-f", "jsonl").stdout.splitlines()) == 2
    )
    run("decide", base, "--withdraw", id_.strip()[:12], "--by", "Ann")
    lines = run("decisions", base, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["withdrawn", "standing", "standing"]
    away = tmp_path / "decisions.jsonl"
    run("decide", base, "--export", away)
    assert "0 decisions taken in, 4 were there" in run("decide", base, "--import", away).stderr
    with Base.open(base) as opened:
        assert [one.state for one in opened.decisions()] == ["withdrawn", "standing", "standing"]


def test_a_decision_that_hangs_on_nothing_is_told(base: Path) -> None:
    run("decide", base, "report-one/c1", "accept")
    file_readings(base, [reading("report-one", TEXT)], reader="2")
    assert "unattached" in run("decisions", base, status=1).stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("report-one/c1",),
        ("report-one/c1", "accept", "--withdraw", "ab"),
        ("report-one/c1", "amend", "--field", "status", "--value", "perhaps"),
        ("report-one/c1", "same"),
        ("--withdraw", "abcdef"),
        ("--import", "there-is-none.jsonl"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(base: Path, words: tuple[str, ...]) -> None:
    assert "error:" in run("decide", base, *words, status=2).stderr


def test_verify_tells_what_is_off(base: Path) -> None:
    assert "nothing is off" in run("verify", base, "--workers", 1).stderr
    connection = sqlite3.connect(base)
    connection.execute("UPDATE event SET words = 'hugged' WHERE key = 1000001")
    connection.commit()
    connection.close()
    found = run("verify", base, "--workers", 1, status=1)
    assert "report-one/e1" in found.stdout
    line = json.loads(run("verify", base, "--workers", 1, "-f", "jsonl", status=1).stdout)
    assert (line["check"], line["record"]) == ("words", "report-one/e1")
    assert "no evidence base" in run("verify", base.parent / "none.accd", status=2).stderr


def test_diff_in_three_forms(base: Path) -> None:
    days = ("diff", base, "--from", "2024-05-01", "--to", "2024-05-02")
    assert "arrested" in run(*days).stdout
    row = csv.DictReader(run(*days, "--format", "csv").stdout.splitlines())
    assert {one["change"] for one in row} == {"new"}
    first = json.loads(run(*days, "--format", "jsonl", "--type", "COERCE").stdout)
    assert first["after"]["id"] == "report-two/c1"
    assert first["before"] is None
    assert "nothing changed" in run(*days, "--country", "ZZZ").stderr
    assert "error:" in run("diff", base, "--from", "reader:1", "--to", "reader:7", status=2).stderr
