"""What comes in, sorted: what is new, known, a repetition of another, or wrong."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from according.base.records import content_sha256
from according.model import Document, Failure

Fate = Literal["new", "twin", "known", "failed"]
"""``new``: to be read. ``twin``: the reader saw the same in another; the records are taken over.
``known``: it was filed, or failed to be read by the same reader. ``failed``: see ``failure``."""


class Given(msgspec.Struct, frozen=True):
    """A document or failure as it was taken in, with the name of the input it is of."""

    input: str
    item: Document | Failure


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to become of one given document or failure."""

    input: str
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
        self._contents: set[str] = set()

    def sort(self, given: Iterable[Given]) -> Iterator[Sorted]:
        """Sort everything given, in its order."""
        for one in given:
            yield self._sorted(one)

    def done(self, document: Document) -> None:
        """Forget a document that has been filed, or has failed: the base knows it now."""
        content = self._waiting.pop(document.id, None)
        if content is not None:
            self._contents.discard(content)

    def _sorted(self, one: Given) -> Sorted:
        if isinstance(one.item, Failure):
            return Sorted(input=one.input, fate="failed", failure=one.item)
        document = one.item
        content = content_sha256(document)
        before = self._content_before(document)
        if before is not None:
            if before == content:
                return Sorted(input=one.input, fate="known", document=document)
            return Sorted(input=one.input, fate="failed", failure=_taken(document))
        if not self._retry and self._failed_before(document):
            return Sorted(input=one.input, fate="known", document=document)
        twin = content in self._contents or self._is_read(content)
        self._waiting[document.id] = content
        self._contents.add(content)
        return Sorted(input=one.input, fate="twin" if twin else "new", document=document)

    def _content_before(self, document: Document) -> str | None:
        """Return the content of the document with this id, filed or on its way."""
        if document.id in self._waiting:
            return self._waiting[document.id]
        found = self._connection.execute(
            "SELECT content FROM document WHERE id = ?", (document.id,)
        ).fetchone()
        return str(found[0]) if found else None

    def _failed_before(self, document: Document) -> bool:
        found = self._connection.execute(
            "SELECT document FROM failure WHERE id = ? AND stage = 'read' AND reader = ?",
            (document.id, self._reader),
        ).fetchone()
        if found is None:
            return False
        before = msgspec.json.decode(found[0], type=Document)
        return content_sha256(before) == content_sha256(document)

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


def _taken(document: Document) -> Failure:
    return Failure(
        id=document.id,
        error=f"another text was filed under the id {document.id!r}; give each version of a report "
        "an id of its own, or none",
        stage="file",
        origin=document.origin,
        url=document.url,
        title=document.title,
        language=document.language,
        text=document.text,
    )
