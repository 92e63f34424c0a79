"""From an address to a filter of the base, and from a filter to the fields of a form.

The names in an address are those of the filter's fields, of several values in the singular:
``/claims?type=ASSAULT&type=PROTEST&since=2023-03``. What is empty asks for nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from according.base import BaseError, Near
from according.base.questions import typed
from according.base.questions.wanted import filter_of

F = TypeVar("F", bound=msgspec.Struct)
NAMES: Mapping[str, str] = {
    "types": "type",
    "modes": "mode",
    "acts": "act",
    "statuses": "status",
    "source_kinds": "source_kind",
    "documents": "document",
    "ids": "id",
}
"""Field of a filter to its name in an address, where they differ."""
SHOWN = 50
"""Records of a page, where the address does not say."""
MOST = 500
"""Records of a page, at most."""
_LARGEST = 2**53
"""Beyond it JSON's readers lose digits, and SQLite has no whole numbers beyond 2^63."""
_YES, _NO = frozenset({"yes", "true", "1", "on"}), frozenset({"no", "false", "0", "off"})
_LAST = frozenset({"until", "published_until", "reported_until"})
_DAYS = _LAST | {"since", "published_since", "reported_since"}


def asked(type_: type[F], pairs: Iterable[tuple[str, str]]) -> F:
    """Return the filter that an address asks for.

    Args:
        type_: of the filter.
        pairs: the query of the address: names and values in their order.

    Raises:
        BaseError: a name that there is none of, or a value that it cannot have.
    """
    fields = {name_of(field.name): field for field in msgspec.structs.fields(type_)}
    wanted: dict[str, Any] = {}
    for name, told in pairs:
        value = told.strip()
        if not value:
            continue
        if name not in fields:
            known = ", ".join(sorted(fields))
            raise BaseError(f"there is no filter {name!r}. There are: {known}")
        field = fields[name]
        found = _value(field.name, field.type, value)
        if isinstance(field.default, tuple):
            wanted[field.name] = (*wanted.get(field.name, ()), found)
        else:
            wanted[field.name] = found
    if "limit" in fields:
        wanted["limit"] = _limit(wanted.get("limit"))
    return filter_of(type_, None, wanted)


def name_of(field: str) -> str:
    """Return the name in an address of a field of a filter."""
    return NAMES.get(field, field)


def kind_of(
    type_: Any,
) -> tuple[Literal["text", "number", "flag", "choice", "near"], tuple[str, ...]]:
    """Return what a field of a filter takes, and of a choice what there is."""
    if get_origin(type_) in (Union, UnionType):
        several = [each for each in get_args(type_) if each is not NoneType]
        choices = tuple(str(each) for one in several for each in kind_of(one)[1])
        return ("choice", choices) if choices else kind_of(several[0])
    if get_origin(type_) is Literal:
        return "choice", tuple(str(each) for each in get_args(type_))
    if get_origin(type_) is tuple:
        inner = get_args(type_)[0]
        return kind_of(inner)
    if type_ is bool:
        return "flag", ()
    if type_ in (int, float):
        return "number", ()
    return ("near", ()) if type_ is Near else ("text", ())


def _limit(wanted: int | None) -> int:
    if wanted is None:
        return SHOWN
    if not 1 <= wanted <= MOST:
        raise BaseError(f"limit is {wanted}; a page has 1 to {MOST} records")
    return wanted


def _value(name: str, type_: Any, told: str) -> Any:
    if name in _DAYS:
        return typed.day(told, last=name in _LAST)
    if name == "country":
        return typed.country(told)
    kind, _ = kind_of(type_)
    return _READ[kind](name, told, type_)


def _flag(name: str, told: str, _: Any) -> bool:
    if told.lower() in _YES:
        return True
    if told.lower() in _NO:
        return False
    raise BaseError(f"{name} is {told!r}; write yes or no")


def _number(name: str, told: str, type_: Any) -> float:
    whole = type_ is int or int in get_args(type_)
    try:
        found = int(told) if whole else float(told)
        if not -_LARGEST <= found <= _LARGEST:
            raise ValueError
    except ValueError as error:
        raise BaseError(f"{name} is {told!r}, and is to be a number") from error
    return found


_READ: Mapping[str, Callable[[str, str, Any], Any]] = {
    "text": lambda _, told, __: told,
    "choice": lambda _, told, __: told,
    "near": lambda _, told, __: typed.near(told),
    "flag": _flag,
    "number": _number,
}
