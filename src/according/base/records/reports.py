"""Documents, readings and failures as rows, and back."""

import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

from according.base.records.rows import DocumentRow, ReadingRow
from according.model import Document, Reading

_DAY = len("2023-03-02")
_NOT_SEEN_BY_THE_READER = ("id", "url", "origin", "raw_sha256", "published_from")
_LEVEL = 6
"""Of zlib: level 9 takes twice as long and saves 2 %."""


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of ``raw`` in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def content_sha256(document: Document) -> str:
    """Return one hash over all of a document that the reader sees.

    Two documents that agree in it have the same records; a text printed on another day, or by
    another paper, does not agree.
    """
    seen = {
        name: getattr(document, name)
        for name in Document.__struct_fields__
        if name not in _NOT_SEEN_BY_THE_READER
    }
    return sha256(msgspec.json.encode(seen, order="deterministic"))


def document_row(key: int, document: Document) -> DocumentRow:
    """Return the row of a document."""
    dateline, text = document.dateline, document.text
    return DocumentRow(
        key=key,
        id=document.id,
        title=document.title,
        kicker=document.kicker,
        byline=document.byline,
        dateline=dateline.span.of(text) if dateline else None,
        published=document.published,
        day=document.published[:_DAY] if document.published else None,
        publisher=document.publisher,
        url=document.url,
        language=document.language,
        text=text,
        words=len(text.split()),
        origin=document.origin,
        raw_sha256=document.raw_sha256,
        text_sha256=text_sha256(text),
        content=content_sha256(document),
    )


class Packed(msgspec.Struct, frozen=True):
    """A reading as it is kept: JSON without the text, which the document's row has."""

    record: bytes
    """zlib over the JSON."""
    sha256: str
    """Of the JSON."""


def packed(reading: Reading) -> Packed:
    """Return a reading in the form that the base keeps."""
    raw = msgspec.json.encode(msgspec.structs.replace(reading, text=""))
    return Packed(zlib.compress(raw, _LEVEL), sha256(raw))


def unpacked(record: bytes, text: str) -> Reading:
    """Return the reading that ``packed`` made, with its text.

    Raises:
        zlib.error: the bytes are not what zlib wrote.
        msgspec.MsgspecError: the JSON is no reading.
    """
    return msgspec.structs.replace(
        msgspec.json.decode(zlib.decompress(record), type=Reading), text=text
    )


def recorded(record: bytes) -> bytes:
    """Return the JSON of a packed reading.

    Raises:
        zlib.error: the bytes are not what zlib wrote.
    """
    return zlib.decompress(record)


def as_reading_of(document: Document, reading: Reading) -> Reading:
    """Return the records of a reading as those of another document that the reader sees alike."""
    own: Mapping[str, Any] = {name: getattr(document, name) for name in Document.__struct_fields__}
    return msgspec.structs.replace(reading, **own)


def reading_row(key: int, document: int, reader: int, record: Packed) -> ReadingRow:
    """Return the row of a document's current reading."""
    return ReadingRow(
        key=key,
        document=document,
        reader=reader,
        current=1,
        record=record.record,
        sha256=record.sha256,
    )
