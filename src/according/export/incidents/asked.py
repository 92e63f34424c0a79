"""The incidents that claims asked for tell of."""

from collections.abc import Iterator

from according.base import Base, ClaimFilter, FiledIncident
from according.base.records.keys import Keys
from according.export.whole import asks_for_claims

OTHER = "OTHER"


class Asked:
    """Incidents of which a claim asked for tells, each whole, the oldest reports first.

    Happenings of none of PLOVER's types are left out and counted, unless the type is asked for.
    """

    def __init__(self, base: Base, filter_: ClaimFilter):
        self._base, self._filter = base, filter_
        self.others = 0
        """How many of type ``OTHER`` were left out, once all have been gone through."""

    def __iter__(self) -> Iterator[FiledIncident]:
        """Yield them.

        Raises:
            BaseError: the filter cannot be asked, or the base is damaged.
        """
        self.others = 0
        wanted = None if self._filter == ClaimFilter() else incidents_of(self._base, self._filter)
        for one in self._base.incidents(order="oldest", other=True):
            if wanted is not None and one.id not in wanted:
                continue
            if one.type == OTHER and OTHER not in self._filter.types:
                self.others += 1
            else:
                yield one

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is to say of them."""
        found = []
        if self.others:
            found.append(f"{self.others:,} happenings of no type are left out: --type OTHER")
        if not is_linked(self._base):
            found.append("there are no incidents here: `according link` makes them")
        elif asks_for_claims(self._filter):
            found.append("each incident is whole: with what claims not asked for tell of it, too")
        return tuple(found)


def incidents_of(base: Base, filter_: ClaimFilter) -> set[str]:
    """Return the ids of the incidents of which a claim asked for tells."""
    found: set[str] = set()
    if not is_linked(base):
        return found
    for selected in base.selected(filter_):
        keys = Keys(selected.report.key)
        for claim in selected.claims:
            if claim.kind == "event":
                row = base.connection.execute(
                    "SELECT incident.id FROM incident_event JOIN incident"
                    " ON incident.key = incident_event.incident WHERE incident_event.event = ?",
                    (keys.of(claim.record),),
                ).fetchone()
                found.update(row or ())
    return found


def is_linked(base: Base) -> bool:
    """Tell whether there are incidents; a copy with pseudonyms has none."""
    return base.connection.execute("SELECT 1 FROM incident LIMIT 1").fetchone() is not None
