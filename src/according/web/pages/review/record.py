"""The page of one record: its words in their report, what was read, what to decide."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from according.base import Base, BaseError
from according.base.decisions import StatedDecision
from according.base.review import ORDER, Candidate, Queued, Side, side
from according.base.review.decided import Told, told
from according.web import links
from according.web.marks import Mark, Segment, segments
from according.web.pages.review.amending import FormField, form_of_side
from according.web.pages.review.person import is_name, may_name, person_of, remember
from according.web.pages.review.queue import QUEUES, Progress, Queue, at, queue_named
from according.web.room import Room, room_of
from according.web.safety import NotFoundError
from according.web.shown import page

router = APIRouter()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A record on the page."""

    side: Side
    passage: tuple[Segment, ...]
    """The paragraphs in which its words stand, to be marked."""


class ReviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """One record that a person may decide on, and where it stands in its queue."""

    queue: Queued
    title: str
    order: str
    """By what the queue is put in order, in words."""
    progress: tuple[Progress, ...]
    person: str
    """Who decides; empty: nobody has said."""
    candidate: Candidate | None
    """None: the queue is empty, or all is decided."""
    shown: tuple[Shown, ...]
    """One record, or the two of a pair."""
    form: tuple[FormField, ...]
    """In which it is amended."""
    place: int
    """In the queue, from 1."""
    total: int
    previous: str | None
    following: str | None
    own: tuple[Told, ...]
    """What this person decided on it, that stands."""
    others: tuple[Told, ...]
    """What others decided on it: shown when this person has decided."""
    done: Told | None
    """What was decided just now, wherever: to be undone."""
    undone: bool
    again: str
    """The address of this record."""

    @property
    def is_pair(self) -> bool:
        """Whether two records are compared."""
        return len(self.shown) > 1


def review(
    base: Base, room: Room, *, person: str, kind: Queued, record: str | None, done: str | None
) -> ReviewPage:
    """Return what the page shows.

    Args:
        base: that is asked.
        room: what stands in it, and its queues.
        person: who decides.
        kind: the queue.
        record: name of the record, or two with ``~`` between; none: the first not decided.
        done: id of the decision made just now; ``undone``: one was taken back.

    Raises:
        NotFoundError: there is no such record.
    """
    queues = Queue(base, room, person)
    found = queues.of(kind)
    here = _chosen(queues, found, record)
    place = next((n for n, one in enumerate(found) if here and one.name == here.name), -1)
    sides = _sides(base, here)
    made = _on(queues, here, sides)
    own = [one for one in made if one.decision.person == person]
    every = room.decided.stated(base.connection)
    latest = next((one for one in every if one.decision.id == done), None)
    return ReviewPage(
        queue=kind,
        title=QUEUES[kind],
        order=ORDER[kind],
        progress=queues.progress(),
        person=person,
        candidate=here,
        shown=tuple(Shown(side=one, passage=_passage(one)) for one in sides),
        form=form_of_side(sides[0], own) if len(sides) == 1 else (),
        place=place + 1,
        total=len(found),
        previous=at(kind, found[place - 1]) if place > 0 else None,
        following=at(kind, found[place + 1]) if -1 < place < len(found) - 1 else None,
        own=tuple(told(one) for one in own),
        others=tuple(told(one) for one in made if one.decision.person != person) if own else (),
        done=told(latest) if latest is not None and latest.state != "withdrawn" else None,
        undone=done == "undone",
        again=at(kind, here),
    )


def _sides(base: Base, here: Candidate | None) -> list[Side]:
    try:
        return [side(base.connection, name) for name in here.records] if here else []
    except BaseError as error:
        raise NotFoundError(str(error)) from error


def _chosen(queues: Queue, found: tuple[Candidate, ...], record: str | None) -> Candidate | None:
    if record is None:
        return next((one for one in found if not queues.is_decided(one)), None)
    listed = next((one for one in found if one.name == record), None)
    if listed is not None:
        return listed
    # Any record can be decided on: other pages lead here.
    return Candidate(records=tuple(record.split("~", 1)), keys=(), points=0, why=())


def _on(queues: Queue, here: Candidate | None, sides: list[Side]) -> list[StatedDecision]:
    if here is None:
        return []
    made = queues.made(here.records)
    if len(sides) == 1:
        for id_ in sorted({field.record for field in sides[0].fields} - {sides[0].id}):
            made += [
                one
                for one in queues.made((f"{sides[0].report.id}/{id_}",))
                if one.decision.field is not None
            ]
    return made


def _passage(one: Side) -> tuple[Segment, ...]:
    marks = [Mark(span=span, kind="own", record=one.id) for span in one.own]
    marks += [Mark(span=span, kind="source", record=one.id) for span in one.source]
    marks += [Mark(span=span, kind="content", record=one.id) for span in one.content]
    return segments(one.text, marks, start=one.start, end=one.end)


@router.get("/review")
def show(
    request: Request,
    queue: str = "claims",
    record: str | None = None,
    done: str | None = None,
    as_: Annotated[str | None, Query(alias="as")] = None,
) -> Response:
    """Show a record of a queue."""
    kind = queue_named(queue)
    if as_ is not None and may_name(request) and is_name(as_):
        response = RedirectResponse(
            links.to("/review", queue=queue, record=record), status_code=303
        )
        remember(response, as_)
        return response
    room = room_of(request)
    with room.reading() as base:
        context = review(base, room, person=person_of(request), kind=kind, record=record, done=done)
    answer: HTMLResponse = page(request, "review.html.j2", context)
    return answer
