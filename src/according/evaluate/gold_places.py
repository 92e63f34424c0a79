"""Gold of places: names in reports and where they lie.

A line has ``id``, ``corpus``, ``text`` and ``toponyms`` (each ``span``, ``lat``, ``lon`` and, in
one corpus, ``type``), as joined from LGL (Lieberman and others 2010), TR-News (Kamalloo and Rafiei
2018), GeoVirus (Gritta and others 2018) and GeoWebNews (Gritta and others 2020). Other keys are
passed over.
"""

from pathlib import Path
from typing import Literal

import msgspec

from according.evaluate.lines import check_spans, read_lines
from according.model import Span

LITERAL = frozenset({"Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal"})
ASSOCIATIVE = frozenset(
    {"Metonymic", "Non_Literal_Modifier", "Demonym", "Homonym", "Language", "Embedded_Non_Lit"}
)
Duty = Literal["required", "associative"]


class GoldToponym(msgspec.Struct, frozen=True):
    """Words that name a place, and its point where annotators gave one."""

    span: Span
    lat: float | None = None
    lon: float | None = None
    type: str | None = None
    """GeoWebNews' kind of use; other corpora mark none."""

    @property
    def duty(self) -> Duty | None:
        """Tell whether it must be found, may be found, or is no gold at all."""
        if self.type is None or self.type in LITERAL:
            return "required"
        return "associative" if self.type in ASSOCIATIVE else None


class PlaceDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its place names; spans index ``text``."""

    id: str
    text: str
    corpus: str = ""
    toponyms: tuple[GoldToponym, ...]


def read_place_gold(path: Path) -> tuple[PlaceDocument, ...]:
    """Read place names from a JSON Lines file, gzipped or plain.

    Raises:
        GoldError: a line is not JSON, lacks a key, has a span that covers nothing of its text, or
            repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, PlaceDocument, _checked)


def _checked(document: PlaceDocument) -> PlaceDocument:
    for toponym in document.toponyms:
        check_spans(document.text, "toponym", (toponym.span,))
    return document
