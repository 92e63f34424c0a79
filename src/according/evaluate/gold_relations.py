"""Gold of who stands how to whom: entities and relations marked in reports.

A line has ``id``, ``text``, ``entities`` (each ``span``, ``type``), ``relations`` (each ``type``,
``source``, ``target``) and, where annotators were not sure, ``doubtful`` (as ``entities``). The
names of types are the corpus's own: re3d (Dstl 2017) or CrossRE (Bassignana and Plank 2022).
Other keys are passed over.
"""

from pathlib import Path

import msgspec

from according.evaluate.lines import check_spans, read_lines
from according.model import Span


class GoldEntity(msgspec.Struct, frozen=True):
    """Words that stand for somebody or something."""

    span: Span
    type: str


class GoldRelation(msgspec.Struct, frozen=True):
    """``source`` stands to ``target`` as ``type`` says."""

    type: str
    source: Span
    target: Span


class RelationDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its entities and relations; spans index ``text``."""

    id: str
    text: str
    entities: tuple[GoldEntity, ...]
    doubtful: tuple[GoldEntity, ...] = ()
    """Marked by some annotators only: neither right nor wrong."""
    relations: tuple[GoldRelation, ...] = ()


def read_relation_gold(path: Path) -> tuple[RelationDocument, ...]:
    """Read entities and relations from a JSON Lines file, gzipped or plain.

    Raises:
        GoldError: a line is not JSON, lacks a key, has a span that covers nothing of its text, or
            repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, RelationDocument, _checked)


def _checked(document: RelationDocument) -> RelationDocument:
    for entity in (*document.entities, *document.doubtful):
        check_spans(document.text, entity.type, (entity.span,))
    for relation in document.relations:
        check_spans(document.text, relation.type, (relation.source, relation.target))
    return document
