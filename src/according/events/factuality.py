"""Which status the words around a happening give it, or leave open to it."""

from collections.abc import Mapping

from according.events.governed import governed
from according.events.wording import PARTIES, Wording
from according.model import EventStatus

_CLIMB = 6
"""Most governors looked at, from the word that names the happening up."""
_LEAST_BACKGROUND = 0.6
"""Least probability that what the past tense tells is told as history."""
_PLAIN: frozenset[EventStatus] = frozenset({"happened", "background"})
_UNREAL: frozenset[EventStatus] = frozenset({"planned", "hypothetical", "possible"})
_CLAUSES = frozenset({"ccomp", "parataxis", "acl"})
"""Arcs from a clause to what it is the content of: "denied that …", "reports that …"."""
_MODIFIERS = frozenset(
    {"neg", "det", "amod", "advmod", "mark", "aux", "preconj", "predet", "acomp"}
)
_LISTS = ("denies", "negates", "hedges", "unreal", "conditions")


def status_by_words(
    wording: Wording, anchor: int, chances: Mapping[str, float]
) -> tuple[str, float]:
    """Return the status of a happening by its own words, and how sure it is, 0 to 1.

    Where they tell it ("did not attack", "failed to attack", "denied the attack", "knew who had
    attacked") it is sure; else it is the likeliest of those that they leave open.

    Args:
        wording: of the report.
        anchor: the word that names the happening.
        chances: how probable each status is to the encoder.
    """
    told = governed(wording, anchor)
    if told.status is not None:
        return told.status, 1.0
    allowed = _PLAIN if told.presupposed else open_statuses(wording, anchor)
    best = max((status for status in chances if status in allowed), key=chances.__getitem__)
    if best == "background" and chances[best] < _LEAST_BACKGROUND:
        best = "happened"
    return best, 1.0 if told.presupposed else chances[best]


def open_statuses(wording: Wording, anchor: int) -> frozenset[EventStatus]:
    """Return the statuses that a happening's words leave open.

    A past tense without negation, modal verb, condition, or a governor such as "plan" or "deny"
    tells of what happened. A present tense, an infinitive, or a fragment without a verb leaves
    open that it is to come.
    """
    found = set(_PLAIN)
    token, below = anchor, -1
    for _ in range(_CLIMB):
        found |= _told_at(wording, token, below)
        if wording.is_finite(token):
            return frozenset(found | _of_clause(wording, token))
        if wording.heads[token] == token:
            return frozenset(found | _UNREAL)
        below, token = token, wording.heads[token]
    return frozenset(found)


def _told_at(wording: Wording, token: int, below: int) -> set[EventStatus]:
    """Return what a word on the way up, or one that hangs on it, leaves open."""
    syntax = wording.syntax
    own = () if below < 0 else (token,)
    beside = (
        one
        for one in wording.below[token]
        if one != below and syntax.dep[one] in _MODIFIERS and not wording.is_but_also(one)
    )
    said = {name for one in (*own, *beside) for name in _LISTS if wording.is_in(one, name)}
    found: set[EventStatus] = set()
    if "denies" in said:
        found.add("denied")
    if "negates" in said:
        found |= {"negated", "hypothetical"}
    if "hedges" in said:
        found.add("possible")
    if said & {"unreal", "conditions"}:
        found |= _UNREAL
    # "To have held" tells of what was, "to hold" of what may come.
    if not wording.is_perfect(token) and not wording.tags(token).isdisjoint({"MD", "TO"}):
        found |= _UNREAL
    if any(syntax.dep[one] in PARTIES and wording.is_nobody(one) for one in wording.below[token]):
        found.add("negated")
    return found


def _of_clause(wording: Wording, verb: int) -> set[EventStatus]:
    """Return what the tense of a clause, and the word the clause hangs on, leave open."""
    syntax, tags = wording.syntax, wording.tags(verb)
    found: set[EventStatus] = set()
    if "MD" in tags or (tags & {"VBZ", "VBP"} and syntax.tag[verb] not in ("VBN", "VBD")):
        found |= _UNREAL
    head = wording.heads[verb]
    if head == verb or syntax.dep[verb] not in _CLAUSES:
        return found
    governors = [head]
    if syntax.pos[head] == "NOUN":
        governors.append(wording.heads[head])
    if any(wording.is_in(one, "denies") for one in governors):
        found.add("denied")
    # "Reported that" tells on somebody's word, "a reported attack" leaves open.
    if any(wording.is_in(one, "hedges") and syntax.lemmas[one] != "report" for one in governors):
        found.add("possible")
    return found
