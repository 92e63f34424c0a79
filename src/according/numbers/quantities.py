"""Words for how many: digits, number words, "dozens", and what qualifies them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from according import lexicon
from according.model import Span

Form = Literal["number", "vague", "none", "one", "fold"]
"""``number``: digits or number words; ``vague``: "dozens"; ``none``: "no", "nobody"; ``one``:
"a", "another"; ``fold``: "double", "triple"."""

_MONTH = 12
"""Characters before a number that may name its month."""
_TENTH = 10
"""What is about so many lies within a tenth of it, by the conventions of the chains gold."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, with the words that say so."""

    span: Span
    """With what qualifies it: "at least 20"."""
    core: Span
    """The number alone: "20"."""
    low: int | None
    high: int | None
    exact: bool
    form: Form
    """How the number itself is told."""


class QuantityFinder:
    """Finds quantities; holds the compiled pattern and the values of its words."""

    def __init__(self, table: Mapping[str, Any], small: Mapping[str, int]) -> None:
        self._values = {**small, **table["numbers"]}
        self._multipliers: dict[str, int] = table["multipliers"]
        self._vague: dict[str, list[int]] = {k: v for k, v in table["vague"].items() if v}
        self._folds: dict[str, int] = table["folds"]
        months = _any(table["months"])
        self._date = re.compile(rf"\b{months}\.?\s+$", re.IGNORECASE)
        self._month = re.compile(rf"\s+(?:of\s+)?{months}\b", re.IGNORECASE)
        self._before = _meanings(table["before"])
        self._after = _meanings(table["after"])
        self._pattern = re.compile(self._expression(), re.IGNORECASE)
        self._split = re.compile(
            r"\s?[-–]\s?(?=\d)|\s+(?:to|or|and)\s+|(?:between|from)\s+", re.IGNORECASE
        )
        self._number = re.compile(rf"\d[\d,.]*\d|\d|{_any(self._words())}", re.IGNORECASE)

    @classmethod
    def load(cls) -> "QuantityFinder":
        """Load the words from the lexicon."""
        return cls(lexicon.table("quantities"), lexicon.table("numbers")["small"])

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
        """Yield the quantities of ``text[start:end]`` in their order."""
        for found in self._pattern.finditer(text, start, len(text) if end is None else end):
            quantity = self._quantity(found)
            if quantity is not None and not self._is_date(text, quantity):
                yield quantity

    def _is_date(self, text: str, quantity: Quantity) -> bool:
        """Tell whether a number stands beside a month: "16 November", "Nov. 5"."""
        if not quantity.core.of(text)[:1].isdigit():
            return False
        start, end = quantity.core
        before = self._date.search(text, max(0, start - _MONTH), start)
        return bool(before or self._month.match(text, end))

    def _words(self) -> list[str]:
        return [*self._values, *self._multipliers, "half", "a"]

    def _expression(self) -> str:
        small = _any(self._values)
        big = _any(self._multipliers)
        digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
        word = rf"(?:{small})(?:[-\s](?:{small}))?"
        lead = rf"(?:{digits}|half\sa|{word}|an?|several)"
        number = rf"{lead}[\s-](?:{big})(?:\s(?:{big}))?(?:\s(?:and\s)?{word})?|{digits}|{word}"
        before = rf"(?:(?P<before>(?:(?:{_any(self._before)})\s+)+))?"
        dashed = rf"(?:{digits})\s?[-–]\s?(?:{digits})"
        several = rf"(?:{number})\s+(?:to|or)\s+(?:{number})"
        spread = rf"(?:between|from)\s+(?:{number})\s+(?:and|to)\s+(?:{number})"
        core = (
            rf"(?P<range>{spread}|{dashed}|{several})(?!\s+or\s+more)"
            rf"|(?P<vague>{_any(self._vague)})|(?P<number>{number})|(?P<one>an?|another|one)"
            rf"|(?P<fold>{_any(self._folds)})"
        )
        after = rf"(?:\s*(?P<after>{_any(self._after)})(?!\w|\s+than\b|\s+\d))?"
        # Not within a word, a date, a time, an amount of money, an age, a share.
        return (
            r"(?<![\w$£€#¥%@&/.])(?<!\d[-:,.'’])(?<![^\W\d][-'’])(?<!\d of )(?<!No\. )"
            rf"{before}(?P<core>{core})(?!\w)"
            rf"{after}(?![\w%$°]|[.,:/]\d|-\w|['’]s?\b|\s?(?:%|percent\b|per\s?cent\b|[ap]\.?m\b|o['’]clock"
            r"|[-\s](?:year|month|week|day)s?[-\s]olds?\b|years?\sof\sage|degrees?\b))"
        )

    def _quantity(self, found: "re.Match[str]") -> Quantity | None:
        words = found.groupdict()
        core = Span(*found.span("core"))
        form: Form = "number"
        bounds: tuple[int, int | None]
        if words["one"]:
            form, bounds = "one", (1, 1)
        elif words["fold"]:
            fold = self._folds[words["fold"].lower()]
            form, bounds = "fold", (fold, fold)
        elif words["vague"]:
            low, *high = self._vague[_plain(words["vague"])]
            bounds = (low, high[0] if high else None)
            form = "none" if bounds == (0, 0) else "vague"
        elif words["number"]:
            value = self._value(words["number"])
            bounds = (value, value)
        else:
            low_words, high_words = self._split.split(words["range"].strip())[-2:]
            bounds = (self._value(low_words), self._value(high_words))
            if bounds[0] >= bounds[1]:
                return None
        return self._qualified(found, core, bounds, form)

    def _qualified(
        self,
        found: "re.Match[str]",
        core: Span,
        bounds: tuple[int, int | None],
        form: Form,
    ) -> Quantity:
        low: int | None = bounds[0]
        high = bounds[1]
        exact = low == high and form != "vague"
        before = _meanings_in(self._before, found["before"])
        after = self._after.get(_plain(found["after"] or ""), "exactly")
        for meaning in (*before, after):
            if meaning != "exactly":
                low, high = _bounds(meaning, low, high)
                exact = False
        return Quantity(
            span=Span(*found.span()), core=core, low=low, high=high, exact=exact, form=form
        )

    def _value(self, words: str) -> int:
        """Return the number that words or digits stand for, rounded down."""
        total, current = 0.0, 0.0
        for part in self._number.findall(words.lower()):
            if part in self._multipliers:
                current = (current or 1) * self._multipliers[part]
                if self._multipliers[part] >= 1000:
                    total, current = total + current, 0
            elif part == "half":
                current = 0.5
            elif part == "a":
                current = current or 1
            elif part in self._values:
                current += self._values[part]
            else:
                current += float(part.replace(",", ""))
        return int(total + current)


def _bounds(meaning: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """Return the bounds of "at least N", "about N" and so on, by the chains gold's conventions."""
    number = low if low is not None else high
    if number is None:
        return low, high
    match meaning:
        case "least":
            return number, None
        case "above":
            return number + 1, None
        case "most":
            return None, high if high is not None else number
        case "below":
            return None, max(0, number - 1)
        case "nearly":
            return -(-number * (_TENTH - 1) // _TENTH), number
        case _:
            top = high if high is not None else number
            return -(-number * (_TENTH - 1) // _TENTH), top * (_TENTH + 1) // _TENTH


def _meanings(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {words: meaning for meaning, several in table.items() for words in several}


def _meanings_in(known: Mapping[str, str], words: str | None) -> list[str]:
    """Return what each of the qualifying words before a number means."""
    found, rest = [], _plain(words or "")
    while rest:
        one = max((w for w in known if rest == w or rest.startswith(f"{w} ")), key=len, default="")
        if not one:
            break
        found.append(known[one])
        rest = rest[len(one) :].strip()
    return found


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _any(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first, at word borders."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return rf"(?:{joined})(?!\w)" if longest[0][-1].isalpha() else f"(?:{joined})"
