"""What tells whether a word is a name: how it is written elsewhere, and what stands beside it."""

import math
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

import msgspec

from according import lexicon
from according.language.recase.words import Word

Features = dict[str, float]

_FINE = (-5, -3.5, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 3.5, 5)
_COARSE = (-2.5, -0.75, 0.75, 2.5)
_MOST = 6.0
"""Beyond this a logit tells nothing more."""
_EDGE = "S"
_ENDINGS = (
    *("ing", "ed", "ly", "s", "er", "tion", "ness", "able", "ment", "al", "ism", "an", "ian"),
    *("ez", "o", "a", "i", "y", "ic", "ous", "ive", "ity"),
)
_SHORTEST_STEM = 3


class Seen(msgspec.Struct, frozen=True):
    """How often a word was counted in each case, inside sentences of ordinary text."""

    small: int = 0
    capital: int = 0
    upper: int = 0

    @property
    def total(self) -> int:
        """How often it was counted in any case."""
        return self.small + self.capital + self.upper


class Commonness(Protocol):
    """What tells how common a spelling is; 0 for one that is unknown."""

    def commonness(self, spelling: str) -> float:
        """Return the natural logarithm of how common a spelling is."""
        ...


def alone(key: str, seen: Seen, vocabulary: Commonness) -> Features:
    """Return what a word by itself tells of its being a name."""
    small = vocabulary.commonness(key)
    capital = vocabulary.commonness(key.capitalize())
    upper = vocabulary.commonness(key.upper())
    more = max(-_MOST, min(_MOST, capital - small))
    if seen.total:
        names = seen.capital + seen.upper
        sure = math.log(seen.total)
        return {
            "seen": 1.0,
            "seen odds": math.log((names + 0.5) / (seen.small + 0.5)),
            "seen often": sure,
            "seen only small": min(4.0, sure) * (names == 0),
            "seen only as name": min(4.0, sure) * (seen.small == 0),
            "seen common": more,
            "seen common rare": more / math.sqrt(seen.total),
        }
    known = "".join(
        letter for letter, has in zip("scu", (small, capital, upper), strict=True) if has
    )
    found = {
        f"new {known}": 1.0,
        f"new common {known}": more,
        "new upper": max(-_MOST, min(_MOST, upper - max(small, capital))),
        "new length": min(len(key), 12) / 4,
        "new no vowel": float(not set(key) & set("aeiouyáéíóú")),
    }
    if is_prefixed(key, vocabulary):
        found["new prefixed"] = 1.0
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) >= len(ending) + _SHORTEST_STEM:
            found[f"new -{ending}"] = 1.0
    return found


def is_prefixed(key: str, vocabulary: Commonness) -> bool:
    """Tell whether a word is a prefix and a word that is mostly in small letters."""
    rests = (key.removeprefix(prefix) for prefix in _prefixes() if key.startswith(prefix))
    return any(
        len(rest) > _SHORTEST_STEM
        and vocabulary.commonness(rest) > vocabulary.commonness(rest.capitalize())
        for rest in rests
    )


def in_context(
    words: Sequence[Word], at: int, logits: Sequence[float], elsewhere: float | None
) -> Features:
    """Return what a word's neighbours tell of its being a name.

    Args:
        words: of one paragraph.
        at: which of them.
        logits: how surely each is a name, as far as is known.
        elsewhere: the mean of the word's other logits in this text; none where it stands once.
    """
    word = words[at]
    own, step = _bin(_FINE, logits[at]), _bin(_COARSE, logits[at])
    names = [f"own {own}", *_neighbours(words, at, logits, own, step)]
    if word.possessive:
        names.append(f"possessive {step}")
    if word.bracketed:
        names.append(f"bracketed {step}")
    if word.opens:
        names.append(f"opens {step}")
    if word.before_figure or word.after_figure:
        names.append(f"figure {word.before_figure} {step}")
    found = dict.fromkeys(names, 1.0)
    found["bias"] = 1.0
    found["logit"] = max(-_MOST, min(_MOST, logits[at]))
    if elsewhere is not None:
        found["elsewhere"] = elsewhere
        found[f"elsewhere {_bin(_COARSE, elsewhere)} {step}"] = 1.0
    return found


def shape(word: Word, seen: Seen, vocabulary: Commonness, before: bool, after: bool) -> Features:  # noqa: FBT001
    """Return what tells that a name is all in capitals: ``FMLN``, ``UN``.

    Args:
        word: the name.
        seen: its counts.
        vocabulary: how common its spellings are.
        before: whether the word before it is a name too, with only blanks between.
        after: the same of the word after it.
    """
    key = word.key
    capital, upper = vocabulary.commonness(key.capitalize()), vocabulary.commonness(key.upper())
    more = max(-_MOST, min(_MOST, upper - capital))
    known = "".join(letter for letter, has in zip("cu", (capital, upper), strict=True) if has)
    found = {"bias": 1.0, f"length {min(len(key), 9)}": 1.0}
    if seen.capital + seen.upper:
        odds = math.log((seen.upper + 0.5) / (seen.capital + 0.5))
        found |= {"seen": 1.0, "seen odds": odds, "seen common": more}
        found["seen common rare"] = more / math.sqrt(seen.total)
    else:
        found |= {
            f"new {known}": 1.0,
            f"new common {known}": more,
            f"new {known} {min(len(key), 6)}": 1.0,
        }
    state = "seen" if seen.total else f"new {known}"
    vowels = sum(letter in "aeiouyáéíóú" for letter in key)
    found[f"{state} vowels {min(vowels, 2)}"] = 1.0
    for name, holds in (("bracketed", word.bracketed), ("before", before), ("after", after)):
        if holds:
            found[f"{state} {name}"] = 1.0
    return found


def _neighbours(
    words: Sequence[Word], at: int, logits: Sequence[float], own: int, step: int
) -> Iterator[str]:
    word = words[at]
    back = _coarse(logits, at - 1, word.before)
    on = _coarse(logits, at + 1, word.after)
    yield f"< {word.before}{_fine(logits, at - 1, word.before)} {step}"
    yield f"> {word.after}{_fine(logits, at + 1, word.after)} {step}"
    yield f"<own {word.before}{back} {own}"
    yield f">own {word.after}{on} {own}"
    yield f"<> {word.before}{back} {word.after}{on} {step}"
    if back != _EDGE:
        previous = words[at - 1]
        far = _coarse(logits, at - 2, previous.before)
        yield f"<< {previous.before}{far} {word.before}{back} {step}"
        yield from _beside("<", previous, word.before, on, step)
    if on != _EDGE:
        following = words[at + 1]
        far = _coarse(logits, at + 2, following.after)
        yield f">> {following.after}{far} {word.after}{on} {step}"
        yield from _beside(">", following, word.after, back, step)
    if word.key in titles():
        yield f"title {word.before}{back} {word.after}{on}"
    if word.key in small_words():
        yield f"{word.key}"
        yield f"{word.key} < {word.before}{back}"
        yield f"{word.key} > {word.after}{on}"


def _beside(side: str, other: Word, gap: str, far: str, step: int) -> Iterator[str]:
    if other.key in titles():
        yield f"{side} title {gap} {step}"
        yield f"{side} title {far} {step}"
    if other.key in small_words():
        yield f"{side} {other.key} {step}"
        yield f"{side} {other.key} {far} {step}"


def _fine(logits: Sequence[float], at: int, gap: str) -> str:
    return _EDGE if gap == _EDGE or not 0 <= at < len(logits) else str(_bin(_FINE, logits[at]))


def _coarse(logits: Sequence[float], at: int, gap: str) -> str:
    return _EDGE if gap == _EDGE or not 0 <= at < len(logits) else str(_bin(_COARSE, logits[at]))


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a person's name."""
    return frozenset(lexicon.table("titles")["before_names"])


@cache
def small_words() -> frozenset[str]:
    """Return the words that have weights of their own."""
    return frozenset(lexicon.table("recase")["small_words"])


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(lexicon.table("recase")["prefixes"])


def _bin(edges: Sequence[float], logit: float) -> int:
    return bisect(edges, logit)
