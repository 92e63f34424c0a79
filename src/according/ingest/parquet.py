"""Parquet: one document a row, or one reading that was made elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.json_lines import RowReader, document_from_row
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.model import Document, Failure

_ROWS = 64
"""Rows that are decoded together."""
_DOCUMENT = ("id", "text", "html", "title", "published", "publisher", "url")
_WHOLE = ("reading", "failure")
"""Columns that hold a line of the reading contract, which goes before all others."""
_READER = "reader"


def read_parquet(
    stream: BinaryIO,
    *,
    name: str,
    given: Given = NO_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    row: RowReader | None = None,
) -> Iterator[Document | Failure]:
    """Read one document or failure a row, in order, as `read_json_lines` reads lines.

    Columns with the names of a document's keys are read, others passed over. Where there is a
    column ``reading`` or ``failure``, it holds a line of the reading contract, and ``reader``
    beside it what made that.

    Args:
        stream: the file, in which one can move about.
        name: what the input is called in failures: ``NAME:ROW``.
        given: publisher and date for rows that have none.
        limits: bounds on each row.
        row: reads a row; none: `document_from_row`.

    Raises:
        IngestError: it is no Parquet file, or has none of the columns.
    """
    read = row or document_from_row
    number = 0
    try:
        for values in _values(stream, name):
            number += 1
            place = f"{name}:{number}"
            line = _line(values)
            if line is None:
                yield Failure(id=place, error=_NOT_TEXT, stage="ingest", origin=place)
            elif len(line) > limits.max_bytes:
                error = f"the row is longer than {limits.max_bytes:,} bytes; split the document"
                yield Failure(id=place, error=error, stage="ingest", origin=place)
            else:
                yield read(line, place=place, given=given, limits=limits)
    except OSError as error:
        broken = f"the file is broken after {number} rows ({error}); those were read"
        yield Failure(id=f"{name}:{number + 1}", error=broken, stage="ingest", origin=name)


_NOT_TEXT = "a column holds bytes that are not UTF-8; write it as strings"


def _values(stream: BinaryIO, name: str) -> Iterator[Mapping[str, Any]]:
    # A quarter of a second to load, and other inputs do not need it.
    import pyarrow
    import pyarrow.parquet

    if not stream.seekable():
        raise IngestError("Parquet cannot be read from a pipe; save it as a file, and name that")
    try:
        # What Arrow cannot read it tells by any of these, its own and Python's.
        file = pyarrow.parquet.ParquetFile(stream)
    except (pyarrow.ArrowException, OSError, UnicodeError) as error:
        raise IngestError(f"this is not a sound Parquet file ({error}); copy it again") from error
    there = file.schema_arrow.names
    whole = [column for column in _WHOLE if column in there][:1]
    wanted = [*whole, *([_READER] if _READER in there else [])] if whole else list(_DOCUMENT)
    columns = [column for column in wanted if column in there]
    if not {"text", "html", *_WHOLE} & set(columns):
        raise IngestError(
            f"{name} has no column `text` or `html`, and none with readings; one of them holds the "
            f"reports (its columns: {', '.join(there)})"
        )
    try:
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, UnicodeError) as error:
        raise OSError(str(error)) from error


def _line(values: Mapping[str, Any]) -> bytes | None:
    """Return a row as one JSON object; none where it is not text."""
    for column in _WHOLE:
        if isinstance(values.get(column), str):
            return _joined(values[column], values.get(_READER))
    try:
        return msgspec.json.encode({k: _text(v) for k, v in values.items() if v is not None})
    except UnicodeDecodeError:
        return None


def _joined(line: str, reader: str | None) -> bytes:
    whole = line.strip()
    if isinstance(reader, str) and whole.endswith("}"):
        whole = f'{whole[:-1]},"reader":{reader}}}'
    return whole.encode()


def _text(value: object) -> object:
    """Return a cell as JSON has it: days as ISO 8601, bytes as the text that they are."""
    return value.decode() if isinstance(value, bytes) else value
