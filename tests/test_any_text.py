"""Whatever the text, a reading comes back, and every span lies inside it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according.ingest import IngestError, document_from_text
from according.model import Failure, Reading, Span
from according.reading import Reader

pytestmark = [pytest.mark.model, pytest.mark.slow]

WORDS = ["said", "the", "Minister", "denied", "that", "he", "told", "12", "KELB,", "(Reuters)"]
MARKS = ["“", "”", '"', "'", "’", ",", ".", ":", "\n\n", "\n", " — ", "\u00a0", "\u200b"]
NEWSY = st.sampled_from([*WORDS, *MARKS, "according to"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(NEWSY, max_size=40).map(" ".join),
    st.lists(st.one_of(NEWSY, st.text(max_size=8)), max_size=30).map("".join),
)


@cache
def reader() -> Reader:
    return Reader.load()


def spans(value: Any) -> Iterator[Span]:
    """Yield every span in a record, however deep it lies."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))


@settings(
    max_examples=2000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(TEXTS)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    try:
        document = document_from_text(text)
    except IngestError as error:
        assert str(error)
        return
    assert document.text == text
    (result,) = reader().read([document])
    if isinstance(result, Failure):
        assert "According reads English" in result.error
        return
    assert isinstance(result, Reading)
    for span in spans(result):
        assert span.fits(text), span
    ids = [statement.id for statement in result.statements]
    assert len(ids) == len(set(ids))
    for statement in result.statements:
        assert statement.parent is None or statement.parent in ids


def test_a_reading_does_not_depend_on_its_neighbours() -> None:
    texts = [
        "The mayor said the bridge was safe. Engineers doubt it.",
        "“Nobody came,” Lena Marr told the Gazette, which had reported that two ships sailed.",
        "Police denied that shots were fired, according to a statement that the ministry quoted.",
    ]
    documents = [document_from_text(text) for text in texts]
    together = list(reader().read(documents))
    alone = [next(reader().read([document])) for document in documents]
    assert together == alone
