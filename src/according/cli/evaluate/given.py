"""What the commands are given: gold, and readings of it from a file or made now."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import typer

from according.cli.console import fail, progress, report_failure
from according.cli.places import provide_places
from according.encoder import WeightsError
from according.evaluate.beside import Texted
from according.evaluate.lines import GoldError
from according.export.contract import from_line
from according.ingest import Given, document_from_text
from according.language import PipelineError
from according.model import Failure, Reading
from according.places.gazetteer import GazetteerError
from according.reading import Options, Reader

Readings = Annotated[
    Path | None,
    typer.Option(
        help="Score these readings (from `according read --format json`) instead of reading the "
        "gold's texts now."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]
Errors = Annotated[
    int,
    typer.Option(
        help="List this many errors of each kind with the words around them; -1 for all.",
        min=-1,
    ),
]

GoldT = TypeVar("GoldT")


def gold_from(path: Path, read: Callable[[Path], GoldT]) -> GoldT:
    """Return the gold, or end the command with what is wrong with it."""
    try:
        return read(path)
    except (GoldError, OSError) as error:
        fail(str(error))


@contextmanager
def or_fail() -> Iterator[None]:
    """End the command with what is wrong, where readings do not fit their gold."""
    try:
        yield
    except ValueError as error:
        fail(str(error))


def readings_of(
    documents: Sequence[Texted], path: Path | None, *, every: bool = False
) -> dict[str, Reading]:
    """Return readings by document, from a file or as `according read` would make them.

    Args:
        documents: what is scored.
        path: the readings; none: they are made now.
        every: made with every event, those of no type of the codebook included.
    """
    options = Options(every=every)
    made = _readings_from(path) if path is not None else _readings_now(documents, options)
    return {reading.id: reading for reading in made}


def _readings_now(documents: Sequence[Texted], options: Options) -> list[Reading]:
    provide_places()
    try:
        reader = Reader.load(options)
    except (GazetteerError, PipelineError, WeightsError) as error:
        fail(str(error))
    texts = (
        document_from_text(d.text, given=Given(id=d.id, published=getattr(d, "published", None)))
        for d in documents
    )
    readings = []
    for result in progress(reader.read(texts), "reading", unit="reports"):
        if isinstance(result, Failure):
            report_failure(result)
        else:
            readings.append(result)
    return readings


def _readings_from(path: Path) -> list[Reading]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        fail(f"{path}: {error.strerror}")
    records = []
    for number, line in enumerate(lines, 1):
        try:
            records.append(from_line(line))
        except msgspec.MsgspecError as error:
            fail(f"{path}:{number}: not a reading: {error}")
    return [record for record in records if isinstance(record, Reading)]
