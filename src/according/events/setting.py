"""When and where a happening was, and how many: by syntax, else open."""

from collections.abc import Mapping, Sequence

import msgspec

from according.events.find import Found
from according.language import Syntax
from according.model import Count, PlaceRef, Span, TimeRef

_CLIMB = 12
"""Most steps up the parse from a time or place to what it belongs to."""
_DEPENDENT = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "prep", "agent", "oprd"})
"""Arcs from a light verb to the noun that names what is done: "launched an attack on Tuesday"."""
_INTO = frozenset({"xcomp", "advcl", "conj", "acl", "relcl", "ccomp", "prep", "pcomp"})
_WITHIN = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "prep", "agent", "poss", "compound"}) | {
    *("relcl", "acl", "advcl", "pcomp", "nmod"),
}
"""Arcs between two words that tell one happening."""
_TOLD = {
    "killed": ("ASSAULT",),
    "injured": ("ASSAULT",),
    "casualties": ("ASSAULT",),
    "attackers": ("ASSAULT",),
    "strikes": ("ASSAULT",),
    "abducted": ("ASSAULT", "COERCE"),
    "missing": ("ASSAULT",),
    "arrested": ("COERCE", "SANCTION"),
    "detained": ("COERCE", "SANCTION"),
    "expelled": ("COERCE", "SANCTION"),
    "displaced": ("ASSAULT", "COERCE"),
    "protesters": ("PROTEST",),
    "fighters": ("ASSAULT", "MOBILIZE"),
    "released": ("RETREAT",),
    "surrendered": ("RETREAT",),
}
"""The types of happening a number of people can be told of."""


_ABOUT_A_PHRASE = frozenset({"relcl"})
"""Arcs from a phrase to a clause that tells something of it, not of what happens to it."""


class Chosen(msgspec.Struct, frozen=True):
    """A time or place of a happening, and by what it was chosen."""

    id: str | None
    reason: str


class Setting:
    """Gives times, places and numbers to the happenings of a report."""

    def __init__(self, syntax: Syntax, found: Sequence[Found], reporting: frozenset[int]):
        """Take the parse, the happenings, and the tokens of words that report."""
        self._syntax = syntax
        self._anchors = {one.anchor for one in found}
        self._types = {one.anchor: one.type for one in found}
        self._reporting = reporting

    def times(self, times: Sequence[TimeRef]) -> dict[int, Chosen]:
        """Return for anchors the time their sentence gives them."""
        spans = {t.id: t.span for t in times}
        return self._hung(spans, "the words say it of this")

    def places(self, places: Sequence[PlaceRef]) -> dict[int, Chosen]:
        """Return for anchors the place their sentence gives them."""
        spans = {p.id: p.span for p in places if p.use == "location"}
        return self._hung(spans, "the words say it of this")

    def counts(self, counts: Sequence[Count], types: Mapping[int, str]) -> dict[int, list[str]]:
        """Return for anchors the ids of the numbers told of them."""
        given: dict[int, list[str]] = {}
        for count in counts:
            anchor = self._counted(count, types)
            if anchor is not None:
                given.setdefault(anchor, []).append(count.id)
        return given

    def _hung(self, spans: Mapping[str, Span], reason: str) -> dict[int, Chosen]:
        given: dict[int, tuple[int, Chosen]] = {}
        for id_, span in spans.items():
            for anchor, steps in self._reached(span):
                if anchor not in given or steps < given[anchor][0]:
                    given[anchor] = (steps, Chosen(id_, reason))
        told = {anchor: chosen for anchor, (_, chosen) in given.items()}
        return told | {
            anchor: Chosen(told[other].id, "its sentence says it of what this is part of")
            for anchor in self._types.keys() - told.keys()
            if (other := self._part_of(anchor, told)) is not None
        }

    def _part_of(self, anchor: int, told: Mapping[int, Chosen]) -> int | None:
        """Return the happening of the same type that is told in one clause with this one.

        "Killed two in Friday's raid", "the fighting near the pass killed two", "a bomb that
        killed two": one hangs on the other without a clause of its own between them.
        """
        near = [
            other
            for other in told
            if self._types.get(other) == self._types[anchor]
            and self._syntax.sentence[other] == self._syntax.sentence[anchor]
            and (self._hangs_on(anchor, other) or self._hangs_on(other, anchor))
        ]
        return min(near, key=lambda other: abs(other - anchor), default=None)

    def _hangs_on(self, lower: int, upper: int) -> bool:
        token, clauses = lower, 0
        for _ in range(4):
            clauses += self._syntax.dep[token] in ("relcl", "acl", "advcl")
            if self._syntax.dep[token] not in _WITHIN or clauses > 1:
                return False
            token = int(self._syntax.heads[token])
            if token == upper:
                return True
        return False

    def _reached(self, span: Span) -> list[tuple[int, int]]:
        """Climb from a phrase to the first word that names a happening, and what hangs on it.

        At a word that reports the climb ends: "said on Tuesday" tells when it was said. So it does
        at a clause about a phrase: "a man who was born in Paris" tells no place of his arrest.
        """
        token = self._head(span)
        if token is None:
            return []
        heads = self._syntax.heads
        for steps in range(_CLIMB):
            if token in self._anchors and steps:
                return [(token, steps), *self._joined(token, steps)]
            if token in self._reporting:
                return []
            if steps and self._syntax.pos[token] in ("VERB", "AUX"):
                below = self._below(token)
                if below:
                    return [(one, steps + 1) for one in below]
            if heads[token] == token or self._syntax.dep[token] in _ABOUT_A_PHRASE:
                return []
            token = int(heads[token])
        return []

    def _joined(self, token: int, steps: int) -> list[tuple[int, int]]:
        """Return happenings told in the same breath: "bombed and shelled", "shot, killing two"."""
        return [
            (one, steps + 2)
            for one in self._anchors
            if self._syntax.heads[one] == token and self._syntax.dep[one] in ("conj", "advcl")
        ]

    def _below(self, verb: int) -> list[int]:
        """Return happenings that a verb which names none brings in as subject or object."""
        found = []
        for one in self._anchors:
            token = one
            path: list[str] = []
            while len(path) < 3 and self._syntax.heads[token] != token:
                path.append(self._syntax.dep[token])
                token = int(self._syntax.heads[token])
                if token == verb:
                    break
            if token == verb and all(dep in _DEPENDENT for dep in path):
                found.append(one)
        return found

    def _head(self, span: Span) -> int | None:
        first, last = self._syntax.tokens(span)
        inside = range(first, last)
        for token in inside:
            if not first <= int(self._syntax.heads[token]) < last or (
                self._syntax.heads[token] == token
            ):
                return token
        return inside[0] if inside else None

    def _counted(self, count: Count, types: Mapping[int, str]) -> int | None:
        fitting = _TOLD.get(count.what)
        token = self._head(count.cue or count.span)
        if fitting is None or token is None:
            return None
        if types.get(token) in fitting:
            return token
        here = self._syntax.sentence[token]
        near = [
            anchor
            for anchor, type_ in types.items()
            if type_ in fitting and self._syntax.sentence[anchor] == here
        ]
        return min(near, key=lambda anchor: abs(anchor - token), default=None)
