"""A reading with its private individuals under pseudonyms; every span still gives its words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import msgspec

from according.export.privacy.names import Names, Replacement, replaced
from according.export.privacy.private import Private
from according.model import Actor, Link, Reading, Span

T = TypeVar("T")
_ADDRESSES = ("url", "origin")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3


class Pseudonymiser:
    """Replaces the names of private individuals, in the text and in all that was read in it."""

    def __init__(self, private: Private, key: bytes):
        self._private, self._key = private, key

    def reading(self, reading: Reading) -> Reading:
        """Return a reading in which private individuals have pseudonyms.

        Ids, ages, kinship, titles, places and what happened stay as they are.
        """
        names = Names(reading, self._private, self._key)
        made = names.in_text(reading)
        shift = _Shift(made)
        walked = _Walk(names, shift).struct(msgspec.structs.replace(reading, text=""))
        return msgspec.structs.replace(
            walked,
            id=reading.id,
            text=replaced(reading.text, made),
            # It would tell whether a page that somebody has is this one.
            raw_sha256=None,
            **{name: _address(getattr(reading, name), names.words) for name in _ADDRESSES},
        )


class _Shift:
    """From positions in the text as it was to positions in the text as it is."""

    def __init__(self, made: Sequence[Replacement]):
        self._old = [span for span, _ in made]
        self._starts = [span.start for span in self._old]
        self._new: list[Span] = []
        moved = 0
        for span, new in made:
            start = span.start + moved
            self._new.append(Span(start, start + len(new)))
            moved += len(new) - (span.end - span.start)

    def span(self, span: Span) -> Span:
        """Return where the words are now; what begins or ends inside a name takes all of it in."""
        return Span(self._at(span.start, end=False), self._at(span.end, end=True))

    def _at(self, position: int, *, end: bool) -> int:
        # An end belongs to what is before it, a start to what is after it.
        number = bisect_right(self._starts, position - end) - 1
        if number < 0:
            return position
        old, new = self._old[number], self._new[number]
        if position - end < old.end:
            return new.end if end else new.start
        return position + new.end - old.end


class _Walk:
    """Goes through all values of a reading."""

    def __init__(self, names: Names, shift: _Shift):
        self._names, self._shift = names, shift

    def struct(self, record: T) -> T:
        values = {
            name: self._value(getattr(record, name))
            for name in record.__struct_fields__  # type: ignore[attr-defined]
        }
        if isinstance(record, Link):
            words = self._names.in_words(record.name or "", speaker=record.speaker)
            values["name"] = words or None
        if isinstance(record, Actor) and record.id in self._names.of_actor:
            name = self._names.of_actor[record.id]
            aliases = dict.fromkeys(
                self._names.in_words(alias, speaker=record.id) for alias in record.aliases
            )
            values |= {"name": name, "aliases": tuple(each for each in aliases if each != name)}
        return type(record)(**values)

    def _value(self, value: Any) -> Any:
        if isinstance(value, Span):
            return self._shift.span(value)
        if isinstance(value, str):
            return self._names.in_words(value)
        if isinstance(value, msgspec.Struct):
            return self.struct(value)
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        return value


def _address(address: str | None, words: frozenset[str]) -> str | None:
    """Return an address; without its path, or none for a file, where a private name is in it."""
    if address is None:
        return None
    found = {word.casefold() for word in _WORD.findall(unquote(address))}
    named = {part for word in words for part in _WORD.findall(word) if len(part) >= _SHORTEST}
    if found.isdisjoint(named):
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme and parts.netloc else None
