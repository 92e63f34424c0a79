"""Every event of the example corpus has records or reasons in every codebook."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.codebooks import CannotBeCoded, as_rows
from according.model import Reading

GOLD = Path(__file__).resolve().parents[2] / "examples" / "gold" / "reports.jsonl"
POINT = {"lat": 1.0, "lon": 2.0, "country": "IRQ", "acled_precision": 1, "ucdp_precision": 1}


def readings(place: dict[str, Any]) -> list[Reading]:
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line) | {"dateline": None}
        row["places"] = [each | place for each in row["places"]]
        found.append(msgspec.convert(row, Reading))
    return found


@pytest.mark.parametrize("codebook", ["plover", "cameo", "acled", "ucdp"])
def test_every_event_has_a_record_or_reasons(codebook: Any) -> None:
    coded = 0
    for reading in readings(POINT):
        for row in as_rows(reading, codebook):
            assert msgspec.json.encode(row)
            if isinstance(row, CannotBeCoded):
                assert row.reasons
                assert all(row.reasons)
            else:
                coded += 1
    assert coded


def test_without_points_acled_and_ucdp_have_nothing() -> None:
    for codebook in ("acled", "ucdp"):
        rows = [row for reading in readings({}) for row in as_rows(reading, codebook)]
        assert all(isinstance(row, CannotBeCoded) for row in rows)
