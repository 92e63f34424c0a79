"""Which of a place's other names are worth keeping."""

import re
from collections.abc import Iterable

_LATIN = re.compile(r"[^\W\d_][A-Za-zÀ-ɏḀ-ỿ0-9 .'’‘ʻ\-]{2,39}")
"""An other name is kept where it is in Latin letters and of a common length."""
_CODE = re.compile(r"[A-Z]{3,5}$")
"""Codes of airports and the like stand among the other names."""
_MOST = 60
_GREAT = 1_000_000
_ENGLISH = {"US", "GB", "CA", "AU", "NZ", "IE"}
"""Where English is spoken a town's other names are old ones that mislead."""


def other_names(names: Iterable[str], country: str, population: int) -> tuple[str, ...]:
    """Return the other names of a town by which an English report may call it.

    Args:
        names: as GeoNames has them, in any language.
        country: ISO 3166-1 alpha-2 code.
        population: people in the town.
    """
    if country in _ENGLISH and population < _GREAT:
        return ()
    kept = [
        name
        for name in names
        if _LATIN.fullmatch(name) and name[0].isupper() and not _CODE.match(name)
    ]
    return tuple(kept[:_MOST])
