"""Somebody across reports: names, roles, ties, what it did, suffered, said and contradicted."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from according.base import Base
from according.base.decisions import Judgement, StatedDecision, decide
from according.base.errors import BaseError
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


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody across reports."""

    one: Somebody
    roles: tuple[tuple[str, Seen, Seen], ...]
    """Each role with the first and the latest report that gives it."""
    ties: tuple[tuple[str, tuple[Tie, ...]], ...]
    """Relations by their predicate, as read from this side."""
    did: tuple[Deed, ...]
    suffered: tuple[Deed, ...]
    said: tuple[Deed, ...]
    contradicted: tuple[Contradicted, ...]
    decisions: tuple[StatedDecision, ...]
    listed: int
    """Of what it did, suffered or said at most so many are shown."""
    most: int
    """Of reports and relations shown."""


def actor_page(base: Base, who: str, stated: tuple[StatedDecision, ...]) -> ActorPage:
    """Return what the page of somebody shows.

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
    ties: dict[str, list[Tie]] = {}
    for tie in one.ties:
        ties.setdefault(_TOLD.get((tie.predicate, tie.out), tie.predicate), []).append(tie)
    return ActorPage(
        one=one,
        roles=tuple(roles.values()),
        ties=tuple((name, tuple(each)) for name, each in ties.items()),
        did=deeds(base.connection, one.id, "actor", _LISTED),
        suffered=deeds(base.connection, one.id, "recipient", _LISTED),
        said=said(base.connection, one.id, _LISTED),
        contradicted=contradicted(base.connection, one.id, _LISTED),
        decisions=tuple(each for each in stated if records & set(each.records)),
        listed=_LISTED,
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


def _found(base: Base, who: str) -> Somebody:
    try:
        return somebody(base.connection, who, _MOST)
    except BaseError as error:
        raise NotFoundError(str(error)) from error


@router.get("/actor/{who}")
def show(request: Request, who: str) -> HTMLResponse:
    """Show somebody."""
    room = room_of(request)
    with room.reading() as base:
        context = actor_page(base, who, room.decided.stated(base.connection))
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
