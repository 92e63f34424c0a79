"""A rule of the grammar: a pattern and what its words mean."""

import re
from collections.abc import Callable

import msgspec

from according.model import Span
from according.times.meanings import Found, Meaning

Build = Callable[[re.Match[str]], "tuple[Found, ...]"]
"""Makes of a match the times it tells, in text order; none: it tells no time after all."""


class Rule(msgspec.Struct, frozen=True):
    """A pattern matched at the start of a word, and the meaning of what it matches."""

    pattern: re.Pattern[str]
    build: Build


def whole(match: re.Match[str], meaning: Meaning | None) -> tuple[Found, ...]:
    """Return one time that stands on all of a match."""
    return () if meaning is None else (Found(span=Span(*match.span()), meaning=meaning),)


def group(match: re.Match[str], name: str) -> str | None:
    """Return the words of a group; none too where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None
