"""Filing reports into an evidence base: read on all cores, stopped and resumed at any moment."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from according.base.filing.again import Reread, read_again
from according.base.filing.given_readings import document_or_reading
from according.base.filing.intake import Offer
from according.base.filing.job import AHEAD, Filed, Job
from according.base.filing.retry import Retry
from according.base.filing.workers import Workers, WorkersError, default_workers
from according.base.store import Store
from according.base.write import reader_key
from according.ingest import Given, read_inputs
from according.model import Document, Failure, ReaderVersion
from according.reading import Options, reader_version

__all__ = [
    "Filed",
    "Filer",
    "Offer",
    "Order",
    "Reread",
    "WorkersError",
    "default_workers",
    "file_reports",
    "read_anew",
]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be filed, and how."""

    inputs: tuple[str, ...] = ()
    """Files, folders, addresses; ``-`` for standard input. JSON Lines may hold readings, which are
    filed as they are."""
    told: Given = Given()
    """What the user says of the documents."""
    options: Options = Options()
    workers: int = msgspec.field(default_factory=default_workers)
    retry_failed: bool = False
    """Also try again what failed before."""


def file_reports(
    path: Path, order: Order, clock: Callable[[], str], *, stdin: BinaryIO | None = None
) -> Generator[Filed, None, None]:
    """File reports; yield what has been done after every batch, when it is in the base.

    It may be stopped at any moment and begun again with the same order: what is filed is passed
    over. The base is the same as if it had not been stopped, but for the list of runs.

    Args:
        path: the base, which is made where there is none.
        order: what to file.
        clock: tells the time as ISO 8601 with its zone.
        stdin: standard input, as bytes.

    Raises:
        BaseError: the base cannot be opened or written.
        GazetteerError, PipelineError, WeightsError: the reader lacks something.
    """

    def take(name: str, told: Given) -> Iterator[Document | Failure]:
        for item in read_inputs([name], given=told, stdin=stdin, row=document_or_reading):
            if not (isinstance(item, Failure) and _is_of_base(item.origin, path)):
                yield item

    version = reader_version(order.options)
    with Store.open(path, create=True) as store, Workers(order.options, order.workers) as workers:
        ahead = order.workers * AHEAD
        job = Job(store, workers, _key(store, version), ahead=ahead, retry=order.retry_failed)
        offers = (
            Offer(input=_named(name), told=order.told, item=item)
            for name in order.inputs
            for item in take(name, order.told)
        )
        if not order.retry_failed:
            yield from job.file(offers, order.inputs, clock)
            return
        retry = Retry(store, take)
        yield from job.file(chain(retry.offers(), offers), order.inputs, clock)
        retry.strike()


class Filer:
    """Files documents as they come to hand; its processes stay between two calls.

    A context manager.
    """

    def __init__(self, path: Path, options: Options, workers: int):
        """Prepare to file into a base, which is made where there is none.

        Raises:
            BaseError: the base cannot be opened or written.
            GazetteerError, PipelineError, WeightsError: the reader lacks something.
        """
        version = reader_version(options)
        self._open = ExitStack()
        self.store = self._open.enter_context(Store.open(path, create=True))
        self._workers = self._open.enter_context(Workers(options, workers))
        self._reader, self._ahead = _key(self.store, version), workers * AHEAD

    def file(
        self, offers: Iterable[Offer], named: Sequence[str], clock: Callable[[], str]
    ) -> Iterator[Filed]:
        """File what is offered; see ``file_reports``.

        Raises:
            BaseError: the base cannot be written; what was yielded is in it.
        """
        job = Job(self.store, self._workers, self._reader, ahead=self._ahead)
        yield from job.file(offers, named, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()


def read_anew(path: Path, order: Order) -> Generator[Reread, None, None]:
    """Read again what another version of the reader read; yield after every batch.

    Raises:
        BaseError: the base cannot be opened or written.
        GazetteerError, PipelineError, WeightsError: the reader lacks something.
    """
    version = reader_version(order.options)
    with Store.open(path, write=True) as store, Workers(order.options, order.workers) as workers:
        reader = _key(store, version)
        yield from read_again(store, workers, reader, ahead=order.workers * AHEAD)


def _key(store: Store, version: ReaderVersion) -> int:
    with store.writing() as connection:
        return reader_key(connection, version)


def _named(name: str) -> str:
    """Return the name of an input that finds it from every folder."""
    is_path = name != "-" and os.path.exists(name)  # noqa: PTH110 - never raises
    return str(Path(name).absolute()) if is_path else name


def _is_of_base(origin: str | None, base: Path) -> bool:
    """Tell whether a file is the base itself, which may lie in a folder of reports."""
    if origin is None or not Path(origin).name.startswith(base.name):
        return False
    beside = Path(origin).name.removeprefix(base.name)
    return beside in ("", "-wal", "-shm", "-journal") and (
        Path(origin).absolute().parent == base.absolute().parent
    )
