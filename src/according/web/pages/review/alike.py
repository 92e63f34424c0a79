"""How far people decide alike, and what they do not agree on."""

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base
from according.base.review import Agreement, Decided, Verdicts, agreement
from according.web.pages.review.person import person_of
from according.web.room import room_of
from according.web.shown import page

router = APIRouter()
_MOST = 200


class AgreementPage(msgspec.Struct, frozen=True, kw_only=True):
    """How far people decide alike."""

    questions: tuple[Agreement, ...]
    apart: tuple[Verdicts, ...]
    """What people do not agree on, the latest first."""
    more: int
    """Disagreements that are left out."""
    made: int
    """Decisions that stand."""
    people: tuple[tuple[str, int], ...]
    """Who decided, and how many of theirs stand."""
    person: str


def alike(base: Base, decided: Decided, person: str) -> AgreementPage:
    """Return what the page shows."""
    stated = [one for one in decided.stated(base.connection) if one.state == "standing"]
    questions, apart = agreement(stated)
    by: dict[str, int] = {}
    for one in stated:
        by[one.decision.person] = by.get(one.decision.person, 0) + 1
    return AgreementPage(
        questions=questions,
        apart=apart[:_MOST],
        more=max(0, len(apart) - _MOST),
        made=len(stated),
        people=tuple(sorted(by.items(), key=lambda each: (-each[1], each[0]))),
        person=person,
    )


@router.get("/review/agreement")
def show(request: Request) -> HTMLResponse:
    """Show how far people agree."""
    room = room_of(request)
    with room.reading() as base:
        context = alike(base, room.decided, person_of(request))
    return page(request, "agreement.html.j2", context)
