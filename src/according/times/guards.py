"""Words that look like times and are none: "may", a flight number, the Sunday Times."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from according.times.meanings import Calendar, Found, Season, Shift, Vague
from according.times.words import Words, key

_NOT_SOON = re.compile(r"\s+(?:as|after|afterwards?)\b")
_ROUND = 100
_LAST_WORD = re.compile(r"([^\W\d_]+|[$£€#/–—-])[\s.(\[\"“'‘]*$")
_EVENT = re.compile(r"\s+(?:on|to|for|of|against|through|across)\s+(?!\w*\d)")
"""What follows where people march or a city falls: "the March on Rome", "the fall of Rome"."""
_NEXT_WORD = re.compile(r"[\s-]*([^\W\d_]+)")


class Guards:
    """Tells times from what only looks like one."""

    def __init__(self, words: Words):
        self._words = words

    def passes(self, found: Found, tokens: Tokens | None, text: str) -> bool:
        """Tell whether time words are used as such, by the words and the parse around them."""
        meaning = found.meaning
        if isinstance(meaning, Calendar):
            if meaning.year is not None and meaning.month is None:
                return self._is_year(found, meaning.year, tokens, text)
            if meaning.month is not None and meaning.day is None and meaning.year is None:
                return self._is_name(found, tokens, text) and self._is_month(found, tokens, text)
            if meaning.weekday is not None:
                return self._is_name(found, tokens, text)
            if meaning.month is None and meaning.day is not None:
                return _stands_alone(tokens)
        if isinstance(meaning, Season):
            return self._is_name(found, tokens, text) and self._is_season(
                found, meaning, tokens, text
            )
        if isinstance(meaning, Shift):
            return not _is_title(tokens)
        if isinstance(meaning, Vague):
            return not (
                found.span.of(text).lower() == "soon" and _NOT_SOON.match(text, found.span.end)
            )
        return True

    def _is_month(self, found: Found, tokens: Tokens | None, text: str) -> bool:
        words = found.span.of(text)
        if tokens is None:
            return False
        named = [token for token in tokens if key(token.text) in self._words.months]
        if not named or named[0].text[:1].islower():
            return False
        if len(words.split()) > 1 or key(words) not in ("may", "march", "mar"):
            return True
        return named[0].pos_ in ("PROPN", "NOUN") and not _EVENT.match(text, found.span.end)

    def _is_name(self, found: Found, tokens: Tokens | None, text: str) -> bool:
        """Tell whether a day, month or season is meant and not a name made of it."""
        if tokens is None:
            return False
        after = _NEXT_WORD.match(text, found.span.end)
        if after and after[1][:1].isupper() and after[1].lower() in self._words.name_after:
            return False
        before = _LAST_WORD.search(text, max(0, found.span.start - 30), found.span.start)
        if before and before[1][:1].isupper() and before[1].lower() in self._words.name_before:
            return False
        one = tokens[-1]
        if len(tokens) == 1 and one.ent_type_ == "PERSON" and one.i + 1 < len(one.doc):
            near = [one.doc[one.i + 1]] + ([one.doc[one.i - 1]] if one.i else [])
            return not any(token.ent_type_ == "PERSON" and token.pos_ == "PROPN" for token in near)
        return True

    def _is_season(self, found: Found, meaning: Season, tokens: Tokens | None, text: str) -> bool:
        if tokens is None or meaning.year or meaning.pick or meaning.of:
            return tokens is not None
        if found.span.of(text).lower().endswith("fall") and _EVENT.match(text, found.span.end):
            return False
        return tokens[-1].pos_ in ("NOUN", "PROPN")

    def _is_year(self, found: Found, year: int, tokens: Tokens | None, text: str) -> bool:
        words = found.span.of(text)
        start, end = found.span
        if not words[-1].isdigit() or found.bound or len(words.split()) > 1:
            return True
        if tokens is None:
            return False
        before = _LAST_WORD.search(text, max(0, start - 30), start)
        said = before[1].lower() if before and before.end() == start else ""
        if said in ("$", "£", "€", "#") or text[max(0, start - 1) : start] in (
            "$",
            "£",
            "€",
            "#",
            ".",
            ",",
        ):
            return False
        if said in self._words.named_by_number:
            return False
        after = _NEXT_WORD.match(text, end)
        next_word = after[1].lower() if after else ""
        if next_word in self._words.counted:
            return False
        if words[0] in "'’":
            return said in self._words.before_year or said in ("the", "summer", "class")
        if said in self._words.before_year:
            return True
        if year % _ROUND == 0 and _counts(tokens[-1]):
            return False
        return 1500 <= year <= 2100


def _is_title(tokens: Tokens | None) -> bool:
    """Tell whether a capital marks a name: "ABC's This Week"."""
    if tokens is None:
        return False
    last = tokens[-1]
    if len(tokens) == 1:
        before = last.doc[last.i - 1] if last.i and not last.is_sent_start else None
        return last.text.istitle() and before is not None and before.pos_ == "PROPN"
    return last.text[:1].isupper() and not last.text.isupper() and tokens[0].text[:1].isupper()


def _counts(number: Token) -> bool:
    return number.dep_ == "nummod" and number.head.tag_ == "NNS"


def _stands_alone(tokens: Tokens | None) -> bool:
    """Tell whether "the 20th" is a day: "on the 20th", not "the 20th floor"."""
    if tokens is None:
        return False
    start, after = tokens[0], tokens[-1].i + 1
    said = start.doc[start.i - 1].lower_ if start.i else ""
    following = start.doc[after] if after < len(start.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    return said in ("on", "by", "until", "since", "from", "to", "and", "of", "before", "after")
