"""Incidents as tables: one of incidents, the others of what each rests on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from according.base import FiledIncident
from according.export.tables import Field, Row, Table, Type, day_of
from according.model import Answer, Incident

_OF = Field(name="incident", type="text", about="of which it is told", refers="incidents")
_REPORT: tuple[str, Type, str] = ("document", "text", "id of the report")
_BY: tuple[tuple[str, Type, str], ...] = (
    ("speaker", "text", "who gives it; of what a report tells itself its paper"),
    ("document", "text", "id of the report that has it"),
    ("claim", "text", "id of the claim in that report; empty: it stands in no claim"),
    ("publisher", "text", "the paper, agency or site"),
    ("day", "day", "of the report"),
)
_Rows = Callable[[FiledIncident, Incident], Iterable[Row]]


def tables() -> tuple[Table, ...]:
    """Return the tables of an export of incidents."""
    return tuple(_TABLES)


def rows(one: FiledIncident) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of an incident, table by table."""
    told = one.incident
    for table, found in _TABLES.items():
        of_it = found(one, told)
        is_first = table.name == "incidents"
        yield table.name, [row if is_first else (one.id, *row) for row in of_it]


def _table(name: str, about: str, *fields: tuple[str, Type, str]) -> Table:
    made = tuple(Field(name=n, type=t, about=a) for n, t, a in fields)
    return Table(name=name, about=about, fields=made if name == "incidents" else (_OF, *made))


_HEAD: tuple[tuple[str, Type, str], ...] = (
    ("id", "text", "as `according incident` takes it"),
    ("type", "text", "PLOVER's, or OTHER"),
    ("mode", "text", "how it is done: a mode of PLOVER's for the type"),
    ("words", "text", "the word that most reports use"),
    ("status", "text", "what most reports hold it to be: happened, planned, …"),
    ("since", "text", "when it happened, from: ISO 8601; empty: open"),
    ("until", "text", "when it happened, to: ISO 8601; empty: open"),
    ("place", "text", "where"),
    ("country", "text", "where: ISO 3166-1 alpha-3"),
    ("lat", "real", "degrees north, WGS 84"),
    ("lon", "real", "degrees east, WGS 84"),
    *(
        (f"{what}_{part}", "integer", about)
        for what in ("killed", "injured")
        for part, about in (
            ("low", "the least of what stands"),
            ("best", "by the rule on Incidents"),
            ("high", "the most of what stands"),
        )
    ),
    ("reports", "integer", "how many tell it"),
    ("independent_low", "integer", "origins, when every doubt counts as one"),
    ("independent", "integer", "origins left when copies and shared sources are put together"),
    ("independent_high", "integer", "origins, when every doubt counts as several"),
    ("disputes", "integer", "values on which its sources do not agree"),
    ("denials", "integer", "statements that deny or doubt it, or a part of it"),
    ("first", "text", "day of the first report"),
    ("latest", "text", "day of the latest report"),
)
_NAMES: tuple[tuple[str, Type, str], ...] = (
    ("actors", "list", "names of who acts"),
    ("recipients", "list", "names of who is acted on"),
)


def _head(one: FiledIncident, told: Incident) -> Iterable[Row]:
    values = tuple(getattr(one, name) for name, _, _ in _HEAD)
    return [(*values, list(told.actors), list(told.recipients))]


def _disputes(_: FiledIncident, told: Incident) -> Iterable[Row]:
    for number, dispute in enumerate(told.disputes, 1):
        for value in dispute.values:
            for by in value.by:
                yield (number, dispute.about, value.value, value.independent, *_by(by))


def _answers(_: FiledIncident, told: Incident) -> Iterable[Row]:
    for one in (*told.denials, *told.confirmations):
        yield (one.id, one.stance, one.speaker, one.quote, one.document, *_answered(one))


def _answered(one: Answer) -> Row:
    return one.claim, one.told_in or one.document, one.told_by, one.publisher, day_of(one.day)


def _tolls(_: FiledIncident, told: Incident) -> Iterable[Row]:
    for one in told.tolls:
        yield (one.what, one.low, one.high, one.last, one.overtaken, *_by(one.by))


def _by(by: Any) -> Row:
    return by.speaker, by.document, by.claim, by.publisher, day_of(by.day)


_TABLES: Mapping[Table, _Rows] = {
    _table("incidents", "What several reports, or one, tell as one happening.", *_HEAD, *_NAMES): (
        _head
    ),
    _table(
        "incident_reports",
        "Each word of a report that tells of an incident.",
        _REPORT,
        ("event", "text", "id of the event in that report"),
        ("start", "integer", "of its word: code points into the report's text"),
        ("end", "integer", "of its word: the first code point after it"),
    ): lambda _, told: [(r.document, r.event, r.span.start, r.span.end) for r in told.reports],
    _table(
        "incident_counts",
        "A number of an incident, summed up.",
        ("what", "text", "killed, injured, arrested, …"),
        ("low", "integer", "the least of what stands"),
        ("best", "integer", "by the rule on Incidents"),
        ("high", "integer", "the most of what stands"),
        ("by", "list", "who gives it"),
    ): lambda _, told: [(c.what, c.low, c.best, c.high, list(c.by)) for c in told.counts],
    _table(
        "incident_tolls",
        "A number as it was told in one report, by day.",
        ("what", "text", "killed, injured, arrested, …"),
        ("low", "integer", "from; empty: open"),
        ("high", "integer", "to; empty: open"),
        ("last", "flag", "whether it is its source's last word"),
        ("overtaken", "flag", "whether a later, greater one has gone beyond it"),
        *_BY,
    ): _tolls,
    _table(
        "incident_disputes",
        "A value on which those who tell of an incident do not agree, and who holds it.",
        ("dispute", "integer", "which of the incident's disputes"),
        ("about", "text", "time, place, actors, or what is counted"),
        ("value", "text", "what is held"),
        ("independent", "integer", "of a number: on how many origins it rests"),
        *_BY,
    ): _disputes,
    _table(
        "incident_answers",
        "A statement that denies, doubts, takes back or confirms an incident.",
        ("statement", "text", "the report's id, a slash, the statement's"),
        ("stance", "text", "denies, doubts, retracts, confirms"),
        ("speaker", "text", "who"),
        ("quote", "text", "the words"),
        _REPORT,
        ("claim", "text", "id of the claim that is answered"),
        ("told_in", "text", "id of the report that has this claim"),
        ("told_by", "text", "who tells this claim, where it is another report's"),
        ("publisher", "text", "the paper, agency or site that has the statement"),
        ("day", "day", "of that report"),
    ): _answers,
    _table(
        "incident_origins",
        "Where what is told of an incident entered the record.",
        ("origin", "text", "its number in the incident"),
        ("kind", "text", "witness, official, wire, outlet, document or unnamed"),
        ("name", "text", "empty: nobody is named"),
        ("reports", "list", "ids of the reports that rest on it"),
    ): lambda _, told: [(o.id, o.kind, o.name, list(o.reports)) for o in told.origins],
}
