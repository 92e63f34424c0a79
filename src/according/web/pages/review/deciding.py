"""What forms post: a decision, an amendment, an undo, a name."""

from datetime import UTC, datetime
from typing import Annotated, get_args

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse

from according.base import BaseError
from according.base.decisions import Judgement, decide, decide_all
from according.base.review import Candidate, side
from according.model import Verdict
from according.web import links
from according.web.pages.review.amending import amendments
from according.web.pages.review.person import person_of, remember
from according.web.pages.review.queue import Queue, at, queue_named
from according.web.room import room_of
from according.web.safety import form_of

router = APIRouter(prefix="/review")
Fields = Annotated[dict[str, str], Depends(form_of)]


@router.post("/decide")
def decide_on(request: Request, fields: Fields) -> RedirectResponse:
    """Decide on a record, and go on with the next."""
    person, room = _who(request), room_of(request)
    verdict = next((each for each in get_args(Verdict) if each == fields.get("verdict")), None)
    records = tuple(fields.get("record", "").split("~", 1))
    if verdict in (None, "amend", "withdraw"):
        raise BaseError("a decision is accept, reject, same or different")
    judgement = Judgement(verdict=verdict, records=records, why=_why(fields))
    made = decide(room.path, judgement, person=person, at=_now())
    kind = queue_named(fields.get("queue", "claims"))
    with room.reading() as base:
        queues = Queue(base, room, person)
        found = queues.of(kind)
        place = next((n for n, one in enumerate(found) if one.records == records), -1)
        following = _next(queues, found, place)
    return _to(at(kind, following, done=made.id))


@router.post("/amend")
def amend(request: Request, fields: Fields) -> RedirectResponse:
    """Amend what was changed in the form, and stay with the record."""
    person, room = _who(request), room_of(request)
    name = fields.get("record", "")
    with room.reading() as base:
        one = side(base.connection, name)
        queues = Queue(base, room, person)
        ids = sorted({field.record for field in one.fields})
        own = [
            each
            for id_ in ids
            for each in queues.made((f"{one.report.id}/{id_}",))
            if each.decision.person == person
        ]
    wanted = amendments(one, own, fields, _why(fields))
    if not wanted:
        raise BaseError("nothing was changed in the form; change a field, or accept the record")
    made = decide_all(room.path, wanted, person=person, at=_now())
    kind = queue_named(fields.get("queue", "claims"))
    here = Candidate(records=(name,), keys=(), points=0, why=())
    return _to(at(kind, here, done=made[-1].id))


@router.post("/undo")
def undo(request: Request, fields: Fields) -> RedirectResponse:
    """Take a decision back by a later row; go to the record that it was on."""
    person, room = _who(request), room_of(request)
    withdrawn = fields.get("decision", "")
    judgement = Judgement(verdict="withdraw", withdraws=withdrawn, why=_why(fields))
    decide(room.path, judgement, person=person, at=_now())
    kind = queue_named(fields.get("queue", "claims"))
    with room.reading() as base:
        every = room.decided.stated(base.connection)
    back = next((one for one in every if one.decision.id.startswith(withdrawn)), None)
    record = fields.get("record") or ("~".join(back.records) if back else "")
    here = Candidate(records=tuple(record.split("~", 1)), keys=(), points=0, why=())
    return _to(at(kind, here if record else None, done="undone"))


@router.post("/as")
def name(request: Request, fields: Fields) -> RedirectResponse:
    """Keep who decides."""
    response = _to(
        links.to("/review", queue=fields.get("queue"), record=fields.get("record") or None)
    )
    remember(response, fields.get("as", ""))
    return response


def _next(queues: Queue, found: tuple[Candidate, ...], place: int) -> Candidate | None:
    """Return the next record that is not decided; after the last the first that is left."""
    turned = (*found[place + 1 :], *found[: max(place, 0)])
    return next((one for one in turned if not queues.is_decided(one)), None)


def _who(request: Request) -> str:
    person = person_of(request)
    if not person:
        raise BaseError("nobody has said who decides; give your name on the page first")
    return person


def _why(fields: dict[str, str]) -> str | None:
    return fields.get("why", "").strip() or None


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303)
