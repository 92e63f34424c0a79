"""Filing: from inputs to rows, in input order, a batch a transaction."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice

import msgspec

from according.base.copies import Copies, fingerprint
from according.base.filing.intake import Given, Intake, Sorted
from according.base.filing.workers import Outcome, Read, Workers
from according.base.records import (
    as_reading_of,
    content_sha256,
    packed,
    project,
    text_sha256,
    unpacked,
)
from according.base.records.rows import JobRow
from according.base.store import Store
from according.base.write import (
    add_copy,
    add_document,
    add_failure,
    add_fingerprint,
    add_reading,
    add_records,
    insert,
    next_key,
    reader_key,
    remove_failures,
)
from according.model import Document, Failure, ReaderVersion

_BATCH = 8
"""Documents read together and filed in one transaction: what a kill may cost to read again."""
_AHEAD = 2
"""Batches on their way for each process: one that is read, one that waits for it."""


class Filed(msgspec.Struct, kw_only=True):
    """What a run has done so far."""

    filed: int = 0
    copies: int = 0
    """Of those filed: exact and near copies of others."""
    known: int = 0
    """Passed over: they were there already."""
    words: int = 0
    """Of those filed."""
    failures: list[Failure] = msgspec.field(default_factory=list)
    """Of the last batch; all are in the base."""
    failed: int = 0

    @property
    def seen(self) -> int:
        """How many documents have been dealt with."""
        return self.filed + self.known + self.failed


class _Batch(msgspec.Struct, frozen=True):
    items: tuple[Sorted, ...]
    documents: tuple[Document, ...]
    """Those of the items that are read."""
    future: "Future[list[bytes]] | None"


class Job:
    """One run of filing. Everything it has yielded is in the base, whatever happens to it."""

    def __init__(
        self,
        store: Store,
        workers: Workers,
        version: ReaderVersion,
        *,
        count: int,
        clock: Callable[[], str],
    ):
        """Prepare a run.

        Args:
            store: the base, open for writing.
            workers: the processes that read.
            version: of their reader.
            count: how many processes there are.
            clock: tells the time as ISO 8601 with its zone, for the list of runs.

        Raises:
            BaseError: the base cannot be written.
        """
        self._store, self._workers, self._clock = store, workers, clock
        self._ahead = count * _AHEAD
        self._copies = Copies(store.connection)
        self._so_far = Filed()
        with store.writing() as connection:
            self._reader = reader_key(connection, version)

    @property
    def reader(self) -> int:
        """The key of the version of the reader."""
        return self._reader

    def file(self, given: Iterable[Given], *, named: Sequence[str], retry: bool) -> Iterator[Filed]:
        """File what is given; yield what has been done after every batch.

        Args:
            given: documents and failures with the input each is of.
            named: the inputs as the user named them, for the list of runs.
            retry: whether documents that this reader failed on are tried once more.

        Raises:
            BaseError: the base cannot be written; what was yielded is in it.
        """
        intake = Intake(self._store.connection, self._reader, retry=retry)
        run = self._begin(named)
        waiting: deque[_Batch] = deque()
        for batch in self._batches(intake.sort(given)):
            waiting.append(batch)
            if len(waiting) > self._ahead:
                yield self._write(waiting.popleft(), intake, run)
        while waiting:
            yield self._write(waiting.popleft(), intake, run)
        self._end(run)

    def _batches(self, items: Iterator[Sorted]) -> Iterator[_Batch]:
        """Put items into batches and begin to read what is new in each."""
        while batch := tuple(islice(items, _BATCH)):
            new = tuple(each.document for each in batch if each.fate == "new" and each.document)
            yield _Batch(batch, new, self._workers.submit(new) if new else None)

    def _write(self, batch: _Batch, intake: Intake, run: int) -> Filed:
        outcomes = iter(
            self._workers.outcomes(batch.documents, batch.future) if batch.documents else ()
        )
        so_far = self._so_far
        so_far.failures = []
        with self._store.writing() as connection:
            for item in batch.items:
                if item.fate == "known":
                    so_far.known += 1
                elif item.failure is not None:
                    self._fail(item.failure, item)
                elif item.document is not None:
                    outcome = next(outcomes) if item.fate == "new" else self._twin(item.document)
                    self._file(item, item.document, outcome)
            connection.execute(
                "UPDATE job SET filed = ?, copies = ?, failed = ?, passed_over = ? WHERE key = ?",
                (so_far.filed, so_far.copies, so_far.failed, so_far.known, run),
            )
        for item in batch.items:
            if item.document is not None:
                intake.done(item.document)
        return so_far

    def _file(self, item: Sorted, document: Document, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self._fail(outcome, item)
            return
        connection = self._store.connection
        key = next_key(connection, "document")
        try:
            rows = project(key, outcome.reading)
        except (KeyError, ValueError) as error:
            self._fail(_unfit(document, error), item)
            return
        add_document(connection, key, document)
        add_reading(connection, key, self._reader, outcome.record)
        add_records(connection, rows)
        copy = self._copies.of(key, document, text_sha256(document.text), outcome.fingerprint)
        add_fingerprint(connection, key, outcome.fingerprint.hashes)
        if copy is not None:
            add_copy(connection, copy)
            self._so_far.copies += 1
        remove_failures(connection, document)
        self._so_far.filed += 1
        self._so_far.words += len(document.text.split())

    def _twin(self, document: Document) -> Outcome:
        """Take over the reading of a document that the reader saw alike."""
        found = self._store.connection.execute(
            "SELECT record, text FROM document JOIN reading ON reading.document = document.key"
            " WHERE content = ? AND reader = ? ORDER BY document.key LIMIT 1",
            (content_sha256(document), self._reader),
        ).fetchone()
        if found is None:
            # The other was not filed after all.
            return self._workers.outcomes([document], None)[0]
        reading = as_reading_of(document, unpacked(*found))
        return Read(reading, packed(reading), fingerprint(document))

    def _fail(self, failure: Failure, item: Sorted) -> None:
        add_failure(
            self._store.connection,
            failure,
            input_=item.input,
            document=item.document,
            reader=self._reader if failure.stage == "read" else None,
        )
        self._so_far.failed += 1
        self._so_far.failures.append(failure)

    def _begin(self, named: Sequence[str]) -> int:
        with self._store.writing() as connection:
            key = next_key(connection, "job")
            row = JobRow(
                key=key,
                started=self._clock(),
                inputs=msgspec.json.encode(list(named)).decode(),
                reader=self._reader,
                first=next_key(connection, "document"),
            )
            insert(connection, "job", [row])
        return key

    def _end(self, run: int) -> None:
        with self._store.writing() as connection:
            connection.execute("UPDATE job SET ended = ? WHERE key = ?", (self._clock(), run))


def _unfit(document: Document, error: Exception) -> Failure:
    return Failure(
        id=document.id,
        error=f"its reading cannot be filed: {type(error).__name__}: {error}; please report it",
        stage="file",
        origin=document.origin,
        url=document.url,
        title=document.title,
        language=document.language,
        text=document.text,
    )
