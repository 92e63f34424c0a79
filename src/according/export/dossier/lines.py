"""What a dossier says: happenings in the order of time, their claims, and the reports."""

from collections.abc import Iterator

import msgspec

from according.base import Base, ClaimFilter, Report
from according.base.records import text_sha256
from according.export.claimed import Claimed, claimed_in
from according.export.dossier.incidents import Together, together
from according.export.dossier.marks import Marked, Piece, pieces, sentence
from according.export.made_by import reader_of
from according.model import Count, Link, ReaderVersion, Reading, words

_LAST = "9999"
"""After all days: where no time is told."""
_DAY = len("2023-03-02")


class Answered(msgspec.Struct, frozen=True):
    """Somebody denies, doubts, confirms or retracts it, or declines to comment."""

    name: str
    stance: str
    words: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A claim."""

    id: str
    words: tuple[Piece, ...]
    chain: tuple[str, ...]
    """From the innermost speaker out to the paper."""
    stance: str
    status: str
    status_reason: str | None
    denied: bool
    answers: tuple[Answered, ...]
    counts: tuple[str, ...]
    borrowed: tuple[str, ...]
    verdict: str | None
    confidence: float
    source: int
    """Number of the report."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims of one report tell of."""

    title: str
    when: str
    where: str
    since: str
    day: str
    """Of the report."""
    is_relation: bool
    lines: tuple[Line, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report."""

    number: int
    report: Report
    text_sha256: str
    reader: int
    """Number of the version that read it."""

    @property
    def link(self) -> str | None:
        """Its address, where it is one of the web."""
        url = self.report.url or ""
        return url if url.startswith(("http://", "https://")) else None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    base: str
    day: str
    """On which it was made."""
    query: tuple[tuple[str, str], ...]
    incidents: tuple[Together, ...]
    happenings: tuple[Happening, ...]
    sources: tuple[Source, ...]
    readers: tuple[ReaderVersion, ...]

    @property
    def claims(self) -> int:
        """How many."""
        return sum(len(one.lines) for one in self.happenings)

    @property
    def denied(self) -> int:
        """How many of them somebody denies or doubts."""
        return sum(line.denied for one in self.happenings for line in one.lines)

    @property
    def events(self) -> tuple[Happening, ...]:
        """What is told to have happened."""
        return tuple(one for one in self.happenings if not one.is_relation)

    @property
    def relations(self) -> tuple[Happening, ...]:
        """Who is told to stand how to whom."""
        return tuple(one for one in self.happenings if one.is_relation)


def dossier(base: Base, filter_: ClaimFilter, day: str) -> Dossier:
    """Gather a dossier; it is held whole, since its order is that of time.

    Raises:
        BaseError: the filter cannot be asked, or a reading is damaged.
    """
    happenings: list[Happening] = []
    sources: list[Source] = []
    readers: dict[ReaderVersion, int] = {}
    for number, selected in enumerate(base.selected(filter_), 1):
        version = reader_of(base, selected.report.key).version
        sources.append(
            Source(
                number=number,
                report=selected.report,
                text_sha256=text_sha256(selected.reading.text),
                reader=readers.setdefault(version, len(readers) + 1),
            )
        )
        groups: dict[str, list[Claimed]] = {}
        for one in claimed_in(selected):
            groups.setdefault(one.happening, []).append(one)
        happenings += [_happening(group, number) for group in groups.values()]
    happenings.sort(key=lambda one: (one.since, one.day))
    return Dossier(
        base=base.path.name,
        day=day,
        query=tuple(query(filter_)),
        incidents=tuple(together(base, filter_, {one.report.id: one.number for one in sources})),
        happenings=tuple(happenings),
        sources=tuple(sources),
        readers=tuple(readers),
    )


def query(filter_: ClaimFilter) -> Iterator[tuple[str, str]]:
    """Yield what was asked for, for people: the name of a filter and its value."""
    for field in msgspec.structs.fields(ClaimFilter):
        value = getattr(filter_, field.name)
        if value != field.default and field.name != "order":
            values = value if isinstance(value, tuple) else (value,)
            shown = ", ".join(
                "yes" if v is True else "no" if v is False else str(v) for v in values
            )
            yield field.name.replace("_", " "), shown


def _happening(group: list[Claimed], source: int) -> Happening:
    first = next((one for one in group if one.row.since), group[0])
    row = first.row
    return Happening(
        title=group[0].title,
        when=_interval(row.since, row.until),
        where=next((one.row.place_name for one in group if one.row.place_name), ""),
        since=row.since or row.until or _LAST,
        day=row.day or _LAST,
        is_relation=first.claim.kind == "relation",
        lines=tuple(_line(one, source) for one in group),
    )


def _line(one: Claimed, source: int) -> Line:
    text, row = one.facts.reading.text, one.row
    around = sentence(text, one.span)
    events = one.told.events
    return Line(
        id=one.id,
        words=pieces(text, around, _marks(one)),
        chain=tuple(_name(one, link) for link in one.claim.chain),
        stance=_plain(row.stance),
        status=row.status,
        status_reason=events[0].status_reason if events else None,
        denied=bool(row.denied),
        answers=tuple(_answer(one, link) for link in one.claim.answers),
        counts=tuple(_count(one.facts.reading, count) for count in one.told.counts),
        borrowed=tuple(one.told.borrowed),
        verdict=one.verdict,
        confidence=row.confidence,
        source=source,
    )


def _marks(one: Claimed) -> Iterator[Marked]:
    yield one.span, "what"
    for span, _ in (*one.told.actors, *one.told.recipients):
        if span is not None:
            yield span, "who"
    if one.told.time is not None:
        yield one.told.time.span, "when"
    if one.told.place is not None:
        yield one.told.place.span, "where"
    for count in one.told.counts:
        yield count.span, "many"


def _answer(one: Claimed, link: Link) -> Answered:
    reading = one.facts.reading
    said = next((each for each in reading.statements if each.id == link.statement), None)
    told = words(reading.text, said.content or said.cue) if said else ""
    return Answered(_name(one, link), _plain(link.stance), " ".join(told.split()))


def _name(one: Claimed, link: Link) -> str:
    actor = one.facts.actors.get(link.speaker or "")
    name = actor.name if actor else link.name or "somebody unnamed"
    return f"{name} (unnamed)" if link.source_kind == "unnamed" and "unnamed" not in name else name


def _count(reading: Reading, count: Count) -> str:
    low, high = count.low, count.high
    if low == high:
        number = str(low)
    elif high is None:
        number = f"at least {low}"
    else:
        number = f"up to {high}" if low is None else f"{low} to {high}"
    whom = " ".join(words(reading.text, count.of_whom).split())
    scope = {"total": " in all", "subset": " among them"}.get(count.scope, "")
    return " ".join(filter(None, (number, whom, count.what.replace("_", " ")))) + scope


def _interval(since: str | None, until: str | None) -> str:
    since, until = (day[:_DAY] if day else None for day in (since, until))
    if since == until:
        return since or ""
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _plain(stance: str) -> str:
    return stance.replace("_", " ")
