"""What the grammar of a sentence says of who and whom, where it leaves no doubt."""

from collections.abc import Sequence

import msgspec

from according import lexicon
from according.events.find import Found
from according.events.phrases import may_take_part
from according.language import Syntax

_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_SOMEBODY = frozenset({"i", "he", "she", "we", "they", "you", "me", "him", "her", "us", "them"})
_NEAR = frozenset({"in", "near"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
"""Types done to somebody: in "Mayor arrested" the headline's subject is whom it is done to."""
_REACH = 15
"""Most words from a preposition to the head of its phrase."""
_MOVED = frozenset({"MOBILIZE", "COOPERATE", "CONSULT", "AGREE"})
"""Types whose doers can stand as the subject of a passive: "troops were deployed"."""


def settled(syntax: Syntax, found: Sequence[Found]) -> list[Found]:
    """Return happenings with who and whom as the arcs of their words have it.

    Of a passive, "by" tells who did it and the subject to whom; the object of a clause that has a
    subject did not do it. What is fired is no party, nor is the country in which somebody is
    harmed. Where nobody was found, the subject or object that is somebody is taken. What stands
    inside the phrase of the other side is no party of its own: "Malian" of "the death of the
    Malian leader".
    """
    below: dict[int, list[int]] = {one.anchor: [] for one in found}
    if below:
        for token, head in enumerate(syntax.heads.tolist()):
            if head in below and head != token:
                below[head].append(token)
    return [_settled(syntax, one, below[one.anchor]) for one in found]


def _settled(syntax: Syntax, one: Found, below: Sequence[int]) -> Found:
    actors, recipients = list(one.actors), list(one.recipients)
    instruments = list(one.instruments)
    if syntax.pos[one.anchor] == "VERB":
        done_by, done_to, stood_in = _arcs(syntax, one, below)
        _move(done_by, recipients, actors)
        _move(done_to, actors, recipients)
        harmed = [token for token in recipients if token not in stood_in]
        if one.type == "ASSAULT" and harmed:
            recipients = harmed
        taken = {*actors, *recipients, *instruments}
        if not actors:
            actors = _somebody(syntax, one.anchor, done_by, taken)
        if not recipients:
            recipients = _somebody(syntax, one.anchor, done_to, taken)
    fired = lexicon.entries("fired")
    _move([t for t in recipients if syntax.lemmas[t].lower() in fired], recipients, instruments)
    return msgspec.structs.replace(
        one,
        actors=_own(syntax, one.anchor, actors, recipients),
        recipients=_own(syntax, one.anchor, recipients, actors),
        instruments=tuple(sorted(instruments)),
    )


def _arcs(
    syntax: Syntax, one: Found, below: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """Return who did it, to whom, and where, by the arcs from a verb to its own phrases."""
    by: dict[str, list[int]] = {}
    for token in below:
        by.setdefault(syntax.dep[token], []).append(token)
    phrases = _under(syntax, by.get("agent", ()))
    passive = "nsubjpass" in by or "auxpass" in by or "agent" in by
    objects = [token for token in by.get("dobj", ()) if not passive]
    subjects = by.get("nsubj", []) if not passive and _is_finite(syntax, one.anchor, by) else []
    done_to = [*(objects if subjects else ())]
    if one.type not in _MOVED:
        done_to += by.get("nsubjpass", [])
    near = [token for token in by.get("prep", ()) if syntax.words[token] in _NEAR]
    places = [t for t in _under(syntax, near) if syntax.entity[t] in ("GPE", "LOC")]
    # A subject without an object may be done to: "prices fell"; with one it acts.
    speaks = one.type not in _HARM and _all_somebody(syntax, subjects)
    done_by = phrases or (subjects if objects or speaks else [])
    return done_by, done_to, places


def _under(syntax: Syntax, prepositions: Sequence[int]) -> list[int]:
    return [
        token
        for one in prepositions
        for token in range(one + 1, min(one + _REACH, syntax.size))
        if syntax.heads[token] == one and syntax.dep[token] == "pobj"
    ]


def _is_finite(syntax: Syntax, anchor: int, by: dict[str, list[int]]) -> bool:
    """Tell whether a verb is no bare participle: "25 soldiers captured" is parsed as active."""
    return syntax.tag[anchor] != "VBN" or "aux" in by


def _somebody(syntax: Syntax, anchor: int, tokens: Sequence[int], taken: set[int]) -> list[int]:
    """Return those of phrases that are somebody; "who" is whom its clause hangs on."""
    found = []
    for token in tokens:
        if syntax.words[token] in ("who", "whom"):
            if syntax.dep[anchor] == "relcl":
                found.append(int(syntax.heads[anchor]))
        elif _is_somebody(syntax, token):
            found.append(token)
    return [token for token in found if token not in taken]


def _all_somebody(syntax: Syntax, tokens: Sequence[int]) -> bool:
    return all(_is_somebody(syntax, token) or syntax.words[token] == "who" for token in tokens)


def _is_somebody(syntax: Syntax, token: int) -> bool:
    if syntax.words[token] in _SOMEBODY:
        return True
    return syntax.entity[token] in _NAMED and may_take_part(syntax, token)


def _move(those: Sequence[int], out_of: list[int], into: list[int]) -> None:
    for token in those:
        if token in out_of:
            out_of.remove(token)
            if token not in into:
                into.append(token)


def _own(syntax: Syntax, anchor: int, side: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """Leave out what stands inside a phrase of the other side, but for that around the word."""
    return tuple(
        token
        for token in sorted(side)
        if not any(
            token != one
            and syntax.first[one] <= token < syntax.last[one]
            and not syntax.first[one] <= anchor < syntax.last[one]
            for one in other
        )
    )
