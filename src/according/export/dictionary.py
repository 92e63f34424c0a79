"""The data dictionary of tabular exports, as rows and as a page."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from according.base.schema import dictionary
from according.export.incidents.tables import tables as of_incidents
from according.export.tables import Table, exported

NAME = "dictionary.csv"
_COLUMNS = ("table", "column", "type", "refers_to", "meaning")


def write_dictionary(folder: Path, told: Iterable[Table] | None = None) -> None:
    """Write the dictionary of exported tables beside them.

    Args:
        folder: where.
        told: the tables; none: those of reports.
    """
    with (folder / NAME).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for table in exported() if told is None else told:
            writer.writerow((table.name, "", "", "", table.about))
            for field in table.fields:
                refers = f"{field.refers}.id" if field.refers else ""
                writer.writerow((table.name, field.name, field.type, refers, field.about))


def page() -> str:
    """Return the dictionary of the exported tables and of the base's own, as Markdown."""
    parts = [
        "# Data dictionary\n",
        "What stands in the tables that `according export BASE csv` and `parquet` write, and in "
        "the base itself, which is a SQLite file. A span is `[start, end)` in Unicode code points "
        "of the report's `text`.\n",
        "## Exported tables\n",
        "Types: `text`; `integer`; `real`; `flag`, true or false; `day`, a date; `list`, of texts "
        "(in CSV as JSON). An empty cell: not known, or none.\n",
        *(_exported(table) for table in exported()),
        "## Exported tables of incidents\n",
        "What `incidents-csv` and `incidents-parquet` write.\n",
        *(_exported(table) for table in of_incidents()),
        "## Tables of the base\n",
        "A record's key is its document's key times 1,000,000 and the number in its id: e12 of "
        "document 7 is 7000012.\n",
        *(_own(table) for table in dictionary.tables()),
    ]
    return "\n".join(parts)


def _exported(table: Table) -> str:
    rows = (
        (
            field.name,
            field.type,
            _sentence(field.about, f"`{field.refers}.id`" if field.refers else None),
        )
        for field in table.fields
    )
    return _section(table.name, table.about, rows)


def _own(table: dictionary.Table) -> str:
    rows = (
        (
            column.name,
            f"{column.type}{'' if column.required else ' or NULL'}",
            _sentence(column.about, f"`{column.refers}`" if column.refers else None),
        )
        for column in table.columns
    )
    return _section(table.name, table.about, rows)


def _sentence(about: str, refers: str | None) -> str:
    shown = about.replace("|", "\\|")
    return f"{shown} (→ {refers})" if refers else shown


def _section(name: str, about: str, rows: Iterator[tuple[str, str, str]]) -> str:
    listed = [f"| `{name}` | {type_} | {meaning} |" for name, type_, meaning in rows]
    head = ["| column | type | meaning |", "|---|---|---|"] if listed else []
    return "\n".join([f"### {name}\n", f"{about}\n", *head, *listed, ""])
