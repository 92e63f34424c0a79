"""The status that a happening has from the words it hangs on: "failed to attack"."""

import msgspec

from according.events.wording import Wording
from according.model import EventStatus

_CLIMB = 9
"""Most words looked at, from the one that names the happening up."""
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp", "csubj", "relcl"})
_SAID_OF = frozenset({"acomp", "attr", "oprd"})
_LEADING_ON = frozenset(
    {"of", "for", "from", "on", "to", "about", "as", "in", "behind", "with", "against"}
)
"""Prepositions whose governor may tell of what follows them: "accused of", "plans for"."""
_NOT_AFTER = {
    "without": frozenset({""}),
    "of": frozenset({"short", "instead", "lack", "absence"}),
    "than": frozenset({"rather"}),
}
"""Prepositions after which nothing happened, with the words one of which must go before."""
_AFTER = frozenset({"after", "since", "because", "when", "while", "as", "where"})


class Governed(msgspec.Struct, frozen=True):
    """What the words tell of a happening."""

    status: EventStatus | None = None
    """None: they give it no other status than that it happened, or leave it open."""
    presupposed: bool = False
    """It is taken as having happened, whatever is said of it."""


def governed(wording: Wording, anchor: int) -> Governed:
    """Return what the words by a happening, and those it hangs on, tell of it."""
    climb = _Climb(wording, anchor)
    climb.run()
    return Governed(climb.status, climb.presupposed)


class _Climb:
    """Goes from a happening to the words it hangs on and gathers what they tell."""

    def __init__(self, wording: Wording, anchor: int) -> None:
        self._wording = wording
        self._anchor = anchor
        self._said: list[EventStatus] = []
        self._by = ""
        """The preposition just gone through."""
        self._is_reported = False
        """Whether a word for a report, or a clause that somebody says, was gone through."""
        self.presupposed = False

    @property
    def status(self) -> EventStatus | None:
        """Return what all that was said comes to; two negations are none."""
        if "denied" in self._said:
            return "denied"
        rest = [status for status in self._said if status != "negated"]
        negations = len(self._said) - len(rest)
        # What is asked for is only asked for, though it be that something is not done.
        if not negations or rest[:1] == ["hypothetical"]:
            return rest[0] if rest else None
        return "negated" if negations % 2 else None

    def run(self) -> None:
        """Climb until a word tells nothing of what is below it."""
        wording, at = self._wording, self._anchor
        own = wording.of_word(at)
        if own is not None:
            self._said.append(own)
        if own is None and wording.is_only_late(at):
            self.presupposed = True
            return
        for _ in range(_CLIMB):
            head = wording.heads[at]
            if head == at or not self._goes_on(at, head):
                break
            at = head
        if self._is_reported and wording.is_dismissed_after(self._anchor):
            self._said.append("denied")

    def _goes_on(self, at: int, head: int) -> bool:
        """Take what a governor tells; tell whether to climb on from it."""
        wording = self._wording
        syntax = wording.syntax
        dep = syntax.dep[at]
        if dep == "conj":
            return self._joined(at, head)
        if dep in ("pobj", "pcomp") and syntax.pos[head] in ("ADP", "SCONJ"):
            return self._after_preposition(head)
        if wording.is_finite(at):
            return self._clause(at, head, dep)
        if dep == "advcl" and not wording.is_infinitive(at):
            return False
        by, self._by = self._by, ""
        return self._governor(at, head, dep, by)

    def _joined(self, at: int, head: int) -> bool:
        """Climb over "or" and "and"; "did not shell or storm" denies both."""
        wording, tag = self._wording, self._wording.syntax.tag
        if wording.is_finite(at) or tag[at] != tag[head]:
            return not wording.after_nor(at)
        own = wording.of_word(head)
        if own is not None and not self._said:
            self._said.append(own)
        return True

    def _after_preposition(self, preposition: int) -> bool:
        wording = self._wording
        word = wording.syntax.words[preposition]
        before = _NOT_AFTER.get(word)
        if before is not None:
            words = {wording.syntax.words[max(0, preposition - 1)]}
            if "" in before or words & before:
                self._said.append("negated")
                return False
        self._by = word
        return word in _LEADING_ON

    def _clause(self, at: int, head: int, dep: str) -> bool:
        """Climb from the verb of a clause with a tense to the word that it is the content of."""
        wording = self._wording
        if dep == "relcl":
            if wording.is_in(head, "reports") and self._is_reported:
                return True
            self.presupposed = wording.is_past(at)
            return False
        if dep == "advcl":
            marks = {wording.syntax.words[one] for one in wording.below[at]}
            self.presupposed = wording.is_past(at) and bool(marks & _AFTER)
            return False
        if dep in ("nsubj", "nsubjpass"):
            return self._governor(at, head, dep, "")
        if dep not in ("ccomp", "acl", "csubj"):
            return False
        if wording.asks(at) and dep == "ccomp" and wording.is_past(at):
            self.presupposed = True
            return False
        self._is_reported = True
        return self._governor(at, head, "clause", "")

    def _governor(self, at: int, head: int, dep: str, by: str) -> bool:
        wording = self._wording
        is_object = dep in _OBJECTS
        is_complement = dep in _COMPLEMENTS or dep == "clause"
        reached = is_object or is_complement or dep == "prep"
        if reached and wording.is_in(head, "knows"):
            self.presupposed = True
            return False
        if by in ("for", "of") and wording.is_in(head, "punishes"):
            self.presupposed = True
            return False
        if dep == "xcomp" and wording.syntax.tag[at] == "VBG" and wording.is_in(head, "stops"):
            self.presupposed = True
            return False
        if self._denies(head, dep, reached=reached) or self._omits(
            at, head, by, is_object=is_object, is_complement=is_complement
        ):
            return True
        if dep in ("nsubj", "nsubjpass") and self._is_called_false(head):
            return False
        if self._is_to_come(at, head, dep, by) or self._is_guessed(at, head, by):
            return True
        return self._passes(at, head, dep, by)

    def _denies(self, head: int, dep: str, *, reached: bool) -> bool:
        wording = self._wording
        refutes = wording.is_in(head, "refutes")
        dismisses = wording.is_in(head, "dismisses") and (self._is_reported or dep != "dobj")
        if not reached or not (refutes or dismisses):
            return False
        if wording.syntax.pos[head] not in ("VERB", "NOUN") or wording.is_negated(head):
            self.presupposed = refutes
            return True
        self._said.append("denied")
        return True

    def _omits(self, at: int, head: int, by: str, *, is_object: bool, is_complement: bool) -> bool:
        """Take "failed to", "prevented", "cancelled", "no evidence that"."""
        wording = self._wording
        syntax = wording.syntax
        omitted = is_complement and wording.is_in(head, "omits") and wording.is_infinitive(at)
        averted = is_object and wording.is_in(head, "averts")
        # An attack that was foiled was begun; what a foiled plot was to do was not.
        averted |= is_object and at != self._anchor and wording.is_in(head, "foils")
        averted |= by == "from" and wording.is_in(head, "averts_from")
        cancelled = (
            is_object and wording.is_in(head, "cancels") and not wording.is_in(at, "standing")
        )
        absent = (is_complement or by in ("of", "for")) and wording.is_in(head, "proofs")
        absent = absent and (wording.is_nobody(head) or self._is_not_there(head))
        nobody = (
            syntax.dep[at] == "acl"
            and syntax.tag[at] == "VBN"
            and wording.of_word(head) == "negated"
        )
        if not (omitted or averted or cancelled or absent or nobody):
            return False
        if averted and syntax.pos[head] == "VERB" and wording.is_infinitive(head):
            above = wording.heads[head]
            if not wording.is_in(above, "omits", "realises"):
                self._said.append("hypothetical")
                return True
        self._said.append("negated")
        return not (absent or nobody)

    def _is_not_there(self, noun: int) -> bool:
        """Tell whether a noun is said not to be found: "did not find evidence"."""
        above = self._wording.heads[noun]
        dep = self._wording.syntax.dep[noun]
        return dep in ("dobj", "attr", "nsubjpass") and self._wording.is_negated(above)

    def _is_called_false(self, verb: int) -> bool:
        """Take "reports of an attack are false", "that they attacked is a lie"."""
        wording = self._wording
        if not self._is_reported or not wording.has(verb, _SAID_OF, "falsehoods"):
            return False
        if not wording.is_negated(verb):
            self._said.append("denied")
        return True

    def _is_to_come(self, at: int, head: int, dep: str, by: str) -> bool:
        """Take what is planned, threatened, promised, demanded."""
        wording = self._wording
        called_on = dep == "advcl" and wording.is_in(head, "urges") and self._is_called_on(head)
        infinitive = (dep in ("xcomp", "acl") or called_on) and wording.is_infinitive(at)
        wished = infinitive or (dep == "ccomp" and not wording.is_finite(at))
        is_object = dep in _OBJECTS
        planned = (
            (infinitive and wording.is_in(head, "plans"))
            or (is_object and wording.is_in(head, "plans_of"))
            or (dep == "nsubjpass" and wording.is_in(head, "plans", "planned"))
        )
        asked = (
            (wished and wording.is_in(head, "urges"))
            or (is_object and wording.is_in(head, "urges_of"))
            or (by == "for" and wording.is_in(head, "urges_for"))
        )
        if not planned and not asked:
            return False
        status: EventStatus = "planned" if planned else "hypothetical"
        if planned and self._is_none(head):
            # "No talks were planned" is one negation, of the talks and of the planning.
            status = "negated"
            if wording.is_nobody(at) and self._said:
                return True
        self._said.append(status)
        return True

    def _is_called_on(self, verb: int) -> bool:
        """Tell "called on the army to stop" from "called a march to stop it"."""
        syntax = self._wording.syntax
        return any(
            syntax.words[one] in ("on", "upon") or syntax.dep[one] == "dative"
            for one in self._wording.below[verb]
        )

    def _is_guessed(self, at: int, head: int, by: str) -> bool:
        wording = self._wording
        to_have = wording.is_infinitive(at) and wording.syntax.dep[at] in ("xcomp", "acl")
        if not wording.is_in(head, "guesses") or not (to_have or by == "of"):
            return False
        self._said.append("possible")
        return True

    def _is_none(self, head: int) -> bool:
        """Tell whether a governor is itself negated: "no plans to", "did not plan to"."""
        wording = self._wording
        if wording.syntax.dep[head] == "acomp":
            head = wording.heads[head]
        return wording.of_word(head) == "negated" or wording.is_negated(head)

    def _passes(self, at: int, head: int, dep: str, by: str) -> bool:
        """Go through a word that tells nothing itself; take what stands by it."""
        wording = self._wording
        if wording.is_in(head, "reports") and (
            dep in ("acl", "clause", "relcl") or by in ("of", "about")
        ):
            self._is_reported = True
            if wording.has(head, frozenset({"amod"}), "falsehoods"):
                self._said.append("denied")
            return True
        if wording.is_in(head, "realises") and dep == "xcomp":
            own = "negated" if self._is_none(head) else wording.of_word(head)
            if own is not None:
                self._said.append(own)
            self.presupposed = own is None and wording.is_finite(head) and wording.is_past(head)
            return True
        if dep in ("nsubjpass", "dobj") and wording.is_asked(head) and self._is_any(at):
            self._said.append("possible")
            return False
        if dep in ("nsubj", "nsubjpass", "dobj", "attr") and (
            wording.is_in(head, "carries") or wording.syntax.lemmas[head] == "be"
        ):
            return self._carried(head, dep)
        return dep == "clause" or (by == "of" and wording.is_in(head, "several"))

    def _is_any(self, noun: int) -> bool:
        """Tell "an inquiry" from "the inquiry", which is taken as being there."""
        syntax = self._wording.syntax
        first = syntax.words[int(syntax.first[noun])]
        return first in ("a", "an", "any") or int(syntax.first[noun]) == noun

    def _carried(self, head: int, dep: str) -> bool:
        """Take what is told of the verb that an event is the subject or object of."""
        wording = self._wording
        is_be = wording.syntax.lemmas[head] == "be"
        if is_be and dep != "attr":
            return False
        own = wording.of_word(head)
        if own is not None and not self._said:
            self._said.append(own)
        return True
