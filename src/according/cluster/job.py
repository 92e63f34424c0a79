"""One job: what is to be read is listed, taken in, read; what is done is not done again."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from according.cluster.engine import Engine, Running
from according.cluster.errors import ClusterError
from according.cluster.folder import Folder
from according.cluster.inputs import Input, groups_of, listed
from according.cluster.reading import ERRORS, READINGS, PartReader, Read
from according.cluster.taking import (
    DOCUMENTS,
    TAKEN,
    Group,
    Part,
    Taken,
    Taker,
    group_name,
    taken_before,
)
from according.ingest import Given
from according.model import ReaderVersion
from according.reading import Options, reader_version

_JOB = "job.json"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read, and how."""

    inputs: tuple[str, ...]
    """Files, folders, patterns in object stores, addresses."""
    out: str
    """Address of the folder of the job."""
    told: Given = Given()
    options: Options = Options()
    size: int = 100
    """Documents of a part: what a worker that dies costs at most to read again."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a job is; all of it is written."""

    stage: Literal["taking", "reading"]
    done: int = 0
    """Files taken in, or documents dealt with."""
    of: int = 0
    before: int = 0
    """Of those done: in an earlier run."""
    words: int = 0
    """Of what was read in this run."""
    failed: int = 0
    """Documents of this run that are among the errors."""


class _Job(msgspec.Struct, frozen=True):
    """What a folder holds: a job that differs has to have another."""

    inputs: tuple[Input, ...]
    told: Given
    reader: ReaderVersion
    size: int


def read_on_cluster(order: Order, engine: Engine) -> Iterator[Progress]:
    """Read on a cluster; yield how far it is after every part.

    The folder gets ``readings/*.parquet`` and ``errors/*.parquet``. The readings are those that
    one process makes. Stopped or broken off, the same order goes on where it was.

    Raises:
        ClusterError: the job cannot be begun, or broke off more often than it may.
        GazetteerError: the gazetteer was not built, or by an older version.
    """
    inputs = tuple(listed(order.inputs))
    if not inputs:
        raise ClusterError("nothing to read; name files, folders or addresses")
    out = Folder(order.out)
    _claim(out, _Job(inputs, order.told, reader_version(order.options), order.size))
    groups = [
        Group(group_name(number), group, order.told)
        for number, group in enumerate(groups_of(inputs))
    ]
    yield from _Run(order, out, engine.start()).all(groups)


def parts_of(out: Folder) -> list[Part]:
    """Return the parts of a job that has been taken in, in the order of its inputs.

    Raises:
        ClusterError: the folder cannot be reached.
    """
    names = sorted(out.names(TAKEN))
    found = [msgspec.json.decode(out.read(f"{TAKEN}/{name}"), type=Taken) for name in names]
    return [part for taken in found for part in taken.parts]


def _claim(out: Folder, job: _Job) -> None:
    """Enter what the folder is for.

    Raises:
        ClusterError: it is for another job, or cannot be written.
    """
    told = msgspec.json.encode(job)
    try:
        before = out.read(_JOB) if _JOB in out.names("") else None
        if before is None:
            out.write(_JOB, told)
    except OSError as error:
        raise ClusterError(
            f"{out.address} cannot be written ({error}); name another folder"
        ) from error
    if before is not None and before != told:
        raise ClusterError(
            f"{out.address} holds another job ({_differing(before, job)}); name a new folder for "
            "this one, or give the same inputs and options to go on with that"
        )


def _differing(before: bytes, job: _Job) -> str:
    try:
        old = msgspec.json.decode(before, type=_Job)
    except msgspec.DecodeError:
        return "its job.json is of another version"
    wrong = [name for name in job.__struct_fields__ if getattr(old, name) != getattr(job, name)]
    named = {"inputs": "the inputs are others, or have changed", "reader": "the reader is another"}
    named |= {"told": "what is told of the documents", "size": "the size of its parts"}
    return "; ".join(named[name] for name in wrong)


class _Run:
    def __init__(self, order: Order, out: Folder, running: Running):
        self._order, self._out, self._running = order, out, running

    def all(self, groups: Sequence[Group]) -> Iterator[Progress]:
        for part in (DOCUMENTS, TAKEN, READINGS, ERRORS):
            self._out.sweep(part)
        yield from self._take(groups)
        taken = self._taken(groups)
        yield from self._read([part for one in taken for part in one.parts])
        # The readings hold all of it.
        self._out.remove(DOCUMENTS)

    def _taken(self, groups: Sequence[Group]) -> list[Taken]:
        found = taken_before(self._out, len(groups))
        return [found[group.name] for group in groups]

    def _take(self, groups: Sequence[Group]) -> Iterator[Progress]:
        def left() -> dict[str, str]:
            done = taken_before(self._out, len(groups))
            return {
                group.name: msgspec.json.encode(group).decode()
                for group in groups
                if group.name not in done
            }

        files = {group.name: len(group.inputs) for group in groups}
        total = sum(files.values())
        before = total - sum(files[name] for name in left())
        done = before
        for found in self._running.until_done(left, Taker, (self._out.address, self._order.size)):
            done += msgspec.json.decode(found, type=Taken).files
            yield Progress(stage="taking", done=min(done, total), of=total, before=before)

    def _read(self, parts: Sequence[Part]) -> Iterator[Progress]:
        def left() -> dict[str, str]:
            done = self._out.names(READINGS)
            return {part.name: part.name for part in parts if f"{part.name}.parquet" not in done}

        sizes = {part.name: part.documents for part in parts}
        total = sum(sizes.values())
        before = total - sum(sizes[name] for name in left())
        words = failed = 0
        yield Progress(stage="reading", done=before, of=total, before=before)
        options = msgspec.json.encode(self._order.options).decode()
        done = before
        for found in self._running.until_done(left, PartReader, (self._out.address, options)):
            read = msgspec.json.decode(found, type=Read)
            done += sizes[read.part]
            words += read.words
            failed += read.failed
            yield Progress(
                stage="reading",
                done=min(done, total),
                of=total,
                before=before,
                words=words,
                failed=failed,
            )
