"""Quality floors: what was reached once is held, on texts that are known to be the same."""

import hashlib
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

from according.evaluate import (
    read_mention_gold,
    read_relation_gold,
    score_actors,
    score_coreference,
    score_relations,
)
from according.evaluate.chains import score_chains
from according.evaluate.gold import read_gold
from according.evaluate.gold_events import read_police_gold
from according.evaluate.gold_numbers import read_toll_gold
from according.evaluate.gold_places import read_place_gold
from according.evaluate.gold_times import read_time_gold
from according.evaluate.numbers import score_numbers
from according.evaluate.places import score_places
from according.evaluate.police import score_police
from according.evaluate.statements import MannerClasses, score_statements
from according.evaluate.times import score_times
from according.ingest import Given, document_from_text
from according.model import Reading
from according.reading import Options, Reader

pytestmark = [pytest.mark.model, pytest.mark.slow]

HERE = Path(__file__).resolve().parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


class HasText(Protocol):
    """An annotated report, of whichever kind."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


def is_known(path: Path, floor: dict[str, Any]) -> Path:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == floor["sha256"], f"{path.name} has changed: set its floors anew"
    return path


def read(reader: Reader, gold: Sequence[HasText]) -> dict[str, Reading]:
    documents = (
        document_from_text(d.text, given=Given(id=d.id, published=getattr(d, "published", None)))
        for d in gold
    )
    readings = [r for r in reader.read(documents) if isinstance(r, Reading)]
    assert len(readings) == len(gold)
    return {r.id: r for r in readings}


def scored(reader: Reader, path: Path, floor: dict[str, Any]) -> MannerClasses:
    gold = read_gold(is_known(path, floor))
    readings = read(reader, gold)
    return score_statements(gold, {i: r.statements for i, r in readings.items()}).statements


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


@pytest.mark.gold
def test_chains_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    floor = FLOORS["chains_dev"]
    documents = read_gold(is_known(gold / floor["file"], floor))
    score = score_chains(documents, read(reader, documents))
    assert score.nested.f1 >= floor["nested"]
    assert score.about.f1 >= floor["about"]
    assert score.act.share >= floor["act"]
    assert score.speaker.share >= floor["speaker"]
    assert score.numbers.bounds.share >= floor["number_bounds"]
    assert score.numbers.by.share >= floor["number_speaker"]


@pytest.mark.gold
def test_actors_and_relations_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    floor = FLOORS["re3d_dev"]
    documents = read_relation_gold(is_known(gold / floor["file"], floor))
    readings = read(reader, documents)
    assert score_actors(documents, readings).partial.f1 >= floor["partial"]
    relations = score_relations(documents, readings).relations
    assert relations["all five"].f1 >= floor["all_five"]


@pytest.mark.gold
def test_coreference_of_the_annotated_texts(reader: Reader, gold: Path) -> None:
    floor = FLOORS["gum_dev"]
    documents = read_mention_gold(is_known(gold / floor["file"], floor))
    score = score_coreference(documents, read(reader, documents))
    assert score.all.conll.f1 >= floor["conll_with_singletons"]
    assert score.no_singletons.conll.f1 >= floor["conll_without_singletons"]


@pytest.mark.gold
def test_times_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    for name, published in (("time_dev", True), ("wikiwars_dev", False)):
        floor = FLOORS[name]
        documents = read_time_gold(is_known(gold / floor["file"], floor), published=published)
        rows = score_times(documents, read(reader, documents)).rows
        assert rows["span-overlap"].f1 >= floor["found"]
        assert rows["exact"].f1 >= floor["exact"]


@pytest.mark.gold
def test_places_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    floor = FLOORS["geo_dev"]
    documents = read_place_gold(is_known(gold / floor["file"], floor))
    score = score_places(documents, read(reader, documents)).corpora["all"]
    assert score.relaxed.f1 >= floor["found"]
    assert score.acc161.share >= floor["within_161_km"]


@pytest.mark.gold
def test_numbers_of_the_annotated_reports(reader: Reader, gold: Path) -> None:
    floor = FLOORS["muc4_dev"]
    documents = read_toll_gold(is_known(gold / floor["file"], floor))
    score = score_numbers(documents, read(reader, documents))
    assert score.counts["all >=2"].f1 >= floor["two_or_more"]


@pytest.mark.gold
def test_what_police_did_in_the_annotated_reports(gold: Path) -> None:
    floor = FLOORS["police_dev"]
    documents = read_police_gold(is_known(gold / floor["file"], floor))
    labels = score_police(documents, read(Reader.load(Options(every=True)), documents)).labels
    assert labels["KILL"].p >= floor["killings_right"]
    for label in ("KILL", "ARREST", "FORCE", "ANY_ACTION"):
        assert labels[label].f1 >= floor[label], label
