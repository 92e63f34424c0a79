"""Who denies, doubts or confirms it, in whatever report."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from according.claims.chains import STANCES
from according.link.incidents.facts import Fact, Report
from according.link.incidents.loose import Happening, loose
from according.model import Answer, EventType, Link, Statement

_STANCES = frozenset(get_args(Answer.__annotations__["stance"]))


def answers(
    type_: EventType,
    facts: Sequence[Fact],
    reports: Mapping[str, Report],
    events: Mapping[str, Sequence[str]],
) -> tuple[Answer, ...]:
    """Return the statements that deny, doubt, take back or confirm an incident, a statement once.

    Args:
        type_: the incident's.
        facts: its claims.
        reports: that tell it, by their ids.
        events: of each report those that do.
    """
    found: dict[str, Answer] = {}
    for fact in facts:
        for answer in _of(fact, reports[fact.by.document]):
            found.setdefault(answer.id, answer)
    happening = Happening(type_, facts, reports)
    for id_, report in reports.items():
        known = {one.partition("/")[2] for one in found if one.startswith(f"{id_}/")}
        for statement, fact in loose(happening, report, events[id_], known):
            answer = _answer(statement, fact, report)
            found.setdefault(answer.id, answer)
    return tuple(found.values())


def _of(fact: Fact, report: Report) -> Iterator[Answer]:
    for link in (*fact.claim.chain, *fact.claim.answers):
        statement = report.statements.get(link.statement or "")
        if link.stance in _STANCES and statement is not None:
            yield _answer(statement, fact, report, link)


def _answer(statement: Statement, fact: Fact, report: Report, link: Link | None = None) -> Answer:
    reading = report.reading
    link = link or Link(
        statement=statement.id,
        speaker=statement.speaker,
        name=" ".join(span.of(reading.text) for span in statement.source) or None,
        stance=STANCES[statement.act],
    )
    told_in = fact.by.document
    return Answer(
        id=f"{reading.id}/{statement.id}",
        speaker=report.name(link),
        stance=link.stance,  # type: ignore[arg-type]
        quote=" … ".join(span.of(reading.text) for span in statement.content),
        document=reading.id,
        claim=fact.claim.id,
        told_in=None if told_in == reading.id else told_in,
        told_by=None if told_in == reading.id else fact.by.speaker,
        publisher=reading.publisher,
        day=report.day,
    )
