"""The language pipeline, the encoder and two readers, loaded once for all tests of events."""

from collections.abc import Callable

import pytest

from according.actors import KnownActors
from according.encoder import Encoder, load_encoder
from according.ingest import Given, document_from_text
from according.language import Pipeline, Syntax, syntax_of
from according.model import Reading
from according.reading import Equipment, Reader

from .invented import Read, Report


@pytest.fixture(scope="session")
def equipment() -> Equipment:
    return Equipment(pipeline=Pipeline.load(), encoder=load_encoder(), known=KnownActors.of())


@pytest.fixture(scope="session")
def encoder(equipment: Equipment) -> Encoder:
    return equipment.encoder


@pytest.fixture(scope="session")
def parsed(equipment: Equipment) -> Callable[[str], Syntax]:
    def _parsed(text: str) -> Syntax:
        ((_, parse),) = equipment.pipeline.parse([document_from_text(text)])
        return syntax_of(parse)

    return _parsed


@pytest.fixture(scope="session")
def read(equipment: Equipment) -> Read:
    """Read a text; by default a report of Wednesday 8 March 2023, and only the codebook's types."""
    readers = {every: Reader(equipment, every=every) for every in (False, True)}

    def _read(text: str, published: str | None = "2023-03-08", *, every: bool = False) -> Report:
        document = document_from_text(text, given=Given(published=published))
        (result,) = readers[every].read([document])
        assert isinstance(result, Reading), result
        return Report(result)

    return _read
