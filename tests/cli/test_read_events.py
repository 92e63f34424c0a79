"""Events as ``according read`` prints, explains and writes them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from according.export.contract import schema

pytestmark = pytest.mark.model

REPORT = """Gunmen kill mayor

Gunmen shot the mayor in Lagos on Monday, police said.

Read more: Police arrest editor
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "mayor.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def read(report: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "according", "read", report, *arguments]
    command += ["--published", "2023-03-08"]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, encoding="utf-8")


def events(report: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """The events as JSON, by the word that names each."""
    done = read(report, "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    jsonschema.validate(reading, schema())
    return {reading["text"][slice(*one["span"])]: one for one in reading["events"]}


def test_events_are_written_as_the_contract_says(report: Path) -> None:
    found = events(report)
    assert found["kill"]["type"] == found["shot"]["type"] == "ASSAULT"
    assert found["shot"]["mode"] == "firearms"
    assert found["shot"]["statement"] is not None
    assert {"time", "place", "happening", "actor_ids", "status"} <= found["shot"].keys()
    assert "arrest" not in found
    assert "said" not in found


def test_every_event_is_written_where_it_is_asked_for(report: Path) -> None:
    found = events(report, "--every-event")
    assert found["said"]["type"] == "OTHER"
    assert found["shot"]["type"] == "ASSAULT"


def test_an_event_is_explained(report: Path) -> None:
    id_ = events(report)["shot"]["id"]
    done = read(report, "--explain", id_)
    assert done.returncode == 0, done.stderr
    for told in ("⟦shot⟧", "Monday", "Lagos", "firearms", "police", "confidence"):
        assert told in done.stdout


def test_an_event_that_is_not_there_is_told(report: Path) -> None:
    done = read(report, "--explain", "e99")
    assert done.returncode == 2
    assert "e99" in done.stderr
    assert "Traceback" not in done.stderr
