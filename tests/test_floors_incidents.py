"""Quality floors of what is put together across reports, on a part of the annotated reports."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.base.invented import file_readings
from tests.test_floors import FLOORS, is_known, read

from according.base import Base
from according.evaluate.gold_incidents import (
    OneIncidentDocument,
    ToldDocument,
    read_incident_gold,
)
from according.evaluate.incidents import score_incidents, score_reports, told_by
from according.link.job import link_base
from according.model import Incident
from according.reading import Options, Reader

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.gold]

AT = "2024-06-01T10:00:00+00:00"


def linked(
    path: Path, reader: Reader, documents: Sequence[ToldDocument] | Sequence[OneIncidentDocument]
) -> list[Incident]:
    file_readings(path, list(read(reader, documents).values()))
    for _ in link_base(path, lambda: AT):
        pass
    with Base.open(path) as base:
        return [filed.incident for filed in base.incidents()]


def known(gold: Path, name: str) -> tuple[dict[str, Any], Sequence[Any]]:
    floor = FLOORS[name]
    return floor, read_incident_gold(is_known(gold / floor["file"], floor))


def test_happenings_of_the_annotated_stories(gold: Path, tmp_path: Path) -> None:
    floor, documents = known(gold, "ecb_dev")
    some = [each for each in documents if each.topic in floor["topics"]]
    found = linked(tmp_path / "b.accd", Reader.load(Options(every=True)), some)
    score = score_incidents(some, told_by(found))
    assert score.end_to_end.conll.f1 >= floor["end_to_end"]
    assert score.gold_mentions.conll.f1 >= floor["gold_mentions"]


def test_incidents_of_the_annotated_reports(gold: Path, tmp_path: Path) -> None:
    floor, documents = known(gold, "casualties_dev")
    reports = Counter(each.incident for each in documents)
    # Of incidents told by several reports, and as many reports that stand alone.
    several = [each for each in documents if reports[each.incident] > 1][: floor["reports"]]
    alone = [each for each in documents if reports[each.incident] == 1][: floor["reports"]]
    some = several + alone
    found = linked(tmp_path / "b.accd", Reader.load(), some)
    score = score_reports(some, found, frozenset({"ASSAULT"}))
    assert score.pairs.f1 >= floor["pairs"]
    assert score.b_cubed.f1 >= floor["b_cubed"]
