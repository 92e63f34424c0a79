"""The record of a UCDP GED event, with the data set's names for its fields.

Fields that only Uppsala can fill (ids of conflicts, dyads, actors and countries) are left out.
"""

import msgspec


class UcdpEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of organised violence with at least one death."""

    id: str
    """The reading's id and the event's."""
    year: int
    type_of_violence: int
    """1 state-based, 2 non-state, 3 one-sided."""
    dyad_name: str
    side_a: str
    side_b: str
    """``Civilians`` in one-sided violence."""
    number_of_sources: int | None = None
    """Always None: one report cannot tell how many agree."""
    source_article: str | None
    source_office: str | None
    source_date: str | None
    """ISO 8601: the day of the report."""
    source_headline: str | None
    source_original: str | None
    """The innermost speaker."""
    where_prec: int
    """1 the point, 2 near it, 3 second division, 4 first division, 5 vague or along a line, 6 the
    country, 7 water or air."""
    where_coordinates: str
    where_description: str
    """The words of the place."""
    adm_1: str | None
    latitude: float
    longitude: float
    geom_wkt: str
    country: str | None
    event_clarity: int
    """1 one clear event, 2 several that the report tells as one."""
    date_prec: int
    """1 the day, 2 two to six days, 3 the week, 4 the month, 5 the year."""
    date_start: str
    date_end: str
    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    """The sum of the four."""
    low: int
    high: int
    attribution: tuple[str, ...] = ()
    """Ours: on whose word it stands, the innermost speaker first, the paper last."""
    reasons: dict[str, str] = msgspec.field(default_factory=dict)
    """Ours: why a field is None or how it was chosen, by the field's name."""
