"""A report: its text as printed, what is told at which words, and on whose word."""

from collections.abc import Iterable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from according.base import Base, Report
from according.base.errors import BaseError
from according.model import Paragraph, Reading, Span
from according.web import links
from according.web.marks import Segment, segments
from according.web.marks.notes import Note, Notes, notes_of
from according.web.marks.parts import paragraphs, part_of, parts
from according.web.marks.reading import CHOICES, Chosen, looks_of, marks_of
from according.web.room import room_of
from according.web.safety import NotFoundError
from according.web.shown import page

router = APIRouter(include_in_schema=False)
_USUAL: tuple[Chosen, ...] = ("statements", "events")
_NONE = "none"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the text on which the same marks lie."""

    words: str
    look: str = ""
    """Classes of the style sheet; none: not marked."""
    note: str = ""
    """Id of the record whose note tells of the words."""
    anchors: tuple[str, ...] = ()
    """Ids of records that begin here."""
    asked: bool = False
    """Whether the address asks for these words."""
    first: bool = False
    """Whether it is the first piece of its record: the others are no stop of the keyboard."""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with what stands beside it."""

    role: str
    """``body``, ``title``, ``credit`` or ``furniture``."""
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class Toggle(msgspec.Struct, frozen=True, kw_only=True):
    """A link that marks a kind of record, or no longer."""

    name: str
    number: int
    on: bool
    address: str


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """A report."""

    report: Report
    kicker: str | None
    byline: str | None
    dateline: str | None
    language: str | None
    origin: str | None
    """The file, archive record or address that it was taken from: the saved page."""
    address: str | None
    """On the web; none where it has none that a page may link."""
    stretches: tuple[Stretch, ...]
    toggles: tuple[Toggle, ...]
    incidents: tuple[tuple[str, str], ...]
    """Id and words of those it tells of."""
    claims: int
    unnamed: int
    """Statements whose source has no name."""
    denials: int
    """Claims that somebody denies or doubts."""
    part: int
    """Of a very long text this one is shown, from 1."""
    parts: tuple[str, ...]
    """Address of each part."""


def report_page(
    base: Base,
    id_: str,
    chosen: tuple[Chosen, ...] = _USUAL,
    *,
    at: Span | None = None,
    record: str | None = None,
    part: int = 1,
) -> ReportPage:
    """Return what the page of a report shows.

    Args:
        base: the evidence base.
        id_: the report's, or a beginning that no other's has.
        chosen: what is marked in the text.
        at: words that the address asks for.
        record: a record that the address asks for.
        part: of a very long text, from 1; words that are asked for are shown wherever they stand.

    Raises:
        NotFoundError: there is no such report, or no such part of it.
    """
    try:
        report = base.report(id_)
    except BaseError as error:
        raise NotFoundError(str(error)) from error
    reading = base.reading(report.id)
    claims = tuple(base.claims(documents=(report.id,)))
    told = {} if not claims else _incidents(base, report.id)
    notes = notes_of(reading, claims, told, chosen)
    asked = at or (notes.spans.get(record) if record else None)
    cut, number = _cut(reading, asked, part)
    return ReportPage(
        report=report,
        kicker=reading.kicker,
        byline=reading.byline,
        dateline=reading.dateline.span.of(reading.text) if reading.dateline else None,
        language=reading.language,
        origin=reading.origin,
        address=links.outside(reading.url),
        stretches=_stretches(reading, cut[number], notes, chosen, asked),
        toggles=_toggles(reading, report.id, chosen, number + 1),
        incidents=tuple(dict.fromkeys((one.id, one.words) for one in told.values())),
        claims=len(claims),
        unnamed=sum(one.source_kind == "unnamed" for one in reading.statements),
        denials=sum(bool(one.claim.denied) for one in claims),
        part=number + 1,
        parts=tuple(_address(report.id, chosen, each) for each in range(1, len(cut) + 1)),
    )


def _cut(reading: Reading, asked: Span | None, part: int) -> tuple[list[list[Paragraph]], int]:
    """Return the parts of a text, and the number, from 0, of the one that is shown."""
    cut = parts(reading.text, paragraphs(reading))
    number = part_of(cut, asked.start) if asked else part - 1
    if not 0 <= number < len(cut):
        raise NotFoundError(f"the report has {len(cut)} parts, and no part {part}")
    return cut, number


class _Told(msgspec.Struct, frozen=True):
    id: str
    words: str


def _incidents(base: Base, id_: str) -> dict[str, _Told]:
    """Return the incident that each event of a report tells of, by the event's id."""
    found: dict[str, _Told] = {}
    for one in base.incidents(documents=(id_,)):
        words = f"{one.words} in {one.place}" if one.place else one.words
        told = _Told(one.id, words)
        found |= {each.event: told for each in one.incident.reports if each.document == id_}
    return found


def _stretches(
    reading: Reading,
    listed: list[Paragraph],
    notes: Notes,
    chosen: tuple[Chosen, ...],
    asked: Span | None,
) -> tuple[Stretch, ...]:
    marks = sorted(marks_of(reading, chosen), key=lambda one: one.span.start)
    looks = looks_of(reading, notes.denied)
    seen: set[str] = set()
    made = []
    for paragraph in listed:
        start, end = paragraph.span
        here = [one for one in marks if one.span.start < end and one.span.end > start]
        cut = segments(reading.text, here, start=start, end=end)
        starts = {s: ids for s, ids in notes.starts.items() if start <= s < end}
        pieces = tuple(
            _piece(part, looks, seen, starts, asked) for part in _cut_more(cut, starts, asked)
        )
        beside = tuple(one for one in notes.notes if start <= one.start < end)
        made.append(Stretch(role=paragraph.role, pieces=pieces, notes=beside))
    return tuple(made)


def _cut_more(
    cut: tuple[Segment, ...], starts: dict[int, list[str]], asked: Span | None
) -> list[Segment]:
    """Cut also where a record begins that is not marked, and around the words asked for."""
    borders = sorted({*starts, *(asked or ())})
    made = []
    for one in cut:
        at = one.start
        for border in [each for each in borders if one.start < each < one.end]:
            made.append(Segment(at, one.words[at - one.start : border - one.start], one.marks))
            at = border
        made.append(Segment(at, one.words[at - one.start :], one.marks))
    return made


def _piece(
    one: Segment,
    looks: dict[tuple[str, str], str],
    seen: set[str],
    starts: dict[int, list[str]],
    asked: Span | None,
) -> Piece:
    note = one.marks[-1].record if one.marks else ""
    classes = dict.fromkeys(
        word
        for mark in one.marks
        for word in (mark.kind, looks.get((mark.record, mark.kind), ""))
        if word
    )
    first = bool(note) and note not in seen
    seen.add(note)
    return Piece(
        words=one.words,
        look=" ".join(f"m-{each}" for each in classes),
        note=note,
        anchors=tuple(starts.get(one.start, ())),
        asked=asked is not None and asked.start <= one.start and one.end <= asked.end,
        first=first,
    )


def _address(id_: str, chosen: Iterable[Chosen], part: int) -> str:
    mark = None if tuple(chosen) == _USUAL else list(chosen) or _NONE
    return links.to("/report", id=id_, mark=mark, part=part if part > 1 else None)


def _toggles(
    reading: Reading, id_: str, chosen: tuple[Chosen, ...], part: int
) -> tuple[Toggle, ...]:
    made = []
    for name, records in CHOICES.items():
        other = tuple(each for each in CHOICES if (each in chosen) != (each == name))
        made.append(
            Toggle(
                name=name,
                number=len(getattr(reading, records)),
                on=name in chosen,
                address=_address(id_, other, part),
            )
        )
    return tuple(made)


def _span(at: str | None) -> Span | None:
    if not at:
        return None
    start, _, end = at.partition(":")
    if not (start.isdecimal() and end.isdecimal() and len(at) < 40):
        raise BaseError(f"{at!r} is no stretch of a text; write it as 120:131")
    return Span(int(start), int(end))


@router.get("/report")
def show(
    request: Request,
    id_: Annotated[str, Query(alias="id")],
    mark: Annotated[list[str] | None, Query()] = None,
    at: str | None = None,
    record: str | None = None,
    part: int = 1,
) -> HTMLResponse:
    """Show a report."""
    wanted = set(mark or _USUAL)
    chosen = tuple(each for each in CHOICES if each in wanted)
    with room_of(request).reading() as base:
        context = report_page(base, id_, chosen, at=_span(at), record=record, part=part)
    return page(request, "report.html.j2", context)
