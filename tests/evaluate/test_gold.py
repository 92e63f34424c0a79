import gzip
import json
from pathlib import Path

import pytest

from according.evaluate.gold import GoldError, read_gold
from according.model import Count, Span

TEXT = "The mill said two men were hurt. Its owner denied it."
STATEMENT = {
    "id": "s1",
    "source": [[0, 8]],
    "cue": [[9, 13]],
    "content": [[14, 31]],
    "act": "assert",
    "direct": "indirect",
    "source_kind": "named_organisation",
    "source_refers_to": "Orla Mill",
    "parent": None,
    "about": None,
    "unnamed_class": None,
}
NUMBER = {"span": [14, 17], "what": "injured", "low": 2, "high": 2, "exact": True, "said_by": "s1"}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def line(**changes: object) -> dict[str, object]:
    return {"id": "d", "text": TEXT, "statements": [STATEMENT]} | changes


def test_attributions_become_statements_that_say_no_more_than_they_do(tmp_path: Path) -> None:
    given = {"source": [], "cue": [[9, 13]], "content": [[14, 17], [18, 31]], "no_source": True}
    path = write(tmp_path, {"id": "d", "text": TEXT, "attributions": [given], "wire": "x"})
    (statement,) = read_gold(path)[0].statements
    assert (statement.id, statement.act, statement.manner) == ("a1", None, None)
    assert statement.content == (Span(14, 17), Span(18, 31))
    assert statement.source == ()


def test_statements_and_numbers_of_the_chains_gold(tmp_path: Path) -> None:
    own = NUMBER | {"said_by": "author", "high": None}
    (document,) = read_gold(write(tmp_path, line(numbers=[NUMBER, own])))
    (statement,) = document.statements
    assert (statement.act, statement.manner) == ("assert", "indirect")
    assert statement.refers_to == "Orla Mill"
    assert [count.statement for count in document.counts] == ["s1", None]
    assert (document.counts[1].low, document.counts[1].high) == (2, None)


def test_statements_and_counts_of_the_reading_contract(tmp_path: Path) -> None:
    count = {"id": "c1", "span": [14, 17], "what": "injured", "low": 2, "high": 2, "event": "e1"}
    spoken = {key: value for key, value in STATEMENT.items() if key != "direct"}
    path = write(tmp_path, line(statements=[spoken | {"manner": "mixed"}], counts=[count]))
    (document,) = read_gold(path)
    assert document.statements[0].manner == "mixed"
    assert document.counts == (
        Count(id="c1", span=Span(14, 17), what="injured", low=2, high=2, event="e1"),
    )


def test_gzipped_files_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(f"\n{json.dumps(line())}\n\n".encode()))
    assert [document.id for document in read_gold(path)] == ["d"]
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(GoldError, match=r"gold\.jsonl\.gz:1: not a whole gzip file"):
        read_gold(path)
    path.write_bytes(b"{}")
    with pytest.raises(GoldError, match=r"gold\.jsonl\.gz:1: not a whole gzip file"):
        read_gold(path)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"id": "d", "text": TEXT}, 'has neither "attributions" nor "statements"'),
        ({"id": "d", "attributions": []}, "missing required field `text`"),
        (line(statements=[STATEMENT | {"cue": [[9, 999]]}]), r"s1: span \[9, 999\) covers nothing"),
        (line(statements=[STATEMENT | {"cue": [[9, 9]]}]), r"s1: span \[9, 9\) covers nothing"),
        (line(statements=[STATEMENT | {"act": "shout"}]), r"Invalid enum value 'shout'"),
        (line(statements=[STATEMENT | {"parent": "s7"}]), "s1: there is no statement s7"),
        (line(statements=[STATEMENT, STATEMENT]), "statement ids given twice: s1"),
        (line(numbers=[NUMBER | {"said_by": "s7"}]), "n1: there is no statement s7"),
        (line(id="first"), "id first stands on an earlier line too"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, wrong: object, message: str) -> None:
    with pytest.raises(GoldError, match=rf"gold\.jsonl:2: .*{message}"):
        read_gold(write(tmp_path, line(id="first"), wrong))


@pytest.mark.parametrize("raw", [b"{", b'{"id": "\xff", "text": "", "statements": []}'])
def test_lines_that_are_no_json(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(raw)
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: "):
        read_gold(path)


@pytest.mark.gold
def test_the_annotated_reports_can_be_read(gold: Path) -> None:
    assert len(read_gold(gold / "attribution" / "dev.jsonl.gz")) == 84
    chains = read_gold(gold / "chains" / "dev.jsonl")
    assert sum(len(document.statements) for document in chains) == 373
    assert sum(len(document.counts) for document in chains) == 59
