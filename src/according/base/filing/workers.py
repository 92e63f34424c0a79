"""Processes that read documents, and what comes back from them."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Protocol, Self

import msgspec

from according.base.copies import Fingerprint, fingerprint
from according.base.errors import BaseError
from according.base.filing.memory import free_memory
from according.base.records import Packed, packed, unpacked
from according.encoder import WeightsError
from according.language import PipelineError
from according.model import Document, Failure, Reading
from according.places.gazetteer import GazetteerError
from according.reading import Options, Reader

_MEMORY = 1_300_000_000
"""Bytes that one process needs at most: 0.92 GB was measured on news, long reports take more."""
_STOPPED_BY = ("SIGINT", "SIGTERM")


class Read(msgspec.Struct, frozen=True):
    """What a process made of a document."""

    reading: Reading
    record: Packed
    fingerprint: Fingerprint


Outcome = Read | Failure


class Reads(Protocol):
    """What reads documents: a ``Reader``."""

    def read(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """Return the reading of each document, or why there is none, in their order."""


Load = Callable[[Options], Reads]


def default_workers() -> int:
    """Return how many processes suit this machine: one a core, as far as the memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, free_memory() // _MEMORY))


class Workers:
    """Processes, each with a reader of its own, which is loaded when there is something to read.

    A process that dies (for want of memory, say) costs only the document it died on: those that
    were read with it are read again one by one, the other processes go on.
    """

    def __init__(self, options: Options, count: int, load: Load = Reader.load):
        """Prepare processes; none is started before there is something to read.

        Args:
            options: of the reader.
            count: how many processes.
            load: makes the reader, in each process; a function of a module.
        """
        self._processes = [_Process(options, load) for _ in range(count)]
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        # A thread a process: it hands over a batch and waits, while the base is written.
        self._threads = ThreadPoolExecutor(count, initializer=_shield)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._processes:
            process.stop()
        self._threads.shutdown(cancel_futures=True)

    def submit(self, documents: Sequence[Document]) -> "Future[list[Wire]]":
        """Begin to read documents; ``outcomes`` waits for the result."""
        return self._threads.submit(self._read, documents)

    def outcomes(
        self, documents: Sequence[Document], future: "Future[list[Wire]]"
    ) -> list[Outcome]:
        """Wait for the outcome of each document, in their order.

        Raises:
            WorkersError: no process can be started.
            GazetteerError, PipelineError, WeightsError: the reader lacks something.
        """
        return [_outcome(*each) for each in zip(documents, future.result(), strict=True)]

    def _read(self, documents: Sequence[Document]) -> "list[Wire]":
        process = self._idle.get()
        try:
            return _read_by(process, documents)
        finally:
            self._idle.put(process)


class WorkersError(BaseError):
    """Processes that read cannot be started, or have been stopped."""


class _DiedError(Exception):
    """The process is gone, and nobody has stopped it."""


class _Process:
    """A process with a reader, started when it is needed, and anew when it has died."""

    def __init__(self, options: Options, load: Load):
        self._options, self._load = options, load
        self._running: tuple[SpawnProcess, Connection] | None = None
        self._stopped = False

    def read(self, documents: Sequence[Document]) -> "list[Wire]":
        """Read documents.

        Raises:
            _DiedError: the process died over it; the next call starts another.
        """
        running, pipe = self._running = self._running or self._begun()
        try:
            pipe.send_bytes(msgspec.json.encode(documents))
            return msgspec.msgpack.decode(pipe.recv_bytes(), type=list[Wire])
        except (EOFError, OSError) as error:
            self._running = None
            running.kill()
            running.join()
            pipe.close()
            if self._stopped:
                raise WorkersError("the processes that read have been stopped") from error
            raise _DiedError from error

    def stop(self) -> None:
        """End the process at once: what it reads is read again in the next run."""
        self._stopped = True
        if self._running is not None:
            self._running[0].kill()

    def _begun(self) -> tuple[SpawnProcess, Connection]:
        if self._stopped:
            raise WorkersError("the processes that read have been stopped")
        # "spawn": a forked process would inherit the connection to the base.
        context = get_context("spawn")
        pipe, far_end = context.Pipe()
        process = context.Process(
            target=_serve, args=(self._load, self._options, far_end), daemon=True
        )
        process.start()
        far_end.close()
        # Known before it is ready, so that it can be stopped while it loads.
        self._running = process, pipe
        try:
            wrong: Exception | None = pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkersError(
                "a process that is to read died before it had loaded its models, most likely for "
                "want of memory; each needs about 1 GB: file with fewer processes (--workers 1)"
            ) from error
        if wrong is not None:
            raise wrong
        return process, pipe


class Wire(msgspec.Struct, frozen=True, array_like=True):
    """A reading on its way between processes, as the base keeps it, or why there is none."""

    failure: Failure | None = None
    record: bytes = b""
    sha256: str = ""
    hashes: tuple[int, ...] = ()


def _shield() -> None:
    """Keep Ctrl-C and a request to end from the processes that this thread starts.

    They inherit what is blocked. A terminal sends Ctrl-C to all processes of a job, and they
    would die with a trace each, and be taken for dead over a document.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, name) for name in _STOPPED_BY])


def _read_by(process: _Process, documents: Sequence[Document]) -> list[Wire]:
    try:
        return process.read(documents)
    except _DiedError:
        if len(documents) == 1:
            return [Wire(_died(documents[0]))]
        return [wire for one in documents for wire in _read_by(process, [one])]


def _serve(load: Load, options: Options, pipe: Connection) -> None:
    """Read what comes, in a process of its own, until the parent is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        reader = load(options)
    except (GazetteerError, PipelineError, WeightsError) as error:
        pipe.send(error)
        return
    pipe.send(None)
    with suppress(EOFError, OSError):
        while True:
            documents = msgspec.json.decode(pipe.recv_bytes(), type=list[Document])
            results = zip(documents, reader.read(documents), strict=True)
            pipe.send_bytes(msgspec.msgpack.encode([_wire(*each) for each in results]))


def _end_with_parent() -> None:
    """End at once when the parent is gone: a killed job leaves no process."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _wire(document: Document, result: Reading | Failure) -> Wire:
    if isinstance(result, Failure):
        return Wire(result)
    record = packed(result)
    return Wire(None, record.record, record.sha256, fingerprint(document).hashes)


def _outcome(document: Document, wire: Wire) -> Outcome:
    if wire.failure is not None:
        return wire.failure
    reading = unpacked(wire.record, document.text)
    return Read(reading, Packed(wire.record, wire.sha256), Fingerprint(wire.hashes))


def _died(document: Document) -> Failure:
    return Failure.of(
        document,
        "the process that read it died, most likely for want of memory; give it more, or "
        "file with fewer processes (--workers 1), then: according file BASE --retry-failed",
        stage="read",
    )
