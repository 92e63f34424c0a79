"""Gold of relations and of coreference, read from JSON Lines."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from according.evaluate.gold_mentions import GoldMention, read_mention_gold
from according.evaluate.gold_relations import GoldEntity, GoldRelation, read_relation_gold
from according.evaluate.lines import GoldError
from according.model import Span

TEXT = "Ida Fenn leads the Watch."
ENTITY = {"span": [0, 8], "type": "Person", "surface": "Ida Fenn"}
RELATION = {"type": "InChargeOf", "source": [0, 8], "target": [15, 24], "cue": "leads"}
MENTION = {"span": [0, 8], "type": "person", "cluster": "e1", "infstat": "new"}


def write(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{json.dumps(row)}\n" for row in lines).encode()))
    return path


def test_relations_with_and_without_doubtful_entities(tmp_path: Path) -> None:
    sure = {"id": "a", "text": TEXT, "entities": [ENTITY], "relations": [RELATION]}
    path = write(tmp_path, sure, sure | {"id": "b", "doubtful": [ENTITY], "url": "x"})
    one, other = read_relation_gold(path)
    assert one.entities == other.doubtful == (GoldEntity(Span(0, 8), "Person"),)
    assert one.relations == (GoldRelation("InChargeOf", Span(0, 8), Span(15, 24)),)
    assert one.doubtful == ()


def test_mentions(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "a", "text": TEXT, "mentions": [MENTION], "genre": "news"})
    (document,) = read_mention_gold(path)
    assert document.mentions == (GoldMention(Span(0, 8), "person", "e1"),)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"entities": [ENTITY | {"span": [0, 99]}]}, r"Person: span \[0, 99\) covers nothing"),
        (
            {"entities": [], "relations": [RELATION | {"target": [9, 9]}]},
            r"InChargeOf: span \[9, 9\) covers nothing",
        ),
        ({"mentions": [MENTION]}, "missing required field `entities`"),
        ({"id": "first", "entities": []}, "id first stands on an earlier line too"),
    ],
)
def test_wrong_relations_name_file_and_line(
    tmp_path: Path, wrong: dict[str, Any], message: str
) -> None:
    good = {"id": "first", "text": TEXT, "entities": []}
    path = write(tmp_path, good, {"id": "d", "text": TEXT} | wrong)
    with pytest.raises(GoldError, match=rf"gold\.jsonl\.gz:2: .*{message}"):
        read_relation_gold(path)


def test_wrong_mentions_name_file_and_line(tmp_path: Path) -> None:
    wrong = {"id": "d", "text": TEXT, "mentions": [MENTION | {"span": [30, 31]}]}
    with pytest.raises(GoldError, match=r":1: cluster e1: span \[30, 31\) covers nothing"):
        read_mention_gold(write(tmp_path, wrong))
    with pytest.raises(GoldError, match="missing required field `mentions`"):
        read_mention_gold(write(tmp_path, {"id": "d", "text": TEXT, "attributions": []}))


@pytest.mark.gold
def test_the_annotated_reports_can_be_read(gold: Path) -> None:
    relations = read_relation_gold(gold / "entities_relations" / "dev.jsonl.gz")
    assert (len(relations), sum(len(one.relations) for one in relations)) == (49, 605)
    mentions = read_mention_gold(gold / "coref_gum" / "dev.jsonl.gz")
    assert (len(mentions), sum(len(one.mentions) for one in mentions)) == (6, 1507)
