"""The kinds of export, by name: the one list that the command line and the pages go by.

A module of a kind loads what is heavy (Arrow, templates) only when it writes.
"""

from collections.abc import Mapping

from according.export import csv_tables, json_lines, parquet
from according.export.kind import Kind

_ALL = (
    Kind(
        name="csv",
        suffix="",
        help="a folder of tables (claims, statements, documents, …) with their data dictionary",
        write=csv_tables.write,
    ),
    Kind(
        name="parquet",
        suffix="",
        help="the same tables with typed columns, for pandas, R and DuckDB",
        write=parquet.write,
    ),
    Kind(
        name="jsonl",
        suffix=".jsonl",
        help="readings at full fidelity, one a line; `according file` takes them back",
        write=json_lines.write,
    ),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
