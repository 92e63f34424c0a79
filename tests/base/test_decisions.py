"""Decisions: added, found again, taken away and brought in."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from according.base import BaseError
from according.base.decisions import (
    Judgement,
    StatedDecision,
    decide,
    decide_all,
    decisions,
    export_decisions,
    import_decisions,
)
from according.base.store import Store
from according.model import Decision, Reading, Verdict

from .invented import Told, file_readings, reading

TEXT = (
    "Rebels attacked soldiers in Kell on Monday, the ministry said. "
    "Police arrested rioters in Varn."
)
OTHER = "On Monday rebels raided Kell, killing two."
AT = "2024-05-02T10:00:00+02:00"


def first() -> Reading:
    return reading(
        "r-one",
        TEXT,
        Told(anchor="attacked", actor="Rebels", recipient="soldiers", by=("the ministry", "said")),
        Told(anchor="arrested", type="COERCE", actor="Police", recipient="rioters", place="Varn"),
    )


def both() -> list[Reading]:
    return [first(), reading("r-two", OTHER, Told(anchor="raided", actor="rebels", place="Kell"))]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return file_readings(tmp_path / "b.accd", both())


def judge(
    base: Path, verdict: Verdict, *records: str, person: str = "Ann", at: str = AT, **rest: object
) -> Decision:
    judgement = msgspec.convert({"verdict": verdict, "records": records, **rest}, Judgement)
    return decide(base, judgement, person=person, at=at)


def listed(base: Path) -> tuple[StatedDecision, ...]:
    with Store.open(base) as store:
        return decisions(store.connection)


def states(base: Path) -> dict[str, str]:
    return {one.decision.id: one.state for one in listed(base)}


def test_a_decision_keeps_person_time_reason_and_words(base: Path) -> None:
    made = judge(base, "accept", "r-one/c1", why="the photograph shows it")
    (one,) = listed(base)
    assert one.decision == made
    assert (made.person, made.at, made.why) == (
        "Ann",
        "2024-05-02T08:00:00+00:00",
        "the photograph shows it",
    )
    assert made.records[0].words == "attacked"
    assert made.records[0].hint == "ASSAULT the ministry"
    assert one.records == ("r-one/c1",)


def test_rows_cannot_be_changed_or_taken_out(base: Path) -> None:
    judge(base, "accept", "r-one/c1")
    connection = sqlite3.connect(base)
    for sql in ("UPDATE decision SET person = 'Bo'", "DELETE FROM decision_record"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(sql)
    connection.close()


def test_the_latest_of_a_person_stands_and_people_may_disagree(base: Path) -> None:
    old = judge(base, "accept", "r-one/c1")
    new = judge(base, "reject", "r-one/c1", at="2024-05-03T10:00:00Z")
    bo = judge(base, "accept", "r-one/c1", person="Bo")
    found = {one.decision.id: one for one in listed(base)}
    assert found[old.id].state == "replaced"
    assert found[new.id].state == found[bo.id].state == "standing"
    assert found[new.id].against == ("Bo",)
    assert found[bo.id].against == ("Ann",)


def test_an_amendment_does_not_replace_a_verdict(base: Path) -> None:
    judge(base, "accept", "r-one/c1")
    judge(base, "amend", "r-one/c1", field="status", value="planned", at="2024-05-04T00:00:00Z")
    assert set(states(base).values()) == {"standing"}


def test_several_are_decided_together_or_none(base: Path) -> None:
    def killed(number: object) -> Judgement:
        return Judgement(verdict="amend", records=("r-one/c1",), field="killed", value=number)

    at = "2024-06-01T10:00:00+00:00"
    with pytest.raises(BaseError):
        decide_all(base, [killed(12), killed("many")], person="Ann", at=at)
    assert not listed(base)
    made = decide_all(
        base, [killed(12), Judgement(verdict="accept", records=("r-one/c1",))], person="Ann", at=at
    )
    assert [one.decision.id for one in listed(base)] == sorted(one.id for one in made)


def test_withdrawn_once_and_not_twice(base: Path) -> None:
    made = judge(base, "reject", "r-one/c1")
    judge(base, "withdraw", withdraws=made.id[:10], person="Bo", why="a slip")
    assert states(base) == {made.id: "withdrawn"}
    with pytest.raises(BaseError, match="was withdrawn by Bo"):
        judge(base, "withdraw", withdraws=made.id)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("time", "2024-05-01/2024-05-02", {"start": "2024-05-01", "end": "2024-05-02"}),
        ("time", None, None),
        ("place", "Kell", {"name": "Kell"}),
        ("actors", "the army; Rebels", ["the army", "Rebels"]),
        ("killed", 12, {"low": 12, "high": 12}),
        ("killed", [3, None], {"low": 3, "high": None}),
        ("span", "0:6", [0, 6]),
        ("type", "COERCE", "COERCE"),
        ("mode", "aerial", "aerial"),
        ("status", "denied", "denied"),
    ],
)
def test_what_is_amended_is_kept_in_full(
    base: Path, field: str, value: object, kept: object
) -> None:
    assert judge(base, "amend", "r-one/c1", field=field, value=value).value == kept


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("status", "perhaps", "one of happened, denied"),
        ("mode", "arrest", "ASSAULT has the modes"),
        ("span", [5, 900], "outside the report's text"),
        ("time", "2024-05-03/2024-05-01", "ends before it begins"),
        ("time", "last Monday", "cannot be the time"),
        ("colour", "red", "it has span, type"),
        ("place", {"name": "Kell", "lat": 3}, "both lat and lon"),
        ("killed", -1, "cannot be the killed"),
    ],
)
def test_values_are_held_against_the_model(
    base: Path, field: str, value: object, told: str
) -> None:
    with pytest.raises(BaseError, match=told):
        judge(base, "amend", "r-one/c1", field=field, value=value)
    assert listed(base) == ()


@pytest.mark.parametrize(
    ("verdict", "records", "told"),
    [
        ("accept", ("r-one/c9",), "has no claim c9"),
        ("accept", ("none/c1",), "no report 'none'"),
        ("accept", ("r-/c1",), "several reports"),
        ("accept", ("r-one",), "names no record"),
        ("same", ("r-one/c1",), "give the other"),
        ("same", ("r-one/c1", "r-one/c1"), "give the other"),
        ("same", ("r-one/c1", "r-two/a1"), "one kind"),
        ("merge", ("r-one/a1", "r-two/a1"), "of two reports say: same"),
        ("amend", ("r-one/c1",), "give --field"),
    ],
)
def test_what_cannot_be_decided(
    base: Path, verdict: Verdict, records: tuple[str, ...], told: str
) -> None:
    with pytest.raises(BaseError, match=told):
        judge(base, verdict, *records)


def test_pairs_of_claims_and_of_actors(base: Path) -> None:
    judge(base, "same", "r-one/c1", "r-two/c1")
    judge(base, "different", "r-two/c1", "r-one/c1", person="Bo")
    judge(base, "merge", "r-one/a1", "r-one/a2")
    one, two, _ = sorted(listed(base), key=lambda each: each.decision.verdict, reverse=True)[0:3]
    assert all(each.state == "standing" for each in listed(base))
    assert (one.against, two.against) in ((("Bo",), ()), (("Bo",), ("Ann",)))


def test_decisions_stay_on_their_words_when_a_report_is_reread(base: Path) -> None:
    claim = judge(base, "accept", "r-one/c2")
    actor = judge(base, "amend", "r-one/a4", field="kind", value="organisation")
    lost = judge(base, "reject", "r-one/c1")
    # Another reader: one event fewer, so that all numbers shift, and a longer anchor.
    again = reading(
        "r-one",
        TEXT,
        Told(anchor="Police arrested", type="COERCE", actor="Police", recipient="rioters"),
    )
    file_readings(base, [again], reader="2")
    found = {one.decision.id: one for one in listed(base)}
    assert found[claim.id].records == ("r-one/c1",)
    assert found[claim.id].state == "standing"
    assert found[actor.id].records == ("r-one/a1",)
    assert found[lost.id].state == "unattached"
    assert found[lost.id].reason == "no claim is read at its words any more"


def test_a_base_made_anew_from_reports_and_decisions_is_the_same(
    base: Path, tmp_path: Path
) -> None:
    made = judge(base, "accept", "r-one/c1", why="seen")
    judge(base, "amend", "r-one/c2", field="place", value="Varn", person="Bo")
    judge(base, "withdraw", withdraws=made.id)
    anew = file_readings(tmp_path / "anew.accd", both())
    done = import_decisions(anew, export_decisions(base))
    assert (done.added, done.known) == (3, 0)
    assert dump(anew) == dump(base)
    assert import_decisions(anew, export_decisions(base)).known == 3
    assert dump(anew) == dump(base)


def test_decisions_may_come_before_their_report(base: Path, tmp_path: Path) -> None:
    judge(base, "accept", "r-two/c1")
    anew = file_readings(tmp_path / "anew.accd", both()[:1])
    import_decisions(anew, export_decisions(base))
    assert listed(anew)[0].reason == "its report is not filed"
    file_readings(anew, both()[1:])
    assert listed(anew)[0].records == ("r-two/c1",)


def test_a_changed_line_is_refused_and_nothing_of_its_file_taken_in(
    base: Path, tmp_path: Path
) -> None:
    judge(base, "accept", "r-one/c1")
    judge(base, "accept", "r-one/c2")
    good, bad = export_decisions(base)
    anew = file_readings(tmp_path / "anew.accd", both())
    with pytest.raises(BaseError, match="line 2: its id is not that of its content"):
        import_decisions(anew, [good, bad.replace(b"accept", b"reject")])
    assert listed(anew) == ()


def dump(base: Path) -> list[str]:
    connection = sqlite3.connect(base)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
