"""Somebody across reports: names, roles, ties, what it did, suffered, said and contradicted."""

import re
from datetime import UTC, datetime
from typing import Annotated, Literal, get_args

import msgspec
from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from according.base import Base, NamedActor
from according.base.decisions import Judgement, StatedDecision, decide
from according.base.errors import BaseError
from according.base.questions.bodies import Body, bodies
from according.base.questions.deeds import Deed, deeds, said
from according.base.questions.somebody import (
    Contradicted,
    Seen,
    Somebody,
    Tie,
    contradicted,
    somebody,
)
from according.web import links
from according.web.pages.review.person import person_of
from according.web.room import room_of
from according.web.safety import NotFoundError, form_of
from according.web.shown import page

router = APIRouter(include_in_schema=False)
_MOST = 200
_LISTED = 25
_ALL = 1_000
_ALIKE = 8
List = Literal["did", "suffered", "said"]


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody across reports."""

    one: Somebody
    roles: tuple[tuple[str, Seen, Seen], ...]
    """Each role with the first and the latest report that gives it."""
    bodies: tuple[Body, ...]
    """The trees of bodies in which it stands."""
    ties: tuple[tuple[str, tuple[tuple[Tie, ...], ...]], ...]
    """Relations by their predicate, as read from this side, and by the other."""
    did: tuple[Deed, ...]
    suffered: tuple[Deed, ...]
    said: tuple[Deed, ...]
    contradicted: tuple[Contradicted, ...]
    decisions: tuple[StatedDecision, ...]
    alike: tuple[NamedActor, ...]
    """Others who bear a word of its name: they may be the same."""
    listed: dict[List, int]
    """Of what it did, suffered or said at most so many are shown."""
    most: int
    """Of reports and relations shown."""


def actor_page(
    base: Base, who: str, stated: tuple[StatedDecision, ...], *, every: List | None = None
) -> ActorPage:
    """Return what the page of somebody shows.

    Args:
        base: the evidence base.
        who: id across reports.
        stated: all decisions.
        every: of which list a thousand are shown, not the newest few.

    Raises:
        NotFoundError: there is nobody of that id.
    """
    one = _found(base, who)
    records = {f"{each.document}/{each.actor}" for each in one.seen}
    roles: dict[str, tuple[str, Seen, Seen]] = {}
    for seen in one.seen:
        for role in seen.roles:
            first = roles[role][1] if role in roles else seen
            roles[role] = role, first, seen
    ties: dict[str, dict[str, list[Tie]]] = {}
    for tie in one.ties:
        others = ties.setdefault(_TOLD.get((tie.predicate, tie.out), tie.predicate), {})
        others.setdefault(tie.who or tie.name, []).append(tie)
    listed: dict[List, int] = {name: _ALL if name == every else _LISTED for name in get_args(List)}
    return ActorPage(
        one=one,
        roles=tuple(roles.values()),
        bodies=bodies(base.connection, one.id),
        ties=tuple(
            (name, tuple(tuple(each) for each in others.values())) for name, others in ties.items()
        ),
        did=deeds(base.connection, one.id, "actor", listed["did"]),
        suffered=deeds(base.connection, one.id, "recipient", listed["suffered"]),
        said=said(base.connection, one.id, listed["said"]),
        contradicted=contradicted(base.connection, one.id, _LISTED),
        decisions=tuple(each for each in stated if records & set(each.records)),
        alike=_alike(base, one),
        listed=listed,
        most=_MOST,
    )


_TOLD = {
    ("part_of", True): "part of",
    ("part_of", False): "has as parts",
    ("member_of", True): "member of",
    ("member_of", False): "has as members",
    ("leads", True): "leads",
    ("leads", False): "is led by",
    ("speaks_for", True): "speaks for",
    ("speaks_for", False): "is spoken for by",
    ("same_as", True): "is the same as",
    ("same_as", False): "is the same as",
    ("located_in", True): "located in",
    ("located_in", False): "holds",
    ("allied_with", True): "allied with",
    ("allied_with", False): "allied with",
    ("fights", True): "fights",
    ("fights", False): "is fought by",
}


def _alike(base: Base, one: Somebody) -> tuple[NamedActor, ...]:
    """Return others with a word of the name: of a person its last, else its longest."""
    words = [word for word in re.findall(r"\w+", one.name) if len(word) > 1]
    if not words:
        return ()
    word = words[-1] if one.kind == "person" else max(words, key=len)
    found = base.actors(named=True, name=word, kind=one.kind, limit=_ALIKE + 1)
    return tuple([each for each in found if each.who != one.id][:_ALIKE])


def _found(base: Base, who: str) -> Somebody:
    try:
        return somebody(base.connection, who, _MOST)
    except BaseError as error:
        raise NotFoundError(str(error)) from error


@router.get("/actor/{who}")
def show(
    request: Request, who: str, every: Annotated[List | None, Query(alias="all")] = None
) -> HTMLResponse:
    """Show somebody."""
    room = room_of(request)
    with room.reading() as base:
        context = actor_page(base, who, room.decided.stated(base.connection), every=every)
    return page(request, "actor.html.j2", context)


@router.post("/actor/{who}/decide")
def decide_on(
    request: Request, who: str, fields: Annotated[dict[str, str], Depends(form_of)]
) -> RedirectResponse:
    """Decide that somebody else is the same, or that a report's is another; or undo."""
    room = room_of(request)
    with room.reading() as base:
        judgement = _judgement(base, _found(base, who), fields)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    decide(room.path, judgement, person=person_of(request), at=now)
    return RedirectResponse(links.actor(who) + "#decisions", status_code=303)


def _judgement(base: Base, one: Somebody, fields: dict[str, str]) -> Judgement:
    why = fields.get("why", "").strip() or None
    if fields.get("withdraws"):
        return Judgement(verdict="withdraw", withdraws=fields["withdraws"], why=why)
    own = [f"{each.document}/{each.actor}" for each in one.seen]
    if fields.get("other"):
        other = _found(base, fields["other"].strip())
        if other.id == one.id:
            raise BaseError("that is this one; give the id of another")
        far = f"{other.seen[0].document}/{other.seen[0].actor}"
        return Judgement(verdict="same", records=(own[0], far), why=why)
    record = fields.get("record", "")
    rest = [each for each in own if each != record]
    if record not in own or not rest:
        raise BaseError("this is not one of several mentions; nothing to part")
    return Judgement(verdict="different", records=(record, rest[0]), why=why)
