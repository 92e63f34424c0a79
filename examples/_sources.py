"""What people write by hand: reports and happenings as TOML, read into typed records."""

import tomllib
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from according.model import (
    Act,
    ActorKind,
    EventStatus,
    EventType,
    Manner,
    PlacePrecision,
    Precision,
    SourceKind,
    Unnamed,
)

Anchors = str | list[str]
OriginKind = Literal["witness", "official", "wire", "outlet", "document", "unnamed"]
Record = TypeVar("Record", bound=msgspec.Struct)


class Problems:
    """What is wrong, in the order it was found; each entry says where."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Note that ``what`` is wrong at ``where``: report, record, field."""
        self.lines.append(f"{where}: {what}")


class _Strict(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A table of a hand-written file; a key nobody reads is a slip of the pen."""


class ActorEntry(_Strict):
    """``[[actors]]`` of a report."""

    id: str
    name: str
    kind: ActorKind
    mentions: list[str] = []
    aliases: list[str] = []
    roles: list[str] = []
    country: str | None = None
    sector: str | None = None


class StatementEntry(_Strict):
    """``[[statements]]`` of a report."""

    id: str
    source: Anchors = ""
    cue: Anchors = ""
    content: Anchors = ""
    act: Act = "assert"
    manner: Manner = "indirect"
    source_kind: SourceKind | None = None
    speaker: str | None = None
    unnamed: Unnamed | None = None
    parent: str | None = None
    about: str | None = None


class TimeEntry(_Strict):
    """``[[times]]`` of a report."""

    id: str
    span: str
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None
    anchor: str | None = None
    reason: str | None = None


class PlaceEntry(_Strict):
    """``[[places]]`` of a report."""

    id: str
    span: str
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None


class CountEntry(_Strict):
    """``[[counts]]`` of a report; -1 is an open side."""

    id: str
    span: str
    what: str
    low: int
    high: int
    exact: bool
    of_whom: list[str] = []
    statement: str | None = None
    event: str | None = None


class EventEntry(_Strict):
    """``[[events]]`` of a report."""

    id: str
    type: EventType
    span: str
    mode: str | None = None
    actors: list[str] = []
    actor_ids: list[str] = []
    recipients: list[str] = []
    recipient_ids: list[str] = []
    instrument: list[str] = []
    time: str | None = None
    place: str | None = None
    status: EventStatus = "happened"
    statement: str | None = None
    counts: list[str] = []


class Report(_Strict):
    """One report as written: what its readers met, and its gold."""

    id: str
    outlet: str
    format: Literal["html", "text", "rss"]
    published: str
    title: str
    text: str
    happenings: list[str]
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    furniture: list[str] = []
    actors: list[ActorEntry] = []
    statements: list[StatementEntry] = []
    times: list[TimeEntry] = []
    places: list[PlaceEntry] = []
    counts: list[CountEntry] = []
    events: list[EventEntry] = []

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs, the dateline at the head of the first."""
        body = [part.strip() for part in self.text.strip().split("\n\n") if part.strip()]
        if self.dateline and body:
            body[0] = f"{self.dateline} {body[0]}"
        return body

    @property
    def gold_text(self) -> str:
        """The text that the gold's offsets count in."""
        head = [self.title] if self.format == "text" else []
        return "\n\n".join(head + self.paragraphs)


class HappeningCount(_Strict):
    """``[[counts]]`` of a happening; -1 is an open side."""

    what: str
    low: int
    best: int
    high: int
    by: list[str] = []


class HappeningReport(_Strict):
    """``[[reports]]`` of a happening: the events of that report that tell it."""

    report: str
    events: list[str]


class HappeningOrigin(_Strict):
    """``[[origins]]`` of a happening."""

    id: str
    kind: OriginKind
    reports: list[str]
    name: str | None = None


class Happening(_Strict):
    """What happened, across reports."""

    id: str
    type: EventType
    start: str
    end: str
    place: str
    actors: list[str]
    recipients: list[str]
    independent: int
    disputes: list[str] = []
    denials: list[str] = []
    counts: list[HappeningCount] = []
    reports: list[HappeningReport] = []
    origins: list[HappeningOrigin] = []


def read_folder(folder: Path, kind: type[Record], problems: Problems) -> list[Record]:
    """Read every TOML file of a folder; what cannot be read is a problem and left out."""
    records = []
    for path in sorted(folder.glob("*.toml")):
        record = _read_file(path, kind, problems)
        if record is None:
            continue
        if record.id != path.stem:  # type: ignore[attr-defined]
            problems.add(path.stem, "id differs from the name of its file")
        records.append(record)
    return records


def _read_file(path: Path, kind: type[Record], problems: Problems) -> Record | None:
    """Read one TOML file."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(path.stem, f"is not TOML: {error}")
        return None
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError:
        for line in _faults(table, kind):
            problems.add(path.stem, line)
        return None


def _faults(table: dict[str, Any], kind: type[msgspec.Struct]) -> list[str]:
    """Say what is wrong with a file, record by record, so that one slip does not hide the next."""
    types = {field.name: field.type for field in msgspec.structs.fields(kind)}
    faults = []
    for name, records in table.items():
        entry = getattr(types.get(name), "__args__", (None,))[0]
        if not (isinstance(entry, type) and issubclass(entry, _Strict)):
            continue
        for record in records:
            if fault := _fault(record, entry):
                faults.append(f"{name} {record.get('id', '')}: {fault}")
    return faults or [_fault(table, kind)]


def _fault(table: dict[str, Any], kind: type[msgspec.Struct]) -> str:
    """Return what keeps a table from being read as ``kind``, or nothing."""
    try:
        msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""
