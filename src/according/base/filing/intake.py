"""What comes in, sorted: what is new, known, a repetition of another, or wrong."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from according.base.filing.given_readings import GivenReading
from according.base.records import content_sha256
from according.ingest import Given
from according.model import Document, Failure

Fate = Literal["new", "given", "twin", "known", "given_up", "failed"]
"""``new``: to be read. ``given``: its reading came with it. ``twin``: the reader saw the
same in another; the records are taken over. ``known``: it is filed. ``given_up``: this reader
failed on it before. ``failed``: see ``failure``.
"""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A document or failure as it was taken in, with what it takes to take it in again."""

    input: str
    """The name of the input that it is of."""
    told: Given
    """What the user said of it."""
    item: Document | Failure


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to become of one offer."""

    offer: Offer
    fate: Fate
    document: Document | None = None
    failure: Failure | None = None


class Intake:
    """Sorts what comes in, by what the base holds and what this run has sorted before."""

    def __init__(self, connection: sqlite3.Connection, reader: int, *, retry: bool = False):
        """Sort for one run.

        Args:
            connection: to the base.
            reader: key of the version of the reader that reads.
            retry: whether documents that this reader failed on are tried once more.
        """
        self._connection, self._reader, self._retry = connection, reader, retry
        self._waiting: dict[str, str] = {}

    def sort(self, offers: Iterable[Offer]) -> Iterator[Sorted]:
        """Sort all offers, in their order."""
        for offer in offers:
            if isinstance(offer.item, Failure):
                yield Sorted(offer=offer, fate="failed", failure=offer.item)
            else:
                yield self._sorted(offer, offer.item)

    def done(self, document: Document) -> None:
        """Forget a document that has been filed, or has failed: the base knows it now."""
        self._waiting.pop(document.id, None)

    def filed_as(self, document: Document) -> str | None:
        """Return the hash of the content that is filed under a document's id."""
        found = self._connection.execute(
            "SELECT content FROM document WHERE id = ?", (document.id,)
        ).fetchone()
        return str(found[0]) if found else None

    def _sorted(self, offer: Offer, document: Document) -> Sorted:
        try:
            content = content_sha256(document)
        except UnicodeEncodeError:
            return Sorted(offer=offer, fate="failed", failure=_unprintable(document))
        before = self._waiting.get(document.id) or self.filed_as(document)
        if before is not None:
            if before == content:
                return Sorted(offer=offer, fate="known", document=document)
            return Sorted(offer=offer, fate="failed", failure=taken(document))
        if isinstance(document, GivenReading):
            self._waiting[document.id] = content
            return Sorted(offer=offer, fate="given", document=document)
        if not self._retry and self._failed_before(document, content):
            return Sorted(offer=offer, fate="given_up", document=document)
        twin = content in self._waiting.values() or self._is_read(content)
        self._waiting[document.id] = content
        return Sorted(offer=offer, fate="twin" if twin else "new", document=document)

    def _failed_before(self, document: Document, content: str) -> bool:
        found = self._connection.execute(
            "SELECT document FROM failure WHERE id = ? AND stage IN ('read', 'file')"
            " AND reader = ? AND document IS NOT NULL",
            (document.id, self._reader),
        )
        return any(
            content_sha256(msgspec.json.decode(before, type=Document)) == content
            for (before,) in found
        )

    def _is_read(self, content: str) -> bool:
        """Tell whether a document that the reader sees alike has been read by this reader."""
        return (
            self._connection.execute(
                "SELECT 1 FROM document JOIN reading ON reading.document = document.key"
                " WHERE content = ? AND reader = ? LIMIT 1",
                (content, self._reader),
            ).fetchone()
            is not None
        )


def taken(document: Document) -> Failure:
    """Return the failure of a document whose id another text has."""
    return failure_of(
        document,
        f"another text was filed under the id {document.id!r}; give each version of a report "
        "an id of its own, or none",
    )


def failure_of(document: Document, error: str) -> Failure:
    """Return why a document was not filed."""
    return Failure.of(document, error, stage="file")


def _unprintable(document: Document) -> Failure:
    return failure_of(
        document,
        "it has characters that no text may have (lone surrogates); save it as UTF-8 again",
    )
