"""The measure of names, on invented names; and the floor on the attested ones."""

import gzip
import json
from pathlib import Path

import msgspec
import pytest

from according.evaluate.names import (
    area_under_curve,
    draw,
    look_alike,
    read_names,
    score_names,
)

NAMES = {
    "1": ["Farouk", "Faruq", "FARUQ"],
    "2": ["Tamsin", "Tamzin"],
    "3": ["Oskar", "Oscar"],
    "4": ["Tamara"],
    "5": ["Osker"],
}


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.jsonl.gz"
    rows = [{"id": k, "variants": [{"latin": w} for w in words]} for k, words in NAMES.items()]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_pairs_are_drawn_from_different_spellings(names: Path) -> None:
    drawn = draw(read_names(names))
    assert drawn.same == (("farouk", "faruq"), ("tamsin", "tamzin"), ("oscar", "oskar"))
    assert len(drawn.any) == len(drawn.initial) == 3
    assert all(one[0] == other[0] for one, other in drawn.initial)
    assert set(drawn.near) == {("oscar", "osker"), ("oskar", "osker")} or len(drawn.near) <= 3
    one_name = {frozenset(pair) for pair in drawn.same}
    assert not any(frozenset(p) in one_name for p in (*drawn.any, *drawn.initial, *drawn.near))
    assert draw(read_names(names)) == drawn


def test_looking_alike_is_one_letter_in_three() -> None:
    assert look_alike("ali", "adi")
    assert not look_alike("ali", "ado")
    assert look_alike("hassan", "hessen")
    assert not look_alike("ali", "alinor")


def test_the_area_is_the_chance_of_being_rated_higher() -> None:
    assert area_under_curve([0.9, 0.8], [0.1, 0.2]) == 1
    assert area_under_curve([0.5], [0.5]) == 0.5
    assert area_under_curve([0.1, 0.9], [0.5]) == 0.5
    assert area_under_curve([], [0.5]) == 0


def test_a_score_of_few_names(names: Path) -> None:
    score = score_names(names, all_names=True)
    assert (score.names, score.pairs) == (5, 3)
    assert score.key_recall == 1
    assert 0 <= score.auc_hard <= 1
    assert score_names(names).names < 5


def test_a_line_without_spellings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text('{"id": "1"}\n')
    with pytest.raises(msgspec.ValidationError, match="variants"):
        read_names(path)


@pytest.mark.gold
def test_attested_spellings_are_told_from_other_names(gold: Path) -> None:
    score = score_names(gold / "names" / "arabic_variants_dev.jsonl.gz")
    assert score.auc_random > 0.99
    assert score.auc_hard > 0.945
    assert score.auc_near > 0.9
    assert score.key_recall > 0.88
    assert score.key_shared < 0.01
