"""What became of those a quantity counts, read off the parse."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from according.numbers.happened import brought_about, happened
from according.numbers.phrases import Counted, is_people
from according.numbers.telegraphic import fate_ahead, fate_behind
from according.numbers.tolls import toll_of
from according.numbers.verbs import (
    Fate,
    believed,
    in_hospital,
    of_object,
    of_subject,
    shared,
    with_wounds,
)
from according.numbers.vocabulary import Vocabulary

_DEPTH = 4
_WH = frozenset({"who", "that", "which", "whom"})
_AT = frozenset({"at", "into", "toward", "towards"})
_QUALIFYING = frozenset({"between", "over", "around", "about", "under", "above", "below"})
_VICTIMS = frozenset({"victim", "fatality"})
_GATHERINGS = frozenset(
    {"group", "family", "total", "crowd", "number", "pair", "trio", "team", "carload", "gang"}
)


class Fates:
    """Finds what became of those counted; one for a vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def fates(self, one: Counted) -> list[Fate]:
        """Return what became of those counted; nothing where the words do not say."""
        found = self._parsed(one)
        thing = one.noun is not None and self._words.is_thing(one.noun)
        if not found and not thing and one.quantity.form not in ("one", "fold"):
            beside = fate_ahead(self._words, one) or fate_behind(self._words, one)
            found = [beside] if beside else []
        none = one.quantity.form == "none"
        if none and one.noun is not one.head:
            found = [fate for fate in found if fate.cue != one.noun]  # "none of the hurt is old"
        if one.noun is not None and one.noun.lower_ in self._words.kinds.adjectives:
            found = [fate._replace(open=False) for fate in found]
        real = [fate for fate in found if self._real(fate, none=none)]
        return _strongest([self._joint(fate) for fate in real if self._of_people(fate, one)])

    def _joint(self, fate: Fate) -> Fate:
        """Read "100 dead or wounded" as either."""
        adjectives, place, doc = self._words.kinds.adjectives, fate.cue.i, fate.cue.doc
        if fate.cue.lower_ not in adjectives or place + 2 >= len(doc):
            return fate
        other = adjectives.get(doc[place + 2].lower_)
        joined = doc[place + 1].lower_ in ("and", "or")
        if joined and {fate.kind, other} == {"killed", "injured"}:
            return Fate("casualties", fate.cue)
        return fate

    def _of_people(self, fate: Fate, one: Counted) -> bool:
        """Leave out what a verb of people and of things says of things: "a few cabins burned"."""
        if fate.cue.lemma_.lower() not in self._words.phrases["of_things"] or one.noun is None:
            return True
        ends = tuple(self._words.phrases["endings"])
        named = one.noun.pos_ != "NOUN" or one.noun.lemma_.lower().endswith(ends)
        return named or is_people(self._words, one.noun)

    def differ(self, members: Sequence[Token], kinds: Collection[str]) -> bool:
        """Tell whether not the same became of all members of a list: "one dead and one hurt"."""
        *others, last = ({fate.kind for fate in self._beside(member)} for member in members)
        return any(others) or bool(last and last != set(kinds))

    def _parsed(self, one: Counted) -> list[Fate]:
        noun = one.noun or one.head
        if one.quantity.form == "fold":
            return self._folded(noun)
        if self._fatally(one):
            return [Fate("killed", one.last.nbor())]
        toll = toll_of(self._words, one.head)
        if toll is not None:
            return [toll]
        thing = self._words.is_thing(noun)
        if noun.lemma_.lower() in self._words.phrases["remains"] and one.quantity.form != "one":
            return self._named(one)
        found = [] if thing else self._climbed(one.head, one, 0)
        if not found and not thing:
            for token in {noun, one.head}:
                found = self._beside(token)
                if found:
                    break
        if not found and one.quantity.form != "one":
            found = self._named(one)
        return found

    def _climbed(self, token: Token, one: Counted, depth: int) -> list[Fate]:
        """Read the verb or deed that a phrase depends on."""
        head, words = token.head, self._words
        if depth > _DEPTH or head.i == token.i:
            return []
        match token.dep_:
            case "nsubjpass":
                return [
                    *of_object(words, head),
                    *of_subject(words, head),
                    *believed(words, head),
                    *shared(words, head, passive=True),
                ]
            case "nsubj" | "csubj":
                return self._subject(token, head, one)
            case "dobj" | "dative" | "oprd":
                return self._object(token, head, one)
            case "attr":
                return self._attribute(head)
            case "pobj":
                return self._in_preposition(token, one, depth)
            case "poss" | "nmod" | "compound":
                kind = words.kinds.deeds.get(head.lemma_.lower())
                return [Fate(kind, head, open=self._open(head))] if kind else []
            case "conj" | "appos" if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                own = fate_ahead(words, one) if depth == 0 and one.quantity.form != "one" else None
                if own is not None and own.cue.lower_ in words.kinds.adjectives:
                    return [own]
                return self._climbed(head, one, depth + 1) or self._beside(head)
            case _:
                return []

    def _subject(self, token: Token, verb: Token, one: Counted) -> list[Fate]:
        words = self._words
        found = [
            *of_subject(words, verb),
            *believed(words, verb),
            *shared(words, verb, passive=False),
        ]
        bare = not any(child.dep_ in ("dobj", "dative") for child in verb.rights)
        helped = any(child.dep_ in ("aux",) for child in verb.lefts)
        at = any(
            child.dep_ == "prep" and child.lower_ == "at" and child.i == verb.i + 1
            for child in verb.rights
        )
        if bare and not helped and not at and verb.tag_ in ("VBD", "VBN", "VBP"):
            found += of_object(words, verb)
            found += shared(words, verb, passive=True)
        if verb.lower_ in words.kinds.adjectives:
            found.append(Fate(words.kinds.adjectives[verb.lower_], verb))
        if not found and one.quantity.form != "one":
            found += self._attacking(verb, one)
        return found

    def _object(self, token: Token, verb: Token, one: Counted) -> list[Fate]:
        words, lemma = self._words, verb.lemma_.lower()
        found = of_object(words, verb)
        if not found and lemma in words.phrases["struck"] and is_people(words, one.noun):
            found = [Fate("injured", verb, open=True)]
        if all(fate.open for fate in found):
            for joined in verb.conjuncts:
                kind = words.kinds.objects.get(joined.lemma_.lower())
                if (
                    kind
                    and found
                    and not any(c.dep_ == "dobj" and c.i != token.i for c in joined.rights)
                ):
                    found.append(
                        Fate(kind, joined, open=joined.lemma_.lower() in words.shot["open"])
                    )
        return found

    def _attribute(self, verb: Token) -> list[Fate]:
        """Read "the dead were three men"."""
        for child in verb.lefts:
            if child.dep_ == "nsubj" and child.lower_ in self._words.kinds.adjectives:
                return [Fate(self._words.kinds.adjectives[child.lower_], child)]
        return []

    def _in_preposition(self, token: Token, one: Counted, depth: int) -> list[Fate]:
        words, preposition = self._words, token.head
        before = token.doc[preposition.i - 1].lower_ if preposition.i else ""
        if preposition.lower_ in _QUALIFYING:
            return self._qualifying(preposition, one)
        above = preposition.head
        lemma = above.lemma_.lower()
        if preposition.lower_ == "with" and before == "along" and above.pos_ == "VERB":
            return of_object(words, above)
        if preposition.lower_ == "of":
            kind = words.kinds.deeds.get(lemma)
            if lemma == "life" and above.head.lemma_.lower() not in words.phrases["claim"]:
                return []  # "endangered the lives of thousands"
            if kind and (above.pos_ in ("NOUN", "PROPN") or above.tag_ == "VBG"):
                return [
                    Fate("killed" if self._fatal(above) else kind, above, open=self._open(above))
                ]
            if lemma in _GATHERINGS:
                return self._climbed(above, one, depth + 1) or self._beside(above)
        if preposition.lower_ in words.scope["including"] and above.pos_ in (
            "NOUN",
            "PROPN",
            "NUM",
            "PRON",
            "ADJ",
        ):
            kind = words.kinds.nouns.get(lemma)
            return (
                self._climbed(above, one, depth + 1)
                or self._beside(above)
                or ([Fate(kind, above)] if kind else [])
            )
        if one.quantity.form != "one" and is_people(words, one.noun):
            passive = preposition.lower_ == "by" and lemma in words.attack["verbs"]
            fire = preposition.lower_ in ("from", "by") and (
                lemma in words.attack["fire"] or before in words.attack["fire"]
            )
            if passive or fire:
                return [Fate("attackers", above)]
        return []

    def _qualifying(self, preposition: Token, one: Counted) -> list[Fate]:
        """Read a phrase parsed as hanging on its qualifier: "between 3 and 5 men were hurt"."""
        verb = preposition.head
        if preposition.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return self._climbed(preposition, one, 1)
        if verb.pos_ != "VERB":
            return []
        if preposition.i > verb.i:
            return of_object(self._words, verb)
        passive = any(child.dep_ == "auxpass" for child in verb.lefts)
        return of_object(self._words, verb) if passive else of_subject(self._words, verb)

    def _beside(self, token: Token) -> list[Fate]:
        """Read clauses and adjectives on the noun itself: "three people killed in the blast"."""
        found = [fate for child in token.rights for fate in self._behind(child)]
        for child in token.lefts:
            if child.dep_ in ("amod", "compound", "nmod"):
                found += self._before(child, token)
        return found

    def _behind(self, child: Token) -> list[Fate]:
        """Read what stands behind a noun: "people killed in the blast", "men with burns"."""
        words = self._words
        match child.dep_:
            case "acl" if child.tag_ == "VBG":
                return of_subject(words, child)
            case "acl" if child.tag_ in ("VBN", "VBD"):
                return [*of_object(words, child), *shared(words, child, passive=True)]
            case "prep" if in_hospital(words, child):
                return [Fate("injured", child, open=True)]
            case "prep" if child.lower_ == "with":
                return list(with_wounds(words, child))
            case "relcl":
                return self._relative(child)
            case "amod" | "acomp" if child.lower_ in words.kinds.adjectives:
                return [Fate(words.kinds.adjectives[child.lower_], child)]
            case _:
                return []

    def _before(self, child: Token, noun: Token) -> list[Fate]:
        """Read what stands before a noun: "wounded men", "murdered men", "gunshot victims"."""
        words, lemma = self._words, child.lemma_.lower()
        kind = words.kinds.adjectives.get(child.lower_)
        if kind is None and child.tag_ == "VBN":
            kind = words.kinds.objects.get(lemma)
        if kind is None and noun.lemma_.lower() in _VICTIMS:
            kind = words.kinds.victims.get(lemma) or words.kinds.victims.get(child.lower_)
        return [Fate(kind, child, open=lemma in words.shot["open"])] if kind else []

    def _relative(self, verb: Token) -> list[Fate]:
        words = self._words
        for child in verb.lefts:
            if child.dep_ == "nsubjpass" and child.lower_ in _WH:
                return [
                    *of_object(words, verb),
                    *of_subject(words, verb),
                    *shared(words, verb, passive=True),
                ]
            if child.dep_ == "nsubj" and child.lower_ in _WH:
                return [*of_subject(words, verb), *shared(words, verb, passive=False)]
        bare = not any(child.dep_ == "dobj" for child in verb.rights)
        return of_object(words, verb) if bare else []

    def _named(self, one: Counted) -> list[Fate]:
        """Read what is counted off the noun: "three deaths", "two gunmen"."""
        words = self._words
        noun = one.noun or one.head
        lemma = noun.lemma_.lower()
        kind = words.kinds.nouns.get(noun.lower_) or words.kinds.nouns.get(lemma)
        if kind is None:
            return []
        if kind in ("killed", "injured") and lemma == "life":
            verb = noun.head
            if verb.lemma_.lower() not in words.phrases["claim"]:
                return []
        return [Fate(kind, noun)]

    def _folded(self, noun: Token) -> list[Fate]:
        """Read "a double shooting", "a triple homicide"."""
        lemma = noun.lemma_.lower()
        if lemma not in self._words.phrases["folded"]:
            return []
        kind = self._words.kinds.deeds.get(lemma, "killed")
        fatal = self._fatal(noun)
        return [Fate("killed" if fatal else kind, noun, open=self._open(noun))]

    def _fatally(self, one: Counted) -> bool:
        """Read "two fatally", "three of them fatally"."""
        token = one.last
        for _ in range(3):
            if token.i + 1 >= len(token.doc) or token.nbor().is_sent_start:
                return False
            token = token.nbor()
            if token.lower_ in self._words.shot["fatally"] and token.lower_ != "dead":
                verb = token.nbor() if token.i + 1 < len(token.doc) else token
                return verb.pos_ != "VERB" or one.noun is None
            if token.lower_ != "of" and token.pos_ != "PRON":
                return False
        return False

    def _attacking(self, verb: Token, one: Counted) -> list[Fate]:
        words = self._words
        if not is_people(words, one.noun) and one.noun is not None:
            return []
        lemma = verb.lemma_.lower()
        acted = any(child.dep_ in ("dobj", "prep") for child in verb.rights)
        if lemma not in words.attack["verbs"] or not acted:
            return []
        if lemma == "open" and not any(child.lower_ == "fire" for child in verb.rights):
            return []
        if lemma in ("fire",) and not any(
            c.lower_ in ("at", "on", "into", "shots") for c in verb.rights
        ):
            return []
        return [Fate("attackers", verb)]

    def _open(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self._words.shot["open"] and not self._fatal(noun)

    def _fatal(self, noun: Token) -> bool:
        return any(child.lower_ in self._words.shot["fatal"] for child in noun.lefts)

    def _real(self, fate: Fate, *, none: bool) -> bool:
        verb = fate.cue
        if verb.pos_ in ("ADJ", "ADV") or verb.dep_ in ("acomp", "oprd", "attr"):
            verb = verb.head
        if fate.cue.pos_ == "NOUN" and not brought_about(self._words, fate.cue):
            return False
        return happened(self._words, verb, none=none)


def _strongest(found: list[Fate]) -> list[Fate]:
    """Keep one fate of each kind; who was killed was not also injured."""
    kinds: dict[str, Fate] = {}
    for fate in found:
        before = kinds.get(fate.kind)
        if before is None or (before.open and not fate.open):
            kinds[fate.kind] = fate
    if "killed" in kinds:
        kinds.pop("injured", None)
    return list(kinds.values())
