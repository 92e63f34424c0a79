"""The form in which two spellings of a listed name are held to be one: exact but for typing."""

import re
import unicodedata
from functools import cache, lru_cache

from according import lexicon

_POSSESSIVE = re.compile(r"['’‘`´ʼ]s\b", re.IGNORECASE)
_SILENT = re.compile(r"['’‘`´ʼʿʾʻ\"“”„«»]")
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_GAPS = re.compile(r"[\W_]+")
_LEADING = re.compile(r"^the (?=\w)")
_ARABIC_ARTICLE = re.compile(r"^(?:[Tt]he\s+)?(?:[Aa]l[-\s]|[Ee]l-|el\s)(?=\w)")


@lru_cache(1 << 14)
def folded(name: str) -> str:
    """Return the name as the index of a list keeps it; empty where nothing of it is left.

    Gone are case, accents, apostrophes, quotation marks, dots of initials, "'s", a leading "the",
    and a leading Arabic article ("al-", "al ", "el-"; not "El " of Spanish names). Hyphens and
    other signs are blanks, "&" is "and", American spellings are British (``words.toml``).
    """
    words = _POSSESSIVE.sub("", name.strip())
    words = _ARABIC_ARTICLE.sub("", words)
    words = _without_accents(words.replace("&", " and ").replace("+", " plus "))
    words = _DOTS.sub("", _SILENT.sub("", words))
    words = _LEADING.sub("", _GAPS.sub(" ", words).strip())
    spellings = _table("spellings")
    return " ".join(spellings.get(word, word) for word in words.split())


def _without_accents(words: str) -> str:
    words = words.casefold()
    if words.isascii():
        return words
    letters = _table("letters")
    apart = unicodedata.normalize("NFKD", "".join(letters.get(letter, letter) for letter in words))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def _table(name: str) -> dict[str, str]:
    found: dict[str, str] = lexicon.table("known_actors/words")[name]
    return found


def is_acronym(listed: str) -> bool:
    """Tell whether a listed name is written in capitals only: "IDF", "U.N.", "M23"."""
    return any(letter.isalpha() for letter in listed) and listed == listed.upper() != listed.lower()


def may_stand_for(written: str, listed: str) -> bool:
    """Tell whether the capitals of a name in a text allow it to be the listed name.

    Folding makes "us" and "US", "the guardian" and "The Guardian" one. So a name without any
    capital means only what is listed without one, and an acronym of up to four letters ("US",
    "WHO", "SITE") is meant only by capitals. One word listed with its article ("The Sun", "the
    Post") is meant only with it.
    """
    if written == listed:
        return True
    if written == written.lower() != written.upper():
        return listed == listed.lower()
    if _is_one_word_with_article(listed) and not written.lower().startswith("the "):
        return False
    letters = [letter for letter in listed if letter.isalnum()]
    if len(letters) <= _SHORT and is_acronym(listed):
        return is_acronym(_POSSESSIVE.sub("", written).removeprefix("the ").removeprefix("The "))
    return True


def _is_one_word_with_article(listed: str) -> bool:
    words = listed.split()
    return len(words) == _ARTICLE_AND_WORD and words[0].lower() == "the"


_SHORT = 4
_ARTICLE_AND_WORD = 2
