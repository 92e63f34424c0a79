"""``according evaluate`` as a user runs it."""

import json
from pathlib import Path

import pytest

from .test_read import according

pytestmark = pytest.mark.model

TEXT = "The mayor said the bridge was safe. Engineers fear a flood."


def span(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = [
        {"source": span("The mayor"), "cue": span("said"), "content": span("the bridge was safe")},
        {"source": span("Engineers"), "cue": span("fear"), "content": span("a flood")},
        {"source": [], "cue": span("bridge"), "content": span("was")},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "d", "text": TEXT, "attributions": rows}), encoding="utf-8")
    return path


def test_scores_as_json(gold: Path) -> None:
    done = according("evaluate", "statements", gold, "--json")
    assert done.returncode == 0, done.stderr
    score = json.loads(done.stdout)
    assert score["info"]["gold_attributions"] == 3
    assert score["attributions"]["all"]["content-partial"]["tp"] >= 1
    assert score["errors"]["missed"] >= 1


def test_confidence_is_measured(gold: Path) -> None:
    score = json.loads(according("evaluate", "statements", gold, "--json").stdout)
    assert 0 <= score["confidence"]["expected_calibration_error"] <= 1
    assert (
        sum(b["count"] for b in score["confidence"]["bins"]) == score["info"]["pred_attributions"]
    )


def test_chains_need_gold_with_acts(gold: Path) -> None:
    done = according("evaluate", "chains", gold)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_chains_of_the_example_corpus() -> None:
    path = Path(__file__).resolve().parents[2] / "examples" / "gold" / "reports.jsonl"
    done = according("evaluate", "chains", path, "--json")
    assert done.returncode == 0, done.stderr
    score = json.loads(done.stdout)
    assert score["found"]["gold"] > 700
    assert score["act"]["of"] == score["found"]["tp"]


def test_errors_show_their_sentences(gold: Path) -> None:
    done = according("evaluate", "statements", gold, "--kind", "missed")
    assert done.returncode == 0, done.stderr
    assert TEXT in " ".join(done.stdout.decode().split())


def test_readings_from_a_file_score_as_those_made_now(gold: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.jsonl"
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "d", "text": TEXT}), encoding="utf-8")
    according("read", rows, "-f", "json", "-o", readings)
    now = according("evaluate", "statements", gold, "--json")
    later = according("evaluate", "statements", gold, "--json", "--readings", readings)
    assert json.loads(now.stdout) == json.loads(later.stdout)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-gold.jsonl"], "no-such-gold.jsonl"),
        (["GOLD", "--kind", "odd"], "the kinds are missed"),
        (["GOLD", "--readings", "no-such-readings.jsonl"], "no-such-readings.jsonl"),
    ],
)
def test_what_is_wrong_is_named(gold: Path, arguments: list[str], told: str) -> None:
    named = [str(gold) if argument == "GOLD" else argument for argument in arguments]
    done = according("evaluate", "statements", *named)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
