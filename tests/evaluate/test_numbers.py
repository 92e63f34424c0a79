import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.evaluate.gold_numbers import (
    TollDocument,
    Wanted,
    marks_numbers,
    read_toll_gold,
)
from according.evaluate.lines import GoldError
from according.evaluate.numbers import NumberScore, number_mistakes, score_numbers
from according.model import Count, Reading, Span

from .published import scorer

TEXT = "Three people died in Ostrel, and ten were hurt."
KINDS = ("killed", "injured")


def wanted(*numbers: int, unknown: bool = False) -> Wanted:
    return Wanted(tuple(frozenset({n}) for n in numbers), frozenset(numbers), unknown)


def document(killed: Wanted, injured: Wanted, name: str = "d") -> TollDocument:
    return TollDocument(id=name, text=TEXT, wanted={"killed": killed, "injured": injured})


def read(*counts: tuple[str, int | None, int | None], name: str = "d") -> dict[str, Reading]:
    made = tuple(
        Count(id=f"n{k}", span=Span(0, 5), what=what, low=low, high=high)
        for k, (what, low, high) in enumerate(counts)
    )
    return {name: Reading(id=name, text=TEXT, counts=made)}


def test_a_number_inside_the_bounds_is_found() -> None:
    score = score_numbers([document(wanted(3), wanted(10))], read(("injured", 9, 11)))
    assert (score.counts["injured"].f1, score.counts["killed"].r) == (1, 0)
    assert score.counts["all"].r == 0.5
    assert score.lenient is None


def test_wide_bounds_are_never_right() -> None:
    score = score_numbers([document(wanted(3), wanted())], read(("killed", 1, 9)))
    assert (score.counts["killed"].p, score.counts["killed"].r) == (0, 0)


def test_an_open_side() -> None:
    gold = [document(wanted(3), wanted())]
    assert score_numbers(gold, read(("killed", 3, None))).counts["killed"].r == 1
    assert score_numbers(gold, read(("killed", None, 3))).counts["killed"].predictions == 0


def test_one_right_number_is_enough_for_a_report() -> None:
    row = score_numbers(
        [document(wanted(3), wanted())], read(("killed", 3, 3), ("killed", 9, 9))
    ).counts["killed"]
    assert (row.p, row.each) == (1, 0.5)


def test_where_a_number_is_unknown_nothing_is_wrong() -> None:
    gold = [document(wanted(unknown=True), wanted())]
    row = score_numbers(gold, read(("killed", 9, 9))).counts["killed"]
    assert (row.predicted_docs, row.predictions) == (0, 0)
    assert number_mistakes(gold, read(("killed", 9, 9))) == ()


def test_mistakes() -> None:
    gold = [document(wanted(3), wanted())]
    mistakes = number_mistakes(gold, read(("injured", 10, 10), ("killed", 5, 5)))
    assert [(one.kind, one.what, one.gold, one.predicted) for one in mistakes] == [
        ("missed", "killed", "3", "Three"),
        ("wrong", "killed", "3", "Three"),
        ("wrong", "injured", None, "Three"),
    ]


def test_readings_of_other_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the gold"):
        score_numbers([document(wanted(3), wanted())], read(name="other"))


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_archive_figures(tmp_path: Path) -> None:
    people: list[dict[str, str | None]] = [{"status": "Killed", "type": "Victim"}] * 2
    people += [{"status": "Killed", "type": "Subject-Suspect"}, {"status": None, "type": None}]
    gold = {"killed": 3, "injured": 0, "participants": people}
    (one,) = read_toll_gold(write(tmp_path, {"id": "a", "text": TEXT, "gold": gold}))
    assert one.wanted["killed"] == wanted(3)
    assert one.wanted["injured"] == Wanted()
    assert one.lenient is not None
    assert one.lenient["killed"].required == (frozenset({2, 3}),)


def fill(*alternatives: dict[str, Any]) -> dict[str, Any]:
    return {"alt": list(alternatives)}


TEMPLATE = {
    "optional": False,
    "hum_tgt_number": [
        fill({"value": "6", "of": ["MILLERS"]}),
        fill({"value": "1", "of": ["COOK"]}),
        fill({"value": "PLURAL", "of": ["GUARDS"]}),
    ],
    "hum_tgt_effect_of_incident": [
        fill({"value": "DEATH", "of": ["MILLERS"]}),
        fill({"value": "DEATH", "of": ["COOK"]}),
        fill({"value": "INJURY", "of": ["GUARDS"]}),
    ],
}


def test_templates(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "text": TEXT, "templates": [TEMPLATE]})
    (one,) = read_toll_gold(path)
    assert one.wanted["killed"] == Wanted((frozenset({7}),), frozenset({1, 6, 7}))
    assert one.wanted["injured"] == Wanted((), frozenset(), unknown=True)
    assert one.lenient is None


@pytest.mark.parametrize(
    ("template", "required", "accepted"),
    [
        ({"optional": True}, (), {1, 6, 7}),
        ({"hum_tgt_total_number": [fill({"value": "8"})]}, (7,), {1, 6, 7}),
        (
            {
                "hum_tgt_total_number": [fill({"value": "~ 8"})],
                "hum_tgt_effect_of_incident": TEMPLATE["hum_tgt_effect_of_incident"][:2],  # type: ignore[index]
            },
            (8,),
            {1, 6, 8},
        ),
    ],
)
def test_what_a_template_requires(
    tmp_path: Path, template: dict[str, Any], required: tuple[int, ...], accepted: set[int]
) -> None:
    row = {"id": "a", "text": TEXT, "templates": [TEMPLATE | template]}
    killed = read_toll_gold(write(tmp_path, row))[0].wanted["killed"]
    assert [set(some) for some in killed.required] == [{n} for n in required]
    assert killed.accepted == accepted


def test_gold_of_neither_kind_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "text": TEXT, "statements": []})
    assert marks_numbers(path)
    with pytest.raises(GoldError, match="neither"):
        read_toll_gold(path)


def _contract(readings: dict[str, Reading]) -> dict[str, Any]:
    return {name: msgspec.to_builtins(reading) for name, reading in readings.items()}


def _flat(score: NumberScore) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(score)
    return {key: value for key, value in told.items() if key.startswith("counts")}


@pytest.mark.gold
@pytest.mark.parametrize("name", ["casualties/dev.jsonl.gz", "muc4/dev.jsonl.gz"])
def test_the_published_scorer_agrees(gold: Path, name: str) -> None:
    module = scorer(gold, "score_numbers")
    path = gold / name
    if not path.is_file():
        pytest.skip(f"the gold is not here ({path})")
    documents = read_toll_gold(path)
    chance = random.Random(5)
    readings: dict[str, Reading] = {}
    for one in documents:
        near = [n for kind in KINDS for n in one.wanted[kind].accepted] or [1]
        counts = [
            (chance.choice(KINDS), low, chance.choice((low, low + 1, low + 9, None)))
            for low in chance.choices([*near, 2, 5], k=chance.randint(0, 4))
        ]
        made = read(*counts, name=one.id)[one.id]
        readings[one.id] = msgspec.structs.replace(made, text=one.text)
    theirs = module.score(module.load(str(path)), _contract(readings))
    ours = _flat(score_numbers(documents, readings))
    assert ours == {key: value for key, value in theirs.items() if key.startswith("counts")}
