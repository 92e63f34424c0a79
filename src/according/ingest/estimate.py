"""About how many reports inputs hold, told fast and before they are read."""

import gzip
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from according.ingest.errors import IngestError
from according.ingest.fetch import is_address
from according.ingest.folders import files_in
from according.ingest.kinds import Kind, kind_of_file
from according.ingest.streams import GZIP_MAGIC, HEAD

_WHOLE = 32_000_000
"""Bytes of JSON Lines that are counted; of a longer file, the rest is taken to be alike."""
_CHUNK = 1 << 20
_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_STANDARD_INPUT = "-"


def estimate(inputs: Iterable[str]) -> int | None:
    """Return about how many reports inputs hold; none where that cannot be told beforehand.

    A page or text is one, a feed has as many as items, JSON Lines as many as lines. Of web
    archives, standard input and addresses nothing is known until they are read. What cannot be
    opened counts as one: it will be one failure.
    """
    total = 0
    for path in _paths(inputs):
        held = None if path is None else _held(path)
        if held is None:
            return None
        total += held
    return total


def _paths(inputs: Iterable[str]) -> Iterator[Path | None]:
    """Pass on every file that will be opened; none for what is no file."""
    for name in inputs:
        if name == _STANDARD_INPUT or is_address(name):
            yield None
        elif os.path.isdir(name):  # noqa: PTH112 - never raises
            yield from files_in(Path(name))
        else:
            yield Path(name)


def _held(path: Path) -> int | None:
    try:
        if path.exists() and not path.is_file():
            return None  # a pipe: what is read of it is gone
        with path.open("rb") as stream:
            packed = stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC
            stream.seek(0)
            if not packed:
                return _held_in(stream, path, path.stat().st_size)
            with gzip.open(stream) as opened:
                return _held_in(opened, path, None)
    except (IngestError, OSError, EOFError, ValueError):
        return 1


def _held_in(stream: "BinaryIO | gzip.GzipFile", path: Path, size: int | None) -> int | None:
    head = stream.read(HEAD)
    kind: Kind = kind_of_file(str(path), head)
    if kind == "warc":
        return None
    stream.seek(0)
    if kind == "parquet":
        return _rows(stream)
    if kind == "json_lines":
        return _lines(stream, size)
    if kind == "feed":
        return max(1, sum(1 for _ in _ITEM.finditer(stream.read(_WHOLE))))
    return 1


def _rows(stream: "BinaryIO | gzip.GzipFile") -> int:
    import pyarrow.parquet

    return int(pyarrow.parquet.ParquetFile(stream).metadata.num_rows)


def _lines(stream: "BinaryIO | gzip.GzipFile", size: int | None) -> int | None:
    lines = read = 0
    last = b"\n"
    while read < _WHOLE:
        chunk = stream.read(_CHUNK)
        if not chunk:
            return lines + (last[-1:] != b"\n")
        lines += chunk.count(b"\n")
        read += len(chunk)
        last = chunk
    return None if size is None else max(lines, round(lines * size / read))
