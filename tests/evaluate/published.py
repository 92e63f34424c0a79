"""The published scorers, from beside the annotated reports, and predictions to try them on."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from according.evaluate.gold import GoldDocument, GoldStatement
from according.model import Span, Spans, Statement


def scorer(gold: Path, name: str) -> ModuleType:
    path = gold.parent / "score" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"the published scorer is not here ({path})")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_dict(told: GoldStatement | Statement) -> dict[str, list[list[int]]]:
    return {
        role: [list(span) for span in getattr(told, role)] for role in ("source", "cue", "content")
    }


def perturbed(document: GoldDocument, chance: random.Random) -> tuple[Statement, ...]:
    """The gold, worsened: dropped, doubled, merged and invented statements, wrong roles."""
    length = len(document.text)
    made: list[Statement] = []
    before: GoldStatement | None = None
    for told in document.statements:
        fate = chance.random()
        statement = _worsened(told, length, chance, name=f"p{len(made)}")
        if fate < 0.15:
            continue
        if fate < 0.25 and before is not None:
            statement = msgspec.structs.replace(
                statement, content=_joined(before.content, told.content)
            )
        made.append(statement)
        if fate > 0.95:
            made.append(msgspec.structs.replace(statement, id=f"p{len(made)}"))
        if fate > 0.90:
            made.append(_invented(length, chance, name=f"p{len(made)}"))
        before = told
    chance.shuffle(made)
    return tuple(made)


def _worsened(told: GoldStatement, length: int, chance: random.Random, name: str) -> Statement:
    def moved(spans: Spans, share: float) -> Spans:
        if chance.random() >= share:
            return spans
        return tuple(_shifted(span, length, chance) for span in spans)

    return Statement(
        id=name,
        source=() if chance.random() < 0.15 else moved(told.source, 0.3),
        cue=() if chance.random() < 0.1 else moved(told.cue, 0.2),
        content=() if chance.random() < 0.03 else moved(told.content, 0.5),
    )


def _shifted(span: Span, length: int, chance: random.Random) -> Span:
    start = min(max(0, span.start + chance.randint(-25, 25)), span.end - 1)
    return Span(start, min(length, max(span.end + chance.randint(-25, 25), start + 1)))


def _joined(one: Spans, other: Spans) -> Spans:
    spans = (*one, *other)
    if not spans:
        return ()
    return (Span(min(s.start for s in spans), max(s.end for s in spans)),)


def _invented(length: int, chance: random.Random, name: str) -> Statement:
    start = chance.randrange(length - 60)
    return Statement(
        id=name,
        source=(Span(start, start + 8),) if chance.random() < 0.7 else (),
        cue=(Span(start + 9, start + 14),),
        content=(Span(start + 15, start + 60),),
    )
