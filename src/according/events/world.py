"""Which happenings are of the public world: politics, force, crime, courts.

A codebook of politics is about those who act in public. Its types have everyday namesakes: friends
meet, a coach is suspended, a quake kills, a striker shoots. Whether a word means the one or the
other is told by the word, by who takes part, and by what else the report speaks of.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from according import lexicon
from according.events.find import Found
from according.language import Syntax
from according.model import Actor, Mention, Records

_SPEAKS = frozenset(
    {"GOV", "MIL", "REB", "COP", "SPY", "JUD", "LEG", "OPP", "PTY", "IGO", "UAF", "CRM", "PRM"}
)
"""Sectors of those who make a report one of the public world."""
_ACTS = _SPEAKS | {"LAB", "NGO", "REF", "REL", "JRN"}
"""Sectors of those whose doings are public where they take part."""
_SHORT = 60
"""Words of a text below which it shows too little to tell what it is about."""
_PER_WORD = 0.018
"""Mentions of such actors a word from which on a report is of the public world: four in five of
political reports have more, three in ten of those of sport, entertainment and accidents."""
_BY_FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE"})
"""Types with words of their own; the others are told in everyday words: "met", "helped"."""
_AT_LEAST = 3
"""Words of a kind from which on a report speaks of it, and how many times more words of accidents
than of attacks one of an accident has."""
_NEVER = 1.1
_LEAST = {
    ("plain", None): (0.3, 0.3),
    ("common", None): (0.3, 0.3),
    ("other", None): (0.3, 0.6),
    ("plain", True): (0.3, 0.45),
    ("common", True): (0.45, 0.55),
    ("other", True): (0.7, 0.85),
    ("plain", False): (0.5, 0.6),
    ("common", False): (0.75, _NEVER),
    ("other", False): (0.9, _NEVER),
}
"""Least probability by how usual the word is for its type and whether the report is of the public
world: where somebody takes part who acts in public, and where nobody does."""
_LEAST_BY_FORCE = {
    **_LEAST,
    ("common", True): (0.35, 0.45),
    ("common", False): (0.6, 0.93),
    ("other", False): (0.9, 0.95),
}


def _is_only_called_so(one: Actor) -> bool:
    """Tell whether a sector may come of a surname alone: "King", "Marine", "Justice"."""
    known = one.roles or one.known or one.name[:1].islower() or one.name.startswith("The ")
    return one.kind == "person" and not known


def of_the_public_world(
    syntax: Syntax, found: Sequence[Found], records: Records, *, every: bool
) -> list[Found]:
    """Return the happenings that are surely enough of the public world.

    Args:
        syntax: the parse.
        found: what the words name.
        records: what was read before: actors and mentions.
        every: keep the others too, as happenings of no type.
    """
    if not found:
        return []
    around = surroundings(syntax, records["actors"], records["mentions"])
    kept = []
    for one in found:
        if one.type == "OTHER" or is_public(syntax, one, around):
            kept.append(one)
        elif every:
            kept.append(msgspec.structs.replace(one, type="OTHER", mode=None))
    return kept


class Surroundings(msgspec.Struct, frozen=True):
    """What of a report tells whether its happenings are of the public world."""

    public: bool | None
    """None: the text is too short to tell."""
    of_nature: bool
    """It tells of harm that nature or an accident did, and of hardly any other."""
    acting: frozenset[int]
    """Where the heads of phrases begin that stand for somebody who acts in public."""


def surroundings(
    syntax: Syntax, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> Surroundings:
    """Look once over a report for what tells of the public world."""
    told = [one for one in actors if not _is_only_called_so(one)]
    acting = {one.id for one in told if one.sector in _ACTS}
    speaking = {one.id for one in told if one.sector in _SPEAKS}
    spoken_of = sum(one.actor in speaking for one in mentions)
    lists = {name: frozenset(own) for name, own in lexicon.table("accidents").items()}
    harm = {name: sum(lemma in own for lemma in syntax.lemmas) for name, own in lists.items()}
    return Surroundings(
        None if syntax.size < _SHORT else spoken_of >= max(_AT_LEAST, _PER_WORD * syntax.size),
        harm["accidents"] > _AT_LEAST * harm["deliberate"] and harm["accidents"] >= _AT_LEAST,
        frozenset(one.head.start for one in mentions if one.actor in acting),
    )


def is_public(syntax: Syntax, one: Found, around: Surroundings) -> bool:
    """Tell whether what a word names is sure enough to be of the public world."""
    if one.type == "ASSAULT" and (around.of_nature or _is_of_nature(syntax, one)):
        return False
    word = syntax.lemmas[one.anchor].lower()
    usual = lexicon.table("usual")[one.type]
    grade = next((name for name in ("plain", "common") if word in usual[name]), "other")
    with_one, with_none = (_LEAST_BY_FORCE if one.type in _BY_FORCE else _LEAST)[
        grade, around.public
    ]
    starts = (int(syntax.starts[token]) for token in (*one.actors, *one.recipients))
    acting = bool(one.instruments) or any(start in around.acting for start in starts)
    return one.probability >= (with_one if acting else with_none)


def _is_of_nature(syntax: Syntax, one: Found) -> bool:
    """Tell whether harm is done by an accident or by nature.

    The sentence speaks of a quake, a crash, a flood, and of nothing done on purpose.
    """
    sentence = syntax.sentence
    first = int(np.searchsorted(sentence, sentence[one.anchor], side="left"))
    last = int(np.searchsorted(sentence, sentence[one.anchor], side="right"))
    lists = lexicon.table("accidents")
    words = {lemma.lower() for lemma in syntax.lemmas[first:last]}
    return not words.isdisjoint(lists["accidents"]) and words.isdisjoint(lists["deliberate"])
