"""What a record can be amended to: fields and values, checked against the model."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from according.base.errors import BaseError
from according.model import (
    MODES,
    Act,
    ActorKind,
    CountScope,
    EventStatus,
    EventType,
    Manner,
    PlaceUse,
    Predicate,
    RecordKind,
    SourceKind,
    Span,
)

Words = Annotated[str, msgspec.Meta(min_length=1)]
Country = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
Number = Annotated[int, msgspec.Meta(ge=0)]
Mode = Literal[tuple(sorted({mode for modes in MODES.values() for mode in modes}))]  # type: ignore[valid-type]


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When: ISO 8601 dates or times, inclusive; none: open."""

    start: str | None = None
    end: str | None = None


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A place."""

    name: Words
    country: Country | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None


class Quantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many; an open side is none."""

    low: Number | None = None
    high: Number | None = None


_HAPPENING: dict[str, Any] = {
    "span": Span,
    "type": EventType,
    "mode": Mode | None,
    "actors": tuple[Words, ...],
    "recipients": tuple[Words, ...],
    "instrument": Words | None,
    "time": Interval | None,
    "place": Where | None,
    "status": EventStatus,
}
FIELDS: dict[RecordKind, dict[str, Any]] = {
    "claim": {
        **_HAPPENING,
        "type": Union[EventType, Predicate],  # noqa: UP007  (of two literals)
        "status": Literal[EventStatus, "stands"],
        "killed": Quantity | None,
        "injured": Quantity | None,
        "speaker": Words | None,
    },
    "event": _HAPPENING,
    "statement": {
        "source": tuple[Span, ...],
        "cue": tuple[Span, ...],
        "content": tuple[Span, ...],
        "act": Act,
        "manner": Manner,
        "speaker": Words | None,
        "source_kind": SourceKind,
    },
    "actor": {
        "name": Words,
        "kind": ActorKind,
        "aliases": tuple[Words, ...],
        "roles": tuple[Words, ...],
        "country": Country | None,
        "sector": Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] | None,
    },
    "relation": {"span": Span, "subject": Words, "predicate": Predicate, "object": Words},
    "time": {"span": Span, "time": Interval | None},
    "place": {"span": Span, "place": Where | None, "use": PlaceUse},
    "count": {"span": Span, "what": Words, "number": Quantity, "scope": CountScope},
}
"""Fields that can be amended, by kind of record, and the type of their values."""


def checked(
    kind: RecordKind, field: str, given: Any, *, text: str | None = None, type_: str | None = None
) -> Any:
    """Return a value as it is kept: plain JSON, whatever short form it was given in.

    Short forms: ``2024-05-01`` or ``2024-05-01/2024-05-03`` for a time, a name for a place, a
    number for a quantity, ``120:131`` for a span, one value for a list of one.

    Args:
        kind: of the record.
        field: what is amended.
        given: what it is to be.
        text: of the report, where it is at hand: spans must fit it.
        type_: of the event, where it is known: the mode must be one of its modes.

    Raises:
        BaseError: the kind has no such field, or the field no such value.
    """
    fields = FIELDS[kind]
    if field not in fields:
        known = ", ".join(fields)
        raise BaseError(f"a {kind} has no field {field!r} to amend; it has {known}")
    wanted = fields[field]
    try:
        value = msgspec.convert(_long(wanted, given), wanted, strict=True)
        _fits(value, field, text=text, type_=type_)
    except (TypeError, ValueError) as error:
        raise BaseError(
            f"{given!r} cannot be the {field} of a {kind}: {error}{_allowed(wanted)}"
        ) from error
    return msgspec.json.decode(msgspec.json.encode(value))


def _long(wanted: Any, given: Any) -> Any:
    """Return the full form of a value that was given in short."""
    if get_origin(wanted) is tuple:
        listed = (part.strip() for part in given.split(";")) if isinstance(given, str) else given
        return [_span(one) for one in listed] if Span in get_args(wanted) else list(listed)
    for kind, write in _LONG.items():
        if wanted == kind or kind in get_args(wanted):
            return write(given)
    return given


def _span(given: Any) -> Any:
    if not isinstance(given, str) or given.count(":") != 1:
        return given
    return [int(part) for part in given.split(":")]


def _interval(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    start, slash, end = given.partition("/")
    return {"start": start or None, "end": (end or None) if slash else start}


def _where(given: Any) -> Any:
    return {"name": given} if isinstance(given, str) else given


def _quantity(given: Any) -> Any:
    if isinstance(given, int) and not isinstance(given, bool):
        return {"low": given, "high": given}
    if isinstance(given, list) and len(given) == len(Quantity.__struct_fields__):
        return dict(zip(Quantity.__struct_fields__, given, strict=True))
    return given


_LONG: dict[Any, Callable[[Any], Any]] = {
    Interval: _interval,
    Where: _where,
    Quantity: _quantity,
    Span: _span,
}


def _fits(value: Any, field: str, *, text: str | None, type_: str | None) -> None:
    if isinstance(value, Interval):
        _check_order(*(_instant(one) for one in (value.start, value.end)))
    elif isinstance(value, Quantity):
        _check_order(value.low, value.high)
    elif isinstance(value, Where) and (value.lat is None) is not (value.lon is None):
        raise ValueError("a point has both lat and lon")
    elif field == "mode" and value is not None and type_ in MODES and value not in MODES[type_]:
        raise ValueError(f"{type_} has the modes {', '.join(MODES[type_]) or 'none'}")
    for span in (value,) if isinstance(value, Span) else value if isinstance(value, tuple) else ():
        if isinstance(span, Span) and not (span.fits(text) if text is not None else _real(span)):
            raise ValueError("the span is empty or outside the report's text")


def _real(span: Span) -> bool:
    return 0 <= span.start < span.end


def _check_order(low: Any, high: Any) -> None:
    if low is not None and high is not None and low > high:
        raise ValueError("it ends before it begins")


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value).replace(tzinfo=None) if value is not None else None


def _allowed(wanted: Any) -> str:
    """List the values of a field that has a fixed list of them."""
    listed: list[str] = []
    for each in (wanted, *get_args(wanted)):
        if get_origin(each) is Literal:
            listed += [str(value) for value in get_args(each)]
    return f"; one of {', '.join(dict.fromkeys(listed))}" if listed else ""
