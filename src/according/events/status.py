"""Whether what is told happened, as its innermost source holds it."""

from according.events.find import Found
from according.model import EventStatus, Statement

_SURE = 0.9
"""From this probability on the encoder's word is not overruled by the act of the statement."""
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


def status_of(one: Found, statement: Statement | None) -> tuple[EventStatus, str | None]:
    """Return the status of a happening and why it is not ``happened``.

    The encoder reads tense, negation and modality; a statement that denies, demands or threatens
    tells what it holds of its content.
    """
    if one.status != "happened":
        return one.status, "its words"
    if statement is None:
        return "happened", None
    held = _OF_ACT.get(statement.act)
    if held is None or one.status_probability >= _SURE:
        return "happened", None
    return held, f"it is told in {statement.id}, which is to {statement.act.replace('_', ' ')}"
