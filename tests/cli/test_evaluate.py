"""``according evaluate`` as a user runs it."""

import json
from pathlib import Path
from typing import Any

import pytest

from according.export.contract import to_line
from according.model import Actor, Reading, Relation, Span

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


WATCH = "Ida Fenn leads the Watch. She lives in Ostrel."


def place(words: str) -> list[int]:
    return [WATCH.index(words), WATCH.index(words) + len(words)]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Gold of entities, relations and mentions in one; each command takes what it needs."""
    mentions = [("Ida Fenn", "person", "1"), ("She", "person", "1"), ("the Watch", "group", "2")]
    row = {
        "id": "d",
        "text": WATCH,
        "entities": [
            {"span": place("Ida Fenn"), "type": "Person"},
            {"span": place("the Watch"), "type": "Organisation"},
            {"span": place("Ostrel"), "type": "Location"},
        ],
        "relations": [
            {"type": "InChargeOf", "source": place("Ida Fenn"), "target": place("the Watch")}
        ],
        "mentions": [{"span": place(w), "type": kind, "cluster": c} for w, kind, c in mentions],
    }
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A reading that finds the Watch but for its article, misses Ostrel and the pronoun."""
    actors = (
        Actor(id="a1", name="Ida Fenn", kind="person", mentions=(Span(*place("Ida Fenn")),)),
        Actor(id="a2", name="Watch", kind="organisation", mentions=(Span(*place("Watch")),)),
        Actor(id="a3", name="lives", kind="thing", mentions=(Span(*place("lives")),)),
    )
    leads = Relation(subject="a1", predicate="leads", object="a2", span=Span(*place("leads")))
    path = tmp_path / "made.jsonl"
    path.write_bytes(to_line(Reading(id="d", text=WATCH, actors=actors, relations=(leads,))))
    return path


def test_actors_relations_and_coreference_as_json(marked: Path, made: Path) -> None:
    def score(command: str, *more: str) -> dict[str, Any]:
        done = according("evaluate", command, marked, "--readings", made, "--json", *more)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    actors = score("actors")
    assert (actors["exact"]["tp"], actors["exact-the"]["tp"], actors["partial"]["pred"]) == (
        1,
        2,
        2,
    )
    assert actors["types"]["PLACE"]["gold"] == 1
    assert actors["errors"] == {"missed": 1, "invented": 0, "wrong_type": 0, "wrong_border": 0}
    assert "mismatches" not in actors
    relations = score("relations", "--errors", "-1")
    assert relations["relations"]["InChargeOf"]["f1"] == 1
    assert relations["mismatches"] == []
    people = score("coreference", "--kinds", "person", "--errors", "1")
    assert people["all"]["mentions"]["r"] == 0.5
    assert [one["gold"] for one in people["mismatches"]] == ["She", None]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("actors", ["missed PLACE in d [39, 45]", "PLACE: Ostrel", "She lives in Ostrel."]),
        ("relations", ["InChargeOf (leads)", "all five", "missed 0, invented 0"]),
        ("coreference", ["without singletons", "CEAF-e", "missed person in d [26, 29]"]),
    ],
)
def test_tables_and_mistakes(marked: Path, made: Path, command: str, shown: list[str]) -> None:
    done = according("evaluate", command, marked, "--readings", made, "--errors", "5")
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.decode().split())
    assert not [words for words in shown if words not in told], told


def test_names(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    spelled = [{"latin": "Farouk"}, {"latin": "Faruq"}]
    path.write_text(json.dumps({"id": "1", "variants": spelled}), encoding="utf-8")
    done = according("evaluate", "names", path, "--all-names", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pairs"] == 1
    assert "pairs that share a key" in according("evaluate", "names", path).stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["actors", "no-such-gold.jsonl"], "no-such-gold.jsonl"),
        (["relations", "GOLD"], "missing required field `entities`"),
        (["coreference", "MARKED", "--kinds", "person,odd"], "its types are group, person"),
        (["coreference", "MARKED", "--readings", "GOLD"], "its reading is of another text"),
        (["names", "GOLD"], "variants"),
    ],
)
def test_what_is_wrong_with_other_gold_is_named(
    gold: Path, marked: Path, arguments: list[str], told: str
) -> None:
    files = {"GOLD": gold, "MARKED": marked}
    done = according("evaluate", *(files.get(argument, argument) for argument in arguments))
    assert done.returncode == 2
    assert told in " ".join(done.stderr.decode().split())
    assert b"Traceback" not in done.stderr
