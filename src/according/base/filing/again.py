"""Reading again what another version of the reader read."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from itertools import islice

import msgspec

from according.base.filing.workers import Outcome, Wire, Workers
from according.base.records import project, recorded
from according.base.store import Store
from according.base.write import (
    add_failure,
    add_reading,
    add_records,
    refuse_dangling,
    remove_failures,
    remove_records,
)
from according.ingest import Given
from according.model import Document, Failure

_BATCH = 8


class Reread(msgspec.Struct, kw_only=True):
    """What a run has done so far."""

    reread: int = 0
    words: int = 0
    """Of those read again."""
    failed: int = 0
    """Their old readings stay."""
    of: int = 0
    """How many were to be read again."""
    failures: list[Failure] = msgspec.field(default_factory=list)
    """Of the last batch; all are in the base."""

    @property
    def seen(self) -> int:
        """How many documents have been dealt with."""
        return self.reread + self.failed


class _Batch(msgspec.Struct, frozen=True):
    keys: tuple[int, ...]
    documents: tuple[Document, ...]
    future: "Future[list[Wire]]"


def read_again(store: Store, workers: Workers, reader: int, *, ahead: int) -> Iterator[Reread]:
    """Read anew all that is held as another reader read it; yield after every batch.

    Old readings are kept, to be compared; decisions are found again by their words.

    Args:
        store: the base, open for writing.
        workers: the processes that read.
        reader: key of the version of their reader.
        ahead: how many batches are on their way at a time.

    Raises:
        BaseError: the base cannot be written; what was yielded is in it.
    """
    so_far = Reread(of=_outdated(store, reader))
    waiting: deque[_Batch] = deque()
    for batch in _batches(store, workers, reader):
        waiting.append(batch)
        if len(waiting) > ahead:
            yield _write(store, workers, reader, waiting.popleft(), so_far)
    while waiting:
        yield _write(store, workers, reader, waiting.popleft(), so_far)


def _outdated(store: Store, reader: int) -> int:
    found = store.connection.execute(
        "SELECT count(*) FROM reading WHERE current = 1 AND reader <> ?", (reader,)
    )
    return int(found.fetchone()[0])


def _batches(store: Store, workers: Workers, reader: int) -> Iterator[_Batch]:
    documents = _documents(store, reader)
    while batch := tuple(islice(documents, _BATCH)):
        keys, items = zip(*batch, strict=True)
        yield _Batch(keys, items, workers.submit(items))


def _documents(store: Store, reader: int) -> Iterator[tuple[int, Document]]:
    """Pass on the documents that are held as another reader read them, in the order of keys.

    Each is asked for when the one before is on its way: a statement left open while rows change
    could show a document twice.
    """
    last = 0
    while True:
        found = store.connection.execute(
            "SELECT reading.document, record, text FROM reading"
            " JOIN document ON document.key = reading.document"
            " WHERE current = 1 AND reader <> ? AND reading.document > ?"
            " ORDER BY reading.document LIMIT 1",
            (reader, last),
        ).fetchone()
        if found is None:
            return
        last, record, text = found
        yield last, _document(record, text)


def _document(record: bytes, text: str) -> Document:
    # The records in it, which an older reader made, need not have the form of today's.
    document = msgspec.json.decode(recorded(record), type=Document)
    return msgspec.structs.replace(document, text=text)


def _write(store: Store, workers: Workers, reader: int, batch: _Batch, so_far: Reread) -> Reread:
    outcomes = workers.outcomes(batch.documents, batch.future)
    so_far.failures = []
    with store.writing():
        for key, document, outcome in zip(batch.keys, batch.documents, outcomes, strict=True):
            _replace(store, reader, key, document, outcome, so_far)
    return so_far


def _replace(
    store: Store, reader: int, key: int, document: Document, outcome: Outcome, so_far: Reread
) -> None:
    connection = store.connection
    if isinstance(outcome, Failure):
        # Nothing is told: what was, is in the document.
        add_failure(
            connection,
            outcome,
            input_=document.origin or document.id,
            told=Given(),
            document=document,
            reader=reader,
        )
        so_far.failures.append(outcome)
        so_far.failed += 1
        return
    rows = project(key, outcome.reading)
    refuse_dangling(connection, rows)
    remove_records(connection, key)
    add_reading(connection, key, reader, outcome.record)
    add_records(connection, rows)
    remove_failures(connection, document)
    so_far.reread += 1
    so_far.words += len(document.text.split())
