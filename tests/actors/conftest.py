"""The language pipeline and the whole reader, loaded once for all tests of actors."""

from collections.abc import Callable

import pytest

from according.actors import KnownActors
from according.encoder import Encoder, load_encoder
from according.ingest import document_from_text
from according.language import Pipeline
from according.model import Reading
from according.reading import Equipment, Reader

from .invented import Parsed


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def parsed(pipeline: Pipeline) -> Callable[[str], Parsed]:
    """Parse a text whose mentions are marked (``invented``)."""
    return lambda marked: Parsed(pipeline, marked)


@pytest.fixture(scope="session")
def read(pipeline: Pipeline, encoder: Encoder) -> Callable[[str], Reading]:
    """Read a text with the built-in list of actors."""
    reader = Reader(Equipment(pipeline=pipeline, encoder=encoder, known=KnownActors.of()))

    def _read(text: str) -> Reading:
        (result,) = reader.read([document_from_text(text)])
        assert isinstance(result, Reading), result
        return result

    return _read
