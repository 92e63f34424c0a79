"""What a page says of its article: headline, byline, publisher, address, language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html

from according.ingest.addresses import hostname_of, joined
from according.ingest.badge import badge_of
from according.ingest.bylines import page_byline
from according.ingest.linked_data import LinkedArticle
from according.ingest.markup import shown_lines, tidy
from according.ingest.publisher import publisher_of

_SEPARATOR = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*|\s+::\s+")
_HEAD = re.compile(r"(.{2,60}?)(?::|\s+[|–—-])\s+")
_SHORTEST_HOST = 4
_LONGEST_SITE_NAME = 3
"""Words of an unknown name after a bar; a longer tail belongs to the headline."""

_SHORTEST_HEADLINE = 5
"""Words that must be left before such a tail."""

_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Particulars:
    """A page's own word on its article."""

    title: str | None
    titles: tuple[str, ...]
    """Every headline the page gives it, the chosen one among them."""
    kicker: str | None
    """The label shown beside the headline, not in it."""
    description: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    language: str | None
    """ISO 639-1 code as declared."""


def particulars_of(tree: lxml.html.HtmlElement, linked: LinkedArticle) -> Particulars:
    """Read a page's particulars; linked data first, then meta elements, then what is shown."""
    metas = _metas(tree)
    url = _address(tree, metas, linked)
    publisher = publisher_of(tree, metas, linked, url=url)
    titles = tuple(_titles(tree, metas, linked, publisher, url))
    return Particulars(
        title=titles[0] if titles else None,
        titles=titles,
        kicker=badge_of(tree),
        description=metas.get("og:description") or metas.get("description") or linked.description,
        byline=page_byline(tree, metas, linked),
        publisher=publisher,
        url=url,
        language=_language(tree, metas),
    )


def _metas(tree: lxml.html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = tidy(meta.get("content") or "")
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _titles(
    tree: lxml.html.HtmlElement,
    metas: dict[str, str],
    linked: LinkedArticle,
    publisher: str | None,
    url: str | None,
) -> Iterator[str]:
    """Yield the headlines a page gives: shown ones that its head repeats, then those of its head.

    What is shown goes before what is made for search engines and social media.
    """
    told = [linked.headline, metas.get("og:title"), metas.get("twitter:title")]
    told += [tidy(title.text_content()) for title in tree.xpath("//head/title")[:1]]
    stated = [without_site(title, publisher, url) for title in told if title]
    shown = [" ".join(shown_lines(heading)) for heading in tree.iter("h1")]
    keys = {title_key(title) for title in stated}
    seen = set()
    repeated = [title for title in shown if title_key(title) in keys]
    for title in [*repeated, *stated, *shown]:
        key = title_key(title)
        if key and key not in seen:
            seen.add(key)
            yield title


def without_site(title: str, publisher: str | None, url: str | None) -> str:
    """Return a title without the site's name after it or before it: ``Floods rise | The Post``.

    A tail is the site's name if it is the publisher's or begins as the address's host does;
    failing that, if it follows the last bar and is short.
    """
    title = tidy(title)
    names = {title_key(publisher or "").replace(" ", ""), _host(url)} - {""}
    first = _HEAD.match(title)
    if first and _is_name(first.group(1), names):
        title = title[first.end() :]
    marks = list(_SEPARATOR.finditer(title))
    bar = bool(marks) and "|" in marks[-1].group()
    while marks and _is_name(title[marks[-1].end() :], names):
        title = title[: marks.pop().start()]
        bar = False
    if bar:
        head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
        if len(tail.split()) <= _LONGEST_SITE_NAME and len(head.split()) >= _SHORTEST_HEADLINE:
            return head
    return title


def title_key(title: str) -> str:
    """Return the words of a title in a form in which two printings of it are equal."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def _is_name(words: str, names: set[str]) -> bool:
    key = title_key(words).replace(" ", "").removeprefix("the")
    return (
        any(
            key == name.removeprefix("the") or (len(name) > _SHORTEST_HOST and key.startswith(name))
            for name in names
            if key
        )
        and len(words.split()) <= _LONGEST_SITE_NAME + 2
    )


def _host(url: str | None) -> str:
    host = hostname_of(url)
    parts = host.removeprefix("www.").split(".")
    return parts[-2].replace("-", "") if len(parts) > 1 else ""


def _address(
    tree: lxml.html.HtmlElement, metas: dict[str, str], linked: LinkedArticle
) -> str | None:
    base = metas.get("og:url") or linked.url or ""
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    for written in [*links, base, linked.url or ""]:
        address = joined(base, written.strip()) if written else ""
        parts = urlsplit(address)
        # Some sites give their front page as the canonical address of everything.
        if parts.scheme in ("http", "https") and (parts.path.strip("/") or parts.query):
            return address
    return None


def _language(tree: lxml.html.HtmlElement, metas: dict[str, str]) -> str | None:
    told = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    for written in (told, metas.get("og:locale"), metas.get("content-language")):
        match = _LANGUAGE.match((written or "").strip())
        if match:
            return match.group().lower()
    return None
