"""Articles whose text a page keeps in several boxes, with adverts between them."""

from collections import defaultdict
from collections.abc import Iterator

import lxml.html

from according.ingest.markup import names_of, tidy

_LONG = 80
"""Code points from which a paragraph is running text, not a label or a teaser."""

_LEAST_IN_ONE = 3
"""Long paragraphs that the richest box must hold, so that teasers and comments stay apart."""

_OF_READERS = ("comment", "reply", "disqus", "review", "teaser", "card", "related", "promo")

_Path = tuple[tuple[str, str], ...]


def join_split_bodies(tree: lxml.html.HtmlElement) -> None:
    """Move the paragraphs of look-alike boxes of one article into the first of them.

    trafilatura takes one box as the body. Boxes are alike when they and all elements above them,
    up to what holds them both, bear the same tag and class.
    """
    for boxes in _alike(tree):
        first = boxes[0]
        for box in boxes[1:]:
            for child in list(box):
                child.tail = child.tail or " "
                first.append(child)


def _alike(tree: lxml.html.HtmlElement) -> Iterator[list[lxml.html.HtmlElement]]:
    groups: dict[tuple[int, _Path], list[lxml.html.HtmlElement]] = defaultdict(list)
    held = _boxes(tree)
    for box in held:
        article, path = _path(box)
        if article is not None:
            groups[id(article), path].append(box)
    for boxes in groups.values():
        counts = [held[box] for box in boxes]
        if len(boxes) > 1 and max(counts) >= _LEAST_IN_ONE and sum(counts) >= 2 * len(boxes):
            yield boxes


def _boxes(tree: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, int]:
    """Return the boxes with running text in document order, and how many paragraphs each holds."""
    counts: dict[lxml.html.HtmlElement, int] = defaultdict(int)
    for paragraph in tree.iter("p"):
        box = paragraph.getparent()
        if box is not None and len(tidy(paragraph.text_content())) >= _LONG:
            counts[box] += 1
    return counts


def _path(box: lxml.html.HtmlElement) -> tuple[lxml.html.HtmlElement | None, _Path]:
    """Return the article a box stands in, and the tags and classes on the way up to it."""
    path: list[tuple[str, str]] = []
    element: lxml.html.HtmlElement | None = box
    while element is not None:
        if element.tag in ("article", "main"):
            return element, tuple(path)
        names = names_of(element).lower()
        if any(word in names for word in _OF_READERS) or element.tag in ("li", "aside", "footer"):
            return None, ()
        path.append((str(element.tag), element.get("class") or ""))
        element = element.getparent()
    return None, ()
