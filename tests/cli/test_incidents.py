"""Incidents on the command line."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.base.invented import file_readings
from tests.link.simple import SimpleScorer
from tests.link.stories import corpus
from typer.testing import CliRunner

from according.cli.app import app
from according.link.job import link_base

RUN = CliRunner()
CONTRACT = (
    "id type start end place actors recipients counts independent origins reports disputes denials"
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = file_readings(tmp_path_factory.mktemp("incidents") / "b.accd", corpus())
    for _ in link_base(path, lambda: "2024-06-01T10:00:00+00:00", scorer=SimpleScorer()):
        pass
    return str(path)


def run(*words: str) -> str:
    result = RUN.invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_contract_has_its_keys(base: str) -> None:
    lines = [json.loads(line) for line in run("incidents", base, "-f", "json").splitlines()]
    assert len(lines) == 6
    for line in lines:
        assert set(CONTRACT.split()) <= set(line)
        assert {"document", "event", "span"} == set(line["reports"][0])
    counted = next(line for line in lines if line["counts"])
    assert {"what", "low", "best", "high", "by"} == set(counted["counts"][0])


def test_filters(base: str) -> None:
    def ids(*asked: str) -> list[str]:
        rows = csv.DictReader(io.StringIO(run("incidents", base, "-f", "csv", *asked)))
        return [row["id"] for row in rows]

    assert len(ids("--place", "tesh")) == 1
    assert len(ids("--actor", "ARMY")) == 1
    assert len(ids("--min-killed", "6")) == 3
    assert len(ids("--since", "2024-04-29", "--until", "2024-04-29")) == 3
    assert not ids("--since", "2024-05-01")
    assert len(ids("--min-reports", "4")) == 6
    assert not ids("--min-reports", "5")
    assert not ids("--min-independent", "9")
    assert not ids("--type", "PROTEST")
    assert len(ids("--near", "1.5,2.5,10")) == 3
    assert len(ids("--published-since", "2024-05-05")) == 6
    assert ids("--limit", "2", "--offset", "2") == ids("--limit", "0")[2:4]


def test_table(base: str) -> None:
    shown = run("incidents", base)
    assert "4 reports, " in re.sub(r"\s+", " ", shown)
    result = RUN.invoke(app, ["incidents", base, "-n", "1"])
    assert "5 more: --offset 1" in result.stderr


def test_one_page(base: str) -> None:
    (line,) = run("incidents", base, "--place", "Tesh", "-f", "jsonl").splitlines()
    page = run("incident", base, json.loads(line)["id"][:6])
    assert "Reports" in page and "s0-00" in page
    assert "2024-04-29" in page and "army" in page
    (line,) = run("incidents", base, "--min-killed", "7", "-f", "jsonl", "-n", "1").splitlines()
    page = run("incident", base, json.loads(line)["id"])
    assert "Day by day" in page and "4 killed" in page
    whole = json.loads(run("incident", base, json.loads(line)["id"], "--json"))
    assert whole["tolls"][0]["low"] == 4


def test_unknown(base: str) -> None:
    result = RUN.invoke(app, ["incident", base, "zzz"])
    assert result.exit_code == 2
    assert "there is no incident 'zzz'" in result.stderr


def test_a_base_that_is_not_there(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["link", str(tmp_path / "none.accd")])
    assert result.exit_code == 2


def test_nothing_is_off_in_a_linked_base(base: str) -> None:
    run("verify", base)
