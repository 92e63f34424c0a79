"""Linking a base: whatever the order and portions, the same incidents; nothing is done twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.base.invented import file_readings
from tests.link.simple import SimpleScorer
from tests.link.stories import corpus, report

from according.base import Base, BaseError
from according.base.decisions import Judgement, decide
from according.link.job import Progress, link_base
from according.model import Incident, Reading

AT = "2024-06-01T10:00:00+00:00"


def link(path: Path) -> Progress | None:
    steps = list(link_base(path, lambda: AT, scorer=SimpleScorer()))
    return steps[-1] if steps else None


def incidents(path: Path) -> list[Incident]:
    with Base.open(path) as base:
        return sorted((one.incident for one in base.incidents()), key=lambda one: one.id)


def linked(path: Path, readings: Sequence[Reading]) -> list[Incident]:
    file_readings(path, readings)
    link(path)
    return incidents(path)


def test_reports_of_one_happening_make_one_incident(tmp_path: Path) -> None:
    found = linked(tmp_path / "b.accd", corpus())
    shelled = [one for one in found if one.words == "shelled"]
    assert sorted(one.place or "" for one in shelled) == ["Aldamar", "Korvin", "Tesh"]
    assert all(len({r.document for r in one.reports}) == 4 for one in shelled)
    killed = next(one for one in found if one.counts and "s0-" in one.reports[0].document)
    assert (killed.counts[0].low, killed.counts[0].high) == (7, 7)  # the police's last word
    assert [each.low for each in killed.tolls] == [4, 5, 6, 7]
    assert [each.last for each in killed.tolls] == [False, False, False, True]


def test_the_order_of_filing_does_not_matter(tmp_path: Path) -> None:
    readings = corpus()
    first = linked(tmp_path / "a.accd", readings)
    random.Random(3).shuffle(readings)
    assert linked(tmp_path / "b.accd", readings) == first


def test_fed_in_parts_it_is_the_same(tmp_path: Path) -> None:
    readings = corpus()
    first = linked(tmp_path / "a.accd", readings)
    random.Random(4).shuffle(readings)
    for one in readings:
        linked(tmp_path / "b.accd", [one])
    assert incidents(tmp_path / "b.accd") == first


def test_what_is_linked_is_not_done_again(tmp_path: Path) -> None:
    path = tmp_path / "b.accd"
    linked(path, corpus())
    assert link(path) is None
    file_readings(path, [report(1, 9)])
    again = link(path)
    assert again is not None and again.reports == 1
    assert again.incidents < len(incidents(path))


def test_a_report_that_is_read_anew_is_linked_anew(tmp_path: Path) -> None:
    path = tmp_path / "b.accd"
    linked(path, [report(0, 0), report(0, 1), report(0, 2)])
    anew = report(0, 1, toll=False)
    file_readings(path, [anew], reader="2")
    link(path)
    assert incidents(path) == linked(tmp_path / "c.accd", [report(0, 0), anew, report(0, 2)])


def test_decisions_join_part_and_are_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "b.accd"
    before = linked(path, [report(0, 0), report(0, 1), report(1, 0)])
    for verdict, records in (
        ("same", ("s0-00/c1", "s1-00/c1")),
        ("different", ("s0-00/c1", "s0-01/c1")),
    ):
        judged = Judgement(verdict=verdict, records=records)  # type: ignore[arg-type]
        decide(path, judged, person="Ann", at=AT)
    link(path)
    shelled = [
        {r.document for r in one.reports} for one in incidents(path) if one.words == "shelled"
    ]
    assert {"s0-00", "s1-00"} in shelled
    assert {"s0-01"} in shelled
    with Base.open(path) as base:
        made = [one.decision.id for one in base.decisions()]
    for id_ in made:
        decide(path, Judgement(verdict="withdraw", withdraws=id_), person="Ann", at=AT)
    link(path)
    assert incidents(path) == before


def test_decisions_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    path = tmp_path / "b.accd"
    linked(path, [report(0, 0), report(0, 1), report(0, 2)])
    one, two, three = (f"s0-0{n}/c1" for n in range(3))
    for verdict, records in (
        ("same", (one, two)),
        ("same", (two, three)),
        ("different", (one, three)),
    ):
        judged = Judgement(verdict=verdict, records=records)  # type: ignore[arg-type]
        decide(path, judged, person="Ann", at=AT)
    done = link(path)
    assert done is not None and done.conflicts == 1


def test_an_earlier_report_renames_an_incident_and_the_old_id_still_finds_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "b.accd"
    old = {one.words: one.id for one in linked(path, [report(0, 1), report(0, 2)])}
    new = {one.words: one.id for one in linked(path, [report(0, 0)])}
    assert new["shelled"] != old["shelled"]
    with Base.open(path) as base:
        assert base.incident(old["shelled"]).id == new["shelled"]
        assert base.incident(old["shelled"][:8]).id == new["shelled"]
        with pytest.raises(BaseError, match="there is no incident"):
            base.incident("nothing")


def test_a_second_run_stops_the_first(tmp_path: Path) -> None:
    path = file_readings(tmp_path / "b.accd", corpus())
    first = link_base(path, lambda: AT, scorer=SimpleScorer())
    next(first)
    link(path)
    with pytest.raises(BaseError, match="another run"):
        list(first)
    assert len(incidents(path)) > 3


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_it_goes_on(tmp_path: Path) -> None:
    expected = linked(tmp_path / "a.accd", corpus())
    path = file_readings(tmp_path / "b.accd", corpus())
    script = (
        "import sys, time; from pathlib import Path; from tests.link.simple import SimpleScorer;"
        "from according.link.job import run\nrun._BATCH = 3\n"
        "for done in run.link_base(Path(sys.argv[1]), lambda: 'now', scorer=SimpleScorer()):\n"
        "    print(done.done, flush=True); time.sleep(0.2)\n"
    )
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(0.1)
    child.kill()
    child.wait()
    done = sqlite3.connect(path).execute("SELECT count(*) FROM linked_document").fetchone()[0]
    assert 0 < done < 12
    link(path)
    assert incidents(path) == expected
