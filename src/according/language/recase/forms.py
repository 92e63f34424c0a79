"""How a word is printed once it is known whether it is a name."""

import re
from functools import cache

from according import lexicon
from according.language.recase.words import Word, months

_APOSTROPHE = re.compile(r"['’`]")
_LONGEST_PREFIX = 1
"""Letters before an apostrophe that belong to a name: ``O'Brien``, ``D'Aubuisson``."""
_LONGEST_MARK = 3
"""Letters before a figure that are an abbreviation: ``AK-47``, ``DC-10``."""


def fixed_form(word: Word) -> str | None:
    """Return the form of a word that no neighbour changes; none for any other word."""
    if word.initials:
        return word.key if word.key in _table("small_initials") else word.key.upper()
    if word.after_figure and word.key in _table("after_figures"):
        return word.key
    if word.key == "i" or _APOSTROPHE.split(word.key)[0] == "i":
        return _each_start(word.key, contracted=True)
    if word.by_day and word.key in months():
        return word.key.capitalize()
    if len(word.key) == 1 and word.key != "a":
        between = word.before == word.after == " "
        return word.key if between and word.key in _table("joining_letters") else word.key.upper()
    return None


def is_mark(word: Word) -> bool:
    """Tell whether a word may be an abbreviation by the figure after it: ``M-16``."""
    return word.before_figure and len(word.key) <= _LONGEST_MARK


def capitalised(key: str) -> str:
    """Return a name with its capitals: ``O'Brien``, ``McDonald``."""
    printed = _each_start(key, contracted=False)
    if printed.startswith("Mc") and len(printed) > len("Mcx"):
        return printed[:2] + printed[2:].capitalize()
    return printed


def opened(form: str) -> str:
    """Return a form as it is printed at the start of a sentence."""
    return form if any(map(str.isupper, form)) else capitalised(form)


def _each_start(key: str, *, contracted: bool) -> str:
    parts = _APOSTROPHE.split(key)
    marks = [*_APOSTROPHE.findall(key), ""]
    named = len(parts[0]) <= _LONGEST_PREFIX and not contracted
    forms = [parts[0].capitalize()]
    for part in parts[1:]:
        small = not named or part in _table("after_apostrophes")
        forms.append(part if small else part.capitalize())
    return "".join(form + mark for form, mark in zip(forms, marks, strict=True))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(lexicon.table("recase")[name])
