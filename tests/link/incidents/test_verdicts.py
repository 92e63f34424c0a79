"""What people reject and amend, and who actors are found to be, change incidents."""

from pathlib import Path
from typing import Any

from tests.base.invented import file_readings
from tests.link.simple import SimpleScorer
from tests.link.stories import report

from according.base import Base
from according.base.decisions import Judgement, decide
from according.link.job import Progress, link_base
from according.model import Incident

AT = "2024-06-01T10:00:00+00:00"


def link(path: Path) -> Progress | None:
    steps = list(link_base(path, lambda: AT, scorer=SimpleScorer()))
    return steps[-1] if steps else None


def judge(path: Path, verdict: Any, *records: str, person: str = "Ann", **more: Any) -> None:
    decide(path, Judgement(verdict=verdict, records=records, **more), person=person, at=AT)


def withdraw_all(path: Path) -> None:
    with Base.open(path) as base:
        made = [one.decision.id for one in base.decisions()]
    for id_ in made:
        decide(path, Judgement(verdict="withdraw", withdraws=id_), person="Ann", at=AT)


def incidents(path: Path) -> list[Incident]:
    with Base.open(path) as base:
        return sorted((one.incident for one in base.incidents()), key=lambda one: one.id)


def shelled(path: Path) -> Incident:
    return next(one for one in incidents(path) if one.words == "shelled")


def base(tmp_path: Path) -> Path:
    path = file_readings(tmp_path / "b.accd", [report(0, 0), report(0, 1), report(0, 2)])
    link(path)
    return path


def test_a_rejected_claim_leaves_its_incident_and_comes_back(tmp_path: Path) -> None:
    path = base(tmp_path)
    before = incidents(path)
    judge(path, "reject", "s0-01/c1")
    link(path)
    assert {r.document for r in shelled(path).reports} == {"s0-00", "s0-02"}
    withdraw_all(path)
    link(path)
    assert incidents(path) == before


def test_where_all_is_rejected_there_is_no_incident(tmp_path: Path) -> None:
    path = base(tmp_path)
    for number in range(3):
        judge(path, "reject", f"s0-0{number}/e1")
    link(path)
    assert not [one for one in incidents(path) if one.words == "shelled"]
    withdraw_all(path)
    link(path)
    assert len(shelled(path).reports) == 3


def test_of_two_people_the_later_is_heard(tmp_path: Path) -> None:
    path = base(tmp_path)
    judge(path, "reject", "s0-01/c1")
    decide(
        path,
        Judgement(verdict="accept", records=("s0-01/c1",)),
        person="Bo",
        at="2024-06-02T10:00:00+00:00",
    )
    link(path)
    assert len(shelled(path).reports) == 3


def test_amended_values_are_used(tmp_path: Path) -> None:
    path = base(tmp_path)
    for number in range(3):
        claim = f"s0-0{number}/c1"
        judge(path, "amend", claim, field="place", value="Vell")
        judge(path, "amend", claim, field="time", value="2024-04-20")
        judge(path, "amend", claim, field="actors", value="Smugglers")
        judge(path, "amend", f"s0-0{number}/c2", field="killed", value=31)
    link(path)
    found = shelled(path)
    assert (found.place, found.start, found.actors) == ("Vell", "2024-04-20", ("Smugglers",))
    killed = [c for one in incidents(path) for c in one.counts if c.what == "killed"]
    assert {count.best for count in killed} == {31}


def test_a_second_run_does_nothing_anew(tmp_path: Path) -> None:
    path = base(tmp_path)
    judge(path, "reject", "s0-01/c1")
    assert link(path) is not None
    assert link(path) is None


def test_decisions_on_actors_that_contradict_each_other_are_entered(tmp_path: Path) -> None:
    path = base(tmp_path)
    one, two, three = (f"s0-0{number}/a1" for number in range(3))
    judge(path, "same", one, two)
    judge(path, "same", two, three)
    judge(path, "different", one, three)
    done = link(path)
    assert done is not None and done.conflicts == 1
    with Base.open(path) as door:
        (why,) = door.connection.execute("SELECT why FROM link_conflict").fetchone()
    assert why
    link(path)
    with Base.open(path) as door:
        assert door.connection.execute("SELECT count(*) FROM link_conflict").fetchone() == (1,)


def test_who_actors_are_found_to_be_makes_incidents_anew(tmp_path: Path) -> None:
    path = base(tmp_path)
    judge(path, "different", "s0-00/a1", "s0-01/a1")
    link(path)
    again = file_readings(tmp_path / "c.accd", [report(0, n) for n in (2, 0, 1)])
    judge(again, "different", "s0-00/a1", "s0-01/a1")
    link(again)
    assert incidents(path) == incidents(again)


def test_origins_are_entered_with_what_rests_on_them(tmp_path: Path) -> None:
    path = base(tmp_path)
    with Base.open(path) as door:
        rows = door.connection.execute(
            "SELECT origin.name, origin.what, origin.reports, count(origin_report.document)"
            " FROM origin JOIN origin_report ON origin_report.origin = origin.key"
            " JOIN incident ON incident.key = origin.incident GROUP BY origin.key"
        ).fetchall()
        assert all(reports == counted for *_, reports, counted in rows)
        values = door.connection.execute(
            "SELECT what, low, independent FROM incident_value ORDER BY low"
        ).fetchall()
        assert values == [("killed", 5, 1)]
        assert door.connection.execute("SELECT count(*) FROM origin_claim").fetchone()[0] > 0
        assert door.connection.execute("SELECT count(*) FROM origin_evidence").fetchone()[0] > 0
    judge(path, "reject", "s0-01/e1")
    link(path)
    with Base.open(path) as door:
        orphans = door.connection.execute(
            "SELECT count(*) FROM origin WHERE incident NOT IN (SELECT key FROM incident)"
        ).fetchone()
        assert orphans == (0,)
