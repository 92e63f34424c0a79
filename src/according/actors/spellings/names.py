"""Tell the spellings of one name from other names.

Names from other scripts reach reports in many spellings ("Qadhafi", "Gaddafi", "Kadafi"). How alike
two words are is the sum of what the edits between them count (``edits``), learned from
attested spellings by ``training/spellings.py``.
"""

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

import msgspec

from according import lexicon
from according.actors.spellings.edits import (
    FIRST,
    LAST,
    Edits,
    folded,
    orthography,
    readings_of,
    units_of,
)

_INITIAL = 0.9
"""How alike "J." and "John" are taken to be: surely enough beside an equal surname."""
_SHORTENED = 0.85
"""What is left of the likeness when only one of the names has a middle name."""
_MOST_JOINED = 3
"""As many words may be written as one: "Abd al Rahman"."""
_WORD = re.compile(r"([^\W\d_](?:[^\s\-‐‑–.,;]*[^\W\d_])?)(\.?[-‐‑–]?)")
_SERVANT = re.compile(r"(abd)([aeiou]{1,2}[a-z]?)(.{2,})?")


class Spelling(msgspec.Struct, frozen=True):
    """What was learned from attested spellings."""

    bias: float
    edits: Edits
    threshold: float = 0.5
    """The likeness from which two words are taken for one name."""

    def log_odds(self, one: str, other: str) -> float:
        """Return the log-odds that two words spell one name, by their best alignment."""
        return self.bias + max(
            self.edits.table(units, across).best[-1][-1]
            for units in readings_of(one)
            for across in readings_of(other)
        )


@cache
def _learned() -> Spelling:
    learned = lexicon.table("spelling_weights")
    return Spelling(
        bias=learned["bias"], edits=Edits(learned["weights"]), threshold=learned["threshold"]
    )


def likeness(a: str, b: str) -> float:
    """Return how likely two single words are spellings of one name, from 0 to 1.

    Symmetric; 1 for words that differ by nothing but case and marks on letters. The odds are those
    of pairs of which half are of one name and half of the others look alike.
    """
    if a == b or folded(a) == folded(b):
        return 1.0
    return 1.0 / (1.0 + math.exp(-_learned().log_odds(a, b)))


class Part(msgspec.Struct, frozen=True):
    """One word of a name, folded."""

    text: str
    kind: Literal["word", "article", "kinship"] = "word"
    """An article ("al-") may be missing anywhere, a word of kinship ("bin") between words."""

    @property
    def is_initial(self) -> bool:
        """Whether it stands for a name that begins with it."""
        return len(self.text) == 1


@lru_cache(1 << 16)
def parts_of(name: str) -> tuple[Part, ...]:
    """Cut a name into its words, particles recognised, "Abdulrahman" parted as "Abd ul Rahman"."""
    words = [(folded(match[1]), match[2]) for match in _WORD.finditer(name)]
    found: list[Part] = []
    for number, (text, joint) in enumerate(words):
        found += _parts(text, joint, is_last=number == len(words) - 1)
    return tuple(found)


def _parts(text: str, joint: str, *, is_last: bool) -> list[Part]:
    particles = lexicon.table("spellings")["particles"]
    if servant := _SERVANT.fullmatch(text):
        rest = [Part(servant[3])] if servant[3] else []
        return [Part(servant[1]), Part(servant[2], "article"), *rest]
    if is_last:
        return [Part(text)]
    if text in particles["articles"] or (joint and text in particles["hyphened"]):
        return [Part(text, "article")]
    if text in particles["kinship"]:
        return [Part(particles["kinship"][0], "kinship")]
    for usual in ("father", "mother"):
        if text in particles[usual]:
            return [Part(particles[usual][0])]
    return [Part(text)]


@lru_cache(1 << 14)
def name_likeness(a: str, b: str) -> float:
    """Return how likely two whole names are spellings of one, from 0 to 1; symmetric.

    Words are aligned in order and a name is as alike as its least alike word. Words may be joined
    ("Abd al-Rahman", "Abdurrahman"), articles and words of kinship missing, first and middle names
    initials. A middle name may stand in one of the names only, which takes from the likeness.
    The first and the last word must have their fellow: of a surname alone nothing can be said.
    """
    if folded(a) == folded(b):
        return 1.0
    one, other = parts_of(a), parts_of(b)
    if not one or not other:
        return 0.0
    return max(_aligned(one, other, 0, 0), _aligned(other, one, 0, 0))


def same_name(a: str, b: str) -> bool:
    """Tell whether two whole names are spellings of one."""
    return name_likeness(a, b) >= _learned().threshold


def _aligned(one: tuple[Part, ...], other: tuple[Part, ...], i: int, j: int) -> float:
    """Return the likeness of what is left of two names from ``i`` and ``j`` on.

    Middle names are dropped from the first one only, and not where the other has initials, lest
    two that differ count as none ("George H. W. Bush").
    """
    if i == len(one) or j == len(other):
        return float(i == len(one) and j == len(other))
    found = 0.0
    for kept, left in _droppings(one, other, i, j):
        found = max(found, kept * _aligned(one, other, *left))
    for many, across in _joinings(len(one) - i, len(other) - j):
        here = _beside(one[i : i + many], other[j : j + across], is_last=i + many == len(one))
        if here > found:
            found = max(found, min(here, _aligned(one, other, i + many, j + across)))
    return found


def _droppings(
    one: tuple[Part, ...], other: tuple[Part, ...], i: int, j: int
) -> Iterator[tuple[float, tuple[int, int]]]:
    """Yield what may be passed over: the likeness left, and where the names then stand."""
    if one[i].kind == "article" or (one[i].kind == "kinship" and i):
        yield 1.0, (i + 1, j)
    elif 0 < i < len(one) - 1 and j and not any(part.is_initial for part in other):
        yield (1.0 if one[i].is_initial else _SHORTENED), (i + 1, j)
    if other[j].kind == "article" or (other[j].kind == "kinship" and j):
        yield 1.0, (i, j + 1)


def _joinings(left: int, across: int) -> Iterator[tuple[int, int]]:
    """Yield how many words of each name may spell one: one of one, one of some, some of one."""
    yield 1, 1
    for many in range(2, _MOST_JOINED + 1):
        if many <= left:
            yield many, 1
        if many <= across:
            yield 1, many


def _beside(some: tuple[Part, ...], others: tuple[Part, ...], *, is_last: bool) -> float:
    if len(some) == len(others):
        one, other = some[0], others[0]
        if one.is_initial != other.is_initial:
            return _INITIAL if not is_last and one.text[0] == other.text[0] else 0.0
        if one.is_initial or one.kind != other.kind:
            return float(one.text == other.text)
    elif any(part.is_initial for part in (*some, *others)):
        return 0.0
    one_text = "".join(part.text for part in some)
    other_text = "".join(part.text for part in others)
    far = abs(len(one_text) - len(other_text)) > max(len(one_text), len(other_text)) // 2
    return 0.0 if far else likeness(one_text, other_text)


@cache
def _classes() -> dict[str, str]:
    classes = lexicon.table("spellings")["classes"]
    return {unit: letter for letter, units in classes.items() for unit in units}


@lru_cache(1 << 16)
def key(name: str) -> str:
    """Return a key that the spellings of a name nearly always share, to find candidates by.

    The classes of its consonants in order, each run of one class once: "KTF" for "Gaddafi",
    "Qadhafi" and "Kadafi". Vowels, h, w and y, initials, articles and words of kinship count for
    nothing; "-" where nothing is left. Many other names share a key: compare them then.
    """
    letters: list[str] = []
    words = [part for part in parts_of(name) if part.kind == "word"]
    long = [part for part in words if not part.is_initial]
    for unit in (unit for part in long or words for unit in units_of(part.text)):
        letter = _class_of(unit.strip(FIRST + LAST))
        if letter and letters[-1:] != [letter]:
            letters.append(letter)
    return "".join(letters) or "-"


def _class_of(unit: str) -> str:
    classes = _classes()
    if unit in classes or unit in orthography().sounds:
        return classes.get(unit, "")
    return classes.get(unit[0], "") if unit[0] in orthography().sounds else unit
