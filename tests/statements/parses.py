"""Parses written by hand, so that rules are tested without a model."""

import re
from typing import NamedTuple

from spacy.lang.en import English
from spacy.tokens import Doc


class Word(NamedTuple):
    """One token: its text, lemma, part of speech, tag, head (index), dependency."""

    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


def parse(table: str) -> Doc:
    """Build a parse from a table: one token a line, ``text lemma POS TAG head dependency``.

    A text that ends in ``_`` is followed by no space.
    """
    rows = [Word(*_row(line)) for line in table.strip().splitlines()]
    return Doc(
        English().vocab,
        words=[row.text.removesuffix("_") for row in rows],
        spaces=[not row.text.endswith("_") for row in rows],
        lemmas=[row.lemma for row in rows],
        pos=[row.pos for row in rows],
        tags=[row.tag for row in rows],
        heads=[row.head for row in rows],
        deps=[row.dep for row in rows],
    )


def _row(line: str) -> tuple[str, str, str, str, int, str]:
    text, lemma, pos, tag, head, dep = re.split(r"\s+", line.strip())
    return text, lemma, pos, tag, int(head), dep
