"""What was read of a record as fields of a form, and what a person makes of them."""

from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from according.base import BaseError
from according.base.decisions import FIELDS, Judgement, StatedDecision, checked
from according.base.review import Amendable, Side
from according.model import MODES, Span

_LABELS = {
    "span": "Words",
    "actors": "Who (names, with ; between)",
    "recipients": "To whom (names, with ; between)",
    "time": "When",
    "place": "Where",
    "status": "Told as",
    "killed": "Killed",
    "injured": "Injured",
    "source": "Words of the source",
    "cue": "Words of saying",
    "content": "Words of what is said",
    "speaker": "On whose word",
}
_HINTS = {
    "span": "as the report prints them",
    "time": "2024-05-01, or 2024-05-01/2024-05-03; empty: open",
    "killed": "12, or 12-14, or 12- for at least; empty: none told",
    "injured": "12, or 12-14, or 12- for at least; empty: none told",
    "source": "as printed; two stretches with | between",
    "cue": "as printed; two stretches with | between",
    "content": "as printed; two stretches with | between",
}
_BETWEEN = " | "


class FormField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the form."""

    name: str
    """In the form: ``c5.type``."""
    label: str
    value: str
    """As it stands for this person: their amendment, else what was read."""
    read: str
    """What was read."""
    hint: str = ""
    options: tuple[str, ...] = ()
    """Of a field with fixed values."""
    long: bool = False


def form_of_side(one: Side, own: list[StatedDecision]) -> tuple[FormField, ...]:
    """Return the form in which a record is amended.

    Args:
        one: the record.
        own: what the person has amended in it.
    """
    amended = {
        f"{made.records[0].rpartition('/')[2]}.{made.decision.field}": made.decision.value
        for made in own
        if made.decision.field is not None
    }
    return tuple(_field(one, field, amended) for field in one.fields)


def amendments(
    one: Side, own: list[StatedDecision], form: Mapping[str, str], why: str | None
) -> list[Judgement]:
    """Return what a person has changed in the form, checked.

    Args:
        one: the record.
        own: what the person has amended in it before.
        form: what was posted.
        why: the reason that was given.

    Raises:
        BaseError: a field cannot have the value that was given.
    """
    shown = {field.name: field for field in form_of_side(one, own)}
    made = []
    for field in one.fields:
        name = f"{field.record}.{field.field}"
        given = form.get(name)
        if given is None or _plain(given) == _plain(shown[name].value):
            continue
        value = _typed(one, field, given.strip())
        type_ = form.get(f"{field.record}.type")
        checked(field.kind, field.field, value, text=one.text, type_=type_)
        record = f"{one.report.id}/{field.record}"
        made.append(
            Judgement(verdict="amend", records=(record,), field=field.field, value=value, why=why)
        )
    return made


def _plain(words: str) -> str:
    # A browser sends "\r\n" for a line's end.
    return " ".join(words.split())


def _field(one: Side, field: Amendable, amended: Mapping[str, Any]) -> FormField:
    name = f"{field.record}.{field.field}"
    read = _told(one, field.value)
    options = _options(one, field)
    return FormField(
        name=name,
        label=_LABELS.get(field.field, field.field.replace("_", " ").capitalize()),
        value=_told(one, amended[name]) if name in amended else read,
        read=read,
        hint=_HINTS.get(field.field, ""),
        options=options,
        long=field.field == "content",
    )


def _told(one: Side, value: Any) -> str:
    """Return a value as the form has it."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if "name" in value:
            return str(value["name"])
        between = "/" if "start" in value else "-"
        sides = ("start", "end") if between == "/" else ("low", "high")
        first, last = (value.get(side) for side in sides)
        if between == "/":
            first, last = (each[:10] if each else each for each in (first, last))
        if first == last:
            return str(first)
        return f"{'' if first is None else first}{between}{'' if last is None else last}"
    if isinstance(value, list):
        if _is_span(value):
            return _plain(Span(*value).of(one.text))
        if value and all(_is_span(each) for each in value):
            return _BETWEEN.join(_plain(Span(*each).of(one.text)) for each in value)
        return "; ".join(str(each) for each in value)
    return str(value)


def _is_span(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(Span._fields)
        and all(isinstance(each, int) for each in value)
    )


def _typed(one: Side, field: Amendable, given: str) -> Any:
    """Return a value as ``checked`` takes it."""
    if field.field == "span":
        return _words(one, field, given)
    wanted = FIELDS[field.kind][field.field]
    if get_origin(wanted) is tuple:
        if Span in get_args(wanted):
            parts = [part.strip() for part in given.split("|") if part.strip()]
            return [_words(one, field, part) for part in parts]
        return [part.strip() for part in given.split(";") if part.strip()]
    if not given:
        return None
    if field.field in ("killed", "injured"):
        return _quantity(given)
    return given


def _quantity(given: str) -> list[int | None]:
    low, dash, high = given.replace("–", "-").partition("-")
    try:
        sides = [int(each.replace(",", "")) if each.strip() else None for each in (low, high)]
    except ValueError as error:
        raise BaseError(f"{given!r} is no number; write 12, 12-14 or 12-") from error
    return sides if dash else [sides[0], sides[0]]


def _words(one: Side, field: Amendable, given: str) -> list[int]:
    """Return where words stand in the report: the place nearest to where they stood.

    Raises:
        BaseError: the report does not have them.
    """
    near = one.own[0].start if one.own else one.start
    if _is_span(field.value):
        near = field.value[0]
    elif field.value:
        near = field.value[0][0]
    # Letter for letter, but for the kind of white space.
    flat = "".join(" " if letter.isspace() else letter for letter in one.text)
    wanted = _plain(given)
    found, at = [], flat.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = flat.find(wanted, at + 1)
    if not found:
        raise BaseError(f"the report does not have the words {given!r}, letter for letter")
    start = min(found, key=lambda place: abs(place - near))
    return [start, start + len(wanted)]


def _options(one: Side, field: Amendable) -> tuple[str, ...]:
    if field.field == "mode":
        type_ = next((each.value for each in one.fields if each.field == "type"), None)
        own = next((modes for name, modes in MODES.items() if name == type_), ())
        rest = sorted({mode for modes in MODES.values() for mode in modes} - set(own))
        return ("", *own, *rest)
    wanted = FIELDS[field.kind][field.field]
    listed: list[str] = []
    for each in (wanted, *get_args(wanted)):
        if get_origin(each) is Literal:
            listed += [str(value) for value in get_args(each)]
    if get_origin(wanted) is Union and type(None) in get_args(wanted):
        listed.insert(0, "")
    return tuple(dict.fromkeys(listed))
