"""What police did, by sentences; all text is invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from according.evaluate.gold_events import (
    PoliceDocument,
    PoliceSentence,
    read_police_gold,
    shape_of,
)
from according.evaluate.lines import GoldError
from according.evaluate.police import police_mistakes, score_police
from according.model import Actor, Count, Event, Reading, Span, Statement

TEXT = (
    "police opened fire and two men were killed. forty were arrested at the fair. "
    "the crowd burnt a barge. constables did not clear the square."
)
SENTENCES = tuple(
    Span(TEXT.index(words), TEXT.index(words) + len(words))
    for words in (
        "police opened fire and two men were killed.",
        "forty were arrested at the fair.",
        "the crowd burnt a barge.",
        "constables did not clear the square.",
    )
)


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def gold(*labels: set[Any]) -> PoliceDocument:
    rows = [*labels, *[set()] * 4][:4]
    told = zip(SENTENCES, rows, strict=True)
    sentences = tuple(PoliceSentence(span, frozenset(some)) for span, some in told)
    return PoliceDocument(id="d", text=TEXT, sentences=sentences)


def event(kind: Any, anchor: str, who: str | None = None, **more: Any) -> Event:
    actors = (at(who),) if who else ()
    return Event(id="e1", type=kind, span=at(anchor), actors=actors, **more)


def read(*events: Event, **records: Any) -> dict[str, Reading]:
    return {"d": Reading(id="d", text=TEXT, events=events, **records)}


def labels_of(readings: dict[str, Reading]) -> set[str]:
    """The labels that a reading gives any sentence."""
    score = score_police([gold()], readings)
    return {label for label, row in score.labels.items() if row.pred}


FIRE = event("ASSAULT", "opened fire", "police", mode="firearms")
KILLED = Count(id="n1", span=at("two"), what="killed", low=2, high=2)


@pytest.mark.parametrize(
    ("found", "labels"),
    [
        (FIRE, {"ANY_ACTION", "FORCE"}),
        (event("ASSAULT", "killed", "police"), {"ANY_ACTION", "FORCE", "KILL"}),
        (event("ASSAULT", "fire", "police", mode="targeted"), {"ANY_ACTION", "FORCE", "KILL"}),
        (event("ASSAULT", "burnt", "the crowd"), set()),
        (event("ASSAULT", "killed"), set()),
        (event("ASSAULT", "opened fire", "police", status="possible"), {"ANY_ACTION"}),
        (event("ASSAULT", "opened fire", "police", status="denied"), set()),
        (event("OTHER", "opened fire", "police"), {"ANY_ACTION"}),
        (event("OTHER", "opened fire", recipients=(at("police"),)), {"ANY_ACTION"}),
        (event("ASSAULT", "killed", recipients=(at("police"),)), {"ANY_ACTION"}),
        (event("MOBILIZE", "clear", mode="police"), {"ANY_ACTION"}),
        (event("COERCE", "arrested", mode="arrest", status="background"), {"ANY_ACTION", "ARREST"}),
        (event("COERCE", "arrested", "the crowd", mode="arrest"), set()),
        (event("COERCE", "arrested"), set()),
        (event("COERCE", "clear", "constables", status="negated"), {"FAIL"}),
        (event("REJECT", "clear", "constables"), {"ANY_ACTION", "FAIL"}),
        (event("CONSULT", "clear", "constables"), {"ANY_ACTION"}),
    ],
)  # fmt: skip
def test_what_an_event_says_of_the_police(found: Event, labels: set[str]) -> None:
    assert labels_of(read(found)) == labels


@pytest.mark.parametrize(
    ("count", "killing"),
    [
        ({"event": "e1"}, True),
        ({"event": None}, False),
        ({"event": "e1", "what": "injured"}, False),
        ({"event": "e1", "low": 0, "high": 0}, False),
    ],
)
def test_a_count_of_killed_makes_a_killing(count: dict[str, Any], *, killing: bool) -> None:
    made = Count(**({"id": "n1", "span": at("two"), "what": "killed", "low": 2, "high": 2} | count))
    assert ("KILL" in labels_of(read(FIRE, counts=(made,)))) is killing


def test_the_event_may_name_its_count() -> None:
    named = event("ASSAULT", "opened fire", "police", counts=("n1",))
    assert "KILL" in labels_of(read(named, counts=(KILLED,)))


@pytest.mark.parametrize(("who", "police"), [("constables", True), ("the crowd", False)])
def test_what_police_say_is_a_doing_of_theirs(who: str, *, police: bool) -> None:
    said = Statement(
        id="s1", source=(at(who),), content=(at("clear the square"),), act="assert",
        manner="indirect", confidence=0.9,
    )  # fmt: skip
    documents = [gold(set(), set(), set(), {"FAIL"})]
    readings = read(statements=(said,))
    assert labels_of(readings) == ({"ANY_ACTION"} if police else set())
    invented = [one for one in police_mistakes(documents, readings) if one.kind == "invented"]
    assert len(invented) == police


@pytest.mark.parametrize(
    ("name", "sector", "police"),
    [
        ("Ostrel Police", None, True),
        ("Rapid  Action Force", None, True),
        ("Marduk", "COP", True),
        ("Marduk", "GOV", False),
        ("Policy Forum", None, False),
        ("Police Station of Kelb", None, False),
        ("SP Ada Roe", None, True),
        ("SP leader Ada Roe", None, False),
    ],
)
def test_an_actor_is_police_by_name_or_sector(
    name: str, sector: str | None, *, police: bool
) -> None:
    actor = Actor(id="a1", name=name, kind="organisation", sector=sector)
    found = event("ASSAULT", "burnt", "the crowd", actor_ids=("a1",))
    assert labels_of(read(found, actors=(actor,))) == ({"ANY_ACTION", "FORCE"} if police else set())


def test_over_sentences() -> None:
    documents = [gold({"FORCE", "KILL", "ANY_ACTION"}, {"ARREST"}, set(), {"FAIL"})]
    arrest = event("COERCE", "arrested", mode="arrest")
    score = score_police(documents, read(FIRE, FIRE, arrest))
    assert score.sentences == 4
    assert (score.labels["FORCE"].tp, score.labels["FORCE"].pred) == (1, 1)
    assert (score.labels["ANY_ACTION"].tp, score.labels["ANY_ACTION"].pred) == (1, 2)
    assert (score.labels["KILL"].r, score.labels["ARREST"].f1) == (0, 1)
    mistakes = police_mistakes(documents, read(FIRE, arrest))
    assert [(one.kind, one.what) for one in mistakes] == [
        ("missed", "KILL"),
        ("invented", "ANY_ACTION"),
        ("missed", "FAIL"),
    ]


def test_gold_of_sentences(tmp_path: Path) -> None:
    row = {
        "id": "d",
        "text": TEXT,
        "date": "2002-03-01",
        "doc_labels": ["KILL"],
        "sentences": [{"span": [0, 5], "sent_id": 0, "labels": ["KILL"]}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert shape_of(path) == "police"
    (document,) = read_police_gold(path)
    assert document.published == "2002-03-01"
    assert document.sentences == (PoliceSentence(Span(0, 5), frozenset({"KILL"})),)
    path.write_text(json.dumps(row | {"text": "so"}), encoding="utf-8")
    with pytest.raises(GoldError, match="covers nothing"):
        read_police_gold(path)
