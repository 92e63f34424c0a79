"""Values in the manner of TIMEX3 (ISO-TimeML)."""

from datetime import date

from according.times.meanings import Clock, Unit

_UNIT_LETTERS = {
    "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip


def of_day(day: date) -> str:
    """Return ``1998-02-27``."""
    return day.isoformat()


def of_week(day: date) -> str:
    """Return the ISO week that holds a day: ``1998-W09``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def of_month(day: date) -> str:
    """Return ``1998-02``."""
    return f"{day.year:04}-{day.month:02}"


def of_years(first: int, length: int) -> str:
    """Return a decade (``199``) or century (``19``)."""
    return f"{first // length:0{2 if length == 100 else 3}}"


def of_length(unit: Unit, amount: int | None) -> str:
    """Return a length of time: ``P3D``, ``PT16H``, ``PXW``."""
    letter = _UNIT_LETTERS[unit]
    number = "X" if amount is None else str(amount * 2 if unit == "fortnight" else amount)
    return f"PT{number}{letter[1]}" if letter in ("TM", "TH") else f"P{number}{letter}"


def of_clock(clock: Clock) -> str:
    """Return what follows the day: ``T10:35``, ``T08``; with its zone where that is told."""
    minute = "" if clock.minute is None else f":{clock.minute:02}"
    return f"T{clock.hour:02}{minute}{zone(clock)}"


def zone(clock: Clock) -> str:
    """Return the zone of a time of day in ISO 8601: ``Z``, ``-05:00``; empty: none is told."""
    if clock.zone is None:
        return ""
    if clock.zone == 0:
        return "Z"
    hours, minutes = divmod(abs(clock.zone), 60)
    return f"{'-' if clock.zone < 0 else '+'}{hours:02}:{minutes:02}"
