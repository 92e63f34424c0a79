"""A reader that asks no model, and what files with it: tests of filing take little time."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from according.base.copies import fingerprint
from according.base.filing.intake import Offer
from according.base.filing.job import Filed, Job
from according.base.filing.workers import Outcome, Read
from according.base.records import packed
from according.base.store import Store
from according.base.write import reader_key
from according.ingest import Given, read_inputs
from according.model import (
    Actor,
    Document,
    Failure,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)
from according.reading import Options

T = TypeVar("T")
VERSION = ReaderVersion(version="1", weights="w", lexicon="l", gazetteer="g", options="{}")


class FakeReader:
    """Reads one actor and one statement in every document; words tell it to go wrong."""

    def read(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        for document in documents:
            assert isinstance(document, Document)
            yield self._read(document)

    def _read(self, document: Document) -> Reading | Failure:
        if "SLOW" in document.text:
            time.sleep(30)
        if "DIE" in document.text:
            os._exit(9)
        if "FAIL" in document.text:
            return Failure(id=document.id, error="it says FAIL", stage="read")
        first = document.text.split()[0]
        end = document.text.index(first) + len(first)
        span = Span(end - len(first), end)
        actors = (Actor(id="a1", name=first, kind="person", mentions=(span,)),)
        speaker = "a9" if "DANGLING" in document.text else "a1"
        statements = [
            Statement(id="s1", source=(span,), content=(span,), speaker=speaker),
        ]
        if "TWICE" in document.text:
            statements *= 2
        return Reading.of(document, actors=actors, statements=tuple(statements))


def load(_: Options) -> FakeReader:
    return FakeReader()


class FakeWorkers:
    """Reads in this process; counts what it reads."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def submit(self, documents: Sequence[Document]) -> Future[Any]:
        self.read += [document.id for document in documents]
        future: Future[Any] = Future()
        future.set_result(list(FakeReader().read(documents)))
        return future

    def outcomes(self, documents: Sequence[Document], future: Future[Any]) -> list[Outcome]:
        return [
            each if isinstance(each, Failure) else Read(each, packed(each), fingerprint(document))
            for document, each in zip(documents, future.result(), strict=True)
        ]


def offers(*inputs: str | Path) -> Iterator[Offer]:
    for name in map(str, inputs):
        for item in read_inputs([name]):
            yield Offer(input=name, told=Given(), item=item)


def document(id_: str, text: str, **more: Any) -> Offer:
    item = Document(id=id_, text=text, origin=f"{id_}.txt", language="en", **more)
    return Offer(input="in", told=Given(), item=item)


def file(
    path: Path,
    items: Iterable[Offer],
    *,
    workers: Any = None,
    version: ReaderVersion = VERSION,
    retry: bool = False,
) -> Filed:
    """File offers with the reader that asks no model."""
    with Store.open(path, create=True) as store:
        with store.writing() as connection:
            reader = reader_key(connection, version)
        job = Job(store, workers or FakeWorkers(), reader, ahead=2, retry=retry)
        runs = list(job.file(items, ["in"], lambda: "2024-05-01T12:00:00+00:00"))
    return runs[-1] if runs else Filed()


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with Store.open(path) as store:
        return store.connection.execute(sql).fetchall()


def unprivileged(work: Callable[[], T]) -> T:
    """Do something as somebody whom rights bind: root may do everything."""
    if os.geteuid() != 0:
        return work()
    os.seteuid(65534)
    try:
        return work()
    finally:
        os.seteuid(0)
