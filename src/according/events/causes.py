"""Who killed or hurt, where it is told through a cause: "killed in army shelling".

Three ways to tell it are read. A phrase: "nine deaths due to army shelling", "killed by rebel
fire", "the strike that killed two". A clause: "four died when troops opened fire". A relative
clause about the cause: "the firing at the mob in which four were killed". Whoever did the cause did
the harm. In "clashes between rebels and soldiers" either side may have done it, and it stays open.
The words are in ``lexicon/data/violence.toml``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from according import lexicon
from according.language import Syntax

_DEPTH = 5
"""Most steps from a harm down to its cause, and from a relative clause up to it."""
_FAR = 40
"""Tokens after the word for a fight in which its sides are looked for."""
_DOWN = frozenset({"prep", "agent", "pobj", "pcomp", "conj"})
_UP = frozenset({"pobj", "prep", "poss", "appos", "nmod"})
_ONWARD = frozenset({"due", "to", "because", "of", "as"})
"""Words of prepositions of two words, besides those of the list."""
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_WITH_HARM = frozenset({"acomp", "oprd", "advcl", "xcomp", "conj"})
_OF_HARM = frozenset({"nsubj", "nsubjpass", "dobj"})
_SUBJECT = frozenset({"nsubj"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_PEOPLES = frozenset({"NORP", "ORG"})
_NAMES = frozenset({"NORP", "ORG", "GPE", "PERSON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Cause(msgspec.Struct, frozen=True):
    """A harm and what did it, by their tokens; both are one where the verb itself tells who."""

    harm: int
    means: int
    doers: tuple[int, ...]
    """Who did it; none where the words around the cause do not tell it."""


class Violence:
    """The harms of one text and their causes."""

    def __init__(self, syntax: Syntax):
        self._syntax = syntax
        self._words: dict[str, list[str]] = lexicon.table("violence")
        # "Police firing" is often parsed as police who fire.
        nouns = frozenset(self._words["violent"])
        self._lemmas = [
            word if tag == "VBG" and word in nouns else lemma.lower()
            for word, tag, lemma in zip(syntax.words, syntax.tag, syntax.lemmas, strict=True)
        ]
        self.harms = self._all("harm")
        """Words that tell of the dead or the hurt, in text order."""
        self._means = set(self._all("means"))
        self._below: dict[int, list[int]] = defaultdict(list)
        if self.harms or self._means:
            for token, head in enumerate(syntax.heads.tolist()):
                if token != head:
                    self._below[head].append(token)

    @cached_property
    def causes(self) -> list[Cause]:
        """Each harm whose cause is told, with the nearest cause."""
        found = []
        for harm in self.harms:
            told = next(self._caused(harm), None)
            doers = self._doing(harm)
            if told is not None:
                found.append(Cause(harm, *told))
            elif doers:
                found.append(Cause(harm, harm, doers))
        return found

    @cached_property
    def means(self) -> dict[int, tuple[int, ...]]:
        """Who does it, by the nouns of violence: the "police" of "police firing"."""
        done = {token: self.doers(token) for token in self._means}
        return {token: doers for token, doers in done.items() if doers}

    def sure(self) -> list[int]:
        """Return the nouns that are of violence in any text, where it is told who does it."""
        violent = self._words["violent"]
        return [token for token in self.means if self._lemmas[token] in violent]

    def doers(self, means: int) -> tuple[int, ...]:
        """Return who does what a noun of violence names, as far as the words around it tell."""
        if self._is_fired(means):
            return (means - 1,)
        own = [*self._before(means), *self._by(means)]
        return tuple(own or self._beginning(means))

    def sides(self, harm: int) -> frozenset[int]:
        """Return the words of the sides of a fight in which there was harm."""
        syntax = self._syntax
        return frozenset(
            token
            for fight in self._reached(harm)
            if self._lemmas[fight] in self._words["mutual"]
            for token in range(fight + 1, min(syntax.size, fight + _FAR))
            if self._hangs_on(token, fight)
        )

    def _all(self, kind: str) -> list[int]:
        wanted = frozenset(self._words[kind])
        return [token for token, lemma in enumerate(self._lemmas) if lemma in wanted]

    def _caused(self, harm: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        for means in (*self._reached(harm), *self._subject_means(harm), *self._about(harm)):
            if means in self._means and means != harm:
                yield means, self.doers(means)
        for host in self._hosts(harm):
            for verb in self._below[host]:
                if self._syntax.dep[verb] == "advcl" and self._is_when(verb, "when", "after"):
                    doers = self._acting(verb)
                    if doers:
                        yield self._named(verb), doers

    def _doing(self, harm: int) -> tuple[int, ...]:
        """Return the bodies that kill by the verb's own words: "the police is killing pilgrims"."""
        syntax, below = self._syntax, self._below[harm]
        if syntax.pos[harm] != "VERB" or self._lemmas[harm] not in self._words["doing"]:
            return ()
        if any(syntax.dep[one] in _PASSIVE for one in below):
            return ()
        subjects = [
            int(syntax.heads[harm]) if syntax.tag[one] in ("WDT", "WP") else one
            for one in below
            if syntax.dep[one] in _SUBJECT
        ]
        return tuple(one for one in subjects if self._lemmas[one] in self._words["bodies"])

    def _hosts(self, harm: int) -> list[int]:
        """Return the harm and the verb that its cause may hang on: "was shot dead in", "occur"."""
        head, dep = int(self._syntax.heads[harm]), self._syntax.dep[harm]
        hosts = [harm]
        if dep in _WITH_HARM and self._syntax.pos[head] == "VERB":
            hosts.append(head)
        told = harm
        if dep == "pobj" and self._lemmas[head] == "of":  # "forty of the deaths"
            told = int(self._syntax.heads[head])
        verb = int(self._syntax.heads[told])
        if self._syntax.dep[told] in _OF_HARM and self._lemmas[verb] in self._words["happen"]:
            hosts.append(verb)
        hosts += [
            one
            for one in self._below[harm]
            if self._syntax.dep[one] == "acl" and self._lemmas[one] in self._words["happen"]
        ]
        return hosts

    def _reached(self, harm: int) -> list[int]:
        """Return the nouns that prepositions lead to: "in", "due to", "as a result of"."""
        found: list[int] = []
        waiting = [(host, 0) for host in self._hosts(harm)]
        while waiting:
            token, depth = waiting.pop(0)
            for one in self._below[token] if depth < _DEPTH else ():
                if self._leads(one):
                    waiting.append((one, depth + 1))
                    if self._syntax.pos[one] in (*_NOUNS, "VERB"):
                        found.append(one)
        return found

    def _leads(self, token: int) -> bool:
        lemma, syntax, words = self._lemmas[token], self._syntax, self._words
        if syntax.pos[token] in (*_NOUNS, "VERB"):
            if self._firing(token) is not None or self._is_fired(token):
                return True
            wanted = (*words["means"], *words["mutual"], *words["onward"])
            return syntax.dep[token] in _DOWN and lemma in wanted
        return lemma in _ONWARD or (
            syntax.dep[token] in ("prep", "agent") and lemma in words["through"]
        )

    def _firing(self, body: int) -> int | None:
        """Return the violence of a body that is parsed as doing it: "police firing" after "in"."""
        after = body + 1
        if after < self._syntax.size and self._is_fired(after):
            return after
        return None

    def _is_fired(self, token: int) -> bool:
        syntax = self._syntax
        return (
            syntax.dep[token] == "acl"
            and syntax.tag[token] == "VBG"
            and self._lemmas[token] in self._words["violent"]
            and token > 0
            and self._lemmas[token - 1] in self._words["bodies"]
        )

    def _subject_means(self, harm: int) -> list[int]:
        """Return the cause that is the subject: "army shelling killed nine"."""
        return [
            int(self._syntax.heads[harm]) if self._syntax.tag[one] in ("WDT", "WP") else one
            for one in self._below[harm]
            if self._syntax.dep[one] in _SUBJECT and self._lemmas[harm] not in ("die", "perish")
        ]

    def _about(self, harm: int) -> list[int]:
        """Return the nouns that "in which four were killed" may tell of, the nearest first."""
        syntax = self._syntax
        if syntax.dep[harm] != "relcl" or not any(
            syntax.tag[below] in ("WDT", "WP")
            for one in self._below[harm]
            if syntax.dep[one] == "prep" and self._lemmas[one] in self._words["through"]
            for below in self._below[one]
        ):
            return []
        token, found = int(syntax.heads[harm]), []
        for _ in range(2 * _DEPTH):
            found.append(token)
            if syntax.dep[token] not in _UP:
                break
            token = int(syntax.heads[token])
        if syntax.entity[found[0]] in _PLACES or self._lemmas[found[0]] in self._words["places"]:
            # "The firing at Kelb, in which one was killed": the place is not what it was in.
            here = syntax.sentence[harm]
            before = [one for one in self.sure() if one < harm and syntax.sentence[one] == here]
            found += before[-1:]
        return found

    def _is_when(self, verb: int, *lists: str) -> bool:
        return any(
            self._syntax.dep[one] in ("mark", "advmod") and self._lemmas[one] in self._words[name]
            for name in lists
            for one in self._below[verb]
        )

    def _acting(self, verb: int) -> tuple[int, ...]:
        """Return who does violence in a clause, where its verb tells of some."""
        below = self._below[verb]
        kind = "acts" if self._is_when(verb, "when") else "fires"
        if self._named(verb) == verb and self._lemmas[verb] not in self._words[kind]:
            return ()
        if any(self._syntax.dep[one] in _PASSIVE for one in below):
            return ()
        subjects = [
            one
            for one in below
            if self._syntax.dep[one] in _SUBJECT and self._syntax.pos[one] in _NOUNS
        ]
        return tuple(joined for one in subjects for joined in self._joined(one))

    def _named(self, verb: int) -> int:
        """Return the noun of violence that a verb brings in: the "fire" of "opened fire"."""
        if self._lemmas[verb] not in self._words["begin"]:
            return verb
        return next(
            (
                token
                for token in self._means
                if self._syntax.dep[token] in _DOWN | _OF_HARM and self._governor(token) == verb
            ),
            verb,
        )

    def _before(self, means: int) -> list[int]:
        return [
            one
            for token in self._below[means]
            if token < means and self._syntax.dep[token] in _BEFORE
            for one in self._body(token, means)
        ]

    def _body(self, token: int, means: int) -> Iterator[int]:
        """Yield the body that a modifier names, or that stands before a modifier of means."""
        syntax = self._syntax
        dep, kind = syntax.dep[token], syntax.entity[token]
        between = frozenset(self._words["between"])
        apart = [
            lemma
            for lemma, pos in zip(
                self._lemmas[token + 1 : means], syntax.pos[token + 1 : means], strict=True
            )
            if pos in _NOUNS and lemma not in between
        ]
        if dep == "poss":
            if syntax.pos[token] in _NOUNS and self._is_somebody(token):
                yield from self._joined(token)
        elif self._lemmas[token] in self._words["bodies"] or (
            kind in _PEOPLES and self._is_apart(token, means)
        ):
            if not apart:
                yield token
        elif self._lemmas[token] in between:
            for one in self._below[token]:
                if syntax.dep[one] in _BEFORE:
                    yield from self._body(one, means)

    def _is_somebody(self, token: int) -> bool:
        return self._lemmas[token] in self._words["bodies"] or self._syntax.entity[token] in _NAMES

    def _is_apart(self, token: int, means: int) -> bool:
        """Tell whether a name does not reach over the noun of violence itself."""
        name = self._syntax.names[token]
        return name is None or not name[0] <= means < name[1]

    def _by(self, means: int) -> list[int]:
        return [
            joined
            for one in self._below[means]
            if self._lemmas[one] == "by"
            for below in self._below[one]
            if self._syntax.dep[below] == "pobj" and self._syntax.pos[below] in _NOUNS
            for joined in self._joined(below)
            if self._lemmas[joined] not in self._words["means"]
        ]

    def _beginning(self, means: int) -> list[int]:
        """Return the subject of a verb whose object is the violence: "ordered firing at"."""
        verb = self._governor(means)
        if verb is None or self._lemmas[verb] not in self._words["begin"]:
            return []
        if any(self._syntax.dep[one] in _PASSIVE for one in self._below[verb]):
            return []
        while self._syntax.dep[verb] in ("xcomp", "conj") and not self._has_subject(verb):
            verb = int(self._syntax.heads[verb])
        return [
            joined
            for one in self._below[verb]
            if self._syntax.dep[one] in _SUBJECT and self._syntax.pos[one] in _NOUNS
            for joined in self._joined(one)
        ]

    def _has_subject(self, verb: int) -> bool:
        return any(self._syntax.dep[one] in _SUBJECT | _PASSIVE for one in self._below[verb])

    def _governor(self, token: int) -> int | None:
        """Return the verb whose object a noun is, or that its preposition hangs on."""
        for _ in range(2):
            head = int(self._syntax.heads[token])
            if head == token or self._syntax.dep[token] in _SUBJECT | _PASSIVE:
                return None
            if self._syntax.pos[head] == "VERB":
                return head
            if self._syntax.pos[head] != "ADP":
                return None
            token = head
        return None

    def _joined(self, token: int) -> Sequence[int]:
        return [token, *(one for one in self._below[token] if self._syntax.dep[one] == "conj")]

    def _hangs_on(self, token: int, upper: int) -> bool:
        for _ in range(_DEPTH):
            token = int(self._syntax.heads[token])
            if token == upper:
                return True
        return False
