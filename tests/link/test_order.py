"""The bundled reports make the same incidents in any order, and fed in ten parts."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.base.invented import file_readings

from according.base import Base
from according.ingest import read_inputs
from according.link.job import link_base
from according.model import Reading
from according.reading import Reader

pytestmark = [pytest.mark.model, pytest.mark.slow]

CORPUS = Path(__file__).resolve().parents[2] / "examples/corpus"
PARTS = 10


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    read = Reader.load().read(read_inputs([str(CORPUS)]))
    return [reading for reading in read if isinstance(reading, Reading)]


def incidents(path: Path, parts: Sequence[list[Reading]]) -> list[str]:
    for part in parts:
        file_readings(path, part)
        for _ in link_base(path, lambda: "2024-06-01T10:00:00+00:00"):
            pass
    with Base.open(path) as base:
        return sorted(filed.record for filed in base.incidents())


def test_order_and_portions_change_no_incident(readings: list[Reading], tmp_path: Path) -> None:
    plain = incidents(tmp_path / "plain.accd", [readings])
    assert len(plain) > PARTS
    mixed = random.Random(8).sample(readings, len(readings))
    assert incidents(tmp_path / "mixed.accd", [mixed]) == plain
    assert incidents(tmp_path / "parts.accd", [mixed[n::PARTS] for n in range(PARTS)]) == plain
