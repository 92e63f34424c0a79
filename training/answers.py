"""Fit the weights by which an answer is tied to what it answers (``statements/about.py``).

``python training/answers.py`` reads the example corpus (``examples/gold/reports.jsonl``) and the
passages of ``invented/answers.txt``, whose comments "# 3 deny 1" say that statement 3 denies
statement 1. Each is taken three ways: with the marked statements and acts, with the marked
statements and the acts that the word lists tell, and as the whole reader reads it. A conditional
logit is fitted, with a prior that holds each weight near nothing and, where the sense of a sign is
plain, to its side of nothing. Prints precision, recall and F1 of eight-fold cross-validation and
writes ``lexicon/data/answer_weights.toml``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from according.encoder import load_encoder
from according.evaluate.matching import one_to_one
from according.ingest import Given, document_from_text
from according.language import Pipeline
from according.model import Span, Statement
from according.statements.about import answered_before
from according.statements.acts import act_of
from according.statements.evidence import ANSWERING, Evidence, Report, null
from according.statements.reader import unanswered
from marked import OPENING, PARTING, ROLES

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples/gold/reports.jsonl"
WEIGHTS = HERE.parent / "src/according/lexicon/data/answer_weights.toml"
ABOUT = re.compile(r"# (\d+) (\w+) (\d+|-)$")
HOLD = 3.0
"""How strongly weights are held near nothing (L2)."""
STEPS, RATE = 400, 0.05
FOLDS = 8
AT_LEAST = 0.5
"""Dice of contents from which a statement as read stands for a marked one."""
FOR = ("likeness", "meaning", "words shared", "accused", "named", "told inside", "noun cue",
       "just before", "points", "accuses", "asserts", "same paragraph", "answered before",
       "confirm, likeness")  # fmt: skip
AGAINST = ("after", "points, but after", "between", "paragraphs apart", "answers", "wants",
           "unsure", "no sign", "no cue", "told by nobody", "nothing, bare",
           "nothing, points")  # fmt: skip
"""Signs (and those that begin so, with a comma) that can only speak for, or against, a link."""


class Row(msgspec.Struct):
    """A text with marked statements: dicts in the form of the examples' gold."""

    id: str
    group: str
    text: str
    statements: list[dict[str, Any]]


class Choice(msgspec.Struct):
    """One answer: the evidence of every candidate, that of none last, and which is right."""

    group: str
    way: str
    options: list[Evidence]
    right: int
    missed: bool
    """What it answers was not found, so it counts in recall and is not learned from."""


def example_rows() -> Iterator[Row]:
    """Read the example corpus; reports of one happening share a group."""
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        yield Row(one["id"], one["id"][:3], one["text"], one["statements"])


def passage_rows() -> Iterator[Row]:
    """Read the invented passages about answers."""
    whole = (HERE / "invented/answers.txt").read_text(encoding="utf-8")
    for number, passage in enumerate(PARTING.split(whole), 1):
        lines = passage.splitlines()
        links = {m[1]: (m[2], m[3]) for line in lines if (m := ABOUT.match(line))}
        text, found = spans_of("\n".join(x for x in lines if not x.startswith("#")).strip())
        statements = [
            {
                "id": f"s{name}",
                **roles,
                "act": links.get(name, (None,))[0],
                "about": f"s{links[name][1]}" if links.get(name, ("", "-"))[1] != "-" else None,
                "parent": enclosing(roles, found),
            }
            for name, roles in found.items()
        ]
        statements.sort(key=lambda s: min(s["source"] + s["cue"] + s["content"]))
        yield Row(f"answers-{number}", f"answers-{number}", text, statements)


def spans_of(marked: str) -> tuple[str, dict[str, dict[str, list[list[int]]]]]:
    """Return a passage's text and, by number, the spans of each statement's roles."""
    text, position = "", 0
    opened: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, list[list[int]]]] = {}
    while position < len(marked):
        opening = OPENING.match(marked, position)
        if opening:
            opened.append((opening[1], ROLES[opening[2]], len(text)))
            position = opening.end()
            continue
        if marked[position] == "]" and opened:
            number, role, start = opened.pop()
            roles = found.setdefault(number, {"source": [], "cue": [], "content": []})
            roles[role] = sorted([*roles[role], [start, len(text)]])
        else:
            text += marked[position]
        position += 1
    return text, found


def enclosing(roles: dict[str, Any], found: dict[str, dict[str, Any]]) -> str | None:
    """Return the id of the smallest content that a statement's cue lies in."""
    around = {
        name: sum(end - start for start, end in other["content"])
        for name, other in found.items()
        if other is not roles
        and all(
            any(a <= start and end <= b for a, b in other["content"]) for start, end in roles["cue"]
        )
    }
    return f"s{min(around, key=lambda name: around[name])}" if around else None


def choices(rows: Sequence[Row]) -> Iterator[Choice]:
    """Take every row three ways."""
    pipeline, links = Pipeline.load(), load_encoder().reader
    documents = [document_from_text(row.text, given=Given(id=row.id)) for row in rows]
    for row, (document, parse) in zip(rows, pipeline.parse(documents), strict=True):
        for told in row.statements:
            told["act"] = told["act"] or act_of(
                parse, row.text, spans(told, "cue"), spans(told, "content")
            )
        for way in ("marked", "told"):
            statements = [_marked(row, parse, told, way) for told in row.statements]
            own = {told["id"]: told["id"] for told in row.statements}
            yield from _choices(row, way, parse, statements, own)
        (found,) = links.read([document])
        read = unanswered(document, parse, found.links)
        yield from _choices(row, "read", parse, read, partners(row, read))


def spans(told: dict[str, Any], role: str) -> tuple[Span, ...]:
    """Return the spans of a role."""
    return tuple(Span(*span) for span in told[role])


def _marked(row: Row, parse: Doc, told: dict[str, Any], way: str) -> Statement:
    cue, content = spans(told, "cue"), spans(told, "content")
    return Statement(
        id=told["id"],
        source=spans(told, "source"),
        cue=cue,
        content=content,
        act=told["act"] if way == "marked" else act_of(parse, row.text, cue, content),
        parent=told["parent"],
        source_kind=told.get("source_kind"),
    )


def partners(row: Row, read: Sequence[Statement]) -> dict[str, str]:
    """Return, by marked id, the id of the statement as read that stands for it."""

    def letters(pieces: Iterable[Sequence[int]]) -> set[int]:
        return {i for start, end in pieces for i in range(start, end)}

    one = [letters(told["content"]) for told in row.statements]
    other = [letters(said.content) for said in read]
    near = (
        (-2 * len(a & b) / (len(a) + len(b)), 0.0, 0.0, i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a and 2 * len(a & b) >= AT_LEAST * (len(a) + len(b))
    )
    return {row.statements[i]["id"]: read[j].id for i, j in one_to_one(near)}


def _choices(
    row: Row, way: str, parse: Doc, statements: Sequence[Statement], stands: dict[str, str]
) -> Iterator[Choice]:
    links = {
        stands[told["id"]]: stands.get(told["about"], "")
        for told in row.statements
        if told["about"] and told["id"] in stands and told["act"] in ANSWERING
    }
    report = Report(parse, row.text, statements)
    for side in report.sides:
        if side.statement.act not in ANSWERING:
            continue
        candidates = report.candidates(side)
        before = answered_before(report, side, links)
        options = [report.evidence(side, other, candidates, before) for other in candidates]
        ids = [other.statement.id for other in candidates]
        target = links.get(side.statement.id)
        missed = target is not None and target not in ids
        right = ids.index(target) if target in ids else len(ids)
        yield Choice(
            row.group,
            way,
            [*options, null(side)],
            right,
            missed,
        )


def fitted(taken: Sequence[Choice]) -> dict[str, float]:
    """Fit the weights by Adam on the whole batch, held to their sides after every step."""
    taken = [one for one in taken if not one.missed]
    names = sorted({name for one in taken for option in one.options for name in option})
    rows = np.array([[o.get(n, 0.0) for n in names] for one in taken for o in one.options])
    begins = np.cumsum([0, *(len(one.options) for one in taken)])
    owner = np.repeat(np.arange(len(taken)), np.diff(begins))
    right = rows[begins[:-1] + np.array([one.right for one in taken])].sum(axis=0)
    low, high = _sides(names)
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, begins[:-1])[owner])
        share = powers / np.add.reduceat(powers, begins[:-1])[owner]
        slope = share @ rows - right + HOLD * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights - RATE * move, low, high)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def _sides(names: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    def among(name: str, signs: Sequence[str]) -> bool:
        return name in signs or name.split(",")[0] in signs

    against = np.array([among(n, AGAINST) for n in names])
    favour = np.array([among(n, FOR) and n not in AGAINST for n in names])
    return np.where(favour, 0.0, -np.inf), np.where(against, 0.0, np.inf)


def tally(taken: Sequence[Choice], weights: dict[str, float]) -> tuple[int, int, int]:
    """Count links right, links made, and links marked."""
    right = made = marked = 0
    for one in taken:
        scores = [sum(weights.get(n, 0.0) * v for n, v in o.items()) for o in one.options]
        best = len(scores) - 1 if max(scores) == scores[-1] else int(np.argmax(scores))
        none = len(scores) - 1
        right += best == one.right != none and not one.missed
        made += best != none
        marked += one.missed or one.right != none
    return right, made, marked


def main() -> None:
    """Cross-validate, fit, write."""
    taken = [*choices(list(example_rows())), *choices(list(passage_rows()))]
    groups = sorted({one.group for one in taken})
    for way in ("marked", "told", "read"):
        for name, inside in (("examples", False), ("passages", True)):
            total = np.zeros(3, dtype=int)
            for fold in range(FOLDS):
                out = set(groups[fold::FOLDS])
                weights = fitted([one for one in taken if one.group not in out])
                held = [
                    one
                    for one in taken
                    if one.group in out
                    and one.way == way
                    and one.group.startswith("answers") == inside
                ]
                total += tally(held, weights)
            right, made, marked = (int(n) for n in total)
            f1 = 200 * right / (made + marked)
            print(f"{name}, {way}: {right} right of {made} made, {marked} marked; F1 {f1:.1f}")
    lines = [f'"{name}" = {weight}' for name, weight in sorted(fitted(taken).items())]
    head = "# Written by training/answers.py; what each sign of statements/evidence.py weighs.\n"
    WEIGHTS.write_text(f"{head}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
