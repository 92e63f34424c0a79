"""Processes that read documents, and what comes back from them."""

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self

import msgspec

from according.base.copies import Fingerprint, fingerprint
from according.base.records import Packed, packed
from according.model import Document, Failure, Reading
from according.reading import Options, Reader

_MEMORY = 1_300_000_000
"""Bytes that one process needs at most: 0.92 GB was measured on news, long reports take more."""


class Read(msgspec.Struct, frozen=True):
    """What a process made of a document."""

    reading: Reading
    record: Packed
    fingerprint: Fingerprint


Outcome = Read | Failure


def default_workers() -> int:
    """Return how many processes suit this machine: one a core, as far as the memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, _free_memory() // _MEMORY))


class Workers:
    """A pool of processes, each with a reader of its own.

    A process that dies (for want of memory, say) costs only the document it died on: the others of
    its batch are read again one by one.
    """

    def __init__(self, options: Options, count: int):
        self._options, self._count = options, count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def submit(self, documents: Sequence[Document]) -> "Future[list[bytes]]":
        """Begin to read documents; ``outcomes`` waits for the result."""
        if self._pool is None:
            # "spawn": a forked process would inherit the connection to the base.
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=get_context("spawn"), initializer=_begin
            )
        return self._pool.submit(_read, self._options, msgspec.json.encode(documents))

    def outcomes(
        self, documents: Sequence[Document], future: "Future[list[bytes]] | None"
    ) -> list[Outcome]:
        """Wait for the outcome of each document, in their order."""
        try:
            raw = (future or self.submit(documents)).result()
        except BrokenProcessPool:
            self._stop()
            if len(documents) > 1:
                return [self.outcomes([one], None)[0] for one in documents]
            return [_died(documents[0])]
        return [_decoded(each) for each in raw]

    def _stop(self) -> None:
        """End the processes; what they are reading is finished first, a second or two."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


class _Wire(msgspec.Struct, frozen=True, array_like=True):
    """A reading on its way between processes."""

    raw: bytes
    record: bytes
    sha256: str
    hashes: tuple[int, ...]


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone: a killed job leaves no process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _reader(options: Options) -> Reader:
    return Reader.load(options)


def _read(options: Options, raw: bytes) -> list[bytes]:
    documents = msgspec.json.decode(raw, type=list[Document])
    return [
        msgspec.msgpack.encode(_wire(document, result))
        for document, result in zip(documents, _reader(options).read(documents), strict=True)
    ]


def _wire(document: Document, result: Reading | Failure) -> _Wire | Failure:
    if isinstance(result, Failure):
        return result
    record = packed(result)
    hashes = fingerprint(document).hashes
    return _Wire(msgspec.json.encode(result), record.record, record.sha256, hashes)


def _decoded(raw: bytes) -> Outcome:
    # A failure is an object, a reading's wire an array.
    if isinstance(msgspec.msgpack.decode(raw), dict):
        return msgspec.msgpack.decode(raw, type=Failure)
    wire = msgspec.msgpack.decode(raw, type=_Wire)
    reading = msgspec.json.decode(wire.raw, type=Reading)
    return Read(reading, Packed(wire.record, wire.sha256), Fingerprint(wire.hashes))


def _died(document: Document) -> Failure:
    return Failure(
        id=document.id,
        error="the process that read it died, most likely for want of memory; give it more, or "
        "file with fewer processes (--workers 1), then: according file BASE --retry-failed",
        stage="read",
        origin=document.origin,
        url=document.url,
        title=document.title,
        language=document.language,
        text=document.text,
    )


def _free_memory() -> int:
    """Return the bytes of memory that are free; of this machine's, where a system tells them."""
    try:
        pages, size = os.sysconf("SC_AVPHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return _MEMORY
    return pages * size
