"""Which reports rest on the same source, and which are a wire's copy by their own word."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from according.claims.reader import read_claims
from according.evaluate.lines import GoldError
from according.evaluate.tokens import PRF
from according.ingest import Given, document_from_text
from according.ingest.dateline import find_dateline
from according.link.origins.credits import wire_of
from according.link.origins.origins import origins_of
from according.link.origins.outlets import is_wire, same_outlet
from according.link.origins.records import Origins, Paper, Telling
from according.link.origins.tellings import paper_of, tellings_of
from according.model import Document, IncidentReport, Origin, Reading, Span

_NO_WIRE = frozenset({"", "na", "none"})

Pair = tuple[str, str]


class WrittenIncident(msgspec.Struct, frozen=True, kw_only=True):
    """Of an incident that a person wrote down, what is measured."""

    id: str
    independent: int
    origins: tuple[Origin, ...] = ()
    reports: tuple[IncidentReport, ...] = ()


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as a person wrote it down, with the annotated reports on it."""

    incident: WrittenIncident
    reports: Mapping[str, Reading]
    """By id; their claims are those that follow from the annotation."""


class IncidentOrigins(msgspec.Struct, frozen=True, kw_only=True):
    """One incident's origins beside the gold's."""

    id: str
    gold: int
    low: int
    independent: int
    high: int
    missed: tuple[Pair, ...]
    """Reports that share an origin by the gold and by nothing that was found."""
    wrong: tuple[Pair, ...]


class OriginScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well it is told which reports share an origin."""

    pairs: PRF
    """Pairs of reports of one incident that share at least one origin."""
    shared: PRF
    """The same, a pair counted as often as it shares one."""
    all_pairs: PRF
    """What calling all reports of an incident one origin would score."""
    within: int
    """Incidents whose number of origins by the gold lies in the range that was found."""
    incidents: tuple[IncidentOrigins, ...]


class WireScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well a wire's copy is recognised by what the report itself says."""

    wire: PRF
    """The gold names a wire as a report's, and the same one is found."""
    wires: Mapping[str, tuple[int, int]]
    """By wire: found, of how many."""
    mistakes: tuple[tuple[str, str | None, str | None], ...]
    """Document, the gold's wire, the one found."""


def read_origin_gold(incidents: Path, reports: Path) -> tuple[GoldIncident, ...]:
    """Read incidents and the annotated reports that they name.

    Raises:
        GoldError: a file is not what it should be.
    """
    try:
        lines = reports.read_bytes().splitlines()
        by_id = {one.id: one for one in (_annotated(line) for line in lines if line.strip())}
        found = [
            msgspec.json.decode(line, type=WrittenIncident)
            for line in incidents.read_bytes().splitlines()
            if line.strip()
        ]
        return tuple(
            GoldIncident(
                incident=each,
                reports={told.document: by_id[told.document] for told in each.reports},
            )
            for each in found
        )
    except (msgspec.MsgspecError, KeyError) as error:
        raise GoldError(
            f"{incidents}: not incidents with the reports of {reports}: {error}"
        ) from error


def score_origins(
    gold: Iterable[GoldIncident], readings: Mapping[str, Reading] | None = None
) -> OriginScore:
    """Measure who shares an origin, incident by incident.

    Args:
        gold: the incidents; which events tell of one is taken from it.
        readings: by document; none: the gold's own annotation stands for them, which measures
            this step alone.
    """
    tally: Counter[str] = Counter()
    rows = []
    for one in gold:
        found = origins_found(one, readings)
        rows.append(_compared(one, found, tally))
    return OriginScore(
        pairs=_prf(tally, "pairs"),
        shared=_prf(tally, "shared"),
        all_pairs=_prf(tally, "all"),
        within=sum(row.low <= row.gold <= row.high for row in rows),
        incidents=tuple(rows),
    )


def origins_found(one: GoldIncident, readings: Mapping[str, Reading] | None = None) -> Origins:
    """Return the origins that are found for an incident of the gold."""
    papers: list[Paper] = []
    tellings: list[Telling] = []
    publishers = [each.publisher for each in one.reports.values() if each.publisher]
    for id_, annotated in sorted(one.reports.items()):
        reading = annotated if readings is None else readings.get(id_)
        if reading is None:
            continue
        spans = [told.span for told in one.incident.reports if told.document == id_]
        by = _events_at(annotated, reading, spans)
        papers.append(paper_of(reading))
        tellings.extend(tellings_of(reading, by, publishers))
    return origins_of(papers, tellings)


def read_wire_gold(path: Path) -> tuple[tuple[Document, str | None], ...]:
    """Read reports with the wire that each is from by its metadata (``wire``, else ``author``).

    Raises:
        GoldError: a row has no text or id.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    found = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            if not isinstance(row.get("text"), str) or "wire" not in row:
                raise GoldError(f"{path}:{number}: a row needs `text` and `wire`")
            given = Given(id=row["id"], publisher=row.get("publisher"), published=row.get("date"))
            found.append((document_from_text(row["text"], given=given), _gold_wire(row)))
    return tuple(found)


def score_wires(gold: Sequence[tuple[Document, str | None]]) -> WireScore:
    """Measure whether a report that is a wire's is taken for that wire's, by its text alone."""
    tally: Counter[str] = Counter()
    by: dict[str, tuple[int, int]] = {}
    mistakes = []
    for document, wire in gold:
        credit = wire_of(document)
        found = credit.outlet if credit else None
        right = wire is not None and found is not None and same_outlet(wire, found)
        tally["tp"] += right
        tally["pred"] += found is not None
        tally["gold"] += wire is not None
        if wire is not None:
            name = wire.upper() if len(wire) <= 3 else wire.capitalize()
            hits, of = by.get(name, (0, 0))
            by[name] = hits + right, of + 1
        if not right and (wire or found):
            mistakes.append((document.id, wire, found))
    return WireScore(
        wire=PRF.counted(tally["tp"], tally["pred"], tally["gold"]),
        wires=dict(sorted(by.items())),
        mistakes=tuple(mistakes),
    )


def _gold_wire(row: Mapping[str, str | None]) -> str | None:
    for key in ("wire", "author"):
        told = (row.get(key) or "").strip()
        if told.casefold() not in _NO_WIRE and (key == "wire" or is_wire(told)):
            return told
    return None


def _annotated(line: bytes) -> Reading:
    row = msgspec.json.decode(line, type=dict[str, Any])
    printed = row.pop("dateline", None)
    reading = msgspec.convert(row, type=Reading)
    if printed:
        # The gold has its words; what they say of place and wire is read from them.
        start = max(reading.text.find(printed), 0)
        head = Span(start, (reading.text + "\n").find("\n", start))
        reading = msgspec.structs.replace(reading, dateline=find_dateline(reading.text, head))
    return msgspec.structs.replace(reading, claims=read_claims(reading))


def _events_at(annotated: Reading, reading: Reading, spans: Sequence[Span]) -> set[str]:
    """Return the events of a reading at the places where the gold has the incident's.

    A text taken out of a page may begin elsewhere: the places are told apart by their end.
    """
    shift = reading.text.find(annotated.text)
    if shift < 0:
        tail = annotated.text[-60:]
        at = reading.text.rfind(tail)
        shift = at - (len(annotated.text) - len(tail)) if at >= 0 else 0
    moved = [Span(span.start + shift, span.end + shift) for span in spans]
    return {
        event.id for event in reading.events if any(event.span.overlaps(span) for span in moved)
    }


def _compared(one: GoldIncident, found: Origins, tally: Counter[str]) -> IncidentOrigins:
    wanted = _shared_by(origin.reports for origin in one.incident.origins)
    got = _shared_by(each.origin.reports for each in found.origins)
    everybody = set(combinations(sorted(one.reports), 2))
    for name, predicted in (("pairs", set(got)), ("all", everybody)):
        tally[f"{name} tp"] += len(predicted & set(wanted))
        tally[f"{name} pred"] += len(predicted)
        tally[f"{name} gold"] += len(wanted)
    tally["shared tp"] += (wanted & got).total()
    tally["shared pred"] += got.total()
    tally["shared gold"] += wanted.total()
    return IncidentOrigins(
        id=one.incident.id,
        gold=one.incident.independent,
        low=found.low,
        independent=found.independent,
        high=found.high,
        missed=tuple(sorted(set(wanted) - set(got))),
        wrong=tuple(sorted(set(got) - set(wanted))),
    )


def _shared_by(origins: Iterable[Sequence[str]]) -> Counter[Pair]:
    return Counter(
        (one, other) for reports in origins for one, other in combinations(sorted(set(reports)), 2)
    )


def _prf(tally: Counter[str], name: str) -> PRF:
    return PRF.counted(tally[f"{name} tp"], tally[f"{name} pred"], tally[f"{name} gold"])
