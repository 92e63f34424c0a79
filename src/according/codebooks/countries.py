"""Names of countries by their codes."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    path = files("according.lexicon") / "data" / "known_actors" / "states.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row["country"], row["name"])
    return names


def country_name(code: str) -> str:
    """Return the English name of a country by its ISO 3166-1 alpha-3 code; else the code."""
    return _names().get(code, code)
