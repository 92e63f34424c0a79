"""ACLED's and UCDP's columns as CSV: what can be coded, and what cannot with the reason why."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from according.base import Base, ClaimFilter
from according.codebooks import AcledEvent, CannotBeCoded, Codebook, UcdpEvent
from according.export.beside import BESIDE, beside
from according.export.csv_tables import ENCODING, shown
from according.export.happenings import Coded, coded, happenings
from according.export.kind import Settings, Written

REFUSED = "cannot_be_coded"
_NOT_COLUMNS = ("attribution", "reasons")
_OURS = (REFUSED, "choices", *BESIDE)


def write_acled(base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /) -> Written:
    """Write ACLED's columns, a row a day of a happening."""
    return _write(base, filter_, target, settings, AcledEvent, "acled")


def write_ucdp(base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /) -> Written:
    """Write UCDP GED's columns, a row a happening."""
    return _write(base, filter_, target, settings, UcdpEvent, "ucdp")


def columns(type_: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the columns of a file: the codebook's, then ours."""
    own = (name for name in type_.__struct_fields__ if name not in _NOT_COLUMNS)
    return (*own, *_OURS)


def _write(
    base: Base,
    filter_: ClaimFilter,
    target: Path,
    settings: Settings,
    type_: type[msgspec.Struct],
    codebook: Codebook,
) -> Written:
    names = columns(type_)
    rows = refused = 0
    with target.open("w", encoding=ENCODING, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for claims in happenings(base, filter_, by_status=False):
            one = coded(claims, codebook)
            if isinstance(one.outcome, CannotBeCoded):
                refused += 1
                if settings.only_coded:
                    continue
            for row in _rows(one):
                rows += not isinstance(one.outcome, CannotBeCoded)
                writer.writerow(shown(tuple(row.get(name) for name in names)))
    left = "left out" if settings.only_coded else f"in rows that say why in {REFUSED}"
    note = f"{refused:,} happenings cannot be coded: they are {left}"
    return Written(records=rows, of="coded events", notes=(note,))


def _rows(one: Coded) -> Iterator[dict[str, Any]]:
    if isinstance(one.outcome, CannotBeCoded):
        yield {"id": one.id, REFUSED: "; ".join(one.outcome.reasons), **beside(one)}
        return
    for record in one.outcome:
        fields = msgspec.structs.asdict(record)
        chosen = (f"{name}: {why}" for name, why in fields["reasons"].items())
        yield {**fields, "choices": "; ".join(chosen), **beside(one)}
