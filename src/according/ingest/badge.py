"""The label that a page sets beside its headline: ``LIVE``, ``EXCLUSIVE``."""

import re
from functools import cache

import lxml.html

from according import lexicon
from according.ingest.headline import is_kicker
from according.ingest.markup import names_of, tidy

_BEFORE = 8
_AFTER = 3
"""Elements before and after the headline, in the order of the page."""

_LONGEST = 40


def badge_of(tree: lxml.html.HtmlElement) -> str | None:
    """Return the label beside the page's first headline; none where there is no known one.

    Most elements of such names hold the section ("World"); so the words must be a label of
    ``lexicon/data/kickers.txt``.
    """
    for headline in tree.iter("h1"):
        before = headline.xpath("preceding::*")[-_BEFORE:]
        inside = list(headline.iterdescendants())
        after = headline.xpath("following::*")[:_AFTER]
        for element in [*inside, *reversed(before), *after]:
            words = tidy(element.text_content()) if _names().search(names_of(element)) else ""
            if 0 < len(words) <= _LONGEST and is_kicker(words):
                return words
        return None
    return None


@cache
def _names() -> re.Pattern[str]:
    names = "|".join(lexicon.entries("badge_names"))
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)
