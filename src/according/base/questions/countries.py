"""Countries as people name them."""

import csv
from functools import cache
from importlib.resources import files

from according.base.questions.matching import folded

_ALPHA_3 = 3


@cache
def _codes() -> dict[str, str]:
    path = files("according.lexicon") / "data" / "known_actors" / "states.csv"
    codes: dict[str, str] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        names = (row["country"], row["iso2"], row["name"], *row["aliases"].split("|"))
        for name in filter(None, names):
            codes.setdefault(folded(name), row["country"])
    return codes


def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country by its code or English name.

    A code of three letters that no state of the list has is taken as it stands: territories have
    codes too.
    """
    known = _codes().get(folded(name))
    if known is None and len(name) == _ALPHA_3 and name.isascii() and name.isalpha():
        return name.upper()
    return known
