"""From the words for a time or place up the parse to the happening that it is told of."""

from collections.abc import Mapping, Sequence

import msgspec

from according import lexicon
from according.events.clauses import Clauses
from according.events.find import Found
from according.language import Syntax, head_of
from according.model import EventType, Span

_CLIMB = 12
"""Most steps up the parse from a time or place to what it belongs to."""
_MODIFIES = frozenset({"compound", "nmod", "amod", "poss", "nummod"})
_ABOUT_A_PHRASE = frozenset({"relcl", "acl"})
"""Arcs from a phrase to a clause that tells something of it, not of what happens to it."""
_OF_WORDS: frozenset[EventType] = frozenset(
    {"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"}
)
"""Types done with words: what they are about was or will be at another time and place."""
_GOING: frozenset[EventType] = frozenset({"AID", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types that are where somebody goes to: "sent food to Aleppo", "marched to the palace"."""
_AGAINST: frozenset[EventType] = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "RETREAT"})
"""Types that are where the place is that they are done to: "shelled Aleppo", "visited Lagos"."""
TO_COME = frozenset({"planned", "hypothetical", "possible"})
"""Statuses of what has not happened yet, or may not have."""


_NEAR = 2
"""Steps from a day to the end of its own preposition."""
_HOLDS = frozenset({"at", "on", "against", "to", "in"})
"""Prepositions of what a deed is done to."""


class Reached(msgspec.Struct, frozen=True):
    """The happenings that a time or place belongs to, or why it belongs to none."""

    anchors: tuple[tuple[int, int], ...] = ()
    """Each with the steps to it: the fewer, the closer."""
    said: bool = False
    """Whether it belongs to a word that reports: "said on Tuesday"."""


class _Path(msgspec.Struct):
    """What has been passed on the way up."""

    start: int
    """The token it begins at."""
    where: bool
    by: str | None = None
    """The last preposition passed."""
    in_phrase: bool = False
    """Whether a phrase that names no happening has been passed."""
    in_clause: bool = False
    """Whether a clause under a verb has been left."""
    at_gathering: bool = False
    """Whether what came next on the same day is told: "after Friday prayers"."""
    told_in: list[tuple[int, int]] = msgspec.field(default_factory=list)
    """Happenings of clauses about what was passed, with steps: "the raid in which he was shot"."""


class Climber:
    """Climbs in one report."""

    def __init__(self, syntax: Syntax, found: Sequence[Found], reporting: frozenset[int]):
        """Take the parse, the happenings, and the tokens of words that report."""
        self._syntax = syntax
        self._found = {one.anchor: one for one in found}
        self._reporting = reporting
        words: Mapping[str, Sequence[str]] = lexicon.table("settings")
        self._words = {name: frozenset(own) for name, own in words.items()}
        self._clauses = Clauses(syntax, self._words)
        self._in_sentence: dict[int, list[int]] = {}
        for one in found:
            self._in_sentence.setdefault(int(syntax.sentence[one.anchor]), []).append(one.anchor)

    def _lemma(self, token: int) -> str:
        return self._syntax.lemmas[token].lower()  # text may be in capitals

    def beside(self, token: int) -> Sequence[int]:
        """Return the happenings in the sentence of a token."""
        return self._in_sentence.get(int(self._syntax.sentence[token]), ())

    def reach(self, span: Span, *, where: bool) -> Reached:
        """Climb from a time or place (``where``) to the first word that names a happening.

        At a word that reports the climb ends: "said on Tuesday" tells when it was said. So it does
        where the phrase passed is not itself when or where something is done: "the mayor of
        Lagos", "the 2011 version", "a man born in Paris".
        """
        token = self._first(span)
        if token is None or not self.beside(token):
            return Reached()
        path = _Path(token, where)
        reached = self._climb(token, path)
        own = {anchor for anchor, _ in reached.anchors}
        told_in = tuple(one for one in path.told_in if one[0] not in own)
        return Reached((*reached.anchors, *told_in), said=reached.said and not told_in)

    def _climb(self, token: int, path: _Path) -> Reached:
        syntax = self._syntax
        for steps in range(_CLIMB):
            self._note_clauses(token, steps, path)
            if steps and token in self._found:
                return self._arrive(token, steps, path)
            if steps and syntax.pos[token] in ("VERB", "AUX"):
                reports = token in self._reporting
                below = self._below(token, path, declared=reports)
                if not reports:
                    below += self._at_once(token, below)
                if below or reports:
                    return Reached(tuple((one, steps + 1) for one in below), said=not below)
            above = int(syntax.heads[token])
            if above == token:
                break
            if syntax.dep[token] in _ABOUT_A_PHRASE:
                return self._through_clause(token, above, steps)
            if not self._may_pass(token, above, path):
                break
            token = above
        return Reached()

    def _first(self, span: Span) -> int | None:
        """Return where to begin: at the head, or at its preposition where the parse parts them.

        Of "in 1990 troops crossed" the parse often makes 1990 troops.
        """
        syntax = self._syntax
        token = head_of(syntax, *span)
        if token is None or syntax.dep[token] not in _MODIFIES:
            return token
        before, above = syntax.tokens(span)[0] - 1, int(syntax.heads[token])
        is_apart = before >= 0 and syntax.pos[before] == "ADP" and token < above
        return before if is_apart and syntax.heads[above] != before else token

    def _arrive(self, token: int, steps: int, path: _Path) -> Reached:
        one = self._found[token]
        is_about = one.type in _OF_WORDS or self._lemma(token) in self._words["topics"]
        if is_about and (path.in_clause or (path.where and path.in_phrase)):
            return Reached()
        if path.where and not path.in_phrase and not self._is_place_of(token, path.by):
            return Reached()
        joined = self._joined(token, steps, path)
        known = [token, *(other for other, _ in joined)]
        at_once = [(other, steps + 3) for other in self._at_once(token, known)]
        return Reached(((token, steps), *joined, *at_once))

    def _at_once(self, verb: int, known: Sequence[int]) -> list[int]:
        """Return happenings at the time and place of another: "killed when a bomb exploded"."""
        one = self._found.get(verb)
        return [
            other
            for other in self.beside(verb)
            if other not in known
            and (self._clauses.is_when(other, verb) or self._clauses.is_when(verb, other))
            and (one is None or self._is_to_come(one.anchor) == self._is_to_come(other))
        ]

    def _is_to_come(self, anchor: int) -> bool:
        return self._found[anchor].status in TO_COME

    def _note_clauses(self, token: int, steps: int, path: _Path) -> None:
        """Note happenings told in a clause about what is passed: "Kelb, where two were shot"."""
        if self._syntax.pos[token] not in ("NOUN", "PROPN", "NUM"):
            return
        for verb in self._clauses.about(token, is_start=token == path.start, where=path.where):
            path.told_in.extend(
                (one, steps + 2)
                for one in ([verb] if verb in self._found else self._below(verb, path))
            )

    def _is_place_of(self, anchor: int, by: str | None) -> bool:
        """Tell whether a place that hangs on a word by this preposition is where it is done."""
        if by in self._words["parties"]:
            return False
        one, lemma = self._found[anchor], self._lemma(anchor)
        match by:
            case "on":
                return one.type not in _OF_WORDS and lemma not in self._words["against"]
            case "to":
                return one.type in _GOING
            case "from":
                return one.type != "ASSAULT"
            case None:
                return one.type in _AGAINST or self._syntax.pos[anchor] != "VERB"
            case _:
                return True

    def _may_pass(self, token: int, above: int, path: _Path) -> bool:
        """Tell whether the climb may go on from a token to the one above, and note what it saw."""
        syntax = self._syntax
        dep = syntax.dep[token]
        if syntax.pos[token] in ("VERB", "AUX"):
            return self._may_leave_clause(token, dep, path)
        if syntax.pos[token] in ("ADP", "SCONJ"):
            path.by = self._lemma(token)
            passed = (path.in_phrase or path.in_clause) and not path.at_gathering
            if passed and path.by in self._words["beyond"]:
                return False
        if above in self._found or syntax.pos[above] not in ("NOUN", "PROPN"):
            return True
        if dep not in _MODIFIES and not (dep == "prep" and path.by in self._words["describes"]):
            # "Before dawn on Saturday": dawn is no thing that the day is told of.
            path.in_phrase |= dep == "prep" and self._lemma(above) not in self._words["hours"]
            return True
        path.in_phrase = True
        return self._is_setting(above, token, path)

    def _may_leave_clause(self, verb: int, dep: str, path: _Path) -> bool:
        if dep in ("ccomp", "csubj", "parataxis") or (dep == "conj" and path.where):
            return False
        if dep == "conj" and not self._clauses.is_bare(verb):  # "…, and the mayor left on Monday"
            return False
        path.in_clause |= dep in ("xcomp", "pcomp")
        return not any(
            self._syntax.heads[one] == verb
            and self._syntax.dep[one] in ("mark", "advmod", "prep")
            and self._lemma(one) in self._words["other_time"]
            for one in range(max(0, verb - _CLIMB), verb)
        )

    def _is_setting(self, noun: int, within: int, path: _Path) -> bool:
        """Tell whether a phrase that a time or place describes is when or where something is."""
        syntax = self._syntax
        dep, above = syntax.dep[noun], int(syntax.heads[noun])
        if path.where and self._lemma(noun) in self._words["sites"]:
            return True
        if dep == "pobj":
            by = self._lemma(above)
            if by == "after" and syntax.dep[within] == "compound":
                path.at_gathering = self._lemma(noun) in self._words["gatherings"]
                return path.at_gathering
            is_part = self._lemma(noun) == "part" and by == "as"
            return by in self._words["settings"] or is_part or self._is_part(above)
        if path.where:
            return False
        over = self._found.get(above)
        kills = over is not None and over.type == "ASSAULT" and dep == "nsubj"
        return kills or dep == "npadvmod"

    def _is_part(self, of: int) -> bool:
        """Tell whether a preposition stands in "as part of"."""
        part = int(self._syntax.heads[of])
        return self._lemma(of) == "of" and self._lemma(part) == "part"

    def _through_clause(self, verb: int, above: int, steps: int) -> Reached:
        """Go on from "which took place on Monday" to the happening that did."""
        told = self._words["happens"] | self._words["done"]
        if above in self._found and self._lemma(verb) in told:
            return Reached(((above, steps + 1),))
        return Reached()

    def _joined(self, token: int, steps: int, path: _Path) -> list[tuple[int, int]]:
        """Return happenings told in the same breath: "bombed and shelled", "shot, killing two".

        What has a subject of its own shares only what stands before both: "On Monday rebels
        shelled the port and soldiers shot a farmer".
        """
        return [
            (one, steps + 2)
            for one in self.beside(token)
            if self._is_to_come(one) == self._is_to_come(token)
            and (
                (
                    self._syntax.heads[one] == token
                    and (
                        (
                            self._syntax.dep[one] == "conj"
                            and (path.start < token or self._clauses.is_bare(one))
                        )
                        or (self._syntax.dep[one] == "advcl" and self._clauses.is_bare(one))
                    )
                )
                or self._is_last_of(token, one, path)
            )
        ]

    def _is_last_of(self, last: int, first: int, path: _Path) -> bool:
        """Tell whether what ends a list of deeds is told of them all: "killed two and hurt ten".

        Only of one type and one doer, and where the words follow the last of them.
        """
        syntax = self._syntax
        return (
            syntax.heads[last] == first
            and syntax.dep[last] == "conj"
            and syntax.pos[last] == "VERB"
            and self._found[last].type == self._found[first].type != "OTHER"
            and path.start > last
            and self._clauses.is_bare(last)
        )

    def seen_by(self, span: Span) -> Sequence[int]:
        """Return the happenings that a place saw: "Lagos saw protests"."""
        syntax = self._syntax
        token = head_of(syntax, *span)
        verb = None if token is None else self._clauses.sees(token)
        if token is None or verb is None:
            return ()
        return [
            one
            for one in self.beside(token)
            if int(syntax.heads[one]) == verb and syntax.dep[one] == "dobj"
        ]

    def loose(self, span: Span) -> Sequence[int]:
        """Return the happenings of the verb that governs a day whose phrase the parse hung wrongly.

        "Fired at men marching on the palace on Monday", "condemned the vote on Monday": in news
        the day is that of the main deed. Not so of a clause with its own tense ("who had escaped
        on Monday") nor of a phrase with a word that makes it a description.
        """
        syntax = self._syntax
        token = self._first(span)
        if token is None or syntax.dep[token] not in ("pobj", "npadvmod"):
            return ()
        path = _Path(token, where=False)
        for steps in range(_CLIMB):
            above = int(syntax.heads[token])
            if steps and token in self._found:
                return (token, *(one for one, _ in self._joined(token, steps, path)))
            if above == token or (token in self._reporting):
                return ()
            dep, is_verb = syntax.dep[token], syntax.pos[token] in ("VERB", "AUX")
            if is_verb and not (dep == "acl" and syntax.tag[token] == "VBG"):
                return ()
            if syntax.pos[token] in ("ADP", "SCONJ") and self._lemma(token) not in (
                self._words["settings"] if steps < _NEAR else _HOLDS
            ):
                return ()
            if dep in ("poss", "compound", "nmod", "appos", "conj"):
                return ()
            token = above
        return ()

    def _below(self, verb: int, path: _Path, *, declared: bool = False) -> list[int]:
        """Return happenings that a verb which names none tells to take place: "launched a raid".

        Of a verb that reports (``declared``), only what is done by it: "declared war".
        """
        syntax, words = self._syntax, self._words
        lemma = self._lemma(verb)
        if declared and lemma not in words["declares"]:
            own = [one for one in self.beside(verb) if syntax.heads[one] == verb]
            return [one for one in own if self._goes_on(one, path, declared=True)]
        found = []
        for one in self.beside(verb):
            above, dep = int(syntax.heads[one]), syntax.dep[one]
            if above == verb:
                is_done = dep in ("dobj", "nsubjpass", "attr", "oprd") and lemma in words["done"]
                happens = dep == "nsubj" and lemma in words["happens"] and not declared
                # "On Monday gunmen stole a car and shot its driver."
                follows = dep == "conj" and path.start < verb and not declared
                if is_done or happens or follows or self._goes_on(one, path, declared=declared):
                    found.append(one)
            elif dep == "pobj" and self._hangs_by(above, verb, lemma) and not declared:
                found.append(one)
        if path.where and path.in_phrase:
            found = [one for one in found if self._found[one].type not in _OF_WORDS]
        elif path.where:
            found = [one for one in found if path.by and self._is_place_of(one, path.by)]
        return found

    def _goes_on(self, one: int, path: _Path, *, declared: bool) -> bool:
        """Tell whether the doer of a verb does another deed with it, or says another thing.

        "Delivered its judgment on Friday, sentencing him", "claimed the raid on Friday and
        demanded a ransom".
        """
        dep = self._syntax.dep[one]
        is_by_it = dep == "advcl" and self._syntax.tag[one] == "VBG"
        if path.where or path.start > one or not (is_by_it or dep == "conj"):
            return False
        return self._clauses.is_bare(one) and (not declared or self._found[one].type in _OF_WORDS)

    def _hangs_by(self, preposition: int, verb: int, lemma: str) -> bool:
        syntax, words = self._syntax, self._words
        by, above = self._lemma(preposition), int(syntax.heads[preposition])
        if above != verb:  # "carried out an act of violence", "the first day of the strike ended"
            if by != "of" or int(syntax.heads[above]) != verb:
                return False
            is_part = syntax.dep[above] == "nsubj" and self._lemma(above) in words["stretches"]
            return (lemma in words["done"] and syntax.dep[above] == "dobj") or (
                lemma in words["happens"] and is_part
            )
        return (
            by in words["by"]
            or (by == "on" and lemma in words["on"])
            or (by == "to" and lemma in words["to"])
            or (by == "for" and lemma in words["for"])
        )
