"""From the page of an article to a document; what it does not say of itself the feed tells."""

import gzip
import os
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from according.ingest import Given, IngestError, read_page, read_text
from according.ingest.fetch import Fetched
from according.ingest.identity import document_id, sha256
from according.model import Document
from according.watch.feeds import Told

_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", None})
_AHEAD = timedelta(days=1)
"""A feed's date that lies further ahead of its being seen is not believed."""


def document_of(fetched: Fetched, told: Told, *, seen: str, folder: Path) -> Document:
    """Return the document of a fetched page; the page is kept in the folder.

    What the page says of itself wins; the feed's date, publisher and headline fill what is open.

    Args:
        fetched: the page.
        told: what the feed says.
        seen: when the feed first carried it, ISO 8601.
        folder: takes the page's bytes, compressed, under their SHA-256.

    Raises:
        IngestError: it is no page, or there is no article on it.
        OSError: the page cannot be kept.
    """
    plain = fetched.content_type == "text/plain"
    if not plain and fetched.content_type not in _PAGES:
        raise IngestError(f"{fetched.url} is no page but {fetched.content_type}")
    given, origin = Given(url=fetched.url), str(_kept(fetched.raw, folder))
    charset = fetched.charset
    document = (
        read_text(fetched.raw, given=given, declared_charset=charset, origin=origin)
        if plain
        else read_page(fetched.raw, given=given, declared_charset=charset, origin=origin)
    )
    return with_told(document, told, seen=seen)


def with_told(document: Document, told: Told, *, seen: str) -> Document:
    """Return a document with what a feed says of it where it does not say so itself."""
    published, found = document.published, document.published_from
    if published is None and _is_likely(told.published, seen):
        published, found = told.published, "feed pubDate"
    publisher, title = document.publisher or told.publisher, document.title or told.title
    same = (document.published, document.publisher, document.title)
    if same == (published, publisher, title):
        return document
    return msgspec.structs.replace(
        document,
        id=document_id(
            url=document.url,
            publisher=publisher,
            published=published,
            title=title,
            text=document.text,
        ),
        published=published,
        published_from=found,
        publisher=publisher,
        title=title,
    )


def _is_likely(published: str | None, seen: str) -> bool:
    if published is None:
        return False
    day = datetime.fromisoformat(published[:10]).date()
    return day <= (datetime.fromisoformat(seen) + _AHEAD).date()


def _kept(raw: bytes, folder: Path) -> Path:
    """Write a page, whole or not at all; return where."""
    path = folder / f"{sha256(raw)}.html.gz"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(gzip.compress(raw, mtime=0))
        beside.replace(path)
    return path
