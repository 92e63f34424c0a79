"""Which sub-event type an event is: one rule a kind of event."""

import msgspec

from according.codebooks.acled.roles import ARMED, Role, Scene
from according.codebooks.refusals import Open
from according.codebooks.words import has, rules


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A sub-event type, and who is actor 1 and actor 2."""

    sub_event: str
    first: tuple[Role, ...]
    second: tuple[Role, ...] = ()

    @property
    def event_type(self) -> str:
        """The event type that the sub-event type belongs to."""
        return str(rules("acled")["events"][self.sub_event])


def is_armed(scene: Scene) -> bool:
    """Tell whether an attack is told to be armed: by its mode, its anchor or its instrument."""
    armed = rules("acled")["armed"]
    return scene.mode in armed["modes"] or has(scene.deed, armed["words"])


def attackers(scene: Scene) -> tuple[Role, ...] | Open:
    """Return who attacks, all of them armed; an unidentified group where an armed attack has none.

    ACLED codes violence by armed bodies. What civilians do to one another is none, nor is what
    somebody does of whom the text does not tell what he is.
    """
    if not scene.doers:
        if is_armed(scene):
            return (Role("militia"),)
        return Open(
            "the perpetrator is not told, and the attack is not told to be armed "
            "(only then would it be an “Unidentified Armed Group”)"
        )
    armed = tuple(role for role in scene.doers if role.kind in ARMED)
    if armed:
        return armed
    name = scene.doers[0].party.name if scene.doers[0].party else "a crowd"
    if scene.doers[0].kind == "unknown":
        return Open(f"the text does not tell what the perpetrator “{name}” is")
    return Open(f"the perpetrator “{name}” is no armed body, and ACLED leaves out crime")
