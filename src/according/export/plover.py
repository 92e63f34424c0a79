"""PLOVER's JSON, a record a line, with the CAMEO root and the claims inside."""

from pathlib import Path
from typing import Any

import msgspec

from according.base import Base, ClaimFilter
from according.codebooks import CannotBeCoded
from according.export.beside import beside
from according.export.happenings import Coded, code, coded, happenings
from according.export.kind import Settings, Written

_CAMEO = ("root", "root_name", "code", "quad", "source", "target")


def write(base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /) -> Written:
    """Write a record a happening; one that is told and denied has two, of different status."""
    written = refused = 0
    with target.open("wb") as file:
        for claims in happenings(base, filter_, by_status=True):
            one = coded(claims, "plover")
            if isinstance(one.outcome, CannotBeCoded):
                refused += 1
                if settings.only_coded:
                    continue
            else:
                written += 1
            file.write(msgspec.json.encode(_record(one)) + b"\n")
    left = "left out" if settings.only_coded else "in lines that say why in cannot_be_coded"
    note = f"{refused:,} happenings cannot be coded: they are {left}"
    return Written(records=written, of="events", notes=(note,))


def _record(one: Coded) -> dict[str, Any]:
    if isinstance(one.outcome, CannotBeCoded):
        return {"id": one.id, **_refusal(one.outcome), "according": beside(one)}
    (record,) = one.outcome
    return {**msgspec.structs.asdict(record), "cameo": _cameo(one), "according": beside(one)}


def _cameo(one: Coded) -> dict[str, Any]:
    outcome = code(one.claim.facts.reading, one.event, "cameo")
    if isinstance(outcome, CannotBeCoded):
        return _refusal(outcome)
    (record,) = outcome
    fields = msgspec.structs.asdict(record)
    return {
        name: fields[name] for name in ("root", "root_name", "code", "quad", "source", "target")
    }


def _refusal(outcome: CannotBeCoded) -> dict[str, Any]:
    return {"cannot_be_coded": list(outcome.reasons)}
