"""Linking what was read on a cluster: candidates by SQL on Daft, scores by workers, groups."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from according.base.records.keys import Keys
from according.cluster.engine import Engine, Running
from according.cluster.errors import ClusterError
from according.cluster.folder import Folder
from according.cluster.job import parts_of
from according.cluster.reading import READINGS
from according.cluster.scoring import PAIRS, SCORES, PairScorer
from according.cluster.stories import EVENTS, MUSTS, STORIES, TERMS, Numbered, StoryMaker
from according.link.blocking.keys import close_stems
from according.link.blocking.steps import STEPS
from according.link.compare.clusters import cluster, components
from according.link.compare.node import Key
from according.link.compare.score import Scorer

GROUPS = "links/groups.parquet"
_PAIRS = 200_000
"""Pairs in one file, which one worker compares."""
_SEARCHED = "links/searched"
_ROUNDING = 1e-6
"""By which an average may miss the number that all of its parts have."""


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """How far linking is; all of it is written."""

    stage: Literal["looking up", "searching", "comparing", "grouping"]
    done: int
    of: int


def link_on_cluster(out: str, engine: Engine) -> Iterator[Linked]:
    """Group the events of a job's readings into happenings; yield how far it is.

    The same pairs are compared by the same weights, and the same groups made, as when a base of
    these reports is linked, as long as people have decided nothing. Of documents of one id the
    first counts. Stopped, it goes on where it was.

    ``links/groups.parquet`` has a row an event: ``document`` and ``event``, their ids, and
    ``group``, a number.

    Args:
        out: address of the folder of the job.
        engine: where the work is done.

    Raises:
        ClusterError: nothing has been read there, or the work broke off too often.
    """
    folder = Folder(out)
    parts = _numbered(folder)
    yield from _Linking(folder, parts, engine.start()).all()


def _numbered(out: Folder) -> list[Numbered]:
    there = out.names(READINGS)
    found, before = [], 0
    for part in parts_of(out):
        if f"{part.name}.parquet" not in there:
            raise ClusterError(f"{out.address} has not been read to its end; read it first")
        found.append(Numbered(part.name, before))
        before += part.documents
    if not found:
        raise ClusterError(f"nothing has been read in {out.address}; read first")
    return found


class _Linking:
    def __init__(self, out: Folder, parts: Sequence[Numbered], running: Running):
        self._out, self._parts, self._running = out, parts, running

    def all(self) -> Iterator[Linked]:
        units = {one.part: msgspec.json.encode(one).decode() for one in self._parts}
        left = self._left(STORIES, units)
        done = len(units) - len(left())
        for _ in self._running.until_done(left, StoryMaker, (self._out.address,)):
            done += 1
            yield Linked(stage="looking up", done=min(done, len(units)), of=len(units))
        files = self._searched()
        yield Linked(stage="searching", done=1, of=1)
        left = self._left(SCORES, {name: name for name in files})
        given = self._out.address, msgspec.json.encode(self._parts).decode()
        done = len(files) - len(left())
        for _ in self._running.until_done(left, PairScorer, given):
            done += 1
            yield Linked(stage="comparing", done=min(done, len(files)), of=len(files))
        rows = self._groups(files)
        self._out.write_table(GROUPS, rows, _group_schema())
        yield Linked(stage="grouping", done=len(rows), of=len(rows))

    def _left(self, folder: str, units: dict[str, str]) -> Callable[[], dict[str, str]]:
        def left() -> dict[str, str]:
            done = self._out.names(folder)
            return {name: unit for name, unit in units.items() if f"{name}.parquet" not in done}

        return left

    def _table(self, folder: str, names: Sequence[str]) -> Any:
        paths = [f"{self._out.address}/{folder}/{name}.parquet" for name in names]
        return self._running.daft.read_parquet(paths)

    def _searched(self) -> list[str]:
        """Write the pairs worth comparing, those of two reports together; return the files."""
        if "done.json" in self._out.names(_SEARCHED):
            return msgspec.json.decode(self._out.read(f"{_SEARCHED}/done.json"), type=list[str])
        found = candidates(self._running.daft, self._tables())
        ordered = found.sort(["report", "other_report", "one", "other"])
        names = []
        for number, rows in enumerate(_portions(ordered)):
            names.append(f"{number:06}")
            self._out.write_arrow(f"{PAIRS}/{names[-1]}.parquet", rows)
        self._out.write(f"{_SEARCHED}/done.json", msgspec.json.encode(names))
        return names

    def _tables(self) -> dict[str, Any]:
        names = [one.part for one in self._parts]
        told = {"story": self._table(STORIES, names)}
        # Given twice, a report is taken once: where it comes first.
        first = "SELECT min(document) AS document FROM story GROUP BY id"
        fresh = self._running.daft.sql(first, **told).collect()
        tables = {"fresh": fresh}
        for table, folder in (("term", TERMS), ("event", EVENTS)):
            tables[table] = self._table(folder, names).join(fresh, on="document", how="semi")
        close = {"one": [a for a, _ in close_stems()], "other": [b for _, b in close_stems()]}
        return {**tables, "close": self._running.daft.from_pydict(close)}

    def _groups(self, files: Sequence[str]) -> list[dict[str, Any]]:
        ids = self._ids()
        names: dict[int, Key] = {}
        for row in self._rows(EVENTS):
            document = row["document"]
            if document in ids:
                names[row["event"]] = ids[document], f"e{row['event'] - Keys(document).of('e0')}"
        must = [
            _pair(names[row["one"]], names[row["other"]])
            for row in self._rows(MUSTS)
            if row["document"] in ids
        ]
        scores = {
            (names[row["one"]], names[row["other"]]): float(row["score"])
            for file in files
            for row in self._out.read_table(f"{SCORES}/{file}.parquet").to_pylist()
        }
        groups = grouped(list(names.values()), scores, must)
        return [
            {"document": document, "event": event, "group": number}
            for number, group in enumerate(groups)
            for document, event in group
        ]

    def _ids(self) -> dict[int, str]:
        """Return the ids of documents by their numbers; of several of one id, the first."""
        first: dict[str, int] = {}
        for row in self._rows(STORIES):
            first.setdefault(row["id"], row["document"])
        return {number: id_ for id_, number in first.items()}

    def _rows(self, folder: str) -> Iterator[dict[str, Any]]:
        for one in self._parts:
            yield from self._out.read_table(f"{folder}/{one.part}.parquet").to_pylist()


def candidates(daft: Any, tables: dict[str, Any]) -> Any:
    """Return the pairs of events worth comparing, found by the steps that a base uses.

    Args:
        daft: the engine.
        tables: frames ``term``, ``event``, ``fresh`` and ``close``, as the steps read them.
    """
    found = dict(tables)
    for step in STEPS:
        found[step.name] = daft.sql(step.sql, **found)
    return found[STEPS[-1].name]


def grouped(
    nodes: Sequence[Key], scores: dict[tuple[Key, Key], float], must: Sequence[tuple[Key, Key]]
) -> list[tuple[Key, ...]]:
    """Return the groups of events, each connected component grouped by itself."""
    threshold = Scorer.load().threshold
    near = [pair for pair, score in scores.items() if score >= threshold - _ROUNDING]
    home = {}
    parts = components(nodes, [*near, *must])
    for number, part in enumerate(parts):
        home.update(dict.fromkeys(part, number))
    inside: list[dict[tuple[Key, Key], float]] = [{} for _ in parts]
    for pair, score in scores.items():
        if home[pair[0]] == home[pair[1]]:
            inside[home[pair[0]]][pair] = score
    kept: list[list[tuple[Key, Key]]] = [[] for _ in parts]
    for pair in must:
        kept[home[pair[0]]].append(pair)
    groups: list[tuple[Key, ...]] = []
    for number, part in enumerate(parts):
        told = cluster(part, inside[number], threshold=threshold, must=sorted(kept[number]))
        groups += told.groups
    return sorted(groups)


def _portions(frame: Any) -> Iterator[Any]:
    """Yield tables of as many pairs as one worker compares."""
    import pyarrow

    held: list[Any] = []
    rows = 0
    for batch in frame.to_arrow_iter():
        held.append(pyarrow.Table.from_batches([batch]))
        rows += batch.num_rows
        if rows >= _PAIRS:
            yield pyarrow.concat_tables(held)
            held, rows = [], 0
    if rows:
        yield pyarrow.concat_tables(held)


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return min(one, other), max(one, other)


def _group_schema() -> Any:
    import pyarrow

    ends = [("document", pyarrow.string()), ("event", pyarrow.string())]
    return pyarrow.schema([*ends, ("group", pyarrow.int64())])
