"""A folder of CSV files, one a table, with the data dictionary beside them."""

import csv
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from according.base import Base, ClaimFilter
from according.export.cells import cell
from according.export.dictionary import write_dictionary
from according.export.kind import Settings, Written
from according.export.tables import exported, rows
from according.export.whole import asks_for_claims, reports

ENCODING = "utf-8-sig"
"""UTF-8 with the mark by which spreadsheets know it."""
ONLY_CLAIMS = "claims and links are those asked for; the other tables have all of their reports"


def write(base: Base, filter_: ClaimFilter, target: Path, _settings: Settings, /) -> Written:
    """Write the tables; rows go to the files report by report."""
    number = 0
    with ExitStack() as stack:
        writers = {}
        for table in exported():
            path = target / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding=ENCODING, newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow(field.name for field in table.fields)
        for one in reports(base, filter_):
            number += len(one.claims)
            for name, found in rows(base, one):
                writers[name].writerows(map(shown, found))
    write_dictionary(target)
    notes = (ONLY_CLAIMS,) if asks_for_claims(filter_) else ()
    return Written(records=number, of="claims", notes=notes)


def shown(row: tuple[Any, ...]) -> list[Any]:
    """Return a row as the cells of a CSV file."""
    return [cell(_text(value)) for value in row]


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return msgspec.json.encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value
