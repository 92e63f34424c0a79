"""Of which kind a name is in the whole report: one sentence seldom tells, and lists know better."""

from collections import defaultdict
from collections.abc import Collection, Sequence

import msgspec

from according import lexicon
from according.actors.descriptions import bare_name, is_title, name_of
from according.actors.known import KnownActors
from according.actors.mentions import Mention, MentionKind
from according.language import NAME_TAGS, Syntax
from according.model import Document

_SURE = 0.7
"""Probability from which the encoder's word on one mention stands against the other mentions."""
_NOT_VERBS = frozenset({"PUNCT", "ADP", "CCONJ"})
_SPEAKS = 1.0
"""What it counts for a body that a name is of somebody who says something."""


def agreed_kinds(
    document: Document,
    syntax: Syntax,
    known: KnownActors,
    mentions: Sequence[Mention],
    sources: Collection[int | None] = (),
) -> list[Mention]:
    """Return the mentions, names of the kind that lists or the rest of the report tell.

    Args:
        document: the document.
        syntax: its parse.
        known: lists of actors.
        mentions: in the order of their heads.
        sources: heads of what statements are ascribed to.
    """
    names = [
        name_of(syntax, document.text, one)[0].lower() if one.form == "name" else ""
        for one in mentions
    ]
    people = {
        name.split()[-1]
        for one, name in zip(mentions, names, strict=True)
        if one.kind == "person" and len(name.split()) > 1 and not is_title(name.split()[-1])
    }
    votes = _votes(mentions, names, sources)
    countries = countries_of(document.text, syntax, mentions, known)
    beside = frozenset(name for name in names if name)
    found: list[Mention] = []
    for one, name in zip(mentions, names, strict=True):
        kind = _voted(one, votes[name], surname=name in people) if name else one.kind
        kind = _before_class(syntax, one) or kind
        if kind in ("person", "thing") and name and name not in people:
            words = bare_name(one.span.of(document.text))
            match = known.match(
                (words,),
                "organisation",
                countries=countries,
                on=document.published,
                beside=beside,
            )
            listed = match.actor.kind if match else kind
            kind = listed if listed in ("organisation", "place") else kind
        found.append(msgspec.structs.replace(one, kind=kind))
    return found


def _votes(
    mentions: Sequence[Mention], names: Sequence[str], sources: Collection[int | None]
) -> dict[str, dict[MentionKind, float]]:
    """Return how much speaks for each kind of each name."""
    votes: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    for one, name in zip(mentions, names, strict=True):
        votes[name][one.kind] += one.probability
        if one.head in sources and one.kind in ("thing", "organisation"):
            votes[name]["organisation"] += _SPEAKS
    return votes


def _voted(one: Mention, votes: dict[MentionKind, float], *, surname: bool) -> MentionKind:
    """Return the kind that the report tells where the encoder was not sure of this mention's.

    A body or place may be taken for a person or thing that it does not know, hardly the other way
    about. Body or place is for each sentence to tell: states are both.
    """
    if one.probability >= _SURE:
        return one.kind
    if surname:
        return "person" if one.kind in ("place", "thing") else one.kind
    most = max(votes, key=lambda kind: votes[kind])
    doubted = one.kind in ("person", "thing") and most in ("organisation", "place")
    return most if doubted else one.kind


def _before_class(syntax: Syntax, one: Mention) -> MentionKind | None:
    """Return the kind of a name after a noun that says it: "the youth movement Reed"."""
    if one.form != "name" or one.kind != "person":
        return None
    class_, name = one.head - 1, one.head
    while class_ >= 0 and syntax.tag[class_] in NAME_TAGS:
        class_ -= 1
    after = syntax.pos[name + 1] if name + 1 < syntax.size else "PUNCT"
    beside = class_ == name - 1 and after in _NOT_VERBS
    linked = beside or syntax.heads[class_] == name or syntax.heads[name] == class_
    classes = lexicon.table("roles")["classes"]
    return "organisation" if class_ >= 0 and linked and syntax.words[class_] in classes else None


def countries_of(
    text: str, syntax: Syntax, mentions: Sequence[Mention], known: KnownActors
) -> frozenset[str]:
    """Return the countries that a report speaks of, which decide between namesakes."""
    adjectives = (
        text[int(syntax.starts[i]) : int(syntax.ends[i])]
        for i, entity in enumerate(syntax.entity)
        if entity in ("NORP", "GPE")
    )
    names = (m.span.of(text) for m in mentions if m.kind == "place" and m.form == "name")
    states = (known.state_of(word) for word in dict.fromkeys((*adjectives, *names)))
    return frozenset(state.country for state in states if state is not None and state.country)
