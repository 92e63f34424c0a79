"""What the user says of a document; it wins over what the document says of itself."""

import re
from datetime import date, datetime

import msgspec

from according.ingest.errors import IngestError

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of a document that are told, not found.

    Raises:
        IngestError: ``published`` is neither an ISO 8601 date nor an ISO 8601 date and time.
    """

    id: str | None = None
    title: str | None = None
    published: str | None = None
    """ISO 8601 date, or date and time: ``2023-03-02``, ``2023-03-02T11:40:00+02:00``."""
    publisher: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not is_iso_8601(self.published):
            raise IngestError(
                f"the publication date {self.published!r} is not an ISO 8601 date; "
                "write it as 2023-03-02 or 2023-03-02T11:40:00+02:00"
            )


NO_GIVEN = Given()


def is_iso_8601(value: str) -> bool:
    """Tell whether ``value`` is a date ``YYYY-MM-DD``, or that and a time after it."""
    if _FULL_DATE.match(value) is None:
        return False
    try:
        if len(value) == len("2023-03-02"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
