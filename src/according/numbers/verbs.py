"""What a verb says became of its object or subject."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from according.numbers.vocabulary import Vocabulary

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PREDICATES = frozenset(
    {"acomp", "oprd", "attr", "advmod", "ccomp", "xcomp", "advcl", "dobj", "amod", "prt"}
)
_REACH = 14
"""Most tokens between "taken" and "hospital"."""


class Fate(NamedTuple):
    """What became of somebody, and the word that says so."""

    kind: str
    cue: Token
    open: bool = False
    """It is left open whether they lived: "shot", "taken to hospital"."""


def of_object(words: Vocabulary, verb: Token) -> list[Fate]:
    """Return what a verb says became of its object, or of its subject in the passive."""
    found = list(_done_to(words, verb))
    found += _predicated(words, verb)
    return _settled(words, found, verb)


def of_subject(words: Vocabulary, verb: Token) -> list[Fate]:
    """Return what a verb says became of its subject."""
    lemma = verb.lemma_.lower()
    found = []
    if lemma in words.kinds.subjects:
        found.append(Fate(words.kinds.subjects[lemma], verb))
    if lemma in words.kinds.doers:
        found.append(Fate(words.kinds.doers[lemma], verb))
    if lemma in words.phrases["claim"] and any(
        child.lemma_.lower() in words.phrases["lives"] for child in verb.rights
    ):
        found.append(Fate("killed", verb))
    if lemma == "leave" and any(c.lemma_ == "home" and c.dep_ == "dobj" for c in verb.rights):
        found.append(Fate("displaced", verb))
    found += _suffered(words, verb)
    if lemma not in words.phrases["pronounce"] or lemma in ("lie", "drop", "fall"):
        found += _predicated(words, verb)
    return found


def believed(words: Vocabulary, verb: Token) -> list[Fate]:
    """Read "were believed to have been shot", "had to be treated for burns"."""
    found: list[Fate] = []
    for child in verb.rights:
        if child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX"):
            passive = any(c.dep_ == "auxpass" for c in child.lefts)
            found += of_object(words, child) if passive else of_subject(words, child)
    return found


def shared(words: Vocabulary, verb: Token, *, passive: bool) -> list[Fate]:
    """Return what verbs joined to this one say of the subject that they share."""
    found: list[Fate] = []
    for child in verb.rights:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        if not joined or any(c.dep_ in _SUBJECTS for c in child.lefts):
            continue
        own_object = any(c.dep_ == "dobj" for c in child.rights)
        active = any(c.dep_ == "aux" for c in child.lefts) or own_object
        found += of_subject(words, child)
        if passive and child.tag_ in ("VBN", "VBD") and not active:
            found += of_object(words, child)
        found += shared(words, child, passive=passive)
    return found


def _done_to(words: Vocabulary, verb: Token) -> Iterator[Fate]:
    lemma = verb.lemma_.lower()
    particles = words.particles.get(lemma, {})
    for child in verb.rights:
        if child.lower_ in particles and child.dep_ in ("prt", "advmod", "prep"):
            yield Fate(particles[child.lower_], verb)
            return
    kind = words.kinds.objects.get(lemma)
    if kind is not None:
        yield Fate(kind, verb, open=lemma in words.shot["open"])
    elif (lemma in words.phrases["struck"] and _by_something(words, verb)) or (
        lemma in words.phrases["suffer"] and lemma == "treat"
    ):
        yield Fate("injured", verb, open=True)
    if lemma in words.phrases["carry"] and _to_hospital(words, verb):
        yield Fate("injured", verb, open=True)
    if lemma in words.phrases["hold"]:
        yield from _held(words, verb)


def _predicated(words: Vocabulary, verb: Token) -> Iterator[Fate]:
    """Return what words beside a verb say: "pronounced dead", "were missing", "fatally"."""
    copula = verb.lemma_ in ("be", "remain", "stay", "become", "go", "get", "lie", "leave")
    for child in verb.children:
        if (
            child.tag_ == "VBN"
            and child.dep_ in ("oprd", "ccomp", "xcomp", "advcl", "acl", "acomp")
            and verb.lemma_ in words.phrases["pronounce"]
        ):
            yield from of_object(words, child)
            yield from shared(words, child, passive=True)
        if child.dep_ not in _PREDICATES:
            if child.dep_ == "prep":
                yield from _in_state(words, verb, child)
            continue
        lower = child.lower_
        if lower in words.kinds.adjectives and (
            child.dep_ != "dobj" or verb.lemma_ in words.phrases["pronounce"]
        ):
            if copula or verb.lemma_.lower() in words.phrases["pronounce"]:
                yield Fate(words.kinds.adjectives[lower], child)
        elif lower in words.shot["fatally"]:
            yield Fate("killed", child)


def _in_state(words: Vocabulary, verb: Token, prep: Token) -> Iterator[Fate]:
    for inner in prep.children:
        if inner.dep_ != "pobj":
            continue
        lemma = inner.lemma_.lower()
        states = words.phrases["condition"]
        if lemma == "condition" and any(c.lower_ in states for c in inner.lefts):
            yield Fate("injured", inner, open=True)
        elif lemma in words.shot["to_death"] and verb.pos_ == "VERB" and prep.lower_ == "to":
            yield Fate("killed", inner)
        elif (
            verb.lemma_ in ("leave", "find")
            and prep.lower_ == "with"
            and lemma in words.phrases["wounds"]
        ):
            yield Fate("injured", inner, open=True)
        elif prep.lower_ == "among" and inner.lower_ in words.kinds.adjectives:
            yield Fate(words.kinds.adjectives[inner.lower_], inner)
        elif verb.lemma_ in ("be", "leave", "put", "land", "remain") and in_hospital(words, prep):
            yield Fate("injured", inner, open=True)


def in_hospital(words: Vocabulary, preposition: Token) -> bool:
    """Read "five people in the hospital", "three others in critical condition"."""
    if preposition.lower_ != "in":
        return False
    for inner in preposition.children:
        lemma = inner.lemma_.lower()
        if lemma in words.phrases["hospital"]:
            return True
        if lemma == "condition" and any(
            child.lower_ in words.phrases["condition"] for child in inner.lefts
        ):
            return True
    return False


def with_wounds(words: Vocabulary, preposition: Token) -> Iterator[Fate]:
    """Read "five people with gunshot wounds"."""
    for inner in preposition.children:
        if inner.dep_ == "pobj" and inner.lemma_.lower() in words.phrases["wounds"]:
            yield Fate("injured", inner, open=True)


def _suffered(words: Vocabulary, verb: Token) -> Iterator[Fate]:
    if verb.lemma_.lower() not in words.phrases["suffer"]:
        return
    for child in verb.rights:
        if child.dep_ in ("dobj", "prep"):
            inner = child if child.dep_ == "dobj" else next(child.children, None)
            if inner is not None and inner.lemma_.lower() in words.phrases["wounds"]:
                fatal = any(c.lower_ in words.shot["fatal"] for c in inner.lefts)
                yield Fate("killed" if fatal else "injured", inner, open=not fatal)


def _by_something(words: Vocabulary, verb: Token) -> bool:
    for child in verb.rights:
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "with", "in"):
            for inner in child.subtree:
                if inner.lemma_.lower() in words.phrases["by"]:
                    return True
    return False


def _to_hospital(words: Vocabulary, verb: Token) -> bool:
    hospitals = words.phrases["hospital"]
    before = ""
    for place in range(verb.i + 1, min(verb.i + _REACH, len(verb.doc))):
        token = verb.doc[place]
        if token.is_sent_start:
            return False
        if token.lower_ in hospitals or f"{before} {token.lower_}" in hospitals:
            return True
        before = token.lower_
    return False


def _held(words: Vocabulary, verb: Token) -> Iterator[Fate]:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ("in", "into"):
            child = next(child.children, child)
        if child.lower_ in words.held:
            yield Fate(words.held[child.lower_], child)


def _settled(words: Vocabulary, found: list[Fate], verb: Token) -> list[Fate]:
    """Read "killed and injured", of one verb's object, as killed or injured."""
    if found and found[0].kind in ("killed", "injured") and not found[0].open:
        other = {"killed": "injured", "injured": "killed"}[found[0].kind]
        for joined in (*verb.conjuncts,):
            kind = words.kinds.objects.get(joined.lemma_.lower())
            near = abs(joined.i - verb.i) <= 2
            if near and kind == other and joined.lemma_.lower() not in words.shot["open"]:
                return [Fate("casualties", verb)]
    return found
