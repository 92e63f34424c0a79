"""Filing reports into an evidence base: read on all cores, stopped and resumed at any moment."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from according.base.filing.again import Reread, read_again
from according.base.filing.intake import Given
from according.base.filing.job import Filed, Job
from according.base.filing.workers import Workers, default_workers
from according.base.store import Store
from according.ingest import Given as Told
from according.ingest import read_inputs
from according.model import Document
from according.reading import Options, reader_version

__all__ = ["Filed", "Order", "Reread", "default_workers", "file_reports", "read_anew"]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be filed, and how."""

    inputs: tuple[str, ...] = ()
    """Files, folders, addresses; ``-`` for standard input."""
    told: Told = Told()
    """What the user says of the documents."""
    options: Options = Options()
    workers: int = msgspec.field(default_factory=default_workers)
    retry_failed: bool = False
    """Also try again what failed before."""


def file_reports(
    path: Path, order: Order, clock: Callable[[], str], *, stdin: BinaryIO | None = None
) -> Iterator[Filed]:
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
    version = reader_version(order.options)
    with Store.open(path, create=True) as store, Workers(order.options, order.workers) as workers:
        job = Job(store, workers, version, count=order.workers, clock=clock)
        given = _given(order, _failed(store) if order.retry_failed else (), stdin)
        yield from job.file(given, named=order.inputs, retry=order.retry_failed)


def read_anew(path: Path, order: Order) -> Iterator[Reread]:
    """Read again what another version of the reader read; yield after every batch.

    Raises:
        BaseError: the base cannot be opened or written.
        GazetteerError, PipelineError, WeightsError: the reader lacks something.
    """
    version = reader_version(order.options)
    with Store.open(path, write=True) as store, Workers(order.options, order.workers) as workers:
        job = Job(store, workers, version, count=order.workers, clock=str)
        yield from read_again(store, workers, job.reader, ahead=order.workers + 1)


def _given(
    order: Order, failed: Sequence[tuple[str, str | None]], stdin: BinaryIO | None
) -> Iterator[Given]:
    inputs = list(order.inputs)
    for name, document in failed:
        if document is not None:
            yield Given(name, msgspec.json.decode(document, type=Document))
        elif name not in inputs:
            inputs.append(name)
    for name in inputs:
        for item in read_inputs([name], given=order.told, stdin=stdin):
            yield Given(name, item)


def _failed(store: Store) -> list[tuple[str, str | None]]:
    """Return what failed: the input's name, and the document where it got that far."""
    return store.connection.execute("SELECT input, document FROM failure ORDER BY key").fetchall()
