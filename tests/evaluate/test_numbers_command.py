"""``according evaluate numbers`` on readings from a file."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from according.cli.evaluate.numbers import numbers
from according.export.contract import to_line
from according.model import Count, Reading, Span

TEXT = "Three people died in Ostrel, and ten were hurt."


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    made = Count(id="n1", span=Span(0, 5), what="killed", low=3, high=3, exact=True)
    wrong = Count(id="n2", span=Span(33, 36), what="injured", low=9, high=9, exact=True)
    path = tmp_path / "readings.jsonl"
    path.write_bytes(to_line(Reading(id="d", text=TEXT, counts=(made, wrong))))
    return path


def run(folder: Path, row: dict[str, Any], *arguments: object) -> str:
    gold = folder / "gold.jsonl"
    gold.write_text(json.dumps({"id": "d", "text": TEXT} | row), encoding="utf-8")
    app = typer.Typer()
    app.command()(numbers)
    done = CliRunner().invoke(app, [str(gold), *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_tolls(tmp_path: Path, readings: Path) -> None:
    row = {"gold": {"killed": 3, "injured": 10, "participants": []}}
    score = json.loads(run(tmp_path, row, "--readings", readings, "--json", "--errors", 5))
    assert score["counts"]["killed >=2"]["f1"] == 1
    assert score["counts lenient"]["injured"]["r"] == 0
    assert score["errors"] == {"missed": 1, "wrong": 1}
    shown = run(tmp_path, row, "--readings", readings, "--errors", 5)
    assert "missed injured in d" in shown
    assert "victims without attackers accepted too" in shown


def test_marked_numbers(tmp_path: Path, readings: Path) -> None:
    marked = [{"span": [0, 5], "what": "killed", "low": 3, "high": 3, "said_by": "author"}]
    row = {"statements": [], "numbers": marked}
    shares = json.loads(run(tmp_path, row, "--readings", readings, "--json"))
    assert {name: value["right"] for name, value in shares.items()} == {
        "found": 1,
        "what": 1,
        "bounds": 1,
        "by": 1,
    }
    assert "on whose word" in run(tmp_path, row, "--readings", readings)
