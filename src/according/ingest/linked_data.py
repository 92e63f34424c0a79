"""What a page says of its article in JSON-LD, in the terms of schema.org."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html

from according.ingest.markup import parse, tidy

_ARTICLE = ("Article", "Posting", "Report")
"""Endings of the types that are articles: ``NewsArticle``, ``BlogPosting``, ``Report``."""

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article's particulars as its page's linked data gives them."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    """As written, in whatever form."""
    url: str | None = None
    description: str | None = None
    body: str | None = None
    """The text, paragraphs with an empty line between them."""


def linked_article(tree: lxml.html.HtmlElement) -> LinkedArticle:
    """Return what the page's JSON-LD says of its first article; an empty record if nothing."""
    dated: str | None = None
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for item in _items(_loaded(script.text or "")):
            if _is_article(item):
                return _article(item)
            # Some pages put no article in, only the page itself with its date.
            dated = dated or (_string(item.get("datePublished")) if _is_page(item) else None)
    return LinkedArticle(published=dated)


def _loaded(source: str) -> Any:
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        # Not strict: line ends inside strings are common on pages, and harmless.
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list)):
        for child in children:
            yield from _items(child, depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    return any(kind.endswith(_ARTICLE) for kind in _kinds(item))


def _is_page(item: dict[str, Any]) -> bool:
    return "WebPage" in _kinds(item)


def _kinds(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]


def _article(item: dict[str, Any]) -> LinkedArticle:
    body = _string(item.get("articleBody"), tidied=False)
    page = item.get("mainEntityOfPage")
    url = page if isinstance(page, str) else (page or {}).get("@id") if _is_dict(page) else None
    return LinkedArticle(
        headline=_string(item.get("headline")) or _string(item.get("name")),
        authors=tuple(_names(item.get("author"))),
        publisher=next(_names(item.get("publisher")), None),
        published=_string(item.get("datePublished")),
        url=_string(item.get("url")) or _string(url),
        description=_string(item.get("description")),
        body=_paragraphs(body) if body else None,
    )


def _is_dict(value: Any) -> bool:
    return isinstance(value, dict)


def _string(value: Any, *, tidied: bool = True) -> str | None:
    if not isinstance(value, str):
        return None
    if ("&" in value and ";" in value) or "</" in value:
        tree = parse(f"<body>{value}</body>") if tidied else None
        value = tree.text_content() if tree is not None else value
    return (tidy(value) if tidied else value.strip()) or None


def _names(value: Any) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        name = _string(part.get("name") if isinstance(part, dict) else part)
        if name and not name.startswith(("http:", "https:")):
            yield name


def _paragraphs(body: str) -> str:
    """Return an ``articleBody``, plain or in HTML, as paragraphs."""
    if "<p" in body or "&lt;p" in body or "<br" in body:
        tree = parse(f"<body>{body}</body>")
        if tree is None:
            return body
        for element in tree.iter("p", "br", "div", "h2", "h3", "li"):
            element.tail = "\n" + (element.tail or "")
        body = tree.text_content()
    lines = (tidy(line) for line in body.splitlines())
    return "\n\n".join(line for line in lines if line)
