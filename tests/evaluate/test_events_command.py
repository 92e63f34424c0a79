"""``according evaluate events`` on readings from a file, for each shape of gold."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from according.cli.evaluate.events import events
from according.export.contract import to_line
from according.model import Event, Reading, Span

TEXT = "Police shot Mara Voss."
SHOT = Event(
    id="e1", type="ASSAULT", span=Span(7, 11), actors=(Span(0, 6),), recipients=(Span(12, 21),)
)
PAIRS = {
    "events": [
        {
            "source": {"surface": "Police", "spans": [[0, 6]]},
            "target": {"surface": "Mara Voss", "spans": [[12, 21]]},
            "event_type": "COERCE",
        }
    ],
    "in_codebook": False,
}
ANCHORS = {
    "tokens": [[0, 6, 0], [7, 11, 0], [12, 16, 0], [17, 21, 0], [21, 22, 0]],
    "validated_sentences": [0],
    "mentions": [
        {
            "kind": "action",
            "tag": "NEG_ACTION_OCCURRENCE",
            "spans": [[7, 11]],
            "validated_sentence": True,
        }
    ],
}
POLICE = {"sentences": [{"span": [0, 22], "labels": ["FORCE", "ANY_ACTION", "KILL"]}]}
RECORDS = {"events": [{"id": "e1", "type": "ASSAULT", "span": [7, 11], "status": "denied"}]}


def run(folder: Path, row: dict[str, Any], *arguments: str, status: int = 0) -> str:
    gold, readings = folder / "gold.jsonl", folder / "readings.jsonl"
    gold.write_text(json.dumps({"id": "d", "text": TEXT} | row), encoding="utf-8")
    readings.write_bytes(to_line(Reading(id="d", text=TEXT, events=(SHOT,))))
    app = typer.Typer()
    app.command()(events)
    done = CliRunner().invoke(app, [str(gold), "--readings", str(readings), *arguments])
    assert done.exit_code == status, done.output
    return done.output


@pytest.mark.parametrize(
    ("row", "errors", "shown"),
    [
        (PAIRS, {"missed": 0, "exchanged": 0, "wrong_type": 1}, "type, told the pair"),
        (
            ANCHORS,
            {"missed": 0, "invented": 0, "negation_missed": 1, "negation_invented": 0},
            "negated, read so",
        ),
        (POLICE, {"missed": 1, "invented": 0}, "ANY_ACTION"),
        (RECORDS, None, "status, of those found"),
    ],
)
def test_the_gold_says_what_is_scored(
    tmp_path: Path, row: dict[str, Any], errors: dict[str, int] | None, shown: str
) -> None:
    score = json.loads(run(tmp_path, row, "--json", "--errors", "-1"))
    if errors is not None:
        assert score["errors"] == errors
    assert len(score["mismatches"]) == sum(score["errors"].values()) > 0
    told = run(tmp_path, row, "--errors", "1")
    assert shown in told
    assert "Police shot Mara Voss." in told
    assert "list them with --errors" in " ".join(run(tmp_path, row).split())


def test_keys_of_the_published_scorer(tmp_path: Path) -> None:
    score = json.loads(run(tmp_path, PAIRS, "--json"))
    assert {"all", "not in codebook"} <= score.keys()
    assert score["all"]["recall"]["pair"] == 1
    assert score["all"]["type|pair"] == 0
    assert score["all"]["told the pair"]["accuracy"] == {"share": 0, "right": 0, "of": 1}


def test_gold_without_events(tmp_path: Path) -> None:
    assert "no line has events" in " ".join(run(tmp_path, {}, status=2).split())


def test_readings_of_other_reports(tmp_path: Path) -> None:
    assert "not in the gold" in run(tmp_path, RECORDS | {"id": "other"}, status=2)
