"""Keys of rows: whole numbers made from a document's key and a record's id."""

import re
from typing import overload

PER_DOCUMENT = 1_000_000
"""Keys that one document has for each kind of record."""
_ID = re.compile(r"[a-z]+(\d+)")


class KeyRangeError(ValueError):
    """A record's id has no number, or one that is too large."""


class Keys:
    """Makes the keys of one document's records."""

    def __init__(self, document: int):
        self._from = document * PER_DOCUMENT

    @overload
    def of(self, id_: str) -> int: ...
    @overload
    def of(self, id_: None) -> None: ...

    def of(self, id_: str | None) -> int | None:
        """Return the key of a record: of ``e12`` in document 7, 7000012.

        Raises:
            KeyRangeError: the id is not letters and a number under a million.
        """
        if id_ is None:
            return None
        found = _ID.fullmatch(id_)
        if found is None or int(found[1]) >= PER_DOCUMENT:
            raise KeyRangeError(
                f"a record's id is letters and a number under {PER_DOCUMENT:,}, not {id_!r}"
            )
        return self._from + int(found[1])


def document_of(key: int) -> int:
    """Return the key of the document that a record belongs to."""
    return key // PER_DOCUMENT


def range_of(document: int) -> tuple[int, int]:
    """Return the least key of a document's records, and the least of the next document's."""
    return document * PER_DOCUMENT, (document + 1) * PER_DOCUMENT
