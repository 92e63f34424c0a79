"""Which words of a report tell one happening."""

from collections.abc import Sequence

import msgspec

from according import lexicon
from according.language import Syntax
from according.model import Event

_APART = frozenset({"planned", "hypothetical", "possible"})
"""Statuses of what may come: a planned talk is not the talk that was held."""


class Told(msgspec.Struct, frozen=True):
    """An event with what its time and place mean, by which two are compared."""

    event: Event
    anchor: int
    """Token of its word."""
    when: tuple[str | None, str | None] | None
    where: str | None


def same_happenings(told: Sequence[Told], syntax: Syntax) -> tuple[Event, ...]:
    """Return the events, each with the id of the first that tells the same happening.

    Two events are one where the later one's word repeats the earlier one's or is a general word
    for its type ("the attack"), and nothing that is told of both differs: who, whom, when, where,
    mode, status. A general word goes to the nearest one before it; a wrong merge hides a
    happening, so what is told with its own participants stays apart.
    """
    general = lexicon.table("happenings")
    found: list[Event] = []
    for number, one in enumerate(told):
        words = general.get(one.event.type or "", ())
        general_word = syntax.lemmas[one.anchor] in words and _is_definite(syntax, one.anchor)
        # "The attack in Minster" after an explosion told without a place is another one.
        tells = (one.when is not None, one.where is not None)
        first = None
        for before in range(number - 1, -1, -1):
            other = told[before]
            repeated = syntax.lemmas[one.anchor] == syntax.lemmas[other.anchor]
            known = (other.when is not None, other.where is not None)
            again = general_word and all(
                old or not new for new, old in zip(tells, known, strict=True)
            )
            linked = repeated or again or _share_sentence(syntax, one, other)
            if linked and _agree(one, other):
                first = found[before].happening
                break
        found.append(msgspec.structs.replace(one.event, happening=first or one.event.id))
    return tuple(found)


def _is_definite(syntax: Syntax, anchor: int) -> bool:
    first = int(syntax.first[anchor])
    return syntax.pos[anchor] in ("NOUN", "PROPN") and syntax.words[first] in (
        *("the", "this", "that", "these", "those", "its", "his", "her", "their"),
    )


def _share_sentence(syntax: Syntax, one: Told, other: Told) -> bool:
    """Tell whether two words of a sentence share who or whom: "killed 12 in an attack"."""
    if syntax.sentence[one.anchor] != syntax.sentence[other.anchor]:
        return False
    a, b = one.event, other.event
    return bool(set(a.recipients) & set(b.recipients) or set(a.actors) & set(b.actors))


def _agree(one: Told, other: Told) -> bool:
    a, b = one.event, other.event
    if a.type != b.type or (a.status in _APART) != (b.status in _APART):
        return False
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if a.status in ("denied", "negated") and a.status != b.status:
        return False
    if (one.when and other.when and one.when != other.when) or (
        one.where and other.where and one.where != other.where
    ):
        return False
    return all(
        not x or not y or bool(set(x) & set(y))
        for x, y in ((a.actor_ids, b.actor_ids), (a.recipient_ids, b.recipient_ids))
    )
