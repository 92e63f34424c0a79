"""Inputs in order: files by their kind, folders, addresses, standard input."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from according.ingest.decode import decode
from according.ingest.errors import IngestError
from according.ingest.fetch import fetch, is_address
from according.ingest.folders import files_in
from according.ingest.given import NO_GIVEN, Given
from according.ingest.json_lines import RowReader
from according.ingest.kinds import kind_of_answer, kind_of_file
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.reports import Source, reports_in
from according.ingest.streams import GZIP_MAGIC, HEAD, inflated, read_bounded, with_head
from according.model import Document, Failure

STANDARD_INPUT = "-"

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class _How(msgspec.Struct, frozen=True):
    given: Given
    limits: Limits
    row: RowReader | None


def read_inputs(
    inputs: Iterable[str],
    *,
    given: Given = NO_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    row: RowReader | None = None,
) -> Iterator[Document | Failure]:
    """Read every document of every input, in input order; nothing stops the run.

    Args:
        inputs: Files (their kind told by name, else by content; each may be gzipped), folders
            (with all below them, in order of name), ``http(s)`` addresses, ``-`` for ``stdin``.
        given: What the user says of the documents. Id, title and address hold only of inputs
            that are one document: pages and texts.
        limits: Bounds on each document and transfer.
        stdin: Standard input, as bytes.
        row: Reads a row of JSON or JSON Lines; none: as a document.

    Yields:
        A document, or a failure that names the input and the remedy. JSON Lines and web archives
        are streamed: one document is in memory at a time.
    """
    how = _How(given, limits, row)
    for name in inputs:
        try:
            yield from _read_input(name, how, stdin)
        except (IngestError, OSError, ValueError) as error:
            yield _failure(name, error)


def read_opened(
    opened: Callable[[], BinaryIO],
    *,
    name: str,
    given: Given = NO_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    row: RowReader | None = None,
) -> Iterator[Document | Failure]:
    """Read every document of one file, wherever it lies, as `read_inputs` reads one of a disk.

    Args:
        opened: opens the file; of Parquet, one in which one can move about.
        name: what the file is called: its kind may be told by it, and failures name it.
        given: see `read_inputs`.
        limits: see `read_inputs`.
        row: see `read_inputs`.
    """
    try:
        with opened() as stream:
            yield from _read_stream(stream, name, _How(given, limits, row))
    except (IngestError, OSError, ValueError) as error:
        yield _failure(name, error)


def _read_input(name: str, how: _How, stdin: BinaryIO | None) -> Iterator[Document | Failure]:
    if not name:
        raise IngestError("the name of this input is empty; name a file, a folder or an address")
    if name == STANDARD_INPUT:
        if stdin is None:
            raise IngestError("there is no standard input here; name a file")
        yield from _read_stream(stdin, name, how)
    elif is_address(name):
        yield from _read_address(name, how)
    elif Path(name).is_dir():
        yield from _read_folder(name, how)
    else:
        with Path(name).open("rb") as stream:
            yield from _read_stream(stream, name, how)


def _read_folder(name: str, how: _How) -> Iterator[Document | Failure]:
    files = files_in(Path(name))
    if not files:
        raise IngestError(
            "there is no file in this folder that could be a report; name another, or the files"
        )
    for path in files:
        try:
            with path.open("rb") as stream:
                yield from _read_stream(stream, str(path), how)
        except (IngestError, OSError, ValueError) as error:
            yield _failure(str(path), error)


def _read_address(name: str, how: _How) -> Iterator[Document | Failure]:
    fetched = fetch(name, limits=how.limits)
    head, stream = _opened(io.BytesIO(fetched.raw), name, how.limits)
    yield from reports_in(
        stream,
        kind_of_answer(fetched, head),
        given=msgspec.structs.replace(how.given, url=how.given.url or fetched.url),
        source=Source(name=name, charset=fetched.charset, row=how.row),
        limits=how.limits,
    )


def _read_stream(stream: BinaryIO, name: str, how: _How) -> Iterator[Document | Failure]:
    shown = _printable(name)
    head, opened = _opened(stream, shown, how.limits)
    if not head.strip() and len(head) < HEAD:
        raise IngestError("it is empty; give a file with a report in it")
    kind = kind_of_file(name, head)
    if kind == "json_lines" and head.startswith(_WIDE_MARKS):
        raw = read_bounded(opened, how.limits, name=shown)
        opened = cast("BinaryIO", io.BytesIO(decode(raw).encode()))
    if kind == "parquet" and stream.seekable():
        # Its table of contents stands at its end.
        stream.seek(0)
        opened = stream
    source = Source(name=shown, row=how.row)
    yield from reports_in(opened, kind, given=how.given, source=source, limits=how.limits)


def _opened(stream: BinaryIO, name: str, limits: Limits) -> tuple[bytes, BinaryIO]:
    """Return a stream's first bytes and the stream from its beginning, decompressed if need be."""
    head, whole = with_head(stream)
    if head.startswith(GZIP_MAGIC):
        return with_head(inflated(whole, limits, name=name))
    return head, whole


def _failure(name: str, error: IngestError | OSError | ValueError) -> Failure:
    shown = _printable(name)
    return Failure(id=shown, error=_explained(error), stage="ingest", origin=shown)


def _explained(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the spelling and the folder you are in"
    if isinstance(error, PermissionError):
        return "the file may not be read; ask for the right to read it, or copy it"
    if isinstance(error, OSError):
        return f"the file cannot be read ({error.strerror or error}); check the disk, or copy it"
    return str(error)


def _printable(name: str) -> str:
    # Names of files are bytes on some systems, and need not be UTF-8.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
