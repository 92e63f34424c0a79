"""The second stage, on a worker: the documents of a part become readings and errors."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from itertools import islice

import msgspec

from according.base.filing.workers import Wire, Workers
from according.cluster.folder import Folder
from according.cluster.tables import error_row, reading_row, schema_of, taken_item
from according.cluster.taking import DOCUMENTS
from according.model import Document, Failure, Reading
from according.places.gazetteer import build_gazetteer, gazetteer_path
from according.reading import Options, reader_version

READINGS, ERRORS = "readings", "errors"
_BATCH = 8
_AHEAD = 1
"""Batches that wait while one is read."""


class Read(msgspec.Struct, frozen=True):
    """What became of a part."""

    part: str
    readings: int
    failed: int
    words: int


class PartReader:
    """Reads parts. Its models are loaded once, at the first part.

    They live in a process beside it, so that a document over which that dies costs itself only.
    """

    def __init__(self, out: str, options: str):
        """Prepare it; the list of places is made where this machine has none.

        Args:
            out: address of the folder of the job.
            options: of the reader, as JSON.
        """
        if not gazetteer_path().exists():
            build_gazetteer(gazetteer_path())
        wanted = msgspec.json.decode(options, type=Options)
        self._out = Folder(out)
        self._reader = msgspec.json.encode(reader_version(wanted)).decode()
        self._workers = Workers(wanted, 1)

    def __call__(self, part: str) -> str:
        """Read a part; what became of it is JSON.

        Raises:
            OSError: the part is not there, or cannot be written.
            WorkersError, GazetteerError, PipelineError, WeightsError: nothing can be read here.
        """
        rows = self._out.read_table(f"{DOCUMENTS}/{part}.parquet").to_pylist()
        results = list(self._read([taken_item(row) for row in rows]))
        readings = [
            reading_row(each, part, row, self._reader)
            for row, each in enumerate(results)
            if isinstance(each, Reading)
        ]
        errors = [
            error_row(each, part, row)
            for row, each in enumerate(results)
            if isinstance(each, Failure)
        ]
        if errors:
            self._out.write_table(f"{ERRORS}/{part}.parquet", errors, schema_of("errors"))
        # Last: a part whose readings are there is done.
        self._out.write_table(f"{READINGS}/{part}.parquet", readings, schema_of("readings"))
        words = sum(row["words"] for row in readings)
        return msgspec.json.encode(Read(part, len(readings), len(errors), words)).decode()

    def _read(self, items: Sequence[Document | Failure]) -> Iterator[Reading | Failure]:
        """Return what was read in each document, failures in their places."""
        documents = iter([item for item in items if isinstance(item, Document)])
        found = self._outcomes(documents)
        for item in items:
            yield item if isinstance(item, Failure) else next(found)

    def _outcomes(self, documents: Iterator[Document]) -> Iterator[Reading | Failure]:
        waiting: deque[tuple[list[Document], Future[list[Wire]]]] = deque()
        while batch := list(islice(documents, _BATCH)):
            waiting.append((batch, self._workers.submit(batch)))
            if len(waiting) > _AHEAD:
                yield from self._settled(*waiting.popleft())
        while waiting:
            yield from self._settled(*waiting.popleft())

    def _settled(
        self, batch: list[Document], future: "Future[list[Wire]]"
    ) -> Iterator[Reading | Failure]:
        for outcome in self._workers.outcomes(batch, future):
            yield outcome if isinstance(outcome, Failure) else outcome.reading
