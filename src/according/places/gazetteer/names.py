"""One form for the many spellings of a place's name."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_DROPPED = re.compile(r"[.'’‘`ʻʼʿʾ′´ʹ\"“”]")
_BREAKS = re.compile(r"[\s\-‐‑–—/,_]+")
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}


def key(name: str) -> str:
    """Return the form under which a name is stored and looked up.

    Case, accents, apostrophes, points and a leading "the" do not count; hyphens are spaces;
    "St.", "Mt." and "Ft." are written out. ``key(key(name)) == key(name)``.
    """
    plain = name
    if not name.isascii():
        apart = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    words = _BREAKS.sub(" ", _DROPPED.sub("", plain.lower())).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_WRITTEN_OUT.get(word, word) for word in words)
