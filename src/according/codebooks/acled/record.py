"""The record of an ACLED event, with ACLED's names for its fields."""

import msgspec


class AcledEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One day, one place, one pair of actors."""

    id: str
    """The reading's id and the event's; of an event of several days also the day's number."""
    event_date: str
    """ISO 8601."""
    year: int
    time_precision: int
    """1 the day, 2 the week or weekend, 3 the month."""
    event_type: str
    sub_event_type: str
    actor1: str
    assoc_actor_1: str | None
    inter1: int | None
    """1 state forces, 2 rebels, 3 political militia, 4 identity militia, 5 rioters, 6 protesters,
    7 civilians, 8 external or other forces."""
    actor2: str | None
    assoc_actor_2: str | None
    inter2: int | None
    interaction: int | None
    """Both codes, the lower first; of one actor its code and 0."""
    civilian_targeting: str | None
    """``Civilian targeting``, or None."""
    country: str
    admin1: str | None
    location: str
    latitude: float
    longitude: float
    geo_precision: int
    """1 the town, 2 near it or a part of a region, 3 the region."""
    source: str | None
    """Names of media, separated by semicolons; no count of who agrees."""
    source_scale: str | None = None
    """Always None: a report does not tell how far its paper is read."""
    notes: str
    """The sentence, on whose word it stands, and the deaths that each teller gives."""
    fatalities: int
    attribution: tuple[str, ...] = ()
    """Ours: on whose word it stands, the innermost speaker first, the paper last."""
    reasons: dict[str, str] = msgspec.field(default_factory=dict)
    """Ours: why a field is None or how it was chosen, by the field's name."""
