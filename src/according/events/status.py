"""Whether what is told happened, as its innermost source holds it."""

from according.events.find import Found
from according.model import Act, EventStatus, EventType, Statement

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


def status_of(one: Found, statement: Statement | None) -> tuple[EventStatus, str | None]:
    """Return the status of a happening and why it is not ``happened``.

    The encoder reads tense, negation and modality; a statement that denies, demands or threatens
    tells what it holds of its content.
    """
    doubted = one.status in ("possible", "hypothetical")
    if doubted and statement is not None and statement.act == "deny":
        return "denied", f"it is told in {statement.id}, which is to deny"
    if one.status != "happened":
        return one.status, "its words"
    if statement is None:
        return "happened", None
    held = _OF_ACT.get(statement.act)
    if held is None or one.status_probability >= _SURE:
        return "happened", None
    return held, f"it is told in {statement.id}, which is to {statement.act.replace('_', ' ')}"
