"""One opened input of a known kind to its documents."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from according.ingest.decode import decode
from according.ingest.feed import read_feed
from according.ingest.given import Given
from according.ingest.json_lines import RowReader, read_json, read_json_lines
from according.ingest.kinds import Kind
from according.ingest.limits import Limits
from according.ingest.markdown import without_marks
from according.ingest.mhtml import read_mhtml
from according.ingest.page import read_page
from according.ingest.parquet import read_parquet
from according.ingest.streams import read_bounded
from according.ingest.text import read_text, refuse_long
from according.ingest.warc import read_warc
from according.model import Document, Failure


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where an input comes from."""

    name: str
    charset: str | None = None
    """The encoding that a transfer header names."""
    row: RowReader | None = None
    """Reads a row of JSON; none: as a document."""


def reports_in(
    stream: BinaryIO, kind: Kind, *, given: Given, source: Source, limits: Limits
) -> Iterator[Document | Failure]:
    """Read the documents of one input.

    Raises:
        IngestError: An input that is one document cannot be read. Of inputs that hold many, each
            document that cannot be read is a failure in its place.
    """
    if kind == "json_lines":
        yield from read_json_lines(
            stream, name=source.name, given=given, limits=limits, row=source.row
        )
    elif kind == "parquet":
        yield from read_parquet(
            stream, name=source.name, given=given, limits=limits, row=source.row
        )
    elif kind == "warc":
        yield from read_warc(stream, name=source.name, given=given, limits=limits)
    else:
        raw = read_bounded(stream, limits, name=source.name)
        if kind == "feed":
            yield from read_feed(raw, name=source.name, given=given, limits=limits)
        elif kind == "json":
            yield from read_json(raw, name=source.name, given=given, limits=limits, row=source.row)
        else:
            yield _one(raw, kind, given, source, limits)


def _one(raw: bytes, kind: Kind, given: Given, source: Source, limits: Limits) -> Document:
    if kind == "html":
        return read_page(
            raw,
            given=given,
            declared_charset=source.charset,
            origin=source.name,
            limits=limits,
        )
    if kind == "mhtml":
        return read_mhtml(raw, given=given, origin=source.name, limits=limits)
    if kind == "markdown":
        marked = decode(raw, declared=source.charset)
        refuse_long(marked, limits)
        return read_text(
            without_marks(marked).encode(), given=given, origin=source.name, limits=limits
        )
    return read_text(
        raw, given=given, declared_charset=source.charset, origin=source.name, limits=limits
    )
