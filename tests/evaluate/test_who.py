"""Who is who across reports, measured on pairs of reports."""

from pathlib import Path

import msgspec
import pytest
from tests.link.actors.test_job import CAST, base
from typer.testing import CliRunner

from according.base.store import Store
from according.cli.app import app
from according.evaluate.who import read_reports, score_who
from according.link.actors import link_actors


@pytest.fixture
def filed(tmp_path: Path) -> Path:
    path = base(tmp_path / "a.accd", CAST)
    with Store.open(path, write=True) as store, store.writing() as connection:
        link_actors(connection)
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Mara Voss of four reports, spelt in two ways, and the John Smiths of two, who are two."""
    rows = []
    for id_, text in CAST:
        entities = []
        for name, instance in (
            ("Mara Voss", "voss"),
            ("Marah Voss", "voss"),
            ("John Smith", f"smith {id_}"),
        ):
            at = text.find(name)
            if at >= 0:
                entities.append(
                    {
                        "span": [at, at + len(name)],
                        "instance": instance,
                        "ent_type": "PER",
                        "syntactic_type": "NAM",
                    }
                )
        rows.append(msgspec.json.encode({"id": id_, "entities": entities}))
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join(rows))
    return path


def test_pairs_of_reports_are_scored(filed: Path, gold: Path) -> None:
    with Store.open(filed) as store:
        score = score_who(read_reports(gold), store.connection)
    assert (score.reports, score.named, score.pairs) == (6, 7, 10)
    assert (score.linked.right, score.linked.found) == (10, 10)
    # One spelling alone, and two who bear one name.
    assert (score.same_name.right, score.same_name.found) == (6, 7)


def test_the_manner_of_ecb(tmp_path: Path, filed: Path) -> None:
    def mention(cluster: str, start: int, end: int) -> dict[str, object]:
        return {
            "tag": "HUMAN_PART_PER",
            "spans": [[start, end]],
            "surface": "Mara Voss",
            "cluster": cluster,
        }

    rows = [
        {"id": "d1", "topic": "1", "mentions": [mention("m", 0, 9)]},
        {"id": "d2", "topic": "1", "mentions": [mention("m", 0, 9)]},
        {"id": "d5", "topic": "2", "mentions": [mention("m", 0, 9)]},
    ]
    path = tmp_path / "ecb.jsonl"
    path.write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    with Store.open(filed) as store:
        score = score_who(read_reports(path), store.connection)
    assert (score.pairs, score.linked.found, score.linked.rates.f1) == (1, 1, 1.0)


def test_the_command(filed: Path, gold: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "who", str(gold), str(filed)])
    assert done.exit_code == 0
    assert "everybody of one name" in done.stdout
    failed = CliRunner().invoke(app, ["evaluate", "who", str(gold), "none.accd"])
    assert failed.exit_code != 0
