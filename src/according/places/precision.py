"""How exact a place is: our word for it, ACLED's geo-precision and UCDP's where_prec."""

from typing import NamedTuple

from according.model.place import PlacePrecision
from according.places.gazetteer import Entry


class Precision(NamedTuple):
    """One exactness in three scales; None where a codebook has no code for it."""

    kind: PlacePrecision
    acled: int | None
    ucdp: int


_BY_FEATURE: tuple[tuple[str, Precision], ...] = (
    ("P.PPLX", Precision("district", 1, 1)),
    ("P", Precision("town", 1, 1)),
    ("A.PCL", Precision("country", None, 6)),
    ("A.ADM1", Precision("region", 3, 4)),
    ("A.ADM", Precision("district", 2, 3)),
    ("A", Precision("region", 3, 4)),
    ("L.CONT", Precision("region", None, 6)),
    ("L.PRK", Precision("district", 2, 2)),
    ("L", Precision("region", 3, 5)),
    ("H.STM", Precision("water", 3, 5)),
    ("H", Precision("water", 3, 7)),
    ("T.MT", Precision("region", 3, 5)),
    ("T.ISL", Precision("region", 3, 5)),
    ("T", Precision("region", 3, 5)),
    ("S", Precision("point", 1, 1)),
    ("R", Precision("point", 1, 5)),
)


def precisions(entry: Entry) -> Precision:
    """Return how exact an entry is.

    A country has no ACLED precision ("country-level not coded").
    """
    return next(value for start, value in _BY_FEATURE if entry.feature.startswith(start))
