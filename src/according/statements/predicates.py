"""Reporting verbs: which act each performs and where its reported words stand."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import get_args

import msgspec

from according import lexicon
from according.model import Act


class Predicate(msgspec.Struct, frozen=True):
    """One way in which a verb reports."""

    act: Act
    content: frozenset[str]
    """Where the reported words may stand: ``clause``, ``to``, ``object``, or a preposition."""
    speech: bool
    """Whether the verb can close or open a quotation."""


@cache
def reporting_verbs() -> Mapping[str, Predicate]:
    """Return the reporting verbs by lemma; a verb of several groups joins their places.

    Raises:
        ValueError: the table names an act that does not exist.
    """
    verbs: dict[str, Predicate] = {}
    for group in lexicon.table("reporting")["group"]:
        if group["act"] not in get_args(Act):
            raise ValueError(f"reporting.toml: there is no act {group['act']!r}")
        for lemma in group["verbs"]:
            here = Predicate(group["act"], frozenset(group["content"]), group["speech"])
            known = verbs.get(lemma)
            if known is not None:
                here = Predicate(
                    known.act, known.content | here.content, known.speech or here.speech
                )
            verbs[lemma] = here
    return MappingProxyType(verbs)
