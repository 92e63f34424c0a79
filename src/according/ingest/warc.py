"""Web archives (WARC): one document for each page in them."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.page import read_page
from according.ingest.streams import read_bounded
from according.model import Document, Failure

_PAGE_TYPES = frozenset(["text/html", "application/xhtml+xml"])
_OK = 200
_RECORD_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"


class _Answer(NamedTuple):
    """The page in a record."""

    raw: bytes
    charset: str | None


def read_warc(
    stream: BinaryIO, *, name: str, given: Given = NO_GIVEN, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Failure]:
    """Read one document or failure for each HTML response, in the archive's order.

    Requests, redirects, errors, images and the like are passed over.

    Args:
        stream: The archive, decompressed; only one record is held in memory.
        name: What the input is called in failures: ``NAME@OFFSET``.
        given: Publisher and date that win over the pages' own; id, title and address are not
            used, they cannot hold of many pages.
        limits: ``max_bytes`` bounds each record, before and after decompression.
    """
    met = 0
    counted = cast("BinaryIO", _Counted(stream))
    try:
        for record in ArchiveIterator(
            counted, record_types=WarcRecordType.response, parse_http=False
        ):
            read = _read_record(record, name, given, limits)
            if read is not None:
                met += 1
                yield read
    except (OSError, ValueError, EOFError, IngestError) as error:
        met += 1
        broken = f"the archive is broken after {met - 1} pages ({error}); those were read"
        yield Failure(id=f"{name}@{counted.tell()}", error=broken, stage="ingest", origin=name)
    if met == 0:
        nothing = "the archive has no HTML page in it; see that it is a WARC file of saved pages"
        yield Failure(id=name, error=nothing, stage="ingest", origin=name)


def _read_record(
    record: WarcRecord, name: str, given: Given, limits: Limits
) -> Document | Failure | None:
    """Return what a record holds, none where it is not a page."""
    origin = f"{name}@{record.stream_pos}"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    message = record.reader.read(limits.max_bytes + 1)
    try:
        if len(message) < min(record.content_length, limits.max_bytes):
            raise IngestError("the archive is cut short in this page; download it again")
        answer = _answer(message, limits, origin)
        if answer is None:
            return None
        return read_page(
            answer.raw,
            given=Given(url=url, published=given.published, publisher=given.publisher),
            declared_charset=answer.charset,
            origin=origin,
            limits=limits,
        )
    except IngestError as error:
        return Failure(id=url or origin, error=str(error), stage="ingest", origin=origin, url=url)


def _answer(message: bytes, limits: Limits, origin: str) -> _Answer | None:
    try:
        return _decoded(message, limits, origin, coding="all")
    except OSError:
        # Some crawlers keep the header of a compression that they have undone.
        return _decoded(message, limits, origin, coding="none")


def _decoded(
    message: bytes, limits: Limits, origin: str, *, coding: Literal["all", "none"]
) -> _Answer | None:
    # A record of its own: in the archive's stream one false coding would end the iteration.
    head = _RECORD_HEAD + b"Content-Length: %d\r\n\r\n" % len(message)
    for record in ArchiveIterator(io.BytesIO(head + message + b"\r\n\r\n"), auto_decode=coding):
        kind = (record.http_content_type or "").split(";")[0].strip().lower()
        if not record.is_http_parsed or kind not in _PAGE_TYPES:
            return None
        if record.http_headers.status_code != _OK:
            return None
        if len(message) > limits.max_bytes:
            raise IngestError(f"the page is larger than {limits.max_bytes:,} bytes")
        raw = read_bounded(cast("BinaryIO", record.reader), limits, name=origin)
        return _Answer(raw, record.http_charset)
    return None


class _Counted:
    """A stream that knows its place: fastwarc asks for it, and pipes cannot tell."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self._place += len(chunk)
        return chunk

    def tell(self) -> int:
        return self._place
