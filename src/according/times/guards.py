"""Words that look like times and are none: "may", a flight number, the Sunday Times."""

import re
from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from according.model import Statement
from according.times.grammar.words import Words, key
from according.times.meanings import Calendar, Found, Moment, Named, Season, Shift, Vague

_YEARS = range(1500, 2101)
"""What four figures may mean as a year where no word before them says that they are one."""
_LOOK_BACK = 30
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s.(\[\"“'‘]*$")
_NEXT_WORD = re.compile(r"[\s-]*([^\W\d_]+)")
_AMOUNT = re.compile(r"[$£€¥#]\s?$|[.,]$")
_WAY = re.compile(r"\s+(?:on|to|for|of|against|through|across)\s+(?!\w*\d)")
"""What follows where people march or a city falls: "the March on Rome", "the fall of Rome"."""
_BEFORE_A_MONTH = frozenset({"in", "from", "since", "between", "until", "by", "of", "last", "next"})
_VERSE = re.compile(r"\d{1,2}:\d\d")
_FIGURES = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_SHORT = re.compile(r"0:\d\d")
"""Minutes and seconds; the first hour of a day is written 00 or 12."""
_SLASH_BEFORE = re.compile(r"\d{1,2}:\d\d\s*/\s*\Z")
_SLASH_AFTER = re.compile(r"\s*/\s*\d{1,2}:\d\d")
_RECORDING = re.compile(
    r"\b(?:video|videos|clip|audio|duration|length|runtime|watch|listen)[\s:|(\[–-]*\Z",
    re.IGNORECASE,
)
_TWO_CAPITALS = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+")
_AS_RECENTLY = re.compile(r"\s+as\b")
_NOT_SOON = re.compile(r"\s+(?:as|after|afterwards?)\b")


class Guards:
    """Tells times from what only looks like one."""

    def __init__(self, words: Words):
        self._words = words

    def passes(self, found: Found, tokens: Tokens | None, text: str) -> bool:
        """Tell whether time words are used as such, by the words and the parse around them."""
        if tokens is None:
            return False
        meaning = found.meaning
        match meaning:
            case Shift():
                return not _is_title(tokens)
            case Vague():
                said = found.span.of(text).lower()
                if said == "recently" and _AS_RECENTLY.match(text, found.span.end):
                    return False
                return not (said == "soon" and _NOT_SOON.match(text, found.span.end))
            case Season():
                return self._is_no_name(found, text) and _is_season(found, meaning, tokens, text)
            case Moment():
                said = _word_before(text, found.span.start)
                no_clock = _is_length(found, text) or _is_verse(found, said, tokens, text)
                return said.lower() not in self._words.name_before and not no_clock
            case Named():
                return tokens[-1].text[:1].isupper()  # "an epiphany", "the pentecost of it"
            case Calendar():
                return self._is_date(found, meaning, tokens, text)
            case _:
                return True

    def _is_date(self, found: Found, meaning: Calendar, tokens: Tokens, text: str) -> bool:
        if meaning.year is not None and meaning.month is None:
            return self._is_year(found, meaning.year, tokens, text)
        if meaning.year is not None:
            return True
        if meaning.weekday is not None:
            return self._is_no_name(found, text)
        if meaning.month is None:
            return _stands_alone(tokens)
        if meaning.day is not None:
            return _next_word(text, found.span.end).lower() not in self._words.named_after_a_day
        return self._is_no_name(found, text) and self._is_month(found, tokens, text)

    def _is_month(self, found: Found, tokens: Tokens, text: str) -> bool:
        named = [token for token in tokens if key(token.text) in self._words.months]
        if not named or named[0].text[:1].islower() or _is_of_a_person(named[0]):
            return False
        words = found.span.of(text)
        if len(words.split()) > 1 or key(words) not in ("may", "march", "mar"):
            return True
        if named[0].pos_ not in ("PROPN", "NOUN"):
            return False
        said = _word_before(text, found.span.start).lower()
        return said in _BEFORE_A_MONTH or not _WAY.match(text, found.span.end)

    def _is_no_name(self, found: Found, text: str) -> bool:
        """Tell whether a day, month or season is meant and not a name made of it."""
        after = _next_word(text, found.span.end)
        if after[:1].isupper() and after.lower() in self._words.name_after:
            return False
        before = _word_before(text, found.span.start)
        return not (before[:1].isupper() and before.lower() in self._words.name_before)

    def _is_year(self, found: Found, year: int, tokens: Tokens, text: str) -> bool:
        words = found.span.of(text)
        start, end = found.span
        if not words[-1].isdigit() or found.bound or len(words.split()) > 1:
            return True
        said = _word_before(text, start).lower()
        if _AMOUNT.search(text, max(0, start - 2), start) or said in self._words.named_by_number:
            return False
        following = _next_word(text, end).lower()
        if following in self._words.makes:
            return False
        if following in self._words.counted and not _opens_clause(tokens, said):
            return False
        if words[0] in "'’":
            return said in self._words.before_year
        if year % 100 == 0 and (said not in self._words.before_round or _counts(tokens[-1])):
            return False
        return said in self._words.before_year or year in _YEARS


def _opens_clause(year: Tokens, said: str) -> bool:
    """Tell whether what follows a year is what the clause is about: "in 1991 rebels shelled".

    In "in 1250 villages" the preposition belongs to the villages.
    """
    if said not in ("in", "since", "by", "until", "from", "of", "during"):
        return False
    document = year.doc
    if not year.start or year.end >= len(document):
        return False
    before, after = document[year.start - 1], document[year.end]
    return after.head != before and after.head.head != before


def _is_verse(found: Found, said: str, tokens: Tokens, text: str) -> bool:
    """Tell whether figures stand after a name, as a chapter and verse do: "Romans 15:13"."""
    if not said.istitle() or not _VERSE.fullmatch(found.span.of(text)):
        return False
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    return before is not None and before.text == said and before.pos_ == "PROPN"


def _is_length(found: Found, text: str) -> bool:
    """Tell whether figures are how long a recording runs: "Video (0:48)", "01:32 / 02:10"."""
    start, end = found.span
    if not _FIGURES.fullmatch(found.span.of(text)):
        return False
    slash = _SLASH_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if slash or _SLASH_AFTER.match(text, end):
        return True
    before = _RECORDING.search(text, max(0, start - _LOOK_BACK), start)
    return before is not None or _SHORT.fullmatch(found.span.of(text)) is not None


def _opens_name(found: Found, meaning: Season, text: str) -> bool:
    """Tell whether a season in capitals opens a longer name: "the Spring Haven Village"."""
    said = found.span.of(text)
    if meaning.year or meaning.pick or not said[said.rfind(" ") + 1 :][:1].isupper():
        return False
    return _TWO_CAPITALS.match(text, found.span.end) is not None


def is_speaker(found: Found, statements: Sequence[Statement]) -> bool:
    """Tell whether the words are somebody who is reported to speak: "May said"."""
    return any(found.span == span for statement in statements for span in statement.source)


def _word_before(text: str, start: int) -> str:
    match = _LAST_WORD.search(text, max(0, start - _LOOK_BACK), start)
    return match[1] if match else ""


def _next_word(text: str, end: int) -> str:
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _is_of_a_person(month: Token) -> bool:
    """Tell whether a month is a name: "April Jones", "Mrs May", not "the June Movement"."""
    before = month.doc[month.i - 1] if month.i and not month.is_sent_start else None
    if before is not None and before.dep_ == "compound" and before.head == month:
        return before.ent_type_ != "DATE"
    last = month.head
    if month.dep_ != "compound" or last.i != month.i + 1 or last.pos_ != "PROPN":
        return False
    return before is None or before.pos_ not in ("DET", "ADP", "ADJ", "PART")


def _is_season(found: Found, meaning: Season, tokens: Tokens, text: str) -> bool:
    if meaning.year or meaning.pick or meaning.of:
        return True
    if _opens_name(found, meaning, text):
        return False
    if meaning.code == "FA" and _WAY.match(text, found.span.end):
        return False
    if meaning.code == "SP" and _word_before(text, found.span.start).lower() in ("at", "near"):
        return False  # there is water
    return tokens[-1].pos_ in ("NOUN", "PROPN")


def _is_title(tokens: Tokens) -> bool:
    """Tell whether a capital marks a name: "ABC's This Week", "Man of the Year"."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1:
        return (
            last.text.istitle()
            and len(last) > 1
            and first.text[:1].isupper() | (last.lower_ == "year")
        )
    if not last.text.istitle() or last.is_sent_start:
        return False
    before = last.doc[last.i - 1] if last.i else None
    return before is not None and (before.pos_ == "PROPN" or before.tag_ == "POS")


def _counts(number: Token) -> bool:
    return number.dep_ == "nummod" and number.head.tag_ == "NNS"


def _stands_alone(tokens: Tokens) -> bool:
    """Tell whether "the 20th" is a day: "on the 20th", not "the 20th floor"."""
    start, after = tokens[0], tokens[-1].i + 1
    before = start.doc[start.i - 1].lower_ if start.i else ""
    following = start.doc[after] if after < len(start.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    return before in ("on", "by", "until", "since", "from", "to", "and", "of", "before", "after")
