from collections.abc import Callable

import pytest

from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Count, Statement
from according.numbers import CountReader

Read = Callable[..., tuple[Count, ...]]


@pytest.fixture(scope="session")
def counts() -> Read:
    """Read the counts of a text with the real parse."""
    pipeline, reader = Pipeline.load(check=False), CountReader.load()

    def read(text: str, *statements: Statement) -> tuple[Count, ...]:
        ((document, parse),) = pipeline.parse([document_from_text(text)])
        return reader.read(document, parse, statements)

    return read
