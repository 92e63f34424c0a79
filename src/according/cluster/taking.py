"""The first stage, on a worker: files become parts, each of some documents."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from according.cluster.errors import ClusterError
from according.cluster.folder import Folder, filesystem
from according.cluster.inputs import Input
from according.cluster.tables import schema_of, taken_row
from according.ingest import Given, read_inputs, read_opened
from according.ingest.fetch import is_address
from according.model import Document, Failure

DOCUMENTS, TAKEN = "documents", "taken"
_CHARACTERS = 4_000_000
"""Of the texts in one part."""


class Group(msgspec.Struct, frozen=True):
    """Files that one worker opens."""

    name: str
    inputs: tuple[Input, ...]
    told: Given


class Part(msgspec.Struct, frozen=True):
    """Documents that are read together."""

    name: str
    documents: int
    """Failures counted."""


class Taken(msgspec.Struct, frozen=True):
    """What became of a group: written when all its parts are."""

    group: str
    files: int
    parts: tuple[Part, ...]


class Taker:
    """Takes groups of files in."""

    def __init__(self, out: str, size: int):
        """Prepare it.

        Args:
            out: address of the folder of the job.
            size: documents in a part.
        """
        self._out, self._size = Folder(out), size

    def __call__(self, unit: str) -> str:
        """Take a group in; both it and what became of it are JSON.

        Raises:
            OSError: a part cannot be written.
        """
        group = msgspec.json.decode(unit, type=Group)
        parts = []
        for number, items in enumerate(self._portions(group)):
            part = Part(f"{group.name}-{number:05}", len(items))
            rows = [taken_row(item) for item in items]
            self._out.write_table(f"{DOCUMENTS}/{part.name}.parquet", rows, schema_of("taken"))
            parts.append(part)
        taken = msgspec.json.encode(Taken(group.name, len(group.inputs), tuple(parts)))
        self._out.write(f"{TAKEN}/{group.name}.json", taken)
        return taken.decode()

    def _portions(self, group: Group) -> Iterator[list[Document | Failure]]:
        portion: list[Document | Failure] = []
        characters = 0
        for item in (item for one in group.inputs for item in _items(one, group.told)):
            portion.append(item)
            characters += len(item.text or "")
            if len(portion) == self._size or characters > _CHARACTERS:
                yield portion
                portion, characters = [], 0
        if portion:
            yield portion


def _items(one: Input, told: Given) -> Iterator[Document | Failure]:
    if is_address(one.location):
        return read_inputs([one.name], given=told)
    return read_opened(lambda: _opened(one.location), name=one.name, given=told)


def _opened(location: str) -> BinaryIO:
    if "://" not in location:
        return Path(location).open("rb")
    try:
        files, path = filesystem(location)
    except ClusterError as error:
        raise OSError(str(error)) from error
    return cast("BinaryIO", files.open_input_file(path))


def taken_before(out: Folder, groups: int) -> dict[str, Taken]:
    """Return what became of the groups that have been taken in, by their names."""
    found = {}
    there = out.names(TAKEN)
    for name in map(group_name, range(groups)):
        if f"{name}.json" in there:
            with suppress(msgspec.DecodeError):
                taken = msgspec.json.decode(out.read(f"{TAKEN}/{name}.json"), type=Taken)
                found[taken.group] = taken
    return found


def group_name(number: int) -> str:
    """Return the name of a group by its place among all."""
    return f"{number:06}"
