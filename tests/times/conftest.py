"""Texts read for their times, with the language pipeline loaded once."""

from collections.abc import Callable, Sequence

import pytest

from according.ingest import Given, document_from_text
from according.language import Pipeline
from according.model import Statement, TimeRef
from according.times import TimeReader

Read = Callable[..., tuple[TimeRef, ...]]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.fixture(scope="session")
def reader() -> TimeReader:
    return TimeReader.load()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline, reader: TimeReader) -> Read:
    """Read a text's times; by default a report of Wednesday 19 February 2014."""

    def _read(
        text: str, published: str | None = "2014-02-19", statements: Sequence[Statement] = ()
    ) -> tuple[TimeRef, ...]:
        document = document_from_text(text, given=Given(id="d", published=published))
        assert document.text == text
        ((document, parse),) = pipeline.parse([document])
        return reader.read(document, parse, statements)

    return _read
