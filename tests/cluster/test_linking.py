"""Linking on a cluster finds and groups what linking a base does."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.cluster.job import CORPUS, linked_by_daft, run
from tests.link.test_blocking import CLOSE, plain, stories

from according.base.filing import Order, file_reports
from according.cluster.linking import candidates
from according.cluster.quiet import load_daft
from according.link.blocking import Blocks, Story
from according.link.blocking.steps import NEVER, WINDOW
from according.link.job import link_base
from according.link.job.taking import filed_stories


@pytest.mark.parametrize("seed", range(4))
def test_daft_finds_what_a_plain_search_and_a_base_find(seed: int) -> None:
    listed = stories(seed)
    random.Random(seed).shuffle(listed)
    with Blocks(close=CLOSE) as blocks:
        blocks.add(listed)
        of_base = set(blocks.pairs([one.document for one in listed]))
    rows = candidates(load_daft(), _tables(listed)).to_pydict()
    found = list(zip(rows["one"], rows["other"], strict=True))
    assert len(found) == len(set(found)) > 100
    assert set(found) == plain(listed) == of_base


@pytest.mark.model
def test_groups_are_those_of_a_base(tmp_path: Path) -> None:
    out, base = tmp_path / "out", tmp_path / "base.accd"
    assert run([CORPUS], out, "--workers", "2", "--partition-size", "7").returncode == 0
    assert linked_by_daft(out) == ["looking up", "searching", "comparing", "grouping"]
    paths = sorted((out / "readings").glob("*.parquet"))
    order = Order(inputs=tuple(map(str, paths)), workers=1)
    for _ in file_reports(base, order, lambda: "2024-01-01T00:00:00Z"):
        pass
    for _ in link_base(base, lambda: "2024-01-01T00:00:00Z"):
        pass
    with closing(sqlite3.connect(base)) as connection:
        told = _of_base(connection)
        pairs = _pairs_of_base(connection)
    assert _of_parquet(out) == told
    assert len(told) > 100
    assert max(map(len, told)) > 5
    assert pyarrow.parquet.read_table(out / "links" / "pairs").num_rows == pairs


def _tables(listed: list[Story]) -> dict[str, object]:
    daft = load_daft()

    def frame(names: str, rows: list[tuple[int | None, ...]]) -> object:
        columns = {
            name: pyarrow.array([row[place] for row in rows], pyarrow.int64())
            for place, name in enumerate(names.split())
        }
        return daft.from_arrow(pyarrow.table(columns))

    terms = [
        (term, one.document, weight, one.day, NEVER if one.day is None else one.day // WINDOW)
        for one in listed
        for term, weight in one.terms
    ]
    events = [(e.event, one.document, e.stem, e.type) for one in listed for e in one.events]
    return {
        "term": frame("term document weight day bucket", terms),
        "event": frame("event document stem type", events),
        "fresh": frame("document", [(one.document,) for one in listed]),
        "close": frame("one other", list(CLOSE)),
    }


def _of_parquet(out: Path) -> set[frozenset[tuple[str, str]]]:
    groups: dict[int, set[tuple[str, str]]] = {}
    for row in pyarrow.parquet.read_table(out / "links" / "groups.parquet").to_pylist():
        groups.setdefault(row["group"], set()).add((row["document"], row["event"]))
    return {frozenset(group) for group in groups.values()}


def _of_base(connection: sqlite3.Connection) -> set[frozenset[tuple[str, str]]]:
    groups: dict[int, set[tuple[str, str]]] = {}
    for incident, document, event in connection.execute(
        "SELECT incident, document.id, event FROM incident_event"
        " JOIN document ON document.key = event / 1000000"
    ):
        groups.setdefault(incident, set()).add((document, f"e{event % 1_000_000}"))
    return {frozenset(group) for group in groups.values()}


def _pairs_of_base(connection: sqlite3.Connection) -> int:
    found = list(filed_stories(connection))
    with Blocks() as blocks:
        blocks.add(found)
        return len(list(blocks.pairs([one.document for one in found])))
