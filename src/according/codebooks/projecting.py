"""Projections: one event, or all events of a reading, onto one codebook."""

from collections.abc import Callable, Iterator

from according.codebooks.acled import AcledEvent, to_acled
from according.codebooks.cameo import CameoEvent, to_cameo
from according.codebooks.facts import Facts, gather
from according.codebooks.plover import to_plover
from according.codebooks.plover_record import PloverEvent
from according.codebooks.refusals import CannotBeCoded, Codebook
from according.codebooks.ucdp import UcdpEvent, to_ucdp
from according.model import Reading

Record = PloverEvent | CameoEvent | AcledEvent | UcdpEvent
_ONE: dict[Codebook, Callable[[Facts], Record | CannotBeCoded]] = {
    "plover": to_plover,
    "cameo": to_cameo,
    "ucdp": to_ucdp,
}


def project(
    reading: Reading, event_id: str, codebook: Codebook
) -> tuple[Record, ...] | CannotBeCoded:
    """Return the records of one event in a codebook, or why it has none.

    One event is one record; only ACLED has one a day of an event that lasted.

    Raises:
        KeyError: the reading has no such event, or the event an id of no record of the reading.
    """
    event = next((event for event in reading.events if event.id == event_id), None)
    if event is None:
        raise KeyError(event_id)
    facts = gather(reading, event)
    if codebook == "acled":
        return to_acled(facts)
    coded = _ONE[codebook](facts)
    return coded if isinstance(coded, CannotBeCoded) else (coded,)


def as_rows(reading: Reading, codebook: Codebook) -> Iterator[Record | CannotBeCoded]:
    """Return the records and refusals of all events of a reading, in its order.

    Raises:
        KeyError: an event has an id of no record of the reading.
    """
    for event in reading.events:
        coded = project(reading, event.id, codebook)
        yield from (coded,) if isinstance(coded, CannotBeCoded) else coded
