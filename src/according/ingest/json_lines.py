"""JSON Lines: one document a line, its text kept to the character."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

import msgspec

from according.ingest.decode import decode
from according.ingest.errors import IngestError
from according.ingest.given import NO_GIVEN, Given
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.page import read_page
from according.ingest.text import document_from_text
from according.model import Document, Failure

_BOM = b"\xef\xbb\xbf"


class RowReader(Protocol):
    """Reads one JSON object."""

    def __call__(
        self, row: bytes, *, place: str, given: Given, limits: Limits
    ) -> Document | Failure:
        """Return the document of a row, or why it has none; ``place`` names a row without id."""
        ...


class _Row(msgspec.Struct, frozen=True):
    """The keys of a row that are read; others may stand beside them."""

    id: str | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


class _Named(msgspec.Struct, frozen=True):
    id: str | None = None


def read_json_lines(
    stream: BinaryIO,
    *,
    name: str,
    given: Given = NO_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    row: RowReader | None = None,
) -> Iterator[Document | Failure]:
    """Read one document or failure a line, in order; empty lines are passed over.

    A row has ``text`` (used as it stands) or ``html``, and may have ``id``, ``title``,
    ``published``, ``publisher``, ``url``. What a row says of itself wins over ``given``, whose
    ``id``, ``title`` and ``url`` are not used: they cannot hold of many documents.

    Args:
        stream: The bytes; only one line is held in memory.
        name: What the input is called in failures: ``NAME:LINE``.
        given: Publisher and date for rows that have none.
        limits: ``max_bytes`` bounds one line.
        row: Reads a row; none: `document_from_row`.
    """
    read = row or document_from_row
    for number, line in enumerate(_lines(stream, limits), start=1):
        place = f"{name}:{number}"
        if line is None:
            error = f"the line is longer than {limits.max_bytes:,} bytes; split the document"
            yield Failure(id=place, error=error, stage="ingest", origin=place)
        elif line.strip():
            yield read(line, place=place, given=given, limits=limits)


def read_json(
    raw: bytes,
    *,
    name: str,
    given: Given = NO_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    row: RowReader | None = None,
) -> Iterator[Document | Failure]:
    """Read one JSON object, or each object of one JSON array, as `read_json_lines` reads lines.

    Raises:
        IngestError: The bytes are not one JSON value.
    """
    try:
        value = msgspec.json.decode(decode(raw).encode(), type=msgspec.Raw)
        rows = msgspec.json.decode(value, type=list[msgspec.Raw])
    except msgspec.ValidationError:
        rows = [value]
    except (ValueError, RecursionError) as error:
        raise IngestError(f"this is not sound JSON ({error}); write one object a line") from error
    read = row or document_from_row
    for number, each in enumerate(rows, start=1):
        place = f"{name}:{number}"
        yield read(bytes(each), place=place, given=given, limits=limits)


def document_from_row(
    row: bytes, *, place: str, given: Given = NO_GIVEN, limits: Limits = DEFAULT_LIMITS
) -> Document | Failure:
    """Read one JSON object; ``place`` names it where it has no ``id``."""
    try:
        return _document(_decoded(row), place, given, limits)
    except IngestError as error:
        return Failure(id=_id_of(row) or place, error=str(error), stage="ingest", origin=place)


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield lines, none in place of one that is too long."""
    first = True
    while line := stream.readline(limits.max_bytes + 1):
        if len(line) > limits.max_bytes and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.max_bytes)
            yield None
        else:
            yield line.removeprefix(_BOM) if first else line
        first = False


def _decoded(row: bytes) -> _Row:
    try:
        return msgspec.json.decode(row, type=_Row)
    except msgspec.ValidationError as error:
        raise IngestError(
            f"the row does not have the keys of a document ({error}); "
            "it needs a string `text` or `html`"
        ) from error
    except UnicodeDecodeError as error:
        raise IngestError(f"the row is not UTF-8 ({error}); convert the file") from error
    except msgspec.DecodeError as error:
        raise IngestError(
            f"the line is not one whole JSON object ({error}); write one object a line"
        ) from error
    except RecursionError as error:
        raise IngestError("the row is nested too deep; give a flat object") from error


def _document(row: _Row, place: str, given: Given, limits: Limits) -> Document:
    told = Given(
        id=row.id or None,
        title=row.title or None,
        published=row.published or given.published,
        publisher=row.publisher or given.publisher,
        url=row.url or None,
    )
    if row.text is not None and (row.text.strip() or not row.html):
        return document_from_text(row.text, given=told, origin=place, limits=limits)
    if row.html is not None:
        return read_page(
            row.html.encode(),
            given=told,
            declared_charset="utf-8",
            origin=place,
            limits=limits,
        )
    raise IngestError("the row has neither `text` nor `html`; one of them holds the report")


def _id_of(row: bytes) -> str | None:
    try:
        return msgspec.json.decode(row, type=_Named).id
    except (ValueError, RecursionError):
        return None  # the failure is named by its place instead
