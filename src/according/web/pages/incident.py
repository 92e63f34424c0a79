"""An incident: what is agreed, what is not, who tells it, who denies it, on whose word it rests."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from according.base import Base, FiledIncident, Report
from according.base.decisions import Judgement, StatedDecision, decide
from according.base.errors import BaseError
from according.base.questions.evidence import Evidence, claimed, evidence, quoted
from according.model import Answer, Incident, Origin
from according.web import links
from according.web.pages.incident_tolls import Toll, tolls_of
from according.web.pages.incident_words import summary
from according.web.pages.review.person import person_of
from according.web.room import room_of
from according.web.safety import NotFoundError, form_of
from according.web.shown import page

router = APIRouter(include_in_schema=False)


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells of it."""

    report: Report
    record: str
    """Name of the event that tells it first: the report's id, a slash, the event's."""
    start: int
    end: int
    quote: str
    words: int
    """How many of its words tell of it."""


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """An origin with the reports that rest on it."""

    origin: Origin | None
    """None: of these reports no origin was found."""
    tellings: tuple[Telling, ...]
    evidence: tuple[Evidence, ...]


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """An incident."""

    filed: FiledIncident
    incident: Incident
    summary: str
    tolls: tuple[Toll, ...]
    """Each number's history."""
    charted: int
    """Which of them, from 1, is the first with a chart: it tells how to read one; 0: none is."""
    branches: tuple[Branch, ...]
    answers: tuple[tuple[str, tuple[Answer, ...]], ...]
    """Denials and confirmations, by the claim that they answer, with its words."""
    publishers: dict[str, str]
    """Name of each report's paper, by its id."""
    decisions: tuple[StatedDecision, ...]
    """On its events, and those withdrawn."""


def incident_page(
    base: Base, filed: FiledIncident, stated: tuple[StatedDecision, ...]
) -> IncidentPage:
    """Return what the page of an incident shows."""
    one = filed.incident
    tellings = _tellings(base, one)
    why = evidence(base.connection, one.id)
    branches, told = [], set[str]()
    for origin in one.origins:
        own = tuple(tellings[each] for each in origin.reports if each in tellings)
        told |= set(origin.reports)
        steps = tuple(each for each in why if each.origin == origin.id)
        branches.append(Branch(origin=origin, tellings=own, evidence=steps))
    rest = tuple(one for id_, one in tellings.items() if id_ not in told)
    if rest:
        branches.append(Branch(origin=None, tellings=rest, evidence=()))
    records = {f"{each.document}/{each.event}" for each in one.reports}
    tolls = tolls_of(one.tolls)
    return IncidentPage(
        filed=filed,
        incident=one,
        summary=summary(filed, one),
        tolls=tolls,
        charted=next((nth for nth, each in enumerate(tolls, 1) if each.points), 0),
        branches=tuple(branches),
        answers=_answers(base, one),
        publishers={id_: each.report.publisher or id_ for id_, each in tellings.items()},
        decisions=tuple(each for each in stated if records & set(each.records)),
    )


def _tellings(base: Base, one: Incident) -> dict[str, Telling]:
    found: dict[str, Telling] = {}
    number: dict[str, int] = {}
    for each in one.reports:
        number[each.document] = number.get(each.document, 0) + 1
    for each in one.reports:
        if each.document in found:
            continue
        start, end = each.span
        found[each.document] = Telling(
            report=base.report(each.document),
            record=f"{each.document}/{each.event}",
            start=start,
            end=end,
            quote=quoted(base.connection, each.document, start, end),
            words=number[each.document],
        )
    return found


def _answers(base: Base, one: Incident) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    groups: dict[str, list[Answer]] = {}
    for answer in (*one.denials, *one.confirmations):
        id_ = answer.claim if "/" in answer.claim else f"{answer.document}/{answer.claim}"
        document, _, claim = id_.rpartition("/")
        words = claimed(base.connection, document, claim)
        groups.setdefault(words, []).append(answer)
    return tuple((words, tuple(dict.fromkeys(each))) for words, each in groups.items())


def _found(base: Base, id_: str) -> FiledIncident:
    try:
        return base.incident(id_)
    except BaseError as error:
        raise NotFoundError(str(error)) from error


@router.get("/incident/{id_}")
def show(request: Request, id_: str) -> HTMLResponse:
    """Show an incident."""
    room = room_of(request)
    with room.reading() as base:
        context = incident_page(base, _found(base, id_), room.decided.stated(base.connection))
    return page(request, "incident.html.j2", context)


@router.post("/incident/{id_}/decide")
def decide_on(
    request: Request, id_: str, fields: Annotated[dict[str, str], Depends(form_of)]
) -> RedirectResponse:
    """Decide that a telling is of another happening, or another incident the same; or undo."""
    room = room_of(request)
    with room.reading() as base:
        judgement = _judgement(base, _found(base, id_), fields)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    decide(room.path, judgement, person=person_of(request), at=now)
    return RedirectResponse(links.incident(id_) + "#decisions", status_code=303)


def _judgement(base: Base, filed: FiledIncident, fields: dict[str, str]) -> Judgement:
    why = fields.get("why", "").strip() or None
    if fields.get("withdraws"):
        return Judgement(verdict="withdraw", withdraws=fields["withdraws"], why=why)
    own = [f"{one.document}/{one.event}" for one in filed.incident.reports]
    if fields.get("other"):
        other = _found(base, fields["other"].strip()).incident
        if other.id == filed.id:
            raise BaseError("that is this incident; give the id of another")
        first = other.reports[0]
        return Judgement(
            verdict="same", records=(own[0], f"{first.document}/{first.event}"), why=why
        )
    record = fields.get("record", "")
    document = record.rpartition("/")[0]
    rest = [one for one in own if one.rpartition("/")[0] != document] or [
        one for one in own if one != record
    ]
    if record not in own or not rest:
        raise BaseError("this telling is not one of several of the incident")
    one_report = rest[0].rpartition("/")[0] == document
    return Judgement(
        verdict="split" if one_report else "different", records=(record, rest[0]), why=why
    )
