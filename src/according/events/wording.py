"""The words that stand by a verb or noun and tell whether what it names took place."""

import re

from according import lexicon
from according.language import Syntax
from according.model import EventStatus

VERBS = ("VERB", "AUX")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_BUT_ALSO = frozenset({"only", "just", "merely", "simply"})
_IS_TO_BE = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_NOT_TOLD = frozenset({"must", "should", "to"})
"""Auxiliaries with which a negation tells of a wish: "must not", "not to"."""
_UNDONE = re.compile("un(?!i)[a-z]{3,}(ed|en|wn)").fullmatch
"""Adjectives that tell of what was not done: "unapproved", "unbeaten"."""
_WH = frozenset({"WP", "WP$", "WDT", "WRB"})


class Wording:
    """The parse of a report with what hangs on each word, and the word lists; one for a report."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.below: list[list[int]] = [[] for _ in range(syntax.size)]
        """The words that hang on each word, in text order."""
        self.heads: list[int] = syntax.heads.tolist()
        for token, head in enumerate(self.heads):
            if head != token:
                self.below[head].append(token)
        self._lists = _lists()
        self._dismissed = _dismissed(self)

    def is_in(self, token: int, *names: str) -> bool:
        """Tell whether a word or its lemma is in one of the lists."""
        word, lemma = self.syntax.words[token], self.syntax.lemmas[token].lower()
        return any(word in self._lists[name] or lemma in self._lists[name] for name in names)

    def has(self, token: int, deps: frozenset[str], *names: str) -> bool:
        """Tell whether a word of one of the lists hangs on a word by one of the arcs."""
        return any(
            self.syntax.dep[one] in deps and self.is_in(one, *names) for one in self.below[token]
        )

    def tags(self, verb: int) -> set[str]:
        """Return the tags of a verb and its auxiliaries."""
        syntax = self.syntax
        helpers = (one for one in self.below[verb] if syntax.dep[one] in ("aux", "auxpass"))
        return {syntax.tag[verb], *(syntax.tag[one] for one in helpers)}

    def is_finite(self, token: int) -> bool:
        """Tell whether a verb has a tense: its own, or that of an auxiliary."""
        return self.syntax.pos[token] in VERBS and not FINITE.isdisjoint(self.tags(token))

    def is_past(self, verb: int) -> bool:
        """Tell whether a verb tells of what was, or has been."""
        tags = self.tags(verb)
        return "MD" not in tags and (self.is_perfect(verb) or not tags.isdisjoint({"VBD", "VBN"}))

    def is_perfect(self, verb: int) -> bool:
        """Tell whether a verb has the auxiliary "have"."""
        lemmas, dep = self.syntax.lemmas, self.syntax.dep
        return any(lemmas[one] == "have" and dep[one] == "aux" for one in self.below[verb])

    def is_infinitive(self, verb: int) -> bool:
        """Tell whether a verb has "to"."""
        return any(self.syntax.tag[one] == "TO" for one in self.below[verb])

    def asks(self, verb: int) -> bool:
        """Tell whether a clause asks who, what, when, where, why or how."""
        syntax = self.syntax
        return any(
            syntax.tag[one] in _WH or any(syntax.tag[two] in _WH for two in self.below[one])
            for one in self.below[verb]
            if one < verb
            and syntax.dep[one] in ("nsubj", "nsubjpass", "dobj", "advmod", "attr", "det")
        )

    def is_nobody(self, token: int) -> bool:
        """Tell whether a phrase names nobody: "no one", "none of them", "not a single shot"."""
        words = self.syntax.words[int(self.syntax.first[token]) : token + 1]
        return not _NOBODY.isdisjoint(words) or (
            len(words) > 1 and words[0] == "not" and not {"one", "a"}.isdisjoint(words)
        )

    def is_negated(self, token: int) -> bool:
        """Tell whether a verb is denied by "not", "never", "no one", "nor"."""
        syntax = self.syntax
        for one in self.below[token]:
            if syntax.dep[one] == "neg" and not self.is_but_also(one):
                return True
            if syntax.dep[one] in PARTIES and self.is_nobody(one):
                return True
            if syntax.words[one] == "neither" and syntax.dep[one] in ("preconj", "cc", "neg"):
                return True
        return self.after_nor(token)

    def after_nor(self, token: int) -> bool:
        """Tell whether a word is joined to the one before it by "nor"."""
        if self.syntax.dep[token] != "conj":
            return False
        beside = self.below[self.heads[token]]
        joins = [one for one in beside if one < token and self.syntax.dep[one] == "cc"]
        return bool(joins) and self.syntax.words[joins[-1]] == "nor"

    def is_only_late(self, verb: int) -> bool:
        """Tell whether something happened, though late: "did not meet until Monday"."""
        syntax = self.syntax
        late = any(
            {"until", "till"} & {syntax.words[one], *(syntax.words[o] for o in self.below[one])}
            for one in self.below[verb]
            if one > verb
        )
        return late and syntax.pos[verb] in VERBS and self.is_negated(verb)

    def is_but_also(self, negation: int) -> bool:
        """Tell "not only shelled but stormed" from "not shelled"."""
        after = negation + 1
        return after < self.syntax.size and self.syntax.words[after] in _BUT_ALSO

    def of_word(self, token: int) -> EventStatus | None:
        """Return the status that the words by a verb or noun give it."""
        if self.syntax.pos[token] in VERBS:
            return self._of_verb(token)
        return self._of_noun(token)

    def _of_verb(self, verb: int) -> EventStatus | None:
        syntax = self.syntax
        helpers = {
            syntax.words[one] for one in self.below[verb] if syntax.dep[one] in ("aux", "mark")
        }
        perfect = not helpers.isdisjoint({"have", "'ve", "’ve"})
        if helpers & {"if", "unless", "whether"}:
            is_content = syntax.dep[verb] in ("ccomp", "pcomp") or "whether" in helpers
            return "possible" if is_content else "hypothetical"
        if helpers & {"may", "might"} or ("could" in helpers and perfect):
            return "possible"
        if "would" in helpers and perfect:
            return "hypothetical"
        if self.is_negated(verb) and not self.is_only_late(verb):
            return None if helpers & _NOT_TOLD else "negated"
        if helpers & _IS_TO_BE or ("would" in helpers and self._is_said_before(verb)):
            return "planned"
        if self.is_asked(verb) or self.has(verb, frozenset({"advmod"}), "perhaps"):
            return "possible"
        return None

    def _is_said_before(self, verb: int) -> bool:
        """Tell whether "would" stands for "will" because what was said of it was said before."""
        while self.syntax.dep[verb] == "conj":
            verb = self.heads[verb]
        above = self.heads[verb]
        return (
            self.syntax.dep[verb] == "ccomp"
            and self.is_finite(above)
            and "MD" not in self.tags(above)
            and not self.is_in(above, "urges", "guesses")
        )

    def is_asked(self, verb: int) -> bool:
        """Tell whether a main clause asks whether something happened: "Did they strike?"."""
        syntax = self.syntax
        if syntax.dep[verb] != "ROOT" or self.asks(verb):
            return False
        ends = any(syntax.words[one] == "?" for one in self.below[verb] if one > verb)
        helper = min(
            (o for o in self.below[verb] if syntax.dep[o] in ("aux", "auxpass")), default=-1
        )
        return ends and any(
            0 <= helper < one
            for one in self.below[verb]
            if syntax.dep[one] in ("nsubj", "nsubjpass")
        )

    def _of_noun(self, noun: int) -> EventStatus | None:
        syntax = self.syntax
        if syntax.pos[noun] == "ADJ":
            return "negated" if _UNDONE(syntax.words[noun]) else None
        for one in self.below[noun]:
            dep, word = syntax.dep[one], syntax.words[one]
            if dep in ("det", "neg", "preconj") and word in ("no", "neither"):
                return None if self._is_more(one + 1) else "negated"
            if dep == "amod" and one < noun:
                for name, status in _OF_ADJECTIVE.items():
                    if self.is_in(one, name):
                        return status
            if dep in ("acl", "relcl") and one > noun and self._is_set(one):
                return "planned"
        return "negated" if self.after_nor(noun) else None

    def _is_more(self, token: int) -> bool:
        """Tell whether a word after "no" makes it "no more attacks", "no doubt"."""
        return token < self.syntax.size and self.syntax.words[token] in ("more", "doubt")

    def _is_set(self, verb: int) -> bool:
        """Tell whether a clause about a noun tells that it is to come: "due", "to be held"."""
        tags = self.tags(verb)
        if self.is_in(verb, "planned"):
            return tags.isdisjoint(FINITE) and not self.is_negated(verb)
        return self.is_infinitive(verb) and self.is_in(verb, "carries")

    def is_dismissed_after(self, token: int) -> bool:
        """Tell whether the next sentence says of what a sentence tells that it is not so."""
        return int(self.syntax.sentence[token]) in self._dismissed


_OF_ADJECTIVE: dict[str, EventStatus] = {
    "planned": "planned",
    "alleged": "possible",
    "averted": "negated",
}


def _lists() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = lexicon.table("factuality")
    return {name: frozenset(words) for name, words in table.items()}


def _dismissed(wording: Wording) -> frozenset[int]:
    """Return the sentences that the next one, "That was wrong", dismisses."""
    syntax = wording.syntax
    found = set()
    for token, dep in enumerate(syntax.dep):
        if dep != "ROOT" or syntax.lemmas[token] != "be":
            continue
        subject = any(
            syntax.dep[one] == "nsubj" and syntax.words[one] in ("that", "this", "it", "these")
            for one in wording.below[token]
        )
        said = frozenset({"acomp", "attr"})
        if subject and wording.has(token, said, "falsehoods") and not wording.is_negated(token):
            found.add(int(syntax.sentence[token]) - 1)
    return frozenset(found)
