"""What holds of any readings: they come out as they went in, once, in whatever order they came."""

import random
from pathlib import Path

import msgspec
import pytest
from fuzz.readers import check
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.attack.lines import line
from tests.attack.test_failures import exported, is_sound, run

from according.base.decisions import add_lines, to_lines
from according.base.decisions.log import with_id
from according.base.filing.given_readings import GivenReading, document_or_reading
from according.base.store import Store
from according.ingest import Given, document_from_html, document_from_text
from according.ingest.errors import IngestError
from according.ingest.limits import DEFAULT_LIMITS
from according.model import DecidedRecord, Decision

EXAMPLES = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(raw: bytes) -> GivenReading:
    taken = document_or_reading(raw, place="x:1", given=Given(), limits=DEFAULT_LIMITS)
    assert isinstance(taken, GivenReading), taken
    return taken


@pytest.mark.parametrize("number", range(12))
def test_a_reading_comes_out_as_it_went_in(number: int) -> None:
    taken = read(line(number))
    assert read(msgspec.json.encode(taken)) == taken


@EXAMPLES
@given(st.text(max_size=300))
def test_a_text_is_kept_to_the_character(text: str) -> None:
    try:
        document = document_from_text(text)
    except IngestError:
        return
    check(document)
    assert document.text == text
    assert document_from_text(text).id == document.id


@EXAMPLES
@given(st.lists(st.text(max_size=80), max_size=8))
def test_whatever_a_page_says_spans_lie_in_its_text(paragraphs: list[str]) -> None:
    page = "<article>" + "".join(f"<p>{words}</p>" for words in paragraphs) + "</article>"
    try:
        document = document_from_html(page)
    except IngestError:
        return
    check(document)


DECISIONS = st.builds(
    lambda start, length, words, why, verdict: with_id(
        Decision(
            id="",
            at="2024-05-01T12:00:00+00:00",
            person="A",
            verdict=verdict,
            why=why,
            records=(
                DecidedRecord(
                    document="r1", kind="claim", start=start, end=start + length, words=words
                ),
            ),
        )
    ),
    st.integers(0, 2**31 - 1000),
    st.integers(0, 1000),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(["accept", "reject"]),
)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    folder = tmp_path_factory.mktemp("bases")
    one, other = (Store.open(folder / name, create=True) for name in ("a.accd", "b.accd"))
    return one, other


@EXAMPLES
@given(decisions=st.lists(DECISIONS, max_size=5))
def test_decisions_go_from_base_to_base(
    bases: tuple[Store, Store], decisions: list[Decision]
) -> None:
    one, other = (base.connection for base in bases)
    add_lines(one, map(msgspec.json.encode, decisions))
    lines = list(to_lines(one))
    add_lines(other, lines)
    assert list(to_lines(other)) == lines
    assert add_lines(one, to_lines(other)).added == 0


def test_readings_in_any_order_make_one_base_and_out_and_in_again_the_same(
    tmp_path: Path,
) -> None:
    numbers = list(range(40))
    out: list[list[bytes]] = []
    incidents: list[str] = []
    for turn in range(2):
        random.Random(turn).shuffle(numbers)
        lines = tmp_path / f"{turn}.jsonl"
        lines.write_bytes(b"\n".join(map(line, numbers)))
        base = tmp_path / f"{turn}.accd"
        assert run("file", base, lines)[0] == 0
        assert run("file", base, lines)[0] == 0
        assert run("link", base)[0] == 0
        assert run("link", base)[0] == 0
        out.append(exported(base, tmp_path / f"out{turn}.jsonl"))
        incidents.append(run("incidents", base, "--format", "jsonl")[1])
        assert is_sound(base)
    assert out[0] == out[1]
    assert incidents[0] == incidents[1]
    again = tmp_path / "again.accd"
    assert run("file", again, tmp_path / "out0.jsonl")[0] == 0
    assert exported(again, tmp_path / "out2.jsonl") == out[0]
