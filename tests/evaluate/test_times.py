"""The measure of times: against the published scorer, and on cases worked by hand."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from according.cli.evaluate.times import times as command
from according.evaluate.gold_times import GoldTime, TimeDocument, acceptable, read_time_gold
from according.evaluate.lines import GoldError
from according.evaluate.mistakes import counted
from according.evaluate.times import TIME_MISTAKES, score_times, time_mistakes
from according.export.contract import to_line
from according.model import Reading, Span, TimeRef

from .published import scorer

TEXT = "On Friday and in 1988, now and in May, for 3 days."
VALUES = [
    ("Friday", "DATE", "1998-02-27"),
    ("1988", "DATE", "1988"),
    ("now", "DATE", "PRESENT_REF"),
    ("May", "DATE", "1998-05"),
    ("3 days", "DURATION", "P3D"),
]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def time(words: str, start: str | None, end: str | None) -> TimeRef:
    return TimeRef(id="t1", span=span(words), start=start, end=end)


RIGHT = [
    time("Friday", "1998-02-27", "1998-02-27"),
    time("1988", "1988-01-01", "1988-12-31"),
    time("May", "1998-05-01", "1998-05-31"),
]
GOLD = (
    TimeDocument(
        id="d",
        text=TEXT,
        timex=tuple(GoldTime(span=span(w), type=t, value=v) for w, t, v in VALUES),
    ),
)


def reading(*times: TimeRef) -> dict[str, Reading]:
    return {"d": Reading(id="d", text=TEXT, times=times)}


def f1(*times: TimeRef) -> dict[str, float]:
    return {row: value.f1 for row, value in score_times(GOLD, reading(*times)).rows.items()}


def test_all_right() -> None:
    rows = f1(*RIGHT)
    assert all(rows[row] == 1 for row in rows if row != "any-timex")
    assert not time_mistakes(GOLD, reading(*RIGHT))


def test_what_cannot_be_dated_costs_nothing_and_an_invention_does() -> None:
    day = "1998-02-27"
    assert f1(*RIGHT, time("now", day, day), time("3 days", None, None))["exact"] == 1
    score = score_times(GOLD, reading(*RIGHT, time("for", day, day))).rows
    assert score["exact"].p == score["span-overlap"].p == 3 / 4


def test_levels() -> None:
    made = (
        time("1988,", "1988-11-23", "1988-11-23"),
        time("Friday", "1998-02-27", "1998-02-28"),
        time("May", None, "1998-05-31"),
    )
    rows = score_times(GOLD, reading(*made)).rows
    assert [rows[row].tp for row in ("exact", "relaxed", "close")] == [0, 2, 1]
    assert (rows["span-overlap"].tp, rows["span-exact"].tp) == (3, 2)


def test_mistakes_have_their_kinds() -> None:
    made = (
        time("Friday", "1998-02-26", "1998-02-26"),
        time("1988", None, None),
        time("for", "1998-02-27", "1998-02-27"),
    )
    kinds = counted(time_mistakes(GOLD, reading(*made)), TIME_MISTAKES)
    assert kinds == {"missed": 1, "invented": 1, "wrong_interval": 1, "left_open": 1}


@pytest.mark.parametrize(
    "value",
    ["PRESENT_REF", "XXXX-XX-XX", "BC0480", "P1D", "", None, "1998-WXX", "1998-02-31", "1989-QX",
     "1998-13", "1998-W60", "1989-Q7", "0000"],
)  # fmt: skip
def test_values_that_stand_for_no_interval(value: str | None) -> None:
    assert acceptable(GoldTime(span=Span(0, 1), type="DATE", value=value)) == ((), None)


def test_a_line_with_a_span_outside_its_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        json.dumps({"id": "d", "text": "x", "timex": [{"span": [0, 9], "type": "DATE"}]})
    )
    with pytest.raises(GoldError, match="a time"):
        read_time_gold(path)


def perturbed(document: TimeDocument, chance: random.Random) -> list[TimeRef]:
    """The gold as it may be read: moved, widened, dropped, doubled and invented."""
    made: list[TimeRef] = []
    length = len(document.text)
    for one in document.timex:
        fate = chance.random()
        if fate < 0.1:
            continue
        intervals, _ = acceptable(one)
        start, end = one.span
        if fate < 0.4:
            start, end = max(0, start - 3), min(length, end + chance.randint(0, 20))
        first = last = None
        if intervals and fate > 0.2:
            first, last = map(str, chance.choice(intervals))
        if fate > 0.8:
            last = first
        if fate > 0.95:
            first, last = "1999-01-01", chance.choice(["2001-12-31", "1990-01-01", None])
        made.append(TimeRef(id="t", span=Span(start, end), start=first, end=last))
        if fate < 0.15:
            at = chance.randrange(length - 1)
            made.append(
                TimeRef(id="t", span=Span(at, at + 1), start="1998-02-27", end="1998-02-27")
            )
            made.append(made[-1])
    return made


@pytest.mark.gold
@pytest.mark.parametrize("name", ["dev", "wikiwars_dev"])
def test_the_same_numbers_as_the_published_scorer(gold: Path, name: str) -> None:
    path = gold / "time" / f"{name}.jsonl.gz"
    documents = read_time_gold(path)
    chance = random.Random(7)
    readings = {
        d.id: Reading(id=d.id, text=d.text, times=tuple(perturbed(d, chance)))
        for d in documents
        if chance.random() < 0.95
    }
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    told: dict[str, list[dict[str, Any]]] = {
        name: [{"span": list(t.span), "start": t.start, "end": t.end} for t in one.times]
        for name, one in readings.items()
    }
    theirs = scorer(gold, "score_time").score(rows, told)
    ours = score_times(documents, readings)
    for row, value in ours.rows.items():
        assert {k: getattr(value, k) for k in ("tp", "pred", "gold")} == {
            k: theirs["rows"][row][k] for k in ("tp", "pred", "gold")
        }, row
        assert value.f1 == pytest.approx(theirs["rows"][row]["f1"])
    assert {k: (v.right, v.of) for k, v in ours.exact_recall_by_granularity.items()} == {
        k: (v["hit"], v["gold"]) for k, v in theirs["exact_recall_by_granularity"].items()
    }


def test_the_command(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(command)
    path, made = tmp_path / "gold.jsonl", tmp_path / "readings.jsonl"
    timex = [{"span": list(span(w)), "type": t, "value": v} for w, t, v in VALUES]
    path.write_text(
        json.dumps({"id": "d", "text": TEXT, "dct": "1998-02-27T08:00", "timex": timex})
    )
    made.write_bytes(to_line(reading(*RIGHT)["d"]))
    done = CliRunner().invoke(app, [str(path), "--readings", str(made), "--json", "--no-published"])
    assert done.exit_code == 0, done.output
    score = json.loads(done.stdout)
    assert score["rows"]["exact"]["f1"] == 1 and score["errors"]["missed"] == 0
    shown = CliRunner().invoke(app, [str(path), "--readings", str(made), "--errors", "2"])
    assert shown.exit_code == 0 and "interval exact" in shown.stdout
