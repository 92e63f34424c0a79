"""Gold of who is who: mentions in reports, those of one entity in one cluster.

A line has ``id``, ``text`` and ``mentions`` (each ``span``, ``type``, ``cluster``), as in GUM
(Zeldes 2017). Other keys are passed over.
"""

from pathlib import Path

import msgspec

from according.evaluate.lines import check_spans, read_lines
from according.model import Span


class GoldMention(msgspec.Struct, frozen=True):
    """Words that stand for an entity."""

    span: Span
    type: str
    """What the entity is: ``person``, ``organization``, ``place``, ``event``, ``abstract``, …"""
    cluster: str
    """Name of the entity in its document."""


class MentionDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its mentions; spans index ``text``."""

    id: str
    text: str
    mentions: tuple[GoldMention, ...]


def read_mention_gold(path: Path) -> tuple[MentionDocument, ...]:
    """Read mentions and their clusters from a JSON Lines file, gzipped or plain.

    Raises:
        GoldError: a line is not JSON, lacks a key, has a span that covers nothing of its text, or
            repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, MentionDocument, _checked)


def _checked(document: MentionDocument) -> MentionDocument:
    for mention in document.mentions:
        check_spans(document.text, f"cluster {mention.cluster}", (mention.span,))
    return document
