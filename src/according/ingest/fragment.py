"""A piece of HTML that is known to be a report's text, as in a feed's item."""

from collections.abc import Iterator

import lxml.html

from according.ingest.markup import parse, tidy

_UNREAD = frozenset(
    ["script", "style", "noscript", "template", "figure", "figcaption", "iframe", "form", "button"]
)
_PARAGRAPHS = frozenset(["p", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br"])
_BOXES = frozenset(["div", "section", "article", "header", "footer"])
_LISTS = frozenset(["ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th"])
_BLOCKS = _PARAGRAPHS | _BOXES | _LISTS


def fragment_paragraphs(html: str) -> list[str]:
    """Return the paragraphs of a fragment, each one line; line breaks part paragraphs too."""
    tree = parse(html) if html.strip() else None
    if tree is None:
        return []
    lines = "".join(_pieces(tree)).split("\n")
    return [line for line in map(tidy, lines) if line]


def _pieces(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text, and a line end wherever a block begins or ends."""
    # A stack instead of recursion: feeds nest boxes deeper than Python's frames go.
    stack: list[lxml.html.HtmlElement | str] = [tree]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            yield element
            continue
        border = "\n" if element.tag in _BLOCKS else ""
        stack.append(border + _one_line(element.tail))
        if element.tag not in _UNREAD:
            yield border + _one_line(element.text)
            stack.extend(reversed(element))


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
