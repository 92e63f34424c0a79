"""The answer to a question as a file: one table, its rows written as they are read."""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from according.base import Answer
from according.export.cells import cell

if TYPE_CHECKING:
    import pyarrow

_ROWS = 2_000
"""That are written at once."""
_BYTES = 1 << 18
"""Of a file that are sent at once."""
MEDIA: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
"""Ending of the file to its media type."""


def written(answer: Answer[Any], suffix: str) -> Iterator[bytes]:
    """Yield the bytes of a file with all records of an answer.

    Args:
        answer: is read as the bytes are taken.
        suffix: ``csv`` (UTF-8 with the mark by which spreadsheets know it), ``jsonl`` or
            ``parquet``.

    Raises:
        BaseError: it cannot be asked.
    """
    if suffix == "csv":
        return _csv(answer)
    return _json_lines(answer) if suffix == "jsonl" else _parquet(answer)


def _csv(answer: Answer[Any]) -> Iterator[bytes]:
    rows = answer.flat()
    head: list[list[Any]] = [list(answer.columns)]
    mark = "\ufeff"
    while some := head or [[cell(each) for each in row.values()] for row in islice(rows, _ROWS)]:
        out = io.StringIO()
        csv.writer(out).writerows(some)
        yield (mark + out.getvalue()).encode("utf-8", "replace")
        head, mark = [], ""


def _json_lines(answer: Answer[Any]) -> Iterator[bytes]:
    rows = answer.flat()
    while some := list(islice(rows, _ROWS)):
        yield b"".join(msgspec.json.encode(row) + b"\n" for row in some)


def _parquet(answer: Answer[Any]) -> Iterator[bytes]:
    # A quarter of a second to load, and other files do not need it.
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema(answer.types)
    with tempfile.TemporaryFile() as file:
        with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch in _batches(answer, schema):
                writer.write_batch(batch)
        file.seek(0)
        while piece := file.read(_BYTES):
            yield piece


def _batches(answer: Answer[Any], schema: "pyarrow.Schema") -> Iterator["pyarrow.RecordBatch"]:
    import pyarrow

    rows = answer.flat()
    while some := list(islice(rows, _ROWS)):
        yield pyarrow.RecordBatch.from_pylist(some, schema=schema)
