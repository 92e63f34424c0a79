"""How well spellings of one name are told from other names."""

import gzip
import hashlib
import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from according.actors.spellings.edits import folded
from according.actors.spellings.names import key, likeness

Pair = tuple[str, str]
SEED = 7
NEAR = 3
"""Words are near when at most one letter in this many differs (at least one may)."""


class Variant(msgspec.Struct, frozen=True):
    """One attested Latin spelling."""

    latin: str


class GoldName(msgspec.Struct, frozen=True):
    """A name with its attested spellings."""

    id: str
    variants: tuple[Variant, ...]

    @property
    def held_out(self) -> bool:
        """Whether the weights of the likeness never saw this name; so for every other one."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1


def read_names(path: Path) -> tuple[GoldName, ...]:
    """Read names from JSON Lines, gzipped or plain.

    Raises:
        msgspec.ValidationError: A line lacks ``id`` or ``variants`` with their ``latin``.
    """
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()
    decoder = msgspec.json.Decoder(GoldName)
    return tuple(decoder.decode(line) for line in lines if line.strip())


class Drawn(msgspec.Struct, frozen=True):
    """Pairs of spellings to be told apart."""

    same: tuple[Pair, ...]
    any: tuple[Pair, ...]
    """Of two names drawn at random."""
    initial: tuple[Pair, ...]
    """Of two names with the same first letter."""
    near: tuple[Pair, ...]
    """Of two names that look alike: one letter in three differs at most."""


def draw(names: Sequence[GoldName], *, seed: int = SEED) -> Drawn:
    """Draw the pairs of all spellings of one name, and as many pairs of each kind of two names.

    Names that share a spelling, and spellings that differ by case and marks only, are never drawn
    as two names: the same word cannot be told from itself.
    """
    chance = random.Random(seed)
    spelled = [sorted({folded(variant.latin) for variant in name.variants}) for name in names]
    same = [pair for words in spelled for pair in combinations(words, 2)]
    owners: dict[str, set[int]] = {}
    for number, words in enumerate(spelled):
        for word in words:
            owners.setdefault(word, set()).add(number)
    beside = {word: {w for n in held for w in spelled[n]} for word, held in owners.items()}
    kin = {word: set().union(*(beside[w] for w in close)) for word, close in beside.items()}
    words = sorted(owners)
    by_initial: dict[str, list[str]] = {}
    for word in words:
        by_initial.setdefault(word[0], []).append(word)
    near = [
        (word, other)
        for word, other in combinations(words, 2)
        if other not in kin[word] and look_alike(word, other)
    ]
    return Drawn(
        same=tuple(same),
        any=tuple(_others(chance, words, lambda _: words, kin, len(same))),
        initial=tuple(_others(chance, words, lambda w: by_initial[w[0]], kin, len(same))),
        near=tuple(chance.sample(near, min(len(near), len(same)))),
    )


def _others(
    chance: random.Random,
    words: Sequence[str],
    choices: Callable[[str], Sequence[str]],
    kin: Mapping[str, set[str]],
    count: int,
) -> list[Pair]:
    """Draw pairs of two names; a word whose choices are all of its own names is passed over."""
    drawn: list[Pair] = []
    while len(drawn) < count:
        before = len(drawn)
        for word in chance.sample(words, len(words)):
            other = chance.choice(choices(word))
            if other not in kin[word] and len(drawn) < count:
                drawn.append((word, other))
        if len(drawn) == before:
            break
    return drawn


def look_alike(one: str, other: str) -> bool:
    """Tell whether at most one letter in three differs, by Levenshtein's distance."""
    most = max(1, max(len(one), len(other)) // NEAR)
    if abs(len(one) - len(other)) > most:
        return False
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, across in enumerate(other, 1):
            change = above[column - 1] + (letter != across)
            current.append(min(change, above[column] + 1, current[-1] + 1))
        if min(current) > most:
            return False
        above = current
    return above[-1] <= most


def area_under_curve(same: Iterable[float], apart: Iterable[float]) -> float:
    """Return the chance that a pair of one name is rated above a pair of two; ties count half.

    The area under the ROC curve, as Mann and Whitney's U over the number of pairs. 0 for no pairs.
    """
    below = sorted(apart)
    wins = [(bisect_left(below, rate) + bisect_right(below, rate)) / 2 for rate in same]
    return sum(wins) / (len(wins) * len(below)) if wins and below else 0.0


class NameScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well pairs of spellings of one name are told from pairs of two names."""

    names: int
    pairs: int
    """Pairs of different spellings of one name."""
    auc_random: float
    """Area under the ROC curve against two names drawn at random."""
    auc_hard: float
    """Against names with the same first letter and look-alikes, as many of either."""
    auc_initial: float
    """Against names with the same first letter."""
    auc_near: float
    """Against look-alikes: other names of which one letter in three differs at most."""
    key_recall: float
    """The share of pairs of one name that share a key."""
    key_shared: float
    """The share of pairs of two random names that share a key."""


def score_names(path: Path, *, all_names: bool = False) -> NameScore:
    """Score the likeness and the key of names on attested spellings.

    Args:
        path: JSON Lines, gzipped or plain: ``id`` and ``variants`` with their ``latin``.
        all_names: Score the names that the likeness was learned from as well; a number that
            flatters it.

    Raises:
        msgspec.ValidationError: A line lacks a field.
    """
    names = [name for name in read_names(path) if all_names or name.held_out]
    drawn = draw(names)
    same = _rates(drawn.same)
    initial, near = _rates(drawn.initial), _rates(drawn.near)
    many = min(len(initial), len(near))
    return NameScore(
        names=len(names),
        pairs=len(drawn.same),
        auc_random=area_under_curve(same, _rates(drawn.any)),
        auc_hard=area_under_curve(same, [*initial[:many], *near[:many]]),
        auc_initial=area_under_curve(same, initial),
        auc_near=area_under_curve(same, near),
        key_recall=_share_of_key(drawn.same),
        key_shared=_share_of_key(drawn.any),
    )


def _rates(pairs: Iterable[Pair]) -> list[float]:
    return [likeness(one, other) for one, other in pairs]


def _share_of_key(pairs: Sequence[Pair]) -> float:
    return sum(key(one) == key(other) for one, other in pairs) / max(1, len(pairs))
