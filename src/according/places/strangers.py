"""Names that the gazetteer has only as those of small towns in lands the report does not speak of.

Of 52 such choices on the development reports none was right, and 32 were no places at all.
"""

from collections import defaultdict
from collections.abc import Sequence

from according.places.gazetteer import Entry, key
from according.places.resolving import Chosen
from according.places.spotting import Spot

_SMALL = 50_000
"""People below which a town must have something of its country beside it."""
_DOUBTED = 0.3
"""Share of belief below which a larger town too must have something of its country beside it."""
_FEW = 1_000_000
"""People below which a state or province is held no better known than a town: "Holy Cross"."""
_ENOUGH = 2
"""Names of other countries from which on a report is known to be about elsewhere."""


def strangers(spots: Sequence[Spot], answers: Sequence[Chosen | None]) -> frozenset[int]:
    """Return by position the names whose chosen town stands alone in its country.

    Args:
        spots: the names.
        answers: what was chosen for each; None where nothing was, or for an adjective.
    """
    entries = [_entry(spot, answer) for spot, answer in zip(spots, answers, strict=True)]
    of_country: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry is not None and entry.country is not None:
            of_country[entry.country].add(entry.id)
    total = sum(len(ids) for ids in of_country.values())
    return frozenset(
        at
        for at, entry in enumerate(entries)
        if entry is not None
        and entry.country is not None
        and _may_be_strange(spots[at], entry, answers[at])
        and of_country[entry.country] == {entry.id}
        and total - 1 >= _ENOUGH
    )


def _may_be_strange(spot: Spot, entry: Entry, answer: Chosen | None) -> bool:
    if key(entry.name).startswith("saint ") and spot.use == "in_name":
        return True  # "St. Vincent Hospital" is named for the saint, and no country
    if entry.is_division:
        return entry.population < _FEW
    if entry.feature[0] in "HT" and spot.use == "in_name":
        return True
    if entry.feature[0] != "P":
        return False
    return entry.population < _SMALL or _is_doubtful(answer) or _is_misnamed(answer)


def _is_misnamed(answer: Chosen | None) -> bool:
    """Tell whether a city is chosen by another of its names, which is some town's first."""
    return (
        answer is not None and answer.best.alias and any(not one.alias for one in answer.candidates)
    )


def _is_doubtful(answer: Chosen | None) -> bool:
    return answer is not None and answer.shares[0] < _DOUBTED


def _entry(spot: Spot, answer: Chosen | None) -> Entry | None:
    if answer is not None:
        return answer.best.entry
    return spot.implied[0] if len(spot.implied) == 1 else None
