"""Every span of a reading, whichever record and field it stands in."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from according.model import Document, Span, Spans

_OWN = "report"


def spans_of(reading: Document) -> Iterator[tuple[str, Span]]:
    """Yield each span of a document or a reading with its record: ``e5``, ``paragraph 3``."""
    single, several = _fields(type(reading))
    for field in single:
        record = getattr(reading, field)
        if record is not None:
            for span in _in(record):
                yield field, span
    for field in several:
        called = field.removesuffix("s")
        for place, record in enumerate(getattr(reading, field), 1):
            name = getattr(record, "id", None) or f"{called} {place}"
            for span in _in(record):
                yield name, span


def _in(record: msgspec.Struct) -> Iterator[Span]:
    one, many = _spans(type(record))
    for field in one:
        value = getattr(record, field)
        if value is not None:
            yield value
    for field in many:
        yield from getattr(record, field)


@cache
def _fields(type_: type[Document]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which fields hold one record with spans, and which hold several."""
    single: list[str] = []
    several: list[str] = []
    for name, hint in get_type_hints(type_).items():
        for each in (hint, *get_args(hint)):
            if isinstance(each, type) and issubclass(each, msgspec.Struct) and any(_spans(each)):
                (several if get_origin(hint) is tuple else single).append(name)
    return tuple(single), tuple(several)


@cache
def _spans(type_: type[msgspec.Struct]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which fields of a record are a span, and which are several."""
    hints: dict[str, Any] = get_type_hints(type_)
    one = tuple(name for name, hint in hints.items() if hint is Span or Span in _options(hint))
    return one, tuple(name for name, hint in hints.items() if hint == Spans)


def _options(hint: Any) -> tuple[Any, ...]:
    return () if get_origin(hint) is tuple else get_args(hint)
