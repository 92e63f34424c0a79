"""Finds time phrases: looks for words that could be part of one, and reads only around them."""

import re

from according.times.grammar.phrases import Phrases
from according.times.grammar.words import Words
from according.times.meanings import Found

_TOKEN = re.compile(
    r"[^\W\d_]{3,}|\d{4}|\d\d?[:/.]\d\d|\d\d?(?=(?:st|nd|rd|th)\s)|\d(?=\d?\ ?[ap]\.?m)"
    r"|['’]\d\d|BC|Q[1-4]|\d(?=0['’]?s\b)|\d{1,3}(?= ?B\.C)"
)
"""Words, and figures that may tell a time, wherever in a phrase they stand."""
_REACH = 56
"""Most code points of a phrase before its first telling word: "the beginning of the …"."""


class Finder:
    """Finds the time phrases of a text."""

    def __init__(self, words: Words):
        self._phrases = Phrases(words)
        holidays = {part for name in words.holidays for part in re.split(r"\W+", name)}
        self._telling = frozenset(
            {
                *words.months, *words.weekdays, *words.seasons, *words.units, *words.parts,
                *words.hours, *words.deictic, *words.decades, *words.telling,
                *(word.split()[-1] for word in words.vague),
                *(holidays - words.openers - {"new", "day", "all", "of"}), "day",
            }
        )  # fmt: skip
        self._openers = _openers(words)

    def find(self, text: str) -> list[Found]:
        """Return the phrases in text order; none overlaps another."""
        found: list[Found] = []
        done = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < done or (token[0][0].isalpha() and token[0].lower() not in self._telling):
                continue
            phrase = self._around(text, start, token.end(), done)
            if phrase:
                found.extend(phrase)
                done = phrase[-1].span.end
        return found

    def _around(self, text: str, start: int, end: int, done: int) -> tuple[Found, ...]:
        """Return the leftmost phrase that covers a telling word."""
        line = text.rfind("\n\n", 0, start) + 1
        for place in self._openers.finditer(text, max(line, done, start - _REACH), end):
            if place.start() > start:
                break
            phrase = self._phrases.at(text, place.start())
            if phrase and phrase[-1].span.end > start:
                return phrase
        return ()


def _openers(words: Words) -> re.Pattern[str]:
    """Return a pattern of the words that a time phrase may begin with, at their beginning."""
    opening = {
        *words.months, *words.weekdays, *words.seasons, *words.units, *words.parts, *words.hours,
        *words.deictic, *words.picks, *words.edges, *words.numbers, *words.ordinals,
        *words.holidays, *words.vague, *words.openers,
    }  # fmt: skip
    first = {re.split(r"[ -]", word)[0] for word in opening}
    longest = sorted(map(re.escape, first), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w])(?:['’]?\d|Q\d|(?:{'|'.join(longest)})(?![^\W\d_]))", re.IGNORECASE
    )
