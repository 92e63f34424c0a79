"""Whether what is told happened, as its innermost source holds it."""

from collections.abc import Sequence

import msgspec

from according import lexicon
from according.events.find import Found
from according.model import Act, Event, EventStatus, EventType, Statement

_SURE = 0.9
"""From this probability on the encoder's word is not overruled by the act of the statement."""
_SURE_OF_DEED = 0.97
"""From this probability on a word is a deed, such as an accusation, whatever its act."""
_OF_ACT: dict[str, EventStatus] = {
    "deny": "denied",
    "threaten": "planned",
    "promise": "planned",
    "demand": "hypothetical",
    "ask": "hypothetical",
    "believe": "possible",
    "doubt": "possible",
}
"""What the act of the statement makes of what is told in it as a plain happening."""

_SAYS_ONLY: dict[Act, frozenset[EventType]] = {
    "assert": frozenset({"ACCUSE", "REQUEST"}),
    "ask": frozenset({"ACCUSE", "REQUEST"}),
    "believe": frozenset({"ACCUSE"}),
    "confirm": frozenset({"ACCUSE", "CONCEDE"}),
    "decline_to_comment": frozenset({"ACCUSE", "REJECT"}),
    "deny": frozenset({"ACCUSE", "REJECT"}),
    "doubt": frozenset({"ACCUSE", "REJECT"}),
    "retract": frozenset({"ACCUSE", "RETREAT", "SUPPORT"}),
}
"""Types that a word which reports an act is not of, though it may sound so: a denial is a
statement and no refusal, a question no demand."""


def is_only_said(one: Found, act: Act | None) -> bool:
    """Tell whether what looks like a happening is the saying of a statement with this act.

    The codebook's ``ACCUSE`` and ``REJECT`` are deeds of words; a statement's act tells which of
    them a word reports. The encoder is believed against it only where it is sure.
    """
    if act is None or one.probability >= _SURE_OF_DEED:
        return False
    return one.type in _SAYS_ONLY.get(act, ())


def status_of(
    one: Found, statement: Statement | None, *, word: str = "", by_itself: bool = False
) -> tuple[EventStatus, str | None]:
    """Return the status of a happening and why it is not ``happened``.

    Its words tell of negation and modality, or the encoder where they leave it open; a statement
    that denies, demands or threatens tells what it holds of its content. Whoever says that he did
    not do something denies it.

    Args:
        one: the happening.
        statement: the innermost one that it is told in.
        word: the lemma of the word that names it.
        by_itself: whether the statement's speaker is one of those who would have done it.
    """
    if one.status == "negated" and one.type == "REJECT" and word not in _refusing():
        # "We do not negotiate" is how it is refused.
        return "happened", None
    if statement is not None:
        doubted = one.status in ("possible", "hypothetical")
        if statement.act == "deny" and doubted:
            return "denied", f"it is told in {statement.id}, which is to deny"
        if one.status == "negated" and by_itself:
            return "denied", f"who is said in {statement.id} to have done it says not"
    if one.status != "happened":
        return one.status, "its words"
    if statement is None:
        return "happened", None
    held = _OF_ACT.get(statement.act)
    if held is None or one.status_probability >= _SURE:
        return "happened", None
    return held, f"it is told in {statement.id}, which is to {statement.act.replace('_', ' ')}"


def answering(events: Sequence[Event]) -> tuple[Event, ...]:
    """Call denied what a source says did not happen though somebody else tells that it did."""
    told: dict[str, set[str | None]] = {}
    for one in events:
        if one.status in ("happened", "background", "possible"):
            told.setdefault(one.happening or one.id, set()).add(one.statement)
    return tuple(
        msgspec.structs.replace(
            one, status="denied", status_reason="its words, against what others tell"
        )
        if one.status == "negated"
        and one.statement is not None
        and told.get(one.happening or one.id, set()) - {one.statement}
        else one
        for one in events
    )


def _refusing() -> frozenset[str]:
    return frozenset(lexicon.table("factuality")["rejects"])
