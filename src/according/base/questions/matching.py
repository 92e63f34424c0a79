"""Words as people type them: full-text queries and names, made into what the index takes."""

import re
import unicodedata

from according.base.questions.sql import Part

_WORD = re.compile(r"\w+", re.UNICODE)
_MEANT = re.compile(r'["*()^]|\b(?:AND|OR|NOT|NEAR)\b')
"""What shows that somebody writes in the language of FTS5."""
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain one and a mark."""


def folded(words: str) -> str:
    """Return words without accents and capitals, a space between them: "Łódź" is "lodz"."""
    apart = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN_LETTERS))
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(_WORD.findall(bare))


def full_text(words: str) -> str:
    """Return a full-text query: FTS5's own as it stands, plain words each in quotation marks.

    ``O'Neill's car-bomb`` has no operator, so it is what it looks like: all of these words.
    """
    if _MEANT.search(words):
        return words
    return quoted(words) or words


def quoted(words: str) -> str:
    """Return the query for all of some words, each taken as it stands."""
    return " ".join(f'"{word}"' for word in _WORD.findall(words))


def matches(index: str, query: str) -> Part:
    """Return the query for the keys that a full-text index has for words."""
    return Part(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", (query,))
