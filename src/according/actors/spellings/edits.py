"""The edits between two spellings, over units of letters that stand for sounds.

Two words are compared by an edit distance whose weights are learned, as in McCallum, Bellare and
Pereira (2005), "A conditional random field for discriminatively-trained finite-state string edit
distance". ``lexicon/data/spellings.toml`` says which sounds a unit may stand for.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

import msgspec

from according import lexicon

GAP = ""
"""Stands for the missing side of an edit that drops or adds a unit."""
FIRST, LAST = "^", "$"
"""Mark a unit that opens or closes a word."""
_NEVER = -math.inf
_BETWEEN_VOWELS = re.compile(r"(?<=[aeiou])[^\w\s](?=[aeiou])")
"""An apostrophe that other spellings leave out: "Mani'i", "Isma'il"."""
_REMEMBERED = 1 << 16
"""Words whose units are kept: more than the names of a large collection that are compared anew."""


class Orthography(msgspec.Struct, frozen=True):
    """How names are written: the tables of ``spellings.toml``, ready for use."""

    letters: dict[int, str]
    """Code point to the plain letters that stand for it."""
    marked: dict[int, str]
    """Code point of a letter with a mark to the plain letters that sound like it."""
    units: re.Pattern[str]
    """Matches the longest unit, a doubled consonant, or any one letter."""
    sounds: dict[str, frozenset[str]]
    vowels: frozenset[str]

    def is_vowel(self, unit: str) -> bool:
        """Tell whether an unmarked unit is a vowel or diphthong."""
        return unit in self.vowels

    def share_sound(self, one: str, other: str) -> bool:
        """Tell whether two unmarked units may stand for one sound."""
        return not self.sounds_of(one).isdisjoint(self.sounds_of(other))

    def sounds_of(self, unit: str) -> frozenset[str]:
        """Return the sounds of an unmarked unit; a letter that is not listed is its own sound."""
        return self.sounds.get(unit) or frozenset((unit,))


@cache
def orthography() -> Orthography:
    """Return the tables of how names are written."""
    tables = lexicon.table("spellings")
    sounds = {
        unit: frozenset(heard.split())
        for kind in ("vowels", "consonants")
        for unit, heard in tables[kind].items()
    }
    longest = sorted((unit for unit in sounds if len(unit) > 1), key=len, reverse=True)
    consonants = "".join(unit for unit in tables["consonants"] if len(unit) == 1)
    return Orthography(
        letters={ord(sign): plain for sign, plain in tables["letters"].items()},
        marked={ord(sign): plain for sign, plain in tables["marked"].items()},
        units=re.compile("|".join([*longest, rf"([{consonants}])\1", r"[^\W\d_]"])),
        sounds=sounds,
        vowels=frozenset(tables["vowels"]),
    )


@lru_cache(_REMEMBERED)
def folded(word: str) -> str:
    """Return a word in small letters without marks: "Müller" as "muller", "Łódź" as "lodz"."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(orthography().letters))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(_REMEMBERED)
def units_of(word: str) -> tuple[str, ...]:
    """Cut a word into units, its ends marked: "Khalid" as ("^kh", "a", "l", "i", "d$").

    A doubled consonant is one unit ("mm"). Signs that are no letters (apostrophes for ayn and
    hamza, full stops) fall out; beside a consonant they part units ("Is'haq").
    """
    joined = _BETWEEN_VOWELS.sub("", folded(word))
    units = [match[0] for match in orthography().units.finditer(joined)]
    if units:
        units[0] = FIRST + units[0]
        units[-1] += LAST
    return tuple(units)


@lru_cache(_REMEMBERED)
def readings_of(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the units of a word, and those of the word with the sounds of its marks spelled out.

    "Šešelj" is met as "Seselj", its marks lost, and as "Sheshelj"; most words have one reading.
    """
    composed = unicodedata.normalize("NFC", word.lower())
    spelled_out = composed.translate(orthography().marked)
    words = (word,) if spelled_out == composed else (word, spelled_out)
    return tuple(units_of(reading) for reading in words)


def features_of(one: str, other: str) -> tuple[str, ...]:
    """Name what counts about one edit, from the general to the particular.

    Args:
        one: A unit as ``units_of`` gives it, or ``GAP``.
        other: The same of the other word; one of them may be a gap. Their order does not matter.
    """
    if one == GAP or other == GAP:
        return tuple(_gap_features(one or other))
    return tuple(_pair_features(*sorted((one, other), key=_bare)))


def _bare(unit: str) -> str:
    return unit.strip(FIRST + LAST)


def _single(unit: str) -> str:
    """Return a doubled consonant once."""
    doubled = len(unit) == 2 and unit[0] == unit[1] and not orthography().is_vowel(unit)
    return unit[0] if doubled else unit


def _place(*units: str) -> Iterator[str]:
    if any(unit.startswith(FIRST) for unit in units):
        yield "first"
    if any(unit.endswith(LAST) for unit in units):
        yield "last"


def _gap_features(unit: str) -> Iterator[str]:
    bare = _bare(unit)
    kind = "vowel" if orthography().is_vowel(bare) else "consonant"
    general = f"gap {kind}"
    yield general
    yield f"gap {_single(bare)}"
    for place in _place(unit):
        yield f"{general} {place}"
        yield f"gap {_single(bare)} {place}"


def _pair_features(one: str, other: str) -> Iterator[str]:
    script = orthography()
    bare, across = _bare(one), _bare(other)
    single, beside = _single(bare), _single(across)
    kinds = {script.is_vowel(bare), script.is_vowel(across)}
    kind = "mixed" if len(kinds) == 2 else "vowel" if True in kinds else "consonant"
    if single == beside:
        degree = "same"
    elif script.share_sound(bare, across) or script.share_sound(single, beside):
        degree = "near"
    else:
        degree = "far"
    general = f"{degree} {kind}"
    yield general
    if degree == "far" and kind == "mixed":
        return
    if single != beside:
        yield f"{single} {beside}"
    if (single == bare) != (beside == across):
        yield "doubling"
    for place in _place(one, other):
        yield f"{general} {place}"
        if single != beside and kind == "vowel":
            yield f"{single} {beside} {place}"


class Table(NamedTuple):
    """Best sums for the beginnings of two words: ``len(one) + 1`` rows of ``len(other) + 1``."""

    best: list[list[float]]
    dropping: list[list[float]]
    """Those whose last edit pairs two units or drops one of the first word."""
    adding: list[list[float]]
    """Those whose last edit pairs two units or adds one of the second word."""


class _Row(dict[str, float]):
    """What aligning one unit with each other one counts, worked out when first asked for."""

    def __init__(self, unit: str, weights: dict[str, float]) -> None:
        super().__init__()
        self.unit = unit
        self.weights = weights

    def __missing__(self, other: str) -> float:
        total = sum(self.weights.get(name, 0.0) for name in features_of(self.unit, other))
        self[other] = total
        return total


class Edits(dict[str, _Row]):
    """What every edit adds to the log-odds: ``edits[one][other]``, either one possibly a gap.

    A unit dropped from one word never stands beside a unit dropped from the other: the two are
    compared instead, else a far vowel would pass as two that are not heard.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, unit: str) -> _Row:
        row = self[unit] = _Row(unit, self.weights)
        return row

    def table(self, one: tuple[str, ...], other: tuple[str, ...]) -> "Table":
        """Return the best sums for every beginning of one word beside every one of the other."""
        gaps = self[GAP]
        added = [gaps[unit] for unit in other]
        whole = [0.0, *accumulate(added)]
        table = Table([whole], [[0.0] + [_NEVER] * len(other)], [whole])
        for unit in one:
            self._next_row(table, unit, other, added)
        return table

    def _next_row(
        self, table: "Table", unit: str, other: tuple[str, ...], added: list[float]
    ) -> None:
        row, gap = self[unit], self[GAP][unit]
        above, above_dropping = table.best[-1], table.dropping[-1]
        left = above_dropping[0] + gap
        left_adding = _NEVER
        best, dropping, adding = [left], [left], [_NEVER]
        diagonal = above[0]
        for column, across in enumerate(other):
            drop_or_pair = diagonal + row[across]
            add_or_pair = drop_or_pair
            add = left_adding + added[column]
            diagonal = above[column + 1]
            drop = above_dropping[column + 1] + gap
            if add > add_or_pair:
                add_or_pair = add
            if drop > drop_or_pair:
                drop_or_pair = drop
            best.append(drop_or_pair if drop_or_pair > add_or_pair else add_or_pair)
            dropping.append(drop_or_pair)
            adding.append(add_or_pair)
            left_adding = add_or_pair
        table.best.append(best)
        table.dropping.append(dropping)
        table.adding.append(adding)

    def alignment(self, one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return the edits of the best alignment, in order, as pairs of units or gaps."""
        best, dropping, adding = self.table(one, other)
        i, j = len(one), len(other)
        edits = []
        now = best
        while i or j:
            here = now[i][j]
            if i and j and here == best[i - 1][j - 1] + self[one[i - 1]][other[j - 1]]:
                i, j, now = i - 1, j - 1, best
                edits.append((one[i], other[j]))
            elif now is not adding and i and here == dropping[i - 1][j] + self[GAP][one[i - 1]]:
                i, now = i - 1, dropping
                edits.append((one[i], GAP))
            else:
                j, now = j - 1, adding
                edits.append((GAP, other[j]))
        return edits[::-1]
