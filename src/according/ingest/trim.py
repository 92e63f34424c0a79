"""From the blocks of an article to the report: without headline, credits, links and prompts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from according import lexicon
from according.ingest.blocks import Block
from according.ingest.credits import is_credit
from according.ingest.furniture import furniture_kind, is_furniture
from according.ingest.particulars import Particulars, title_key
from according.ingest.published import iso_8601
from according.ingest.roles import labels_at_end
from according.ingest.source_line import source_line_of

_LINKED = 0.9
"""Share of linked characters from which a block is a link and not a sentence with a link in it."""

_TEASER = 0.3
"""Share of linked characters from which a list item at the end may point to another story."""

_HEAD_BLOCKS = 8
"""Blocks among which a repeated headline, deck, byline or date is looked for."""

_ABOVE_BLOCKS = 20
_ABOVE = 0.2
"""Part of the text that may stand above the headline; more of it is the report."""

_SECTION = re.compile(r"\w+")
"""A single word above a report is the name of the section it stands in."""

_BOILERPLATE_FROM = 0.4
"""Part of the text that must stand before a heading like "About Us" for it to end the report."""


def report_of(blocks: list[Block], particulars: Particulars) -> list[Block]:
    """Return the blocks that are the report, in order.

    Out go the headline where it is repeated and what stands above it, the deck, byline and date
    lines under it, furniture, lists of links, and what stands after the report's end. Credits
    stay, and get the kind ``credit``.
    """
    kept = list(_without_furniture(_without_link_lists(blocks)))
    kept = _without_head(_from_headline(kept, particulars), particulars)
    kept = _without_boilerplate(kept)
    return _without_tail(_without_teasers(kept), particulars)


def _without_furniture(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks that are no furniture, and no heading of a link to another story."""
    for index, block in enumerate(blocks):
        if is_credit(block.text):
            yield replace(block, kind="credit")
        elif not is_furniture(block.text):
            following = blocks[index + 1].text if index + 1 < len(blocks) else ""
            if block.kind != "heading" or furniture_kind(following) not in (
                "related",
                "membership",
            ):
                yield block


def _from_headline(blocks: list[Block], particulars: Particulars) -> list[Block]:
    """Cut what stands above the headline: a page's name, motto, sections, address."""
    titles = frozenset(map(title_key, particulars.titles))
    above = 0
    total = sum(len(block.text) for block in blocks)
    for index, block in enumerate(blocks[:_ABOVE_BLOCKS]):
        if block.kind == "heading" and _is_title(block, titles):
            return blocks[index:]
        above += len(block.text)
        if above > _ABOVE * total:
            break
    return blocks


def _without_head(blocks: list[Block], particulars: Particulars) -> list[Block]:
    titles = frozenset(map(title_key, particulars.titles))
    head, rest = blocks[:_HEAD_BLOCKS], blocks[_HEAD_BLOCKS:]
    head = [block for block in head if not _is_title(block, titles)]
    deck = title_key(particulars.description or "")
    for index, block in enumerate(head):
        is_deck = block.kind == "heading" and title_key(block.text) == deck
        is_section = block.kind == "paragraph" and _SECTION.fullmatch(block.text) is not None
        if not (is_deck or is_section or _is_label(block, particulars)):
            return head[index:] + rest
    return rest


def _is_title(block: Block, titles: frozenset[str]) -> bool:
    key = title_key(block.text)
    return key in titles and (block.kind == "heading" or " " in key)


def _is_label(block: Block, particulars: Particulars) -> bool:
    """Tell whether a block at the edge of the text is a label: date line, byline, prompt."""
    return all(_is_label_line(line, particulars) for line in block.text.split("\n"))


def _is_label_line(line: str, particulars: Particulars) -> bool:
    return (
        is_furniture(line, at_edge=True)
        or iso_8601(line) is not None
        or source_line_of(line) is not None
        or _is_byline(line, particulars.byline)
        or title_key(line) == title_key(particulars.publisher or "")
        or not any(map(str.isalnum, line))
    )


def _is_byline(line: str, byline: str | None) -> bool:
    key = title_key(line).removeprefix("by ")
    return bool(byline) and key == title_key(byline or "").removeprefix("by ")


def _without_link_lists(blocks: list[Block]) -> list[Block]:
    """Leave out list items that are links, where a neighbour in the list is one as well."""

    def is_link(index: int) -> bool:
        if not 0 <= index < len(blocks):
            return False
        return blocks[index].kind == "item" and blocks[index].linked >= _LINKED

    return [
        block
        for index, block in enumerate(blocks)
        if not (is_link(index) and (is_link(index - 1) or is_link(index + 1)))
    ]


def _without_tail(blocks: list[Block], particulars: Particulars) -> list[Block]:
    """Cut the labels, links and empty headings after the last paragraph; credits stay."""
    left, credits = list(blocks), list[Block]()
    while left:
        last = left[-1]
        labels = _labels_at_end(left)
        if last.kind == "credit" or is_credit(last.text, at_end=True):
            credits.insert(0, replace(left.pop(), kind="credit"))
        elif last.linked >= _LINKED or last.kind == "heading" or _is_label(last, particulars):
            left.pop()
        elif labels:
            del left[-labels:]
        else:
            break
    # A page that is nothing but links or labels is left as it is, for the caller to judge.
    return left + credits if left else blocks


def _labels_at_end(blocks: list[Block]) -> int:
    # Cells and list items are short and bare by nature: results of matches, names of the dead.
    labels = labels_at_end([block.text for block in blocks], maybe_cut_off=False)
    kinds = {block.kind for block in blocks[len(blocks) - labels :]}
    return labels if kinds <= {"paragraph", "heading"} else 0


def _without_teasers(blocks: list[Block]) -> list[Block]:
    """Cut a list at the end whose every item has a link on a good part of its words."""
    end = len(blocks)
    while end and blocks[end - 1].kind == "item" and blocks[end - 1].linked >= _TEASER:
        end -= 1
    is_list = len(blocks) - end > 1 and (end == 0 or blocks[end - 1].kind != "item")
    return blocks[:end] if is_list else blocks


def _without_boilerplate(blocks: list[Block]) -> list[Block]:
    """Cut a press release's "About the Company" and what comes after it."""
    total = sum(len(block.text) for block in blocks)
    before = 0
    for index, block in enumerate(blocks):
        if before > _BOILERPLATE_FROM * total and _boilerplate_heading().fullmatch(block.text):
            return blocks[:index]
        before += len(block.text)
    return blocks


@cache
def _boilerplate_heading() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.table("furniture")["ends"]["heading"]))
