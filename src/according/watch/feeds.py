"""What a feed carries: addresses of articles, with what it says of them, or their text."""

from collections.abc import Iterator

import msgspec

from according.ingest import IngestError, Limits
from according.ingest.feed import read_feed
from according.model import Document, Failure
from according.watch.names import name_of


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of an item."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a feed."""

    name: str
    """By which it is known again: the form of its address, or the id of its text."""
    url: str | None
    told: Told = Told()
    document: Document | None = None
    """Its own text, where that is to be filed and not the page it leads to."""


def items_of(raw: bytes, *, url: str, pages: bool, limits: Limits) -> Iterator[Item]:
    """Return the items of a feed, in its order.

    Args:
        raw: the feed.
        url: its address.
        pages: whether the pages that items lead to are to be filed; else their text in the feed
            is, and another text under the same address is another item.
        limits: of one item.

    Raises:
        IngestError: it is no feed, or an empty one.
    """
    found = list(read_feed(raw, name=url, limits=limits))
    if len(found) == 1 and isinstance(found[0], Failure) and found[0].url is None:
        raise IngestError(found[0].error)
    for one in found:
        item = _item(one, pages=pages)
        if item is not None:
            yield item


def _item(one: Document | Failure, *, pages: bool) -> Item | None:
    """Return an item; none where there is neither an address nor a text."""
    try:
        name = name_of(one.url) if one.url else None
    except ValueError:
        name = None
    if isinstance(one, Failure):
        return Item(name=name, url=one.url) if name and pages else None
    told = Told(title=one.title, published=one.published, publisher=one.publisher)
    if name and pages:
        return Item(name=name, url=one.url, told=told)
    return Item(name=one.id, url=one.url, told=told, document=one)
