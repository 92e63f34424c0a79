"""The id of an incident.

An incident is called after its first event: that of the earliest report, of equal days that whose
document's id comes first, and in it the one that comes first. Its id is a hash over the document's
id and the event's place and words. A later report that joins leaves the id as it is; an earlier
one, or another incident that has an earlier event, changes it. Then the old id is still that of an
event of the incident, by which it is found: no list of old names has to be kept.
"""

from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256

from according.model import Event, Span

LENGTH = 12
"""Letters and digits of an id: 60 bits. Two of a million events agree once in two million bases."""


def event_name(document: str, span: Span, words: str) -> str:
    """Return the id of the incident of which an event is the first."""
    told = f"{document}\n{span.start}:{span.end}\n{words}"
    return (
        b32encode(sha256(told.encode("utf-8", "surrogatepass")).digest()).decode()[:LENGTH].lower()
    )


def first_of(events: Sequence[tuple[str | None, str, Event]]) -> tuple[str | None, str, Event]:
    """Return the first of events, each with the day and id of its document."""
    return min(events, key=in_order)


def in_order(one: tuple[str | None, str, Event]) -> tuple[str, str, int, int, str]:
    """Return where an event stands among those of an incident; without a day it comes last."""
    day, document, event = one
    return day or "9999", document, event.span.start, event.span.end, event.id
