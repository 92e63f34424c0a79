"""Whole events against gold that has all of them; all text is invented."""

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.evaluate.event_records import LINKS, RecordScore, record_mistakes, score_records
from according.evaluate.gold_events import (
    RecordDocument,
    ToldCount,
    ToldPlace,
    ToldStatement,
    ToldTime,
    read_record_gold,
    shape_of,
)
from according.model import Count, Event, PlaceRef, Reading, Span, Statement, TimeRef

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "gold" / "reports.jsonl"
TEXT = "On Friday gunmen shelled two barges at Kelb, a ferryman said. Ostrel denied the shelling."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SHELLED = Event(
    id="e1",
    type="ASSAULT",
    mode="heavy-weapons",
    span=at("shelled"),
    actors=(at("gunmen"),),
    recipients=(at("two barges"),),
    time="t1",
    place="p1",
    statement="s1",
    counts=("c1",),
)
GOLD = RecordDocument(
    id="d",
    text=TEXT,
    events=(SHELLED,),
    statements=(ToldStatement(id="s1", cue=(at("said"),), content=(Span(0, 43),)),),
    times=(ToldTime(id="t1", span=at("Friday"), start="2023-03-03", end="2023-03-03"),),
    places=(ToldPlace(id="p1", span=at("Kelb"), name="Kelb"),),
    counts=(ToldCount(id="c1", span=at("two")),),
)


def read(*events: Event, **records: Any) -> dict[str, Reading]:
    known: dict[str, Any] = {
        "statements": (Statement(id="s1", cue=(at("ferryman said"),)),),
        "times": (TimeRef(id="t1", span=at("On Friday")),),
        "places": (PlaceRef(id="p1", span=at("Kelb"), name="Kelb"),),
        "counts": (Count(id="c1", span=at("two"), what="hit"),),
    }
    return {"d": Reading(id="d", text=TEXT, events=events, **(known | records))}


def like(**changes: Any) -> Event:
    return msgspec.structs.replace(SHELLED, **changes)


def day(date: str) -> TimeRef:
    return TimeRef(id="t1", span=at("Kelb"), start=date, end=date)


def rights(score: RecordScore) -> dict[str, int]:
    return {name: row.tp for name, row in score.links.items()}


def test_the_same_is_right_in_everything() -> None:
    score = score_records([GOLD], read(SHELLED))
    assert (score.events.f1, score.anchors.f1, score.status.share, score.mode.share) == (1, 1, 1, 1)
    assert rights(score) == dict.fromkeys(LINKS, 1)
    assert record_mistakes([GOLD], read(SHELLED)) == ()


def test_another_type_is_found_by_its_anchor_alone() -> None:
    score = score_records([GOLD], read(like(type="COERCE")))
    assert (score.events.tp, score.anchors.tp) == (0, 1)
    assert (score.types["ASSAULT"].r, score.types["COERCE"].p) == (0, 0)
    assert [one.kind for one in record_mistakes([GOLD], read(like(type="COERCE")))] == [
        "wrong_type"
    ]


def test_an_event_of_the_right_type_is_preferred() -> None:
    score = score_records([GOLD], read(like(type="COERCE"), like(span=at("shelled two"))))
    assert (score.events.tp, score.anchors.tp, score.events.pred) == (1, 1, 2)


def test_missed_and_invented() -> None:
    mistakes = record_mistakes([GOLD], read(like(span=at("denied"))))
    assert [one.kind for one in mistakes] == ["missed", "invented"]
    assert score_records([GOLD], {}).events.gold == 1


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": "denied"}, "wrong_status"),
        ({"mode": None}, "wrong_mode"),
        ({"actors": ()}, "wrong_actors"),
        ({"recipients": (at("two barges"), at("Kelb"))}, "wrong_recipients"),
        ({"time": None}, "wrong_time"),
        ({"place": "p9"}, "wrong_place"),
        ({"statement": None}, "wrong_statement"),
        ({"counts": ()}, "wrong_counts"),
    ],
)
def test_what_is_wrong_of_an_event(changes: dict[str, Any], kind: str) -> None:
    found = read(like(**changes))
    assert [one.kind for one in record_mistakes([GOLD], found)] == [kind]
    score = score_records([GOLD], found)
    assert score.events.tp == 1
    whole = all(row.f1 == 1 for row in score.links.values()) and score.mode.right
    assert not (whole and score.status.right)


@pytest.mark.parametrize(
    ("records", "link", "right"),
    [
        ({"times": (day("2023-03-03"),)}, "time", 1),
        ({"times": (day("2023-03-04"),)}, "time", 0),
        ({"places": (PlaceRef(id="p1", span=at("Ostrel"), name="KELB"),)}, "place", 1),
        ({"places": (PlaceRef(id="p1", span=at("Ostrel"), name="Ostrel"),)}, "place", 0),
        ({"statements": (Statement(id="s1", content=(Span(3, 43),)),)}, "statement", 1),
        ({"statements": (Statement(id="s1", cue=(at("denied"),)),)}, "statement", 0),
    ],
)  # fmt: skip
def test_the_same_time_place_and_statement(records: dict[str, Any], link: str, right: int) -> None:
    assert rights(score_records([GOLD], read(SHELLED, **records)))[link] == right


def test_the_example_corpus_agrees_with_itself() -> None:
    assert shape_of(EXAMPLES) == "records"
    documents = read_record_gold(EXAMPLES)
    rows = [json.loads(line) | {"dateline": None} for line in EXAMPLES.open(encoding="utf-8")]
    readings = {row["id"]: msgspec.convert(row, type=Reading) for row in rows}
    score = score_records(documents, readings)
    assert score.events.gold > 300
    assert (score.events.f1, score.status.share, score.mode.share) == (1, 1, 1)
    assert [name for name, row in score.links.items() if row.f1 != 1] == []
    assert record_mistakes(documents, readings) == ()


def test_each_error_lowers_what_it_is_about() -> None:
    documents = read_record_gold(EXAMPLES)
    chance = random.Random(1)
    readings = {
        one.id: Reading(
            id=one.id,
            text=one.text,
            events=tuple(
                msgspec.structs.replace(e, status="possible" if chance.random() < 0.5 else e.status)
                for e in one.events
                if chance.random() < 0.8
            ),
        )
        for one in documents
    }
    score = score_records(documents, readings)
    kept = sum(len(one.events) for one in readings.values())
    assert (score.events.tp, score.events.pred, score.status.of) == (kept, kept, kept)
    wrong = sum(one.kind == "wrong_status" for one in record_mistakes(documents, readings))
    assert 0 < wrong == score.status.of - score.status.right
    assert score.links["time"].pred == 0
    assert score.links["actors"].f1 == 1
