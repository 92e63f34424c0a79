"""Values of filters as people type them."""

import re
from datetime import date

from according.base.errors import BaseError
from according.base.questions.countries import country_code
from according.base.questions.filters import Near

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FARTHEST = 20_040
"""Kilometres: half way round."""


def day(value: str, *, last: bool = False) -> str:
    """Return a day; of a month or year its first, or its last.

    Raises:
        BaseError: it is none.
    """
    found = _DAY.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError
        year, month, of_month = (int(each) if each else None for each in found.groups())
        assert year is not None
        if of_month is None and last:
            following = date(year + 1, 1, 1) if month in (None, 12) else date(year, month + 1, 1)
            return date.fromordinal(following.toordinal() - 1).isoformat()
        return date(year, month or 1, of_month or 1).isoformat()
    except ValueError as error:
        raise BaseError(f"{value!r} is no day; write it as 2023-03-02, 2023-03 or 2023") from error


def near(value: str) -> Near:
    """Return the point and distance that ``LAT,LON,KM`` names.

    Raises:
        BaseError: it names none.
    """
    try:
        lat, lon, km = (float(each) for each in value.split(","))
        if not (abs(lat) <= 90 and abs(lon) <= 180 and 0 < km <= _FARTHEST):
            raise ValueError
    except ValueError as error:
        raise BaseError(
            f"{value!r} is no place; write degrees north, degrees east and kilometres: 33.5,36.3,50"
        ) from error
    return Near(lat, lon, km)


def country(value: str) -> str:
    """Return the code of a country given by code or name.

    Raises:
        BaseError: it is not known.
    """
    code = country_code(value)
    if code is None:
        raise BaseError(
            f"the country {value!r} is not known; write its ISO 3166-1 alpha-3 code, as SYR"
        )
    return code
