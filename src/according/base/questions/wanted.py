"""What is wanted, given as keyword arguments: checked, and put into a filter."""

from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from according.base.errors import BaseError

F = TypeVar("F", bound=msgspec.Struct)


def filter_of(type_: type[F], given: msgspec.Struct | None, wanted: dict[str, Any]) -> F:
    """Return a filter: the one given with what is wanted besides.

    Args:
        type_: the filter that the question takes.
        given: a filter of that type; of another, what both have is taken over.
        wanted: field to value; a list will do for a tuple, and one value for a list of one.

    Raises:
        BaseError: a field or value that the filter does not know; the message names the nearest.
    """
    known = {field.name: field for field in msgspec.structs.fields(type_)}
    values: dict[str, Any] = {}
    if given is not None:
        values = {name: getattr(given, name) for name in given.__struct_fields__ if name in known}
    for name, value in wanted.items():
        if name not in known:
            raise BaseError(_unknown(name, list(known)))
        several = isinstance(known[name].default, tuple)
        values[name] = (value,) if several and isinstance(value, str) else value
    try:
        return msgspec.convert(values, type=type_, from_attributes=True)
    except msgspec.ValidationError as error:
        raise BaseError(f"this cannot be asked: {error}") from error


def _unknown(name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=1, cutoff=0.5) or get_close_matches(
        f"{name}s", known, n=1, cutoff=0.5
    )
    hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
    return f"there is no filter {name!r}{hint} There are: {', '.join(sorted(known))}"
