"""When and where a happening was, and how many: by syntax, else open."""

from collections.abc import Mapping, Sequence

import msgspec

from according.events.climb import Climber
from according.events.find import Found
from according.language import Syntax, head_of
from according.model import Count, Dateline, PlaceRef, Span, TimeRef

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


class Chosen(msgspec.Struct, frozen=True):
    """A time or place of a happening, and by what it was chosen."""

    id: str | None
    reason: str
    silent: bool = False
    """Whether the sentence names none, or only when or where it was said."""


class _Kind(msgspec.Struct, frozen=True):
    """How it is said what was chosen, and that nothing was."""

    word: str
    none: str


_TIME = _Kind("when", "its sentence names no time")
_PLACE = _Kind("where", "its sentence names no place")
_DAYS = frozenset({"day", "part", "hour", "minute"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types of which the dateline's place is where they are, if the lead names no other."""
_DURING = frozenset({"during", "at", "amid"})


class Setting:
    """Gives times, places and numbers to the happenings of a report."""

    def __init__(
        self,
        syntax: Syntax,
        text: str,
        found: Sequence[Found],
        reporting: frozenset[int],
        dateline: Dateline | None = None,
    ):
        """Take the parse, its text, the happenings, tokens of words that report, and dateline."""
        self._syntax = syntax
        self._text = text
        self._found = {one.anchor: one for one in found}
        self._types = {one.anchor: one.type for one in found}
        self._dateline = dateline
        self._climber = Climber(syntax, found, reporting)

    def times(self, times: Sequence[TimeRef]) -> dict[int, Chosen]:
        """Return for every anchor the time its sentence gives it, or why it is open."""
        # "In the morning" and "on Sunday": what means a day is told rather than what is open.
        told = [
            one
            for one in sorted(times, key=lambda one: one.start is None)
            if not self._is_furniture(one.span)
        ]
        days = [(t.id, t.span) for t in told if t.precision in _DAYS]
        return self._hung([(t.id, t.span) for t in told], _TIME, days)

    def places(self, places: Sequence[PlaceRef]) -> dict[int, Chosen]:
        """Return for every anchor the place its sentence gives it, or why it is open."""
        told = [one for one in places if not self._is_furniture(one.span)]
        chosen = self._hung([(p.id, p.span) for p in told if p.use == "location"], _PLACE)
        chosen |= self._seen(told, chosen)
        return chosen | self._datelined(places, chosen)

    def _is_furniture(self, span: Span) -> bool:
        """Tell whether a span stands in the dateline, which tells of the report."""
        return self._dateline is not None and self._dateline.span.overlaps(span)

    def _seen(self, places: Sequence[PlaceRef], chosen: Mapping[int, Chosen]) -> dict[int, Chosen]:
        """Return the happenings that a place is said to have seen: "Lagos saw protests"."""
        return {
            anchor: Chosen(place.id, f"its sentence says {_PLACE.word} it happened")
            for place in places
            for anchor in self._climber.seen_by(place.span)
            if chosen[anchor].id is None
        }

    def _datelined(
        self, places: Sequence[PlaceRef], chosen: Mapping[int, Chosen]
    ) -> dict[int, Chosen]:
        """Return the deeds of the lead that are where the dateline is, for it names no place."""
        line, syntax = self._dateline, self._syntax
        if line is None or line.place_span is None:
            return {}
        here = next((one for one in places if one.span.overlaps(line.place_span)), None)
        first, _ = syntax.tokens(Span(line.span.end, line.span.end + 1))
        if here is None or first >= syntax.size:
            return {}
        lead = syntax.sentence[first]
        if any(
            not self._is_furniture(one.span) and syntax.sentence[syntax.tokens(one.span)[0]] == lead
            for one in places
        ):
            return {}
        return {
            anchor: Chosen(here.id, "the dateline")
            for anchor, one in self._found.items()
            if syntax.sentence[anchor] == lead
            and one.type in _DEEDS
            and one.mode != "phone"
            and one.status == "happened"
            and chosen[anchor].id is None
            and self._is_told_first(anchor)
        }

    def _is_told_first(self, anchor: int) -> bool:
        """Tell whether a verb tells what a lead is about.

        Not what is said after the word that reports: "the ministry said that rebels had …" is
        where the ministry is.
        """
        syntax, token = self._syntax, anchor
        while syntax.dep[token] == "conj" and syntax.pos[token] == "VERB":
            token = int(syntax.heads[token])
        above = int(syntax.heads[token])
        return syntax.pos[token] == "VERB" and (
            above == token or (syntax.dep[token] == "ccomp" and token < above)
        )

    def counts(self, counts: Sequence[Count], types: Mapping[int, str]) -> dict[int, list[str]]:
        """Return for anchors the ids of the numbers told of them."""
        given: dict[int, list[str]] = {}
        for count in counts:
            anchor = self._counted(count, types)
            if anchor is not None:
                given.setdefault(anchor, []).append(count.id)
        return given

    def _hung(
        self,
        spans: Sequence[tuple[str, Span]],
        kind: _Kind,
        days: Sequence[tuple[str, Span]] = (),
    ) -> dict[int, Chosen]:
        given: dict[int, tuple[int, str]] = {}
        left: dict[int, list[tuple[Span, bool]]] = {}
        for id_, span in spans:
            reached = self._climber.reach(span, where=kind is _PLACE)
            for anchor, steps in reached.anchors:
                if anchor not in given or steps < given[anchor][0]:
                    given[anchor] = (steps, id_)
            first, _ = self._syntax.tokens(span)
            if first < self._syntax.size:
                sentence = int(self._syntax.sentence[first])
                left.setdefault(sentence, []).append((span, reached.said))
        told = {
            anchor: Chosen(id_, f"its sentence says {kind.word} it happened")
            for anchor, (_, id_) in given.items()
        }
        told |= self._loose(days, left, told)
        return {
            anchor: told.get(anchor)
            or self._shared(anchor, told, kind)
            or self._open(left.get(int(self._syntax.sentence[anchor]), ()), kind)
            for anchor in self._types
        }

    def _loose(
        self,
        days: Sequence[tuple[str, Span]],
        left: Mapping[int, Sequence[tuple[Span, bool]]],
        told: Mapping[int, Chosen],
    ) -> dict[int, Chosen]:
        """Return what takes the one day that its sentence names, which nothing else takes."""
        found: dict[int, Chosen] = {}
        dated = {int(self._syntax.sentence[one]) for one in told}
        for id_, span in days:
            first, _ = self._syntax.tokens(span)
            sentence = int(self._syntax.sentence[first]) if first < self._syntax.size else -1
            if sentence in dated or [said for _, said in left.get(sentence, ())] != [False]:
                continue
            for anchor in self._climber.loose(span):
                found[anchor] = Chosen(id_, "the only day that its sentence names")
        return found

    def _open(self, named: Sequence[tuple[Span, bool]], kind: _Kind) -> Chosen:
        is_silent = all(said for _, said in named)
        return Chosen(None, self._why_open(named, kind), silent=is_silent)

    def _why_open(self, named: Sequence[tuple[Span, bool]], kind: _Kind) -> str:
        """Say which times or places the sentence names, and that it tells them of other things."""
        if not named:
            return kind.none
        words = _listed([" ".join(span.of(self._text).split()) for span, _ in sorted(named)])
        if all(said for _, said in named):
            return f"in its sentence {words} is {kind.word} it was said"
        return f"its sentence names {words}, but not as {kind.word} this happened"

    def _shared(self, anchor: int, told: Mapping[int, Chosen], kind: _Kind) -> Chosen | None:
        """Return what is told of a happening that this one is part of.

        One of the same type is told in one clause with it: "killed two in Friday's raid", "the
        fighting near the pass killed two", "a bomb that killed two". One of another type is what
        it was done during: "arrested at Friday's march".
        """
        beside = [other for other in self._climber.beside(anchor) if other in told]
        near = [
            other
            for other in beside
            if self._is_one_with(anchor, other) or self._is_during(anchor, other)
        ]
        if not near:
            return None
        other = min(near, key=lambda one: abs(one - anchor))
        word = self._text[int(self._syntax.starts[other]) : int(self._syntax.ends[other])]
        reason = f"its sentence says {kind.word} “{word}” happened, which this is part of"
        return Chosen(told[other].id, reason)

    def _is_one_with(self, anchor: int, other: int) -> bool:
        """Tell whether two happenings of a type hang together without a clause between them."""
        return self._types[other] == self._types[anchor] != "OTHER" and (
            self._hangs_on(anchor, other) or self._hangs_on(other, anchor)
        )

    def _is_during(self, anchor: int, other: int) -> bool:
        """Tell whether one was done while the other was on, or as part of it."""
        syntax = self._syntax
        by = int(syntax.heads[other])
        if syntax.dep[other] != "pobj":
            return False
        above = int(syntax.heads[by])
        if syntax.lemmas[by] == "of" and syntax.lemmas[above] == "part":
            above = int(syntax.heads[int(syntax.heads[above])])
            return above == anchor
        return above == anchor and (
            syntax.lemmas[by] in _DURING
            or (syntax.lemmas[by] == "in" and self._types[anchor] == "ASSAULT")
        )

    def _hangs_on(self, lower: int, upper: int) -> bool:
        token, clauses = lower, 0
        for _ in range(4):
            dep = self._syntax.dep[token]
            clauses += dep in ("relcl", "acl", "advcl")
            if dep not in _WITHIN or clauses > 1:
                return False
            token = int(self._syntax.heads[token])
            if token == upper:
                return True
            if dep in ("relcl", "acl"):  # "the army, which killed dozens in 1987, shelled the port"
                return False
        return False

    def _counted(self, count: Count, types: Mapping[int, str]) -> int | None:
        fitting = _TOLD.get(count.what)
        token = head_of(self._syntax, *(count.cue or count.span))
        if fitting is None or token is None:
            return None
        if token in types:  # the word itself says what became of them
            return token
        near = [one for one in self._climber.beside(token) if types.get(one) in fitting]
        return min(near, key=lambda anchor: abs(anchor - token), default=None)


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{one}”" for one in dict.fromkeys(words)]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
