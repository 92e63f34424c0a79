"""What a change is: a claim before and after, and in what they differ."""

from typing import Any, Literal

import msgspec

from according.base.records.rows import ClaimRow

ChangeKind = Literal["new", "gone", "revised", "denied", "confirmed", "retracted"]


class ToldClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what a comparison looks at."""

    document: str
    """Id of its report."""
    claim: ClaimRow
    stances: frozenset[str] = frozenset()
    """Of all in its chain, and of those who answer it."""

    @property
    def id(self) -> str:
        """How to name it: the report's id, a slash, the record's id."""
        return f"{self.document}/{self.claim.id}"


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is not what it was."""

    field: Literal["killed", "injured", "time", "place", "actors", "recipients", "status", "mode"]
    before: str | None
    """In words; none: it was not told."""
    after: str | None
    direction: Literal["up", "down"] | None = None
    """Of a toll."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of a claim."""

    kind: ChangeKind
    before: ToldClaim | None = None
    after: ToldClaim | None = None
    revisions: tuple[Revision, ...] = ()

    @property
    def claim(self) -> ClaimRow:
        """The later of the two, else the one there is."""
        told = self.after or self.before
        if told is None:
            raise ValueError("a change is of a claim")
        return told.claim


def change_of(before: ToldClaim, after: ToldClaim, *, by_reader: bool) -> Change | None:
    """Return what has become of a claim; none: it is told as it was.

    Args:
        before: as it was told.
        after: as it is told now.
        by_reader: the same words were read twice, so what is told no more is a revision; of two
            days, the later report may only not repeat it.
    """
    revisions = tuple(_revisions(before.claim, after.claim, by_reader=by_reader))
    kind: ChangeKind | None = "revised" if revisions else None
    for stance, becomes in _BECOMES:
        if stance in after.stances and stance not in before.stances:
            kind = becomes
            break
    else:
        if after.claim.denied and not before.claim.denied:
            kind = "denied"
    if kind is None:
        return None
    return Change(kind=kind, before=before, after=after, revisions=revisions)


_BECOMES: tuple[tuple[str, ChangeKind], ...] = (
    ("retracts", "retracted"),
    ("denies", "denied"),
    ("confirms", "confirmed"),
)
"""What an answer makes of a claim, the weightiest first."""


def _revisions(before: ClaimRow, after: ClaimRow, *, by_reader: bool) -> list[Revision]:
    found = [
        _toll("killed", before, after),
        _toll("injured", before, after),
        _revision("time", _interval(before), _interval(after)),
        _revision("place", before.place_name, after.place_name),
    ]
    # A later report tells as background what was news before.
    if by_reader or after.status != "background":
        found.append(_revision("status", before.status, after.status))
    if by_reader:
        found.append(_revision("mode", before.mode, after.mode))
    for field in ("actors", "recipients"):
        one, other = getattr(before, field), getattr(after, field)
        # Two reports seldom print one name alike; who shares a name is the same party.
        if by_reader or not names(one) & names(other):
            found.append(_revision(field, one or None, other or None))
    return [each for each in found if each and (by_reader or each.after is not None)]


def names(joined: str) -> frozenset[str]:
    """Return the names of a side, as they are compared."""
    return frozenset(name.casefold() for name in joined.split("; ") if name)


def _revision(field: Any, before: str | None, after: str | None) -> Revision | None:
    return None if before == after else Revision(field=field, before=before, after=after)


def _toll(what: Literal["killed", "injured"], before: ClaimRow, after: ClaimRow) -> Revision | None:
    one, other = _range(before, what), _range(after, what)
    if one == other:
        return None
    direction: Literal["up", "down"] | None = None
    if None not in (one[0] or one[1], other[0] or other[1]):
        direction = "up" if _size(other) > _size(one) else "down"
    return Revision(field=what, before=_number(one), after=_number(other), direction=direction)


_Range = tuple[int | None, int | None]


def _range(claim: ClaimRow, what: str) -> _Range:
    return getattr(claim, f"{what}_low"), getattr(claim, f"{what}_high")


def _size(toll: _Range) -> tuple[int, int]:
    low, high = toll
    return (low if low is not None else 0), (high if high is not None else low or 0)


def _number(toll: _Range) -> str | None:
    low, high = toll
    if low is None and high is None:
        return None
    if low == high:
        return str(low)
    return f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low}–{high}"


def _interval(claim: ClaimRow) -> str | None:
    if claim.since is None and claim.until is None:
        return None
    if claim.since == claim.until:
        return claim.since
    return f"{claim.since or '…'}/{claim.until or '…'}"
