"""Filing: from inputs to rows, in input order, a batch a transaction."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice

import msgspec

from according.base.copies import Copies, fingerprint
from according.base.filing.given_readings import NOT_TOLD, GivenReading, taken_over
from according.base.filing.intake import Intake, Offer, Sorted, failure_of, taken
from according.base.filing.workers import Outcome, Read, Wire, Workers
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
    refuse_dangling,
    remove_failures,
    remove_intake_failures,
)
from according.model import Document, Failure

_BATCH = 8
"""Documents read together and filed in one transaction: what a kill may cost to read again."""
AHEAD = 2
"""Batches on their way for each process: one that is read, one that waits for it."""


class Filed(msgspec.Struct, kw_only=True):
    """What a run has done so far."""

    filed: int = 0
    copies: int = 0
    """Of those filed: exact and near copies of others."""
    known: int = 0
    """Passed over: they were there already."""
    given_up: int = 0
    """Passed over: the same reader failed on them in an earlier run."""
    words: int = 0
    """Of those filed."""
    failed: int = 0
    failures: list[Failure] = msgspec.field(default_factory=list)
    """Of the last batch; all are in the base."""

    @property
    def seen(self) -> int:
        """How many documents have been dealt with."""
        return self.filed + self.known + self.given_up + self.failed


class _Batch(msgspec.Struct, frozen=True):
    items: tuple[Sorted, ...]
    documents: tuple[Document, ...]
    """Those of the items that are read."""
    future: "Future[list[Wire]] | None"


class Job:
    """One run of filing. Everything it has yielded is in the base, whatever happens to it."""

    def __init__(
        self, store: Store, workers: Workers, reader: int, *, ahead: int, retry: bool = False
    ):
        """Prepare a run.

        Args:
            store: the base, open for writing.
            workers: the processes that read.
            reader: key of the version of their reader.
            ahead: how many batches are on their way at a time.
            retry: whether documents that this reader failed on are tried once more.
        """
        self._store, self._workers, self._reader = store, workers, reader
        self._ahead = ahead
        self._intake = Intake(store.connection, reader, retry=retry)
        self._copies = Copies(store.connection)
        self._so_far = Filed()

    def file(
        self, offers: Iterable[Offer], named: Sequence[str], clock: Callable[[], str]
    ) -> Iterator[Filed]:
        """File what is offered; yield what has been done after every batch.

        Args:
            offers: documents and failures.
            named: the inputs as the user named them, for the list of runs.
            clock: tells the time as ISO 8601 with its zone, for the list of runs.

        Raises:
            BaseError: the base cannot be written; what was yielded is in it.
        """
        run = self._begin(named, clock())
        waiting: deque[_Batch] = deque()
        for batch in self._batches(self._intake.sort(offers)):
            waiting.append(batch)
            if len(waiting) > self._ahead:
                yield self._write(waiting.popleft(), run)
        while waiting:
            yield self._write(waiting.popleft(), run)
        with self._store.writing() as connection:
            connection.execute("UPDATE job SET ended = ? WHERE key = ?", (clock(), run))

    def _begin(self, named: Sequence[str], now: str) -> int:
        with self._store.writing() as connection:
            key = next_key(connection, "job")
            row = JobRow(
                key=key,
                started=now,
                inputs=msgspec.json.encode(list(named)).decode(),
                reader=self._reader,
                first=next_key(connection, "document"),
            )
            insert(connection, "job", [row])
        return key

    def _batches(self, items: Iterator[Sorted]) -> Iterator[_Batch]:
        """Put items into batches and begin to read what is new in each.

        What is passed over has its place in a batch: a run that was stopped reads the same
        documents together when it goes on.
        """
        while batch := tuple(islice(items, _BATCH)):
            new = tuple(each.document for each in batch if each.fate == "new" and each.document)
            yield _Batch(batch, new, self._workers.submit(new) if new else None)

    def _write(self, batch: _Batch, run: int) -> Filed:
        read = self._workers.outcomes(batch.documents, batch.future) if batch.future else []
        outcomes = iter(read)
        so_far = self._so_far
        so_far.failures = []
        with self._store.writing() as connection:
            for item in batch.items:
                self._settle(item, next(outcomes) if item.fate == "new" else None)
            passed_over = so_far.known + so_far.given_up
            connection.execute(
                "UPDATE job SET filed = ?, copies = ?, failed = ?, passed_over = ? WHERE key = ?",
                (so_far.filed, so_far.copies, so_far.failed, passed_over, run),
            )
        for item in batch.items:
            if item.document is not None:
                self._intake.done(item.document)
        return so_far

    def _settle(self, item: Sorted, outcome: Outcome | None) -> None:
        """Do with an item what is to become of it; nothing that is wrong with it ends the run."""
        if item.failure is not None:
            self._fail(item, item.failure)
        elif item.fate == "given_up":
            self._so_far.given_up += 1
        elif item.document is not None:
            self._settle_document(item, item.document, outcome)

    def _settle_document(self, item: Sorted, document: Document, outcome: Outcome | None) -> None:
        # Asked once more: another job may have filed it while this one read it.
        before = self._intake.filed_as(document)
        if before is None and item.fate != "known":
            if isinstance(document, GivenReading):
                outcome = taken_over(document)
            self._file(item, document, outcome or self._twin(document))
        elif before is None or before == content_sha256(document):
            remove_intake_failures(self._store.connection, document.origin)
            self._so_far.known += 1
        else:
            self._fail(item, taken(document))

    def _file(self, item: Sorted, document: Document, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self._fail(item, outcome)
            return
        connection = self._store.connection
        connection.execute("SAVEPOINT document")
        try:
            copied = self._add(document, outcome)
        except (KeyError, ValueError, OverflowError, sqlite3.IntegrityError) as error:
            connection.execute("ROLLBACK TO document")
            self._fail(item, _unfit(document, error))
        else:
            self._so_far.filed += 1
            self._so_far.copies += copied
            self._so_far.words += len(document.text.split())
        connection.execute("RELEASE document")

    def _add(self, document: Document, read: Read) -> bool:
        """Add a document with what was read in it; tell whether it is a copy.

        Raises:
            KeyError, ValueError, OverflowError, IntegrityError: the reading does not fit its
                tables.
        """
        connection = self._store.connection
        key = next_key(connection, "document")
        rows = project(key, read.reading)
        refuse_dangling(connection, rows)
        add_document(connection, key, document)
        reader = self._reader
        if isinstance(document, GivenReading):
            reader = reader_key(connection, document.reader or NOT_TOLD)
        add_reading(connection, key, reader, read.record)
        add_records(connection, rows)
        copy = self._copies.of(key, document, text_sha256(document.text), read.fingerprint)
        add_fingerprint(connection, key, read.fingerprint.hashes)
        if copy is not None:
            add_copy(connection, copy)
        remove_failures(connection, document)
        return copy is not None

    def _twin(self, document: Document) -> Outcome:
        """Take over the reading of a document that the reader saw alike."""
        found = self._store.connection.execute(
            "SELECT record, text FROM document JOIN reading ON reading.document = document.key"
            " WHERE content = ? AND reader = ? ORDER BY document.key LIMIT 1",
            (content_sha256(document), self._reader),
        ).fetchone()
        if found is None:
            # The other was not filed after all.
            future = self._workers.submit([document])
            return self._workers.outcomes([document], future)[0]
        reading = as_reading_of(document, unpacked(*found))
        return Read(reading, packed(reading), fingerprint(document))

    def _fail(self, item: Sorted, failure: Failure) -> None:
        add_failure(
            self._store.connection,
            failure,
            input_=item.offer.input,
            told=item.offer.told,
            document=item.document,
            reader=None if failure.stage == "ingest" else self._reader,
        )
        self._so_far.failed += 1
        self._so_far.failures.append(failure)


def _unfit(document: Document, error: Exception) -> Failure:
    return failure_of(
        document,
        f"its reading cannot be filed: {type(error).__name__}: {error}; please report it",
    )
