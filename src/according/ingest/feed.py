"""RSS and Atom feeds: one document an item."""

import io
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]
import msgspec

from according.ingest.errors import IngestError
from according.ingest.fragment import fragment_paragraphs
from according.ingest.given import NO_GIVEN, Given, is_iso_8601
from according.ingest.limits import DEFAULT_LIMITS, Limits
from according.ingest.markup import refuse_overgrown, tidy
from according.ingest.text import document_from_paragraphs
from according.model import Document, Failure

_NOT_A_FEED = (
    "no items were found; it may not be an RSS or Atom feed, or it is empty: "
    "save the feed again, or give the pages it links to"
)


def read_feed(
    raw: bytes, *, name: str, given: Given = NO_GIVEN, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Failure]:
    """Read one document or failure an item, in the feed's order. Nothing is fetched.

    An item's text is its full content where the feed carries it, else its summary.

    Args:
        raw: The feed as saved.
        name: What the input is called in failures: ``NAME#1`` is the first item.
        given: Publisher and date that win over the feed's own; id, title and address are not
            used, they cannot hold of many items.
        limits: ``max_text_characters`` bounds one item.

    Raises:
        IngestError: The feed has more tags than may be, or its parser gives up.
    """
    # Escaped tags are parsed as well, of each item.
    refuse_overgrown(sum(map(raw.count, (b"<", b"&lt;", b"&#"))))
    parsed = _parsed(raw)
    if not parsed.entries:
        yield Failure(id=name, error=_NOT_A_FEED, stage="ingest", origin=name)
    for number, entry in enumerate(parsed.entries, start=1):
        place = f"{name}#{number}"
        try:
            yield _document(entry, parsed.feed, place, given=given, limits=limits)
        except IngestError as error:
            link = entry.get("link")
            failed = link or place
            yield Failure(id=failed, error=str(error), stage="ingest", origin=place, url=link)


def _parsed(raw: bytes) -> Any:
    try:
        # A stream, not the bytes: feedparser opens bytes and strings that look like file names.
        return feedparser.parse(io.BytesIO(raw), sanitize_html=True)
    except (ValueError, LookupError, AssertionError, RecursionError) as error:
        # It mends most of what is broken, and raises these on some: fuzzing found the first.
        raise IngestError(
            f"the feed cannot be read ({type(error).__name__}: {error}); save it again, or give "
            "the pages it links to"
        ) from error


def _document(entry: Any, feed: Any, place: str, *, given: Given, limits: Limits) -> Document:
    body = _body(entry)
    published, found = _published(entry)
    if given.published:
        published, found = given.published, "given"
    source = entry.get("source") or {}
    told = Given(
        title=" ".join(fragment_paragraphs(entry.get("title", ""))) or None,
        published=published,
        publisher=given.publisher or tidy(source.get("title") or feed.get("title") or "") or None,
        url=entry.get("link") or None,
    )
    paragraphs = [words for words in fragment_paragraphs(body) if words != told.publisher]
    document = document_from_paragraphs(
        paragraphs,
        given=told,
        raw=body.encode("utf-8", "replace"),
        origin=place,
        limits=limits,
    )
    byline = tidy(entry.get("author") or "") or document.byline
    found = found or document.published_from
    return msgspec.structs.replace(document, published_from=found, byline=byline)


def _body(entry: Any) -> str:
    contents = [str(content.get("value") or "") for content in entry.get("content", ())]
    return max(contents, key=len, default="") or str(entry.get("summary") or "")


def _published(entry: Any) -> tuple[str | None, str | None]:
    """Return an item's date and the element that says it; both none where it is no date."""
    for key, element in (("published", "feed pubDate"), ("updated", "feed updated")):
        # Past feedparser's own look-up, which gives one date for the other.
        value = _iso_date(str(dict.get(entry, key) or "").strip())
        if value is not None:
            return value, element
    return None, None


def _iso_date(printed: str) -> str | None:
    if is_iso_8601(printed):
        return printed
    try:
        return _known_year(parsedate_to_datetime(printed))
    except (ValueError, IndexError, TypeError):
        return None  # a date that cannot be read is no date: it stays open, it is not guessed


def _known_year(date: datetime) -> str | None:
    return date.isoformat() if date.year > 1 else None
