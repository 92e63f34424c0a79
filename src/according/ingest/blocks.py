"""The blocks of an extracted article: paragraphs, headings, list items, table rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from according.ingest.markup import tidy

Kind = Literal["paragraph", "heading", "item", "row", "credit"]

_KINDS: dict[str, Kind] = {
    "p": "paragraph",
    "quote": "paragraph",
    "head": "heading",
    "item": "item",
    "row": "row",
}
_BREAKING = frozenset({"p", "quote", "head", "item", "row", "list", "table", "div", "code", "body"})
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text."""

    text: str
    kind: Kind = "paragraph"
    linked: float = 0.0
    """Share of the characters that stand inside links, 0 to 1."""


@dataclass(slots=True)
class _Gathered:
    """Inline text met since the last block border."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(tidy(text)) if in_link else 0

    def flush(self, kind: Kind) -> Iterator[Block]:
        text = "".join(self.pieces)
        size = max(1, len(tidy(text)))
        for part in _BLANK_LINE.split(text):
            lines = (
                "\t".join(filter(None, map(tidy, line.split("\t")))) for line in part.split("\n")
            )
            joined = "\n".join(line for line in lines if line)
            if joined:
                yield Block(joined, kind, min(1.0, self.linked / size))
        self.pieces, self.linked = [], 0


def blocks_of(body: etree._Element) -> Iterator[Block]:
    """Yield the blocks of an article body in trafilatura's vocabulary (a TEI dialect).

    A line break stays a line break inside its block, two of them part blocks. The cells of a table
    row are parted by a tab: white space only, so that the row can be found again in the page.
    """
    gathered = _Gathered()
    kinds: list[Kind] = ["paragraph"]
    links = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BREAKING:
                yield from gathered.flush(kinds[-1])
                kinds.append(_KINDS.get(str(tag), kinds[-1]))
            links += tag == "ref"
            if tag == "lb":
                gathered.add("\n", in_link=False)
            elif tag == "cell":
                gathered.add("\t", in_link=False)
            gathered.add(_inline(element.text), in_link=links > 0)
            continue
        if tag in _BREAKING:
            yield from gathered.flush(kinds.pop())
        links -= tag == "ref"
        if element is not body:
            gathered.add(_inline(element.tail), in_link=links > 0)
    yield from gathered.flush("paragraph")


def _inline(text: str | None) -> str | None:
    """Return text with its source's line ends as spaces: only ``lb`` breaks a line."""
    return " ".join(re.split(r"[\r\n\t]", text)) if text else text
