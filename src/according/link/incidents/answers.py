"""Who denies, doubts or confirms it, in whatever report."""

from collections.abc import Iterator, Sequence
from typing import get_args

from according.link.incidents.facts import Fact, Report
from according.model import Answer, Link

_STANCES = frozenset(get_args(Answer.__annotations__["stance"]))


def answers(facts: Sequence[Fact], reports: dict[str, Report]) -> tuple[Answer, ...]:
    """Return the statements that deny, doubt, take back or confirm an incident, a statement once.

    A denial in one report is beside what another tells, since both are of one incident.
    """
    found: dict[str, Answer] = {}
    for fact in facts:
        for answer in _of(fact, reports[fact.by.document]):
            found.setdefault(answer.id, answer)
    return tuple(found.values())


def _of(fact: Fact, report: Report) -> Iterator[Answer]:
    for link in (*fact.claim.chain, *fact.claim.answers):
        if link.stance in _STANCES and link.statement in report.statements:
            yield _answer(link, fact, report)


def _answer(link: Link, fact: Fact, report: Report) -> Answer:
    assert link.statement is not None
    statement = report.statements[link.statement]
    text = report.reading.text
    return Answer(
        id=f"{fact.by.document}/{statement.id}",
        speaker=report.name(link),
        stance=link.stance,  # type: ignore[arg-type]
        quote=" … ".join(span.of(text) for span in statement.content),
        document=fact.by.document,
        claim=fact.claim.id,
        publisher=fact.by.publisher,
        day=fact.by.day,
    )
