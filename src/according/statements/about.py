"""Which statement a denial, confirmation, doubt or retraction answers."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc

from according import lexicon
from according.model import Statement
from according.statements.evidence import ANSWERING, Evidence, Report, Side, null


@cache
def weights() -> Mapping[str, float]:
    """Return what each sign of ``evidence`` weighs (fitted by ``training/answers.py``)."""
    table: Mapping[str, float] = lexicon.table("answer_weights")["weights"]
    return table


def with_answers(doc: Doc, text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with ``about``: the id of the one each answers.

    Args:
        doc: the parse of the report.
        text: its text; given, because spaCy puts ``doc.text`` together anew at every call.
        statements: its statements in text order.
    """
    links = answered(doc, text, statements)
    return tuple(
        msgspec.structs.replace(one, about=links[one.id]) if one.id in links else one
        for one in statements
    )


def answered(doc: Doc, text: str, statements: Sequence[Statement]) -> dict[str, str]:
    """Return, for statements that answer another one, the id of the one they answer.

    Every statement that may be answered is weighed by its ``evidence``, and so is that the answer
    answers nothing the report tells (``evidence.null``); the heaviest wins. The model is a
    conditional logit: exp(weight) is proportional to the probability.
    """
    report = Report(doc, text, statements)
    found: dict[str, str] = {}
    for side in report.sides:
        if side.statement.act in ANSWERING:
            target = _heaviest(report, side, answered_before(report, side, found))
            if target is not None:
                found[side.statement.id] = target
    return found


def answered_before(report: Report, side: Side, found: Mapping[str, str]) -> str | None:
    """Return what the statement just before answered, where it is of the same source."""
    if not side.number:
        return None
    before = report.sides[side.number - 1]
    target = found.get(before.statement.id) if before.named == side.named else None
    return None if target == side.statement.id else target


def _heaviest(report: Report, answer: Side, before: str | None) -> str | None:
    candidates = report.candidates(answer)
    best, most = None, _weight(null(answer))
    for other in candidates:
        weight = _weight(report.evidence(answer, other, candidates, before))
        if weight > most:
            best, most = other.statement.id, weight
    return best


def _weight(evidence: Evidence) -> float:
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in evidence.items())
