"""Gold files: JSON Lines, plain or gzipped, with errors that name file and line."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from according.model import Span


class GoldError(ValueError):
    """A gold file that cannot be read; the message names file and line."""


class Identified(Protocol):
    """A document with a name of its own."""

    @property
    def id(self) -> str:
        """Name of the document in its file."""


LineT = TypeVar("LineT")
DocumentT = TypeVar("DocumentT", bound=Identified)


def read_lines(
    path: Path, line: type[LineT], make: Callable[[LineT], DocumentT]
) -> tuple[DocumentT, ...]:
    """Read a JSON Lines file, gzipped where its name ends in ``.gz``; empty lines are passed over.

    Args:
        path: the file.
        line: what a line must hold.
        make: turns a line into a document; it raises ``ValueError`` where the line contradicts
            itself.

    Raises:
        GoldError: a line is not JSON, is no ``line``, is refused by ``make``, or repeats the id
            of an earlier one.
        OSError: the file cannot be opened.
    """
    decoder = msgspec.json.Decoder(line)
    documents: dict[str, DocumentT] = {}
    for number, raw in _numbered(path):
        try:
            document = make(decoder.decode(raw))
        except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
            raise GoldError(f"{path}:{number}: {error}") from error
        if document.id in documents:
            raise GoldError(f"{path}:{number}: id {document.id} stands on an earlier line too")
        documents[document.id] = document
    return tuple(documents.values())


def check_spans(text: str, record: str, spans: Iterable[Span]) -> None:
    """Check that spans cover something of a text.

    Raises:
        ValueError: one does not; the message names the record.
    """
    for span in spans:
        if not span.fits(text):
            raise ValueError(
                f"{record}: span [{span.start}, {span.end}) covers nothing of "
                f"a text of {len(text)} characters"
            )


def _numbered(path: Path) -> Iterator[tuple[int, bytes]]:
    number = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    yield number, raw
    except (gzip.BadGzipFile, EOFError) as error:
        raise GoldError(f"{path}:{number + 1}: not a whole gzip file: {error}") from error
