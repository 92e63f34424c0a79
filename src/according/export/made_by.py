"""What made the readings of a base: for the head of an export, and for its provenance."""

import msgspec

from according.base import Base
from according.model import ReaderVersion

_COLUMNS = ", ".join(f"reader.{name}" for name in ReaderVersion.__struct_fields__)
_OF = (
    f"SELECT reader.key, {_COLUMNS} FROM reading JOIN reader ON reader.key = reading.reader"
    " WHERE reading.document = ? AND reading.current = 1"
)


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the reader, as a base knows it."""

    key: int
    version: ReaderVersion


def reader_of(base: Base, document: int) -> Reader:
    """Return the version that made the current reading of a document, given by its key."""
    key, *told = base.connection.execute(_OF, (document,)).fetchone()
    return Reader(key=key, version=_version(told))


def _version(told: list[str]) -> ReaderVersion:
    return ReaderVersion(**dict(zip(ReaderVersion.__struct_fields__, told, strict=True)))
