"""What a name may mean: entries of the gazetteer, and what their names and kinds say for each."""

import math
import re
from difflib import SequenceMatcher

import msgspec

from according.places.gazetteer import Entry, Found, Gazetteer, key
from according.places.weights import Weights
from according.places.words import PlaceWords

_GREAT = 1_000_000
"""People from which on a city's other names are known too: "Saigon"."""
_ALIKE = 0.7
"""Share of letters in common, in order, from which on two names are spellings of one."""
_MOST = 25
"""Entries that are weighed for one name."""
_STATES_FIRST = {"USA", "CAN"}
"""Where a state is spoken of as often as the town of its name: New York, Quebec."""
_SPLIT = re.compile(r"\s+")


class Candidate(msgspec.Struct, frozen=True):
    """An entry and what its name and kind alone say for it."""

    entry: Entry
    prior: float
    """Natural logarithm of a weight."""
    alias: bool
    part: str | None = None
    """The word of direction or size that was left off: "northern", "downtown"."""


class Candidates:
    """Finds the entries that a name may mean."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, weights: Weights):
        self._gazetteer = gazetteer
        self._words = words
        self._weights = weights

    def of(
        self, name: str, found: tuple[Found, ...], after: str, before: str
    ) -> tuple[Candidate, ...]:
        """Return the candidates for a name, the likeliest first.

        Args:
            name: as it stands in the text.
            found: entries that bear it as it stands.
            after: the word that follows it, in small letters.
            before: the one or two words that stand before it, in small letters.
        """
        part = None
        bare = found
        kind = self._beside(after, before)
        words = _SPLIT.split(name)
        if not found and len(words) > 1:
            bare, said, part = self._pared(words)
            kind = said or kind
        elif found and len(words) > 1:
            kind = kind or self._words.kinds.get(words[-1].lower())
        first = any(not one.alias and one.entry.feature[0] == "P" for one in bare)
        scored = [self._scored(one, name, kind, part, shared=first) for one in bare]
        if before.endswith("the"):
            scored = [self._with_article(one) for one in scored]
        if kind == "A.ADM2" and found and after in ("county", "counties", "parish"):
            more = self._gazetteer.find(f"{name} {'parish' if after == 'parish' else 'county'}")
            scored += [self._scored(one, name, kind, part) for one in more]
        if kind is None:
            scored = self._after_towns(scored)
        best: dict[str, Candidate] = {}
        for candidate in sorted(scored, key=lambda one: -one.prior):
            best.setdefault(candidate.entry.id, candidate)
        return tuple(best.values())[:_MOST]

    def _beside(self, after: str, before: str) -> str | None:
        return self._words.beside_kinds.get(after) or self._words.beside_kinds.get(before)

    def kind_told(self, found: tuple[Found, ...], after: str, before: str) -> str | None:
        """Return the kind told beside a name that a division and a town inside it bear.

        "Aleppo province" and "the city of Aleppo" are two places.
        """
        kind = self._beside(after, before)
        if kind not in ("P", "A.ADM1"):
            return None
        divisions = {_division(one.entry) for one in found if one.entry.feature == "A.ADM1"}
        towns = {
            _division(one.entry)
            for one in found
            if one.entry.feature[0] == "P" and (not one.alias or one.entry.population > _GREAT)
        }
        return None if divisions.isdisjoint(towns) else kind

    def among(self, entries: tuple[Entry, ...]) -> tuple[Candidate, ...]:
        """Return the places that one adjective may belong to: "Congolese"."""
        return tuple(self._scored(Found(entry, False), "", None, None) for entry in entries)

    def _with_article(self, candidate: Candidate) -> Candidate:
        if candidate.entry.feature[0] not in "HTL":
            return candidate
        return msgspec.structs.replace(candidate, prior=candidate.prior + self._weights.article)

    def _after_towns(self, scored: list[Candidate]) -> list[Candidate]:
        """Put a division after the town inside it that bears its name too."""
        seats = {
            (one.entry.country, one.entry.admin1_code)
            for one in scored
            if one.entry.feature[0] == "P" and not one.alias
        }
        return [
            msgspec.structs.replace(one, prior=one.prior - self._weights.seat)
            if one.entry.feature.startswith("A.ADM")
            and one.entry.country not in _STATES_FIRST
            and (one.entry.country, one.entry.admin1_code) in seats
            else one
            for one in scored
        ]

    def knows(self, name: str) -> bool:
        """Tell whether a name is one of the gazetteer's once words of kind are left off."""
        words = _SPLIT.split(name)
        return bool(self._gazetteer.find(name)) or (len(words) > 1 and bool(self._pared(words)[0]))

    def _pared(self, words: list[str]) -> tuple[tuple[Found, ...], str | None, str | None]:
        """Leave off words of direction and of kind until the gazetteer knows the rest.

        Returns the entries, the kind that was said, and the word of direction.
        """
        part = None
        left = list(words)
        while len(left) > 1 and left[0].lower().strip(".,") in self._words.parts:
            part = left.pop(0).lower()
            if len(left) == 1 and left[0].lower() in self._words.quarters:
                return (), None, part  # "the South Side" is a part of the town spoken of
            found = self._gazetteer.find(" ".join(left))
            if found:
                return found, None, part
        kinds = self._words.kinds
        for said, rest in (
            (left[-1].rstrip("."), left[:-1]),
            (" ".join(left[:2]), left[2:]),
            (left[0], left[1:]),
        ):
            kind = kinds.get(said.lower())
            if kind is None or not rest:
                continue
            found = self._gazetteer.find(" ".join(rest))
            if kind in ("H", "T"):
                found = tuple(one for one in found if one.entry.feature[0] in "HT")
            if found:
                return found, kind, part
        return (), None, part

    def _scored(
        self,
        found: Found,
        name: str,
        kind: str | None,
        part: str | None,
        *,
        shared: bool = False,
    ) -> Candidate:
        """Score an entry.

        Args:
            found: the entry.
            name: as it stands in the text.
            kind: what words say it is.
            part: the word of direction that was left off.
            shared: whether a town bears the name as its first.
        """
        entry, weights = found.entry, self._weights
        prior = weights.population * math.log10(1 + _people(entry, weights))
        prior += weights.features.get(entry.feature, weights.features.get(entry.feature[0], 0.0))
        listed = entry.feature[0] in "HLT" or entry.is_country
        if found.alias and not listed and (shared or not entry.is_division):
            prior += weights.alias * _strangeness(entry, name, shared=shared)
        if kind is not None:
            prior += weights.kind if _is_of(entry, kind) else -weights.other_kind
        return Candidate(entry, prior, found.alias, part)


def _division(entry: Entry) -> tuple[str | None, str | None]:
    return entry.country, entry.admin1_code


def _strangeness(entry: Entry, name: str, *, shared: bool) -> float:
    """Return how much another name of a town counts against it, 0 to 1.

    Where a town has the name as its first, a great city elsewhere is meant no sooner than others
    ("Philadelphia" was Amman).
    """
    if entry.population <= _GREAT:
        return 1.0
    own, said = key(entry.name), key(name)
    if own.startswith(said):
        return 0.0
    return 1.0 if shared and not _is_spelling(said, own) else 0.3


def _is_spelling(said: str, own: str) -> bool:
    """Tell whether a name is another's spelling or a word of it: "Odessa", "Petersburg"."""
    return said in own.split() or SequenceMatcher(None, said, own).ratio() >= _ALIKE


def _people(entry: Entry, weights: Weights) -> float:
    if entry.feature[0] == "P" or (entry.population and entry.is_division):
        return entry.population
    return weights.sizes.get(entry.feature, weights.sizes.get(entry.feature[0], 10_000.0))


def _is_of(entry: Entry, kind: str) -> bool:
    if kind == "A.ADM1":
        return entry.feature.startswith(("A.ADM1", "L.RGN", "A.ADM2"))
    if kind == "A.ADM2":
        return entry.feature.startswith("A.ADM2")
    return entry.feature.startswith(kind)
