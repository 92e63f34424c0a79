"""Credits: the lines that say who reported, edited or first printed a report.

The wording is data (``lexicon/data/credits.toml``). An expression counts only where it takes in
the whole paragraph, and a name in it only where nothing but names and their small words stand
there, so that a sentence about somebody's reporting stays a sentence.
"""

import re
from functools import cache

from according import lexicon

_LONGEST = 500
"""Code points; a wire's credit names a dozen people in as many towns."""


def is_credit(paragraph: str, *, at_end: bool = False) -> bool:
    """Tell whether a paragraph is a credit.

    Args:
        paragraph: One paragraph's text; runs of white space count as one space.
        at_end: Whether nothing but credits and furniture stands after it. Some wordings could
            be a sentence of the report elsewhere.
    """
    line = " ".join(paragraph.split()).replace("'", "’")
    if not line or len(line) > _LONGEST:
        return False
    places = ("anywhere", "end") if at_end else ("anywhere",)
    return any(_pattern(place).fullmatch(line) is not None for place in places)


@cache
def _pattern(place: str) -> re.Pattern[str]:
    small = "|".join(map(re.escape, lexicon.entries("byline_words")))
    word = rf"(?:[^\W\d_a-z][\w.’-]*|{small}|&)"
    names = rf"[^\W\d_a-z][\w.’-]*(?:,? {word})*"
    expressions = lexicon.table("credits")[place]
    return re.compile("|".join(f"(?:{entry})" for entry in expressions).replace("{names}", names))
