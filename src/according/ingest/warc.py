"""Web archives (WARC): one document for each page in them."""

from collections.abc import Iterator
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.page import read_page
from according.ingest.streams import read_bounded
from according.model import Document, Failure

_PAGE_TYPES = frozenset(["text/html", "application/xhtml+xml"])
_OK = 200


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
        limits: ``max_bytes`` bounds each record, after decompression.
    """
    pages = 0
    records = ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all")
    try:
        for record in records:
            if _is_page(record):
                pages += 1
                yield _page(record, name, given, limits)
    except (OSError, ValueError, EOFError, IngestError) as error:
        pages += 1
        broken = f"the archive is broken here ({error}); what stands before this was read"
        yield Failure(id=f"{name}@{pages}", error=broken, stage="ingest", origin=name)
    if pages == 0:
        nothing = "the archive has no HTML page in it; see that it is a WARC file of saved pages"
        yield Failure(id=name, error=nothing, stage="ingest", origin=name)


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http or record.http_headers is None:
        return False
    kind = (record.http_content_type or "").split(";")[0].strip().lower()
    return record.http_headers.status_code == _OK and kind in _PAGE_TYPES


def _page(record: WarcRecord, name: str, given: Given, limits: Limits) -> Document | Failure:
    origin = f"{name}@{record.stream_pos}"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    try:
        # Transfer and content encodings are undone as it is read, so the bound holds for a bomb.
        raw = read_bounded(cast("BinaryIO", record.reader), limits, name=origin)
        return read_page(
            raw,
            given=Given(url=url, published=given.published, publisher=given.publisher),
            declared_charset=record.http_charset,
            origin=origin,
        )
    except (IngestError, OSError) as error:
        failed = url or origin
        return Failure(id=failed, error=str(error), stage="ingest", origin=origin, url=url)
