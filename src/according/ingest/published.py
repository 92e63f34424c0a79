"""When a page says that its article was published, and where it says so.

Only what a page states counts: a date of change, of the crawl, of copyright or of today never does.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import lxml.html

from according import lexicon
from according.ingest.linked_data import LinkedArticle
from according.ingest.markup import names_of, tidy

_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)"
)
_FORMS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d")
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_UNSET = frozenset({"1970-01-01", "0001-01-01", "1900-01-01", "1969-12-31"})
"""What an empty date field of common systems turns into."""

_NEAR = 200
"""Elements after the headline among which a date line is looked for."""

_LONGEST_LINE = 120
_NAMED = re.compile(r"date|publish|posted|byline|time|meta|info|author", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|change|copyright|©|comment|related|event", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WRITTEN = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)\b",
    re.IGNORECASE,
)


class Published(NamedTuple):
    """A publication date and where it was found."""

    value: str
    """ISO 8601 date, or date and time."""
    found: str


def published_of(
    tree: lxml.html.HtmlElement, linked: LinkedArticle, *, url: str | None
) -> Published | None:
    """Return the date of publication that a page states, the most explicit statement first."""
    for written, found in _statements(tree, linked, url):
        value = iso_8601(written)
        if value is not None:
            return Published(value, found)
    return None


def iso_8601(written: str) -> str | None:
    """Return a date as machines and headers write it in ISO 8601; none if it cannot be told.

    ``03/04/2023`` cannot: it is April in one country and March in another.
    """
    written = tidy(written)
    match = _ISO.match(written)
    if match:
        day, time, zone = match.groups()
        zone = {"UTC": "Z", "GMT": "Z"}.get(zone or "", zone or "")
        if len(zone) == len("+0000"):
            zone = f"{zone[:3]}:{zone[3:]}"
        value = f"{day}T{time}{zone}" if time else day
    else:
        value = _worded(written) or ""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return None if value[:10] in _UNSET else value


def _worded(written: str) -> str | None:
    for form in _FORMS:
        try:
            return datetime.strptime(written.replace(".,", ","), form).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _statements(
    tree: lxml.html.HtmlElement, linked: LinkedArticle, url: str | None
) -> Iterator[tuple[str, str]]:
    if linked.published:
        yield linked.published, "json-ld datePublished"
    yield from _in_head(tree)
    yield from _in_elements(tree)
    match = _IN_ADDRESS.search(url or "")
    if match:
        year, month, day = match.groups()
        yield f"{year}-{month:0>2}-{day:0>2}", "url"
    yield from _on_page(tree)


def _in_head(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    metas: dict[str, tuple[str, str]] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip()
            content = meta.get("content")
            if name and content:
                metas.setdefault(name.lower(), (content, f"meta {name}"))
    yield from (metas[name] for name in lexicon.entries("published_meta") if name in metas)


def _in_elements(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            written = element.get("datetime") or element.get("content") or element.text_content()
            yield written, f"{element.tag!s} element"
    # One time in the whole article is its own; of several, some are those of other stories.
    times = {
        time.get("datetime") or time.text_content()
        for article in tree.iter("article")
        for time in article.iter("time")
    }
    if len(times) == 1:
        yield times.pop(), "time element"


def _on_page(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the dates shown between the headline and the text in elements named for a date.

    Nothing else on the page will do: a date before the headline may be today's, one in the text is
    an event's, one after it another story's. htmldate looks there too, and took dates of change
    and of copyright.
    """
    headline = next(iter(tree.iter("h1")), None)
    if headline is None:
        return
    long = 0
    for element in headline.xpath("following::*")[:_NEAR]:
        names = names_of(element)
        named = element.tag == "time" or _NAMED.search(names)
        line = tidy(element.text_content()) if named or element.tag == "p" else ""
        long += element.tag == "p" and len(line) > _LONGEST_LINE
        if long > 1:  # one long paragraph may be the deck, with the date line under it
            return
        if not named or _CHANGED.search(f"{names} {line}") or len(line) > _LONGEST_LINE:
            continue
        match = _WRITTEN.search(line)
        if match:
            yield match.group().replace(".", "").replace("Sept ", "Sep "), "date line"
