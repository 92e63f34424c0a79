"""The kinds of export, by name: the one list that the command line and the pages go by.

A module of a kind loads what is heavy (Arrow, templates) only when it writes.
"""

from collections.abc import Mapping

from according.export import json_lines
from according.export.kind import Kind

_ALL = (
    Kind(
        name="jsonl",
        suffix=".jsonl",
        help="readings at full fidelity, one a line; `according file` takes them back",
        write=json_lines.write,
    ),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
