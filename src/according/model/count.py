"""Numbers told of what happened: how many were killed, arrested, marching."""

from typing import Literal

import msgspec

from according.model.span import Span, Spans

CountScope = Literal["event", "subset", "total"]
"""``event``: a number of what is told; ``subset``: of some among another number ("12 people,
including 3 children"); ``total``: a toll over more than this ("bringing the toll to 40")."""

CountBasis = Literal["told", "listed", "summed", "rest"]
"""``told``: the words give the number. The others are worked out from what they tell. ``listed``:
how many a list of those counted has ("Ida Fenn and her son"); ``summed``: the sum of ``parts`` and
of those listed beside them ("two men and a woman"); ``rest``: the first of ``parts`` less the
second ("five were shot, two of them fatally": three were injured)."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number told of an event: from ``low`` to ``high``, an open side none."""

    id: str
    span: Span
    """The quantity with what qualifies it, without the noun: "more than 20", "a" of one victim."""
    what: str
    """What is counted: ``killed``, ``injured``, ``arrested``, …"""
    low: int | None = None
    high: int | None = None
    exact: bool = False
    """Whether the words give one number and say nothing of its being about so many."""
    of_whom: Spans = ()
    """The words for those counted: "civilians", "members of his family"."""
    group: str | None = None
    """Who they are: ``civilians``, ``police``, ``soldiers``, ``children``, …"""
    scope: CountScope = "event"
    basis: CountBasis = "told"
    parts: tuple[str, ...] = ()
    """Ids of the counts that this one was worked out from."""
    within: str | None = None
    """Id of the count of which this is a subset."""
    cue: Span | None = None
    """The word that says what became of those counted: "killed", "toll", "wounding"."""
    statement: str | None = None
    """Id of the innermost statement that gives the number; none: the report itself."""
    event: str | None = None
    """Id of an event of the same reading."""
