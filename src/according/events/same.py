"""Which words of a report tell one happening."""

from collections.abc import Collection, Sequence

import msgspec

from according import lexicon
from according.language import Syntax
from according.model import Event

_APART = frozenset({"planned", "hypothetical", "possible"})
"""Statuses of what may come: a planned talk is not the talk that was held."""
_HANGING = frozenset({"advcl", "conj", "ccomp", "xcomp", "acomp", "oprd", "dobj"})
"""What ties an outcome to its deed; an object is that of "leaving six dead"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_CLAUSES = frozenset({"advcl", "conj"})
_STEPS = 3
"""From "dead" to "leaving" to "attacked", and one more where two outcomes are joined."""
_DENIED = frozenset({"denied", "negated"})


class Told(msgspec.Struct, frozen=True):
    """An event with what its time and place mean, by which two are compared."""

    event: Event
    anchor: int
    """Token of its word."""
    when: tuple[str | None, str | None] | None
    where: str | None
    whom: frozenset[str] = frozenset()
    """The words for those that it is done to, where they are no actors: "bank", "convoy"."""
    teller: str | None = None
    """On whose word it stands: id of an actor or statement; none: the report's own."""


def same_happenings(told: Sequence[Told], syntax: Syntax) -> tuple[Event, ...]:
    """Return the events, each with the id of the first that tells the same happening.

    An event goes on with a happening where its word repeats one of the happening's or is a general
    word for its type ("the attack"), and nothing differs from what any event of that happening
    tells: who, whom, when, where, mode, status. A general word goes to the nearest one before it;
    a wrong merge hides a happening, so what is told with its own participants stays apart, and
    "another bomb" or "a second blast" is none that was told before.
    """
    general = lexicon.table("happenings")
    happenings: list[_Happening] = []
    found: list[Event] = []
    for number, one in enumerate(told):
        words = general.get(one.event.type or "", ())
        is_general = syntax.lemmas[one.anchor] in words and _is_definite(syntax, one.anchor)
        is_further = _is_further(syntax, one.anchor)
        own: _Happening | None = None
        for other in range(number - 1, -1, -1):
            earlier = happenings[other]
            if _is_outcome(syntax, one, told[other]):
                if earlier.agrees(one, outcome=True):
                    own = earlier
                break
            named = not is_further or _is_further(syntax, told[other].anchor)
            linked = _share_sentence(syntax, one, told[other]) or (
                named
                and (
                    syntax.lemmas[one.anchor] == syntax.lemmas[told[other].anchor]
                    or (is_general and earlier.knows(one))
                )
            )
            if linked and earlier.agrees(one):
                own = earlier
                break
        own = own or _Happening(one)
        own.take(one)
        happenings.append(own)
        found.append(msgspec.structs.replace(one.event, happening=own.first))
    return tuple(found)


class _Happening:
    """All that the events of one happening tell of it."""

    def __init__(self, told: Told):
        self.first = told.event.id
        self._type = told.event.type
        self._is_to_come = told.event.status in _APART
        self._modes: set[str] = set()
        self._actors: set[str] = set()
        self._recipients: set[str] = set()
        self._whom: set[str] = set()
        self._when: tuple[str | None, str | None] | None = None
        self._where: str | None = None
        self._held: set[tuple[str | None, bool]] = set()

    def knows(self, one: Told) -> bool:
        """Tell whether it has a time and place where an event has.

        "The attack in Minster" after an explosion told without a place is another one.
        """
        return (one.when is None or self._when is not None) and (
            one.where is None or self._where is not None
        )

    def agrees(self, one: Told, *, outcome: bool = False) -> bool:
        """Tell whether an event says nothing else of it.

        Its outcome may be told with other words and of others: those in the market that was
        bombed. That one denies what another tells does not make two of it; but who tells of what
        happened and of what did not, tells of two.
        """
        event = one.event
        return (
            event.type == self._type
            and (event.status in _APART) == self._is_to_come
            and (one.teller, event.status not in _DENIED) not in self._held
            and (outcome or not event.mode or not self._modes or event.mode in self._modes)
            and (one.when is None or self._when in (None, one.when))
            and (one.where is None or self._where in (None, one.where))
            and _meet(event.actor_ids, self._actors)
            and (outcome or _meet(event.recipient_ids, self._recipients))
            and (outcome or _meet(one.whom, self._whom))
        )

    def take(self, one: Told) -> None:
        """Add what an event tells."""
        event = one.event
        self._modes |= {event.mode} if event.mode else set()
        self._actors |= set(event.actor_ids)
        self._recipients |= set(event.recipient_ids)
        self._whom |= one.whom
        self._when = self._when or one.when
        self._where = self._where or one.where
        self._held.add((one.teller, event.status in _DENIED))


def _meet(ids: Collection[str], others: set[str]) -> bool:
    return not ids or not others or not others.isdisjoint(ids)


def _is_definite(syntax: Syntax, anchor: int) -> bool:
    first = int(syntax.first[anchor])
    return syntax.pos[anchor] in ("NOUN", "PROPN") and syntax.words[first] in (
        *("the", "this", "that", "these", "those", "its", "his", "her", "their"),
    )


def _is_further(syntax: Syntax, anchor: int) -> bool:
    """Tell "another bomb", "a second blast", "the other attack"."""
    if syntax.pos[anchor] not in ("NOUN", "PROPN"):
        return False
    further = lexicon.table("pronouns")["further"]
    before = [syntax.words[token] for token in range(int(syntax.first[anchor]), anchor)]
    return "another" in before[:1] or any(word in further for word in before[1:])


def _share_sentence(syntax: Syntax, one: Told, other: Told) -> bool:
    """Tell whether two words of a sentence share who or whom: "killed 12 in an attack".

    What is of no type has nothing in common but that: "he checked in and left" are two.
    """
    if syntax.sentence[one.anchor] != syntax.sentence[other.anchor] or one.event.type == "OTHER":
        return False
    a, b = one.event, other.event
    return bool(set(a.recipients) & set(b.recipients) or set(a.actors) & set(b.actors))


def _is_outcome(syntax: Syntax, one: Told, other: Told) -> bool:
    """Tell whether a word tells whom a deed before it killed or hurt.

    "Jets bombed a market, killing 12", "attacked a bus, leaving six dead", "a bomb exploded and
    killed three": the words hang on the deed, and have no doer of their own.
    """
    if one.event.type != other.event.type or one.event.type != "ASSAULT":
        return False
    if syntax.lemmas[one.anchor] not in lexicon.table("violence")["harm"]:
        return False
    at = one.anchor
    for _ in range(_STEPS):
        own = range(other.anchor + 1, at)
        if syntax.dep[at] not in _HANGING or (
            syntax.dep[at] in _CLAUSES and _has_doer(syntax, at, own)
        ):
            return False
        at = int(syntax.heads[at])
        if at == other.anchor:
            return True
    return False


def _has_doer(syntax: Syntax, verb: int, among: range) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(syntax.heads[each] == verb and syntax.dep[each] in _SUBJECTS for each in among)
