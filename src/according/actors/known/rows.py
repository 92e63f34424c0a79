"""Rows of a list in CSV, and the record that each row gives."""

import csv
import datetime
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import cast

import msgspec

from according import lexicon
from according.actors.known.errors import ActorListError
from according.actors.known.folding import folded
from according.model import ActorKind

COLUMNS = (
    "name",
    "aliases",
    "kind",
    "country",
    "sector",
    "part_of",
    "valid_from",
    "valid_to",
)
STATE_COLUMNS = ("iso2", "adjectives", "peoples", "capitals")
"""Columns that only the built-in list of states has."""
NEEDED = ("name", "kind")
KINDS: tuple[ActorKind, ...] = ("person", "organisation", "group", "place")
_LINE_END = re.compile(r"\r\n|\r|\n")
_EXAMPLE = "name,aliases,kind,country,sector,part_of,valid_from,valid_to"


class KnownActor(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a list: what somebody wants to be known of an actor."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-3, and XKX for Kosovo."""
    sector: str | None = None
    """PLOVER sector code."""
    part_of: str | None = None
    """The name of what it is a wing, branch, organ or ministry of."""
    valid_from: str | None = None
    """ISO date from which the row holds; none: from ever."""
    valid_to: str | None = None
    """Last ISO date on which the row holds; none: for ever."""
    list: str = ""


class Row(msgspec.Struct, frozen=True):
    """The cells of one line, by column."""

    line: int
    cells: dict[str, str]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several, parted by ``|``; none twice."""
        parts = (" ".join(part.split()) for part in self.cells.get(column, "").split("|"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def one(self, column: str) -> str | None:
        """Return a cell; none where it is empty."""
        return " ".join(self.cells.get(column, "").split()) or None


def rows_of(text: str, path: str) -> Iterator[Row | ActorListError]:
    """Yield the rows below the header, and what is wrong with the others.

    A row is one line: an unclosed quotation mark costs that line and not the rest of the file.

    Raises:
        ActorListError: there is no header, or it lacks a column that is needed.
    """
    lines = _LINE_END.split(text)
    start = next((at for at, line in enumerate(lines) if line.strip(" \t,;")), None)
    if start is None:
        raise ActorListError(path, None, "it is empty", f"Begin it with the line {_EXAMPLE}")
    separator = max(",;\t", key=lines[start].count)
    header = _header(lines[start], separator, path, start + 1)
    for column in header:
        if column and column not in COLUMNS + STATE_COLUMNS:
            yield ActorListError(
                path,
                start + 1,
                f"the column “{column}” is not known and was passed over",
                f"The columns are {', '.join(COLUMNS)}.",
            )
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line.strip(" \t" + separator):
            yield _row(line, separator, header, path, number)


def _header(line: str, separator: str, path: str, number: int) -> list[str]:
    cells = _cells(line, separator, path, number)
    if isinstance(cells, ActorListError):
        raise cells
    header = [cell.strip().lower().replace(" ", "_") for cell in cells]
    missing = [column for column in NEEDED if column not in header]
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if missing or twice:
        wrong = (
            f"the header has no column {' and no column '.join(f'“{name}”' for name in missing)}"
            if missing
            else f"the header has the column “{twice[0]}” more than once"
        )
        remedy = f"The first line names the columns, such as {_EXAMPLE}"
        raise ActorListError(path, number, wrong, remedy)
    return header


def _row(
    line: str, separator: str, header: list[str], path: str, number: int
) -> Row | ActorListError:
    cells = _cells(line, separator, path, number)
    if isinstance(cells, ActorListError):
        return cells
    if any(cell.strip() for cell in cells[len(header) :]):
        return ActorListError(
            path,
            number,
            f"the row has {len(cells)} cells, the header {len(header)}",
            f"Put a cell that holds “{separator}” in quotation marks.",
        )
    return Row(number, dict(zip(header, cells, strict=False)))


def _cells(line: str, separator: str, path: str, number: int) -> list[str] | ActorListError:
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error as error:
        remedy = "Close the quotation mark, or write one inside a cell twice; a row is one line."
        return ActorListError(path, number, f"the row cannot be read ({error})", remedy)


def actor_of(row: Row, path: str, list_name: str) -> KnownActor | ActorListError:
    """Return the actor of a row, or what is wrong with it."""
    kind = (row.one("kind") or "").lower()
    fault = (
        _fault_of_name(row)
        or _fault_of_kind(kind)
        or fault_of_codes(row.one("country"), row.one("sector"))
        or _fault_of_dates(row.one("valid_from"), row.one("valid_to"))
    )
    if fault is not None:
        return ActorListError(path, row.line, *fault)
    name = row.one("name") or ""
    return KnownActor(
        name=name,
        kind=cast(ActorKind, kind),
        aliases=tuple(alias for alias in row.many("aliases") if alias != name and folded(alias)),
        country=row.one("country"),
        sector=row.one("sector"),
        part_of=row.one("part_of"),
        valid_from=row.one("valid_from"),
        valid_to=row.one("valid_to"),
        list=list_name,
    )


Fault = tuple[str, str]
"""What is wrong, and the remedy."""


def _fault_of_name(row: Row) -> Fault | None:
    name = row.one("name")
    if name is None:
        return "the row has no name", "Write the name that the actor is to have."
    if not folded(name):
        return f"the name “{name}” has no letter", "Write the name that the actor is to have."
    return None


def _fault_of_kind(kind: str) -> Fault | None:
    if kind in KINDS:
        return None
    wrong = f"“{kind}” is no kind of actor" if kind else "the row has no kind"
    return wrong, f"Write {', '.join(KINDS[:-1])} or {KINDS[-1]}."


def fault_of_codes(country: str | None, sector: str | None) -> Fault | None:
    """Return what is wrong with a country code or a sector code; none where both are known."""
    if country is not None and country not in country_codes().values():
        meant = country_codes().get(country.upper(), country.upper())
        known = meant in country_codes().values()
        remedy = f"Write {meant}." if known else "Write a code such as SYR, or leave it empty."
        return f"“{country}” is no country code of three letters (ISO 3166-1 alpha-3)", remedy
    sectors = lexicon.table("known_actors/words")["sectors"]
    if sector is not None and sector not in sectors:
        return f"“{sector}” is no sector code of PLOVER", f"The codes are {', '.join(sectors)}."
    return None


def _fault_of_dates(first: str | None, last: str | None) -> Fault | None:
    for date in (first, last):
        if date is not None and not _is_date(date):
            return f"“{date}” is no date", "Write year, month and day: 2014-06-29."
    if first and last and last < first:
        return f"valid_to {last} is before valid_from {first}", "Exchange them."
    return None


def _is_date(words: str) -> bool:
    try:
        return datetime.date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


@cache
def country_codes() -> dict[str, str]:
    """Return the alpha-3 code of every alpha-2 code, from the built-in list of states."""
    path = files("according.lexicon") / "data" / "known_actors" / "states.csv"
    rows = rows_of(path.read_text(encoding="utf-8"), "states.csv")
    found = ((row.one("iso2"), row.one("country")) for row in rows if isinstance(row, Row))
    return {iso2: iso3 for iso2, iso3 in found if iso2 and iso3}
