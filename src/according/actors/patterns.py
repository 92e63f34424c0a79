"""Relations that the grammar of a sentence tells plainly.

"The commander of the Northern Brigade", "its military wing", "the army shelled the town": a noun
or verb of a list (``lexicon/data/relations.toml``) with the actors in their places around it.
"""

from collections.abc import Iterator, Mapping, Sequence

from according import lexicon
from according.actors.mentions import Mention
from according.language import Syntax
from according.model import Predicate

_ACTING = frozenset({"person", "organisation", "place"})
_OWNERS = frozenset({"poss", "compound", "nmod", "amod"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_WITH_NOUNS: tuple[Predicate, ...] = ("leads", "speaks_for", "member_of", "part_of")
_BY_VERB: tuple[Predicate, ...] = ("fights", "leads", "member_of")
_PAST = frozenset({"former", "ex", "ex-", "previous", "late", "onetime", "erstwhile", "then"})
_BODIES = frozenset({"organisation", "place"})
_SUBJECTS: Mapping[str, frozenset[str]] = {
    "leads": frozenset({"person", "organisation"}),
    "speaks_for": frozenset({"person"}),
    "member_of": frozenset({"person"}),
    "part_of": frozenset({"organisation"}),
}
"""Kinds that the one who leads, speaks, belongs may be of."""


def plain_relations(
    syntax: Syntax, mentions: Sequence[Mention]
) -> Iterator[tuple[int, Predicate, int]]:
    """Yield subject, predicate and object, as numbers of mentions.

    Args:
        syntax: the parse.
        mentions: in the order of their heads.
    """
    grammar = _Grammar(syntax, mentions)
    for number, one in enumerate(mentions):
        if one.form != "pronoun":
            yield from _by_noun(grammar, number, one)
    for token, lemma in enumerate(syntax.lemmas):
        if syntax.pos[token] in ("VERB", "AUX"):
            yield from _by_verb(grammar, token, lemma)
        elif lemma in lexicon.table("relations")["fights"]["nouns"]:
            yield from _by_hostile_noun(grammar, token)


def denied_fights(syntax: Syntax, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield who is said not to fight whom: "X did not attack Y", "X denied shelling Y".

    Args:
        syntax: the parse.
        mentions: in the order of their heads.
    """
    grammar, fights = _Grammar(syntax, mentions), lexicon.table("relations")["fights"]
    for token, lemma in enumerate(syntax.lemmas):
        hostile = lemma in fights["verbs"] or lemma in fights["against"]
        if hostile and syntax.pos[token] == "VERB" and grammar.denied(token):
            others = grammar.actors(grammar.under(token, ("against", "with")))
            for other in (*grammar.objects(token), *others):
                yield from ((subject, other) for subject in grammar.subjects(token))


class _Grammar:
    """The parse, with a way from tokens down to their dependents and across to mentions."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention]):
        self.syntax = syntax
        self.mentions = mentions
        self.at = {m.head: n for n, m in enumerate(mentions) if m.kind in _ACTING}
        self.below: dict[int, list[int]] = {}
        for token, head in enumerate(syntax.heads.tolist()):
            if token != head:
                self.below.setdefault(head, []).append(token)

    def children(self, token: int, deps: frozenset[str] | set[str]) -> list[int]:
        """Return the dependents of some kinds, with those joined to them by "and"."""
        found = [t for t in self.below.get(token, ()) if self.syntax.dep[t] in deps]
        return [joined for one in found for joined in (one, *self._joined(one))]

    def _joined(self, token: int) -> list[int]:
        own = [t for t in self.below.get(token, ()) if self.syntax.dep[t] == "conj"]
        return [joined for one in own for joined in (one, *self._joined(one))]

    def under(self, token: int, prepositions: Sequence[str]) -> list[int]:
        """Return what stands under prepositions of a token."""
        found = [
            t
            for t in self.below.get(token, ())
            if self.syntax.dep[t] in ("prep", "agent") and self.syntax.words[t] in prepositions
        ]
        return [t for one in found for t in self.children(one, {"pobj"})]

    def actors(self, tokens: Sequence[int]) -> list[int]:
        """Return the mentions that tokens head, things left out."""
        return [self.at[t] for t in tokens if t in self.at]

    def subjects(self, verb: int) -> list[int]:
        """Return the mentions that do what a verb says, looked for up the tree where left out."""
        own = self.children(verb, {"nsubj"}) + self.under(verb, ("by",))
        if own and not self.actors(own):
            return [owner for token in own for owner in self.possessors(token)]
        if own or any(self.syntax.dep[t] == "nsubjpass" for t in self.below.get(verb, ())):
            return self.actors(own)
        head, dep = int(self.syntax.heads[verb]), self.syntax.dep[verb]
        if head == verb:
            return []
        if dep in ("acl", "relcl") and head in self.at:
            return [self.at[head]]
        if dep in ("acl", "relcl") and self.syntax.pos[head] == "NOUN":
            return self.owners(head)
        if dep in ("conj", "xcomp", "advcl", "pcomp") and self.syntax.pos[head] in ("VERB", "AUX"):
            return self.subjects(head)
        return []

    def objects(self, verb: int) -> list[int]:
        """Return the mentions that suffer what a verb says: "the force led by X" too."""
        own = self.actors(self.children(verb, _OBJECTS))
        head, dep = int(self.syntax.heads[verb]), self.syntax.dep[verb]
        if own or head == verb:
            return own
        if dep == "acl" and self.syntax.tag[verb] == "VBN" and head in self.at:
            return [self.at[head]]
        if dep == "conj" and self.syntax.tag[verb] == self.syntax.tag[head]:
            return self.objects(head)
        return []

    def owners(self, noun: int) -> list[int]:
        """Return whose deed a noun is: "Iraq's fight", "air force raids", "X launched raids"."""
        own = self.possessors(noun)
        if own:
            return own
        head = int(self.syntax.heads[noun])
        if self.syntax.dep[noun] == "pobj":
            head = int(self.syntax.heads[head])
            if head in self.at:
                return [self.at[head]]
        light = self.syntax.lemmas[head] in lexicon.table("relations")["fights"]["light"]
        acts = self.syntax.pos[head] == "VERB" and light and not self.denied(head)
        return self.subjects(head) if acts else []

    def possessors(self, noun: int) -> list[int]:
        """Return whose a noun is by the words that hang on it."""
        return self.actors([*self.children(noun, _OWNERS), *self.under(noun, ("by", "of"))])

    def denied(self, token: int) -> bool:
        """Tell whether a verb is negated (by "no soldier" too), threatened or only supposed."""
        below = self.below.get(token, ())
        unreal = lexicon.table("relations")["unreal"]
        head = int(self.syntax.heads[token])
        if (
            self.syntax.dep[token] in ("xcomp", "pcomp")
            and self.syntax.lemmas[head] in unreal["verbs"]
        ):
            return True
        if any(self.syntax.words[t] in unreal["auxiliaries"] for t in below):
            return True
        doers = [t for t in below if self.syntax.dep[t] in ("nsubj", "nsubjpass")]
        nobody = any(self.syntax.words[d] == "no" for t in doers for d in self.below.get(t, ()))
        return nobody or any(self.syntax.dep[t] == "neg" for t in below)


def _by_noun(grammar: _Grammar, number: int, one: Mention) -> Iterator[tuple[int, Predicate, int]]:
    lemma = grammar.syntax.lemmas[one.head].lower()
    if any(grammar.syntax.words[t] in _PAST for t in grammar.below.get(one.head, ())):
        return
    for other in grammar.actors(grammar.under(one.head, ("including",))):
        if one.kind in _BODIES and grammar.mentions[other].kind in _BODIES:
            yield other, "part_of", number
    words = lexicon.table("relations")
    for predicate in _WITH_NOUNS:
        if lemma in words[predicate]["nouns"] and one.kind in _SUBJECTS[predicate]:
            yield from _belonging(grammar, number, predicate)
            return
    if one.kind == "person" and grammar.syntax.tag[one.head] == "NNS":
        for other in grammar.actors(grammar.under(one.head, ("from", "of"))):
            if grammar.mentions[other].kind == "organisation":
                yield number, "member_of", other


def _belonging(
    grammar: _Grammar, number: int, predicate: Predicate
) -> Iterator[tuple[int, Predicate, int]]:
    """Yield what the bodies around a noun are to it: "its leader", "the wing of the party"."""
    head = grammar.mentions[number].head
    tokens = grammar.under(head, lexicon.table("relations")[predicate]["after"])
    for other in grammar.actors([*tokens, *grammar.children(head, _OWNERS)]):
        kind = grammar.mentions[other].kind
        place = predicate in ("member_of", "part_of") and kind == "place"
        if other != number and kind in _BODIES and not place:
            yield number, predicate, other


def _by_verb(grammar: _Grammar, token: int, lemma: str) -> Iterator[tuple[int, Predicate, int]]:
    if grammar.denied(token):
        return
    words = lexicon.table("relations")
    fights = words["fights"]
    deeds = {grammar.syntax.lemmas[t] for t in grammar.children(token, _OBJECTS)}
    told: list[tuple[Predicate, list[int]]] = [
        (predicate, grammar.objects(token))
        for predicate in _BY_VERB
        if lemma in words[predicate]["verbs"]
    ]
    if lemma in words["leads"]["over"]:
        told.append(("leads", grammar.actors(grammar.under(token, ("over",)))))
    if lemma in fights["against"]:
        told.append(("fights", grammar.actors(grammar.under(token, ("against", "with")))))
    elif lemma in fights["light"] and not deeds.isdisjoint(fights["nouns"]):
        told.append(("fights", grammar.actors(grammar.under(token, fights["after"]))))
    if not told:
        return
    for subject in grammar.subjects(token):
        for predicate, objects in told:
            for other in objects:
                person = predicate == "leads" and grammar.mentions[other].kind == "person"
                if other != subject and not person:
                    yield subject, predicate, other


def _by_hostile_noun(grammar: _Grammar, token: int) -> Iterator[tuple[int, Predicate, int]]:
    fights = lexicon.table("relations")["fights"]
    with_too = grammar.syntax.lemmas[token] in fights["nouns_with"]
    after = (*fights["after"], "with") if with_too else fights["after"]
    objects = grammar.actors(grammar.under(token, after))
    if not objects:
        return
    for subject in grammar.owners(token):
        for other in objects:
            if other != subject and subject not in objects:
                yield subject, "fights", other
