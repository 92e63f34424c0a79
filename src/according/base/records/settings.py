"""Times and places as rows."""

from according.base.records.keys import Keys
from according.base.records.rows import PlaceRow, TimeRow
from according.model import Reading, TimeRef

_OPEN_AT_THE_END = frozenset({"after", "since"})
_OPEN_AT_THE_START = frozenset({"before", "until"})


def time_rows(document: int, keys: Keys, reading: Reading) -> tuple[TimeRow, ...]:
    """Return the rows of a reading's times."""
    return tuple(
        TimeRow(
            key=keys.of(one.id),
            document=document,
            id=one.id,
            words=one.span.of(reading.text),
            start=one.span.start,
            end=one.span.end,
            since=one.start,
            until=one.end,
            precision=one.precision,
            bound=one.bound,
            anchor=one.anchor,
            timex=one.timex,
            reason=one.reason,
        )
        for one in reading.times
    )


def bounds(time: TimeRef | None) -> tuple[str | None, str | None]:
    """Return from when to when something happened that is told with a time.

    "Since October" is open at its end, and "before October" at its start.
    """
    if time is None:
        return None, None
    if time.bound in _OPEN_AT_THE_END:
        return (time.end if time.bound == "after" else time.start), None
    if time.bound in _OPEN_AT_THE_START:
        return None, (time.start if time.bound == "before" else time.end)
    return time.start, time.end


def place_rows(document: int, keys: Keys, reading: Reading) -> tuple[PlaceRow, ...]:
    """Return the rows of a reading's places."""
    return tuple(
        PlaceRow(
            key=keys.of(one.id),
            document=document,
            id=one.id,
            words=one.span.of(reading.text),
            start=one.span.start,
            end=one.span.end,
            name=one.name,
            use=one.use,
            gazetteer=one.gazetteer,
            feature=one.feature,
            country=one.country,
            admin1=one.admin1,
            lat=one.lat,
            lon=one.lon,
            radius=one.radius,
            precision=one.precision,
            score=one.score,
            reason=one.reason,
        )
        for one in reading.places
    )
