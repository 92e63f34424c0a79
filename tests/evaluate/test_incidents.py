"""Incidents measured: the published scorers' numbers, and small cases by hand."""

import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from according.evaluate.gold_incidents import (
    OneIncidentDocument,
    ToldDocument,
    read_incident_gold,
)
from according.evaluate.incidents import (
    incident_mistakes,
    report_mistakes,
    score_incidents,
    score_reports,
    told_by,
)
from according.evaluate.lines import GoldError
from according.model import Incident, IncidentReport, Span

from .published import scorer

MENTIONS = "coref_cdec/dev.jsonl.gz"
REPORTS = "casualties/dev.jsonl.gz"


def test_words_as_the_published_scorer_has_them(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It imports the measures from a file beside it.
    monkeypatch.syspath_prepend(str(gold.parent / "score"))
    published = scorer(gold, "score_incidents")
    documents = told_documents(gold / MENTIONS)
    found = worsened(documents, random.Random(5))
    pred = {
        name: [{"span": list(span), "incident": incident} for span, incident in words]
        for name, words in found.items()
    }
    theirs = published.score(published.load(str(gold / MENTIONS)), pred)
    ours = msgspec.to_builtins(score_incidents(documents, found))
    for part in ("gold mentions", "end-to-end"):
        for row, rates in theirs[part].items():
            assert ours[part][row] == pytest.approx(rates), (part, row)
    assert ours["multi-document"] == pytest.approx(theirs["multi-document"])
    assert ours["info"] == theirs["info"]


def test_reports_as_the_published_scorer_has_them(gold: Path) -> None:
    published = scorer(gold, "score_same_incident")
    documents = [
        one for one in read_incident_gold(gold / REPORTS) if isinstance(one, OneIncidentDocument)
    ]
    chance = random.Random(3)
    groups: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        name = document.incident if chance.random() < 0.8 else str(chance.randrange(200))
        groups[name].append(document.id)
    kinds = [chance.choice(("ASSAULT", "ASSAULT", "PROTEST")) for _ in groups]
    made = [
        incident(str(n), *names, kind=kind)
        for n, (names, kind) in enumerate(zip(groups.values(), kinds, strict=True))
    ]
    for types in ({"ASSAULT"}, set[str]()):
        rows = [msgspec.to_builtins(one) for one in made]
        theirs = published.score(published.rows(str(gold / REPORTS)), rows, types)
        ours = score_reports(documents, made, frozenset(types))
        assert msgspec.to_builtins(ours.pairs) == pytest.approx(theirs["pairs"])
        assert msgspec.to_builtins(ours.b_cubed) == pytest.approx(theirs["b3"])


def test_split_and_merged_words_are_listed() -> None:
    documents = (report("a", "They met. They fell.", "1"), report("b", "They met.", "1"))
    found = {"a": [(Span(5, 8), "x"), (Span(15, 19), "x")], "b": [(Span(5, 8), "y")]}
    mistakes = incident_mistakes(documents, found)
    assert [(one.kind, one.document, one.at) for one in mistakes] == [
        ("split", "b", Span(5, 8)),
        ("merged", "a", Span(15, 19)),
    ]
    score = score_incidents(documents, found)
    assert score.multi_document.f1 == 0
    assert score.end_to_end.mentions.f1 == 1


def test_missed_and_wrong_pairs_of_reports_are_listed() -> None:
    documents = [
        OneIncidentDocument(id=name, text="Text.", incident=name[0]) for name in ("a1", "a2", "b1")
    ]
    found = [incident("x", "a1", "b1")]
    mistakes = report_mistakes(documents, found, frozenset())
    assert [(one.kind, one.document, one.gold, one.predicted) for one in mistakes] == [
        ("missed", "a1", "a2", None),
        ("wrong", "a1", None, "b1"),
    ]


def test_words_of_incidents_by_document() -> None:
    assert told_by([incident("x", "a", "b")]) == {
        "a": [(Span(0, 1), "x")],
        "b": [(Span(0, 1), "x")],
    }


def test_words_of_a_document_that_is_not_the_golds_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the gold: z"):
        score_incidents([report("a", "They met.", "1")], {"z": []})


def test_gold_of_neither_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "They met."}\n')
    with pytest.raises(GoldError, match="neither a topic with mentions nor an incident"):
        read_incident_gold(path)


def told_documents(path: Path) -> list[ToldDocument]:
    return [one for one in read_incident_gold(path) if isinstance(one, ToldDocument)]


def worsened(
    documents: list[ToldDocument], chance: random.Random
) -> dict[str, list[tuple[Span, str]]]:
    """The gold with words dropped, doubled, moved and invented, clusters split and merged."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for document in documents:
        words: list[tuple[Span, str]] = []
        for mention in document.mentions:
            name = mention.cluster if chance.random() < 0.7 else str(chance.randrange(20))
            if chance.random() < 0.8:
                words.append((mention.spans[0], name))
            if chance.random() < 0.1:
                words.append((mention.spans[-1], "again"))
        tokens = chance.sample(document.tokens, min(6, len(document.tokens)))
        words += [(token, str(chance.randrange(20))) for token in tokens]
        words += [
            (Span(one.start, two.end), "wide")
            for one, two in chance.sample(list(pairwise(document.tokens)), 2)
        ]
        found[document.id] = sorted(words)
    return found


def report(id_: str, text: str, topic: str) -> ToldDocument:
    line: dict[str, Any] = {"id": id_, "text": text, "topic": topic, "mentions": []}
    starts = [n for n in range(len(text)) if text.startswith(("met", "fell"), n)]
    tokens = [Span(n, n + (3 if text[n] == "m" else 4)) for n in starts]
    line["mentions"] = [{"spans": [span], "cluster": span.of(text)} for span in tokens]
    line |= {"tokens": tokens, "validated": tokens}
    return msgspec.convert(line, ToldDocument)


def incident(id_: str, *documents: str, kind: str = "ASSAULT") -> Incident:
    reports = tuple(
        IncidentReport(document=name, event="e1", span=Span(0, 1)) for name in documents
    )
    return msgspec.convert(
        {"id": id_, "type": kind, "reports": msgspec.to_builtins(reports)}, Incident
    )
