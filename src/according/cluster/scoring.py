"""Linking, on a worker: how probable pairs of events are one happening."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from according.base.records.keys import Keys, document_of
from according.cluster.folder import Folder
from according.cluster.stories import Numbered, nodes_of_part
from according.link.compare.node import Node
from according.link.compare.score import Scorer
from according.link.job.taking import LEAST
from according.link.kept import Kept

if TYPE_CHECKING:
    import pyarrow

PAIRS, SCORES = "links/pairs", "links/scores"
_PARTS = 20
"""Parts whose events are kept in memory."""


class PairScorer:
    """Compares the pairs of a file. What it compares by is loaded once."""

    def __init__(self, out: str, parts: str):
        """Prepare it.

        Args:
            out: address of the folder of the job.
            parts: its parts as JSON, in the order of their numbers.
        """
        self._out = Folder(out)
        self._parts = msgspec.json.decode(parts, type=list[Numbered])
        self._ends = [part.before for part in self._parts]
        self._scorer = Scorer.load()
        self._nodes: Kept[Mapping[int, Node]] = Kept(self._read, _PARTS)

    def __call__(self, name: str) -> str:
        """Compare the pairs of a file; return its name.

        Raises:
            OSError: it or the readings are not there, or nothing can be written.
        """
        table = self._out.read_table(f"{PAIRS}/{name}.parquet")
        pairs = list(zip(table["one"].to_pylist(), table["other"].to_pylist(), strict=True))
        scores = self._scorer.probabilities((self._node(a), self._node(b)) for a, b in pairs)
        rows = [
            {"one": one, "other": other, "score": score}
            for (one, other), score in zip(pairs, scores, strict=True)
            if score >= LEAST
        ]
        self._out.write_table(f"{SCORES}/{name}.parquet", rows, scores_schema())
        return name

    def _node(self, event: int) -> Node:
        return self._nodes.get(self._part(document_of(event)))[event]

    def _part(self, document: int) -> int:
        return bisect_left(self._ends, document) - 1

    def _read(self, place: int) -> Mapping[int, Node]:
        found = nodes_of_part(self._out, self._parts[place])
        return {
            Keys(document).of(node.key[1]): node
            for document, (_, nodes) in found.items()
            for node in nodes
        }


def scores_schema() -> "pyarrow.Schema":
    """Return the columns of scores."""
    import pyarrow

    ends = [("one", pyarrow.int64()), ("other", pyarrow.int64())]
    return pyarrow.schema([*ends, ("score", pyarrow.float64())])
