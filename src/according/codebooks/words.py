"""The words of an event, asked for words of the lists."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from according import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def rules(name: str) -> dict[str, Any]:
    """Return the table ``codebooks/<name>`` of the lexicon. Shared: do not change it."""
    return lexicon.table(f"codebooks/{name}")


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without what makes them possessive."""
    return tuple(_POSSESSIVE.sub("", word.lower()) for word in _TOKEN.findall(text))


def has(text: str, words: Iterable[str]) -> bool:
    """Tell whether a word or phrase of the list stands in a text."""
    return first(text, words) is not None


def first(text: str, words: Iterable[str]) -> str | None:
    """Return the first word or phrase of the list, in its order, that stands in a text."""
    padded = f" {' '.join(tokens(text))} "
    return next((word for word in words if f" {' '.join(tokens(word))} " in padded), None)


def head_words(text: str) -> tuple[str, ...]:
    """Return the words of a noun phrase up to what follows its head, in lower case."""
    return tuple(word.lower() for word in _head(text))


def _head(text: str) -> tuple[str, ...]:
    """Return the words up to what follows the head, as printed: of "six of our men" "our men"."""
    table = rules("words")
    found: list[str] = []
    for printed in _TOKEN.findall(text):
        word = _POSSESSIVE.sub("", printed)
        if word.lower() not in table["after_head"] or not found:
            found.append(word)
        elif word.lower() == "of" and all(_says_how_many(each) for each in found):
            found = []
        else:
            break
    return tuple(found)


def _says_how_many(word: str) -> bool:
    return word.isdigit() or word.lower() in rules("words")["how_many"]


def sector_of(text: str) -> str | None:
    """Return the PLOVER sector of the last noun of a phrase's head that has one.

    "The soldier's wife" is a wife; "armed men" are an unidentified armed group. Inside a name
    nouns for civilians say nothing: "the Sons of the Dawn".
    """
    table, words = _sectors(), _head(text)
    phrases = rules("words")["sectors"]
    phrase = first(" ".join(words), phrases)
    if phrase is not None:
        return str(phrases[phrase])
    for index, word in reversed(list(enumerate(words))):
        low = word.lower()
        sector = table.get(low) or table.get(low.removesuffix("s"))
        if sector == "CVL" and index > 0 and word[:1].isupper():
            continue
        if sector == "CVL" and any(is_unidentified(each) for each in words):
            return "UAF"
        if sector is not None:
            return sector
    return None


def is_unidentified(word: str) -> bool:
    """Tell whether a word makes civilians armed men of whom nothing is known."""
    return word.lower() in rules("words")["unidentified"]


def is_noun(word: str) -> bool:
    """Tell whether a word is a noun, or such an adjective, that describes who somebody is."""
    return word.lower() in _sectors() or is_unidentified(word)


@cache
def _sectors() -> dict[str, str]:
    """Return the sector of each noun; the first sector where a noun has two."""
    table = reversed(lexicon.table("sectors").items())
    return {noun: str(sector) for sector, nouns in table for noun in nouns}


def is_plural(text: str) -> bool | None:
    """Tell whether a phrase names several; None where its form does not say.

    "Two men", "villagers", "police": several. "A soldier", "the mayor": one. Names do not say.
    """
    table = rules("words")
    words = head_words(text)
    if not words:
        return None
    if tokens(text)[0] in table["singular"]:
        return False
    last = words[-1]
    if last in table["plural"]:
        return True
    if last in table["one_in_s"] or last.endswith("ss"):
        return False
    printed = [word for word in _TOKEN.findall(text) if tokens(word) == (last,)]
    if printed and printed[-1][:1].isupper() and not is_noun(last):
        return None
    return last.endswith("s")
