"""An actor of one report that bears a name: all that is compared across reports."""

from typing import Literal

import msgspec

Sort = Literal["person", "body", "place"]
"""Persons, bodies (organisations and groups) and places are never one another."""


class Bearer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A named actor of one report."""

    key: int
    """Of its row; nothing is decided by it."""
    document: str
    """Id of the report."""
    id: str
    """In the report: ``a3``."""
    name: str
    names: tuple[str, ...]
    """Its name and those aliases that may be trusted: short forms, initials."""
    sort: Sort
    kind: str
    roles: tuple[str, ...] = ()
    """What it is called beside its name, as compared: "minister", "prime minister"."""
    country: str | None = None
    sector: str | None = None
    known: str | None = None
    """Name of the entry of a list of actors."""
    bodies: tuple[str, ...] = ()
    """Names, as compared, of what it belongs to, leads or speaks for."""
    gazetteer: str | None = None
    """Of a place, the id of the entry."""
    day: str | None = None
    """Of the report."""
    text: str = ""
    """Reports that are copies of one another have the same here."""

    @property
    def rank(self) -> tuple[str, int, str]:
        """By which ties are broken: the same in every base of the same reports."""
        digits = self.id.lstrip("abcdefghijklmnopqrstuvwxyz")
        return self.document, int(digits) if digits.isdigit() else 0, self.id

    @property
    def record(self) -> str:
        """How people name it."""
        return f"{self.document}/{self.id}"


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something across reports."""

    members: tuple["Member", ...]
    """The first of the reports' ids first."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A bearer, and why it is taken for this one."""

    bearer: Bearer
    score: float | None
    """How likely it is, 0 to 1; none: it stands alone, or is the first."""
    why: str
    """A sentence for people."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two bearers that a person has held to be one, or not to be."""

    one: int
    """Key of the first that was named: of two that are not one it is this that leaves."""
    other: int
    why: str
    """Who decided, and when."""
