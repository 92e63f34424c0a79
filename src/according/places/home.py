"""Where a paper is at home, where its name or address says so."""

import re

from according.model import Document
from according.places.gazetteer import Gazetteer

_WORDS = re.compile(r"[A-Z][\w'’.-]*")
_LONGEST = 3


def home_of(document: Document, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """Return the alpha-3 country and the first-level division of a document's paper.

    They are known where the paper's name holds a place of one country and division only
    ("Times of Israel"); the division is None where the name says the country alone.
    """
    if document.publisher is None:
        return None, None
    words = _WORDS.findall(document.publisher)
    for width in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - width + 1):
            name = " ".join(words[at : at + width])
            found = [one.entry for one in gazetteer.find(name) if not one.alias]
            homes = {(entry.country, entry.admin1_code) for entry in found}
            if len(homes) == 1:
                return homes.pop()
            countries = {entry.country for entry in found}
            if len(countries) == 1:
                return countries.pop(), None
    return None, None
