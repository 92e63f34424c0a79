"""Page furniture: the paragraphs that a page puts around a report.

Comment prompts, share and follow lines, newsletter boxes, links to other stories, photo credits,
copyright lines, players and adverts. The wording is data (``lexicon/data/furniture.toml``), and
an expression counts only where it takes in the whole paragraph, so that a sentence *about* a
newsletter or a photograph stays.
"""

import re
from functools import cache

from according import lexicon

_LONGEST = 400
"""Code points; furniture is short, and a longer paragraph is not even looked at."""


def furniture_kind(paragraph: str, *, at_edge: bool = False) -> str | None:
    """Tell which kind of furniture a paragraph is.

    Args:
        paragraph: One paragraph's text; runs of white space count as one space.
        at_edge: Whether nothing but furniture stands between the paragraph and the beginning or
            the end of the text. Labels that could be cross-headings are furniture only there.

    Returns:
        A key of ``furniture.toml`` such as ``comments``, ``share`` or ``credit``; none for a
        paragraph of the report.
    """
    line = " ".join(paragraph.split()).replace("'", "’")
    if not line or len(line) > _LONGEST:
        return None
    for place in ("anywhere", "edges") if at_edge else ("anywhere",):
        for kind, pattern in _patterns(place):
            if pattern.fullmatch(line):
                return kind
    return None


def is_furniture(paragraph: str, *, at_edge: bool = False) -> bool:
    """Tell whether a paragraph is furniture; see `furniture_kind`."""
    return furniture_kind(paragraph, at_edge=at_edge) is not None


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE))
        for kind, entries in lexicon.table("furniture")[place].items()
    )
