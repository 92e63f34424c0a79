"""Quality floors: what was reached once is held, on texts that are known to be the same."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from according.evaluate.gold import read_gold
from according.evaluate.statements import MannerClasses, score_statements
from according.ingest import Given, document_from_text
from according.model import Reading
from according.reading import Reader

pytestmark = [pytest.mark.model, pytest.mark.slow]

HERE = Path(__file__).resolve().parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def scored(reader: Reader, path: Path, floor: dict[str, Any]) -> MannerClasses:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == floor["sha256"], f"{path.name} has changed: set its floors anew"
    gold = read_gold(path)
    documents = (document_from_text(d.text, given=Given(id=d.id)) for d in gold)
    readings = [r for r in reader.read(documents) if isinstance(r, Reading)]
    assert len(readings) == len(gold)
    return score_statements(gold, {r.id: r.statements for r in readings}).statements


def holds(score: MannerClasses, floor: dict[str, Any]) -> None:
    assert score.all.content_partial.f1 >= floor["content_found"]
    assert score.all.source_partial.f1 >= floor["content_source"]


def test_statements_of_the_example_corpus(reader: Reader) -> None:
    floor = FLOORS["examples"]
    holds(scored(reader, HERE.parent / floor["file"], floor), floor)


@pytest.mark.gold
def test_statements_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    floor = FLOORS["polnear_dev"]
    holds(scored(reader, gold / floor["file"], floor), floor)
