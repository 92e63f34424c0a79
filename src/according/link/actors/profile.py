"""What is known of one actor from all the reports that have been put together so far."""

from collections.abc import Iterable

import msgspec

from according.link.actors.bearer import Bearer
from according.link.actors.naming import form_of, is_general, is_local

Company = tuple[str, ...]
"""Forms of the names that a report tells of, states and others that all tell of left out."""


class Profile(msgspec.Struct):
    """Bearers that are taken for one, with what their reports say of them."""

    rank: tuple[str, int, str]
    """Of its first bearer."""
    sort: str
    names: dict[str, str]
    """Form to the name as printed."""
    countries: set[str]
    sectors: set[str]
    roles: set[str]
    bodies: set[str]
    known: set[tuple[str, str]]
    company: set[str]
    documents: dict[str, set[str]]
    """Report to the forms that it has there."""
    texts: set[str]
    first: str | None
    latest: str | None

    def absorb(self, other: "Profile") -> None:
        """Take in another."""
        self.rank = min(self.rank, other.rank)
        for form, name in other.names.items():
            self.names[form] = min(self.names.get(form, name), name)
        self.countries |= other.countries
        self.sectors |= other.sectors
        self.roles |= other.roles
        self.bodies |= other.bodies
        self.known |= other.known
        self.company |= other.company
        self.texts |= other.texts
        for document, forms in other.documents.items():
            self.documents[document] = self.documents.get(document, set()) | forms
        days = [day for day in (self.first, other.first) if day]
        self.first = min(days, default=None)
        days = [day for day in (self.latest, other.latest) if day]
        self.latest = max(days, default=None)

    @property
    def general(self) -> bool:
        """Whether all its names say only what it is."""
        return all(map(is_general, self.names))

    @property
    def local(self) -> bool:
        """Whether it is what every town has."""
        return any(map(is_local, self.names))


def listed_as(one: Bearer) -> tuple[str, str] | None:
    """Return the entry of a list, or of the gazetteer, that a bearer is; none: it is on none."""
    if one.known:
        return one.known, one.country or ""
    return ("gazetteer " + one.gazetteer, "") if one.gazetteer else None


def profile_of(bearers: Iterable[Bearer], company: dict[str, Company]) -> Profile:
    """Return what some bearers, at least one, come to.

    Args:
        bearers: taken for one.
        company: of each report, the forms of the names that it tells of.
    """
    some = list(bearers)
    names: dict[str, str] = {}
    documents: dict[str, set[str]] = {}
    near: set[str] = set()
    for one in some:
        for name in one.names:
            form = form_of(name, one.sort)
            names[form] = min(names.get(form, name), name)
        documents.setdefault(one.document, set()).add(form_of(one.name, one.sort))
        near.update(company.get(one.document, ()))
    days = [one.day for one in some if one.day]
    return Profile(
        rank=min(one.rank for one in some),
        sort=some[0].sort,
        names=names,
        countries={one.country for one in some if one.country},
        sectors={one.sector for one in some if one.sector},
        roles={role for one in some for role in one.roles},
        bodies={body for one in some for body in one.bodies},
        known={listed for one in some if (listed := listed_as(one))},
        company=near,
        documents=documents,
        texts={one.text for one in some if one.text},
        first=min(days, default=None),
        latest=max(days, default=None),
    )
