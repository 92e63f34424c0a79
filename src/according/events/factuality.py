"""Which statuses the words around a happening leave open to it."""

from according import lexicon
from according.language import Syntax
from according.model import EventStatus

_CLIMB = 6
"""Most governors looked at, from the word that names the happening up."""
_PLAIN: frozenset[EventStatus] = frozenset({"happened", "background"})
_UNREAL: frozenset[EventStatus] = frozenset({"planned", "hypothetical", "possible"})
_MODALS = frozenset({"will", "would", "should", "must", "to", "could", "can", "wo", "ca"})
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_CLAUSES = frozenset({"ccomp", "parataxis", "acl"})
"""Arcs from a clause to what it is the content of: "denied that …", "reports that …"."""


def open_statuses(syntax: Syntax, anchor: int) -> frozenset[EventStatus]:
    """Return the statuses that a happening's words leave open.

    A past tense without negation, modal verb, condition, or a governor such as "plan" or "deny"
    tells of what happened. A present tense, an infinitive, or a fragment without a verb leaves
    open that it is to come.
    """
    found = set(_PLAIN)
    token, below = anchor, -1
    for _ in range(_CLIMB):
        found |= _told_at(syntax, token, below)
        if _is_finite(syntax, token):
            found |= _of_clause(syntax, token)
            return frozenset(found)
        if int(syntax.heads[token]) == token:
            return frozenset(found | _UNREAL)
        below, token = token, int(syntax.heads[token])
    return frozenset(found)


def told_status(syntax: Syntax, anchor: int) -> EventStatus | None:
    """Return the status that the very words of a verb give it, where they do.

    "Did not attack", "no one was killed", "may have shelled", "if the army attacks".
    """
    if syntax.pos[anchor] not in ("VERB", "AUX"):
        return None
    below = _children(syntax, anchor)
    words = {syntax.words[one] for one in below if syntax.dep[one] in ("aux", "mark")}
    if words & {"if", "unless"}:
        return "hypothetical"
    if words & {"may", "might"}:
        return "possible"
    negated = any(
        syntax.dep[one] == "neg" or (syntax.dep[one] in _PARTIES and _is_nobody(syntax, one))
        for one in below
    )
    return "negated" if negated and not words & _MODALS else None


def _told_at(syntax: Syntax, token: int, below: int) -> set[EventStatus]:
    """Return what a word on the way up, or one that hangs on it, leaves open."""
    lists: dict[str, list[str]] = lexicon.table("factuality")
    own = () if below < 0 else (token,)
    said = {
        name
        for one in (*own, *_modifiers(syntax, token, below))
        for name in lists
        if syntax.lemmas[one].lower() in lists[name] or syntax.words[one] in lists[name]
    }
    found: set[EventStatus] = set()
    if "denies" in said:
        found.add("denied")
    if "negates" in said:
        found |= {"negated", "hypothetical"}
    if "hedges" in said:
        found.add("possible")
    if said & {"unreal", "conditions"}:
        found |= _UNREAL
    below_it = _children(syntax, token)
    # "To have held" tells of what was, "to hold" of what may come.
    perfect = any(syntax.lemmas[one] == "have" and syntax.dep[one] == "aux" for one in below_it)
    if not perfect and any(syntax.tag[one] in ("MD", "TO") for one in below_it):
        found |= _UNREAL
    if any(syntax.dep[one] in _PARTIES and _is_nobody(syntax, one) for one in below_it):
        found.add("negated")
    return found


def _is_nobody(syntax: Syntax, token: int) -> bool:
    """Tell whether a phrase names nobody: "no one", "none of them"."""
    return bool(_NOBODY & set(syntax.words[int(syntax.first[token]) : token + 1]))


def _modifiers(syntax: Syntax, token: int, below: int) -> list[int]:
    kinds = ("neg", "det", "amod", "advmod", "mark", "aux", "prep", "preconj", "predet", "acomp")
    return [
        one
        for one in _children(syntax, token)
        if one != below
        and syntax.dep[one] in kinds
        # What hangs on a word after it, such as "for the army", tells of that and not of this.
        and (syntax.dep[one] != "prep")
    ]


def _children(syntax: Syntax, token: int) -> list[int]:
    around = range(max(0, token - 40), min(syntax.size, token + 40))
    return [one for one in around if int(syntax.heads[one]) == token and one != token]


def _is_finite(syntax: Syntax, token: int) -> bool:
    """Tell whether a verb has a tense: its own, or that of an auxiliary."""
    if syntax.pos[token] not in ("VERB", "AUX"):
        return False
    return not _tags(syntax, token).isdisjoint({"VBD", "VBZ", "VBP", "MD"})


def _tags(syntax: Syntax, verb: int) -> set[str]:
    """Return the tags of a verb and its auxiliaries."""
    auxiliaries = (one for one in _children(syntax, verb) if syntax.dep[one] in ("aux", "auxpass"))
    return {syntax.tag[verb], *(syntax.tag[one] for one in auxiliaries)}


def _of_clause(syntax: Syntax, verb: int) -> set[EventStatus]:
    """Return what the tense of a clause, and the word the clause hangs on, leave open."""
    tags = _tags(syntax, verb)
    found: set[EventStatus] = set()
    if "MD" in tags or (tags & {"VBZ", "VBP"} and syntax.tag[verb] not in ("VBN", "VBD")):
        found |= _UNREAL
    lists: dict[str, list[str]] = lexicon.table("factuality")
    head = int(syntax.heads[verb])
    if head == verb or syntax.dep[verb] not in _CLAUSES:
        return found
    governors = [head]
    if syntax.pos[head] == "NOUN":
        governors.append(int(syntax.heads[head]))
    if any(syntax.lemmas[one] in lists["denies"] for one in governors):
        found.add("denied")
    if any(syntax.lemmas[one] in lists["hedges"] for one in governors):
        found.add("possible")
    return found
