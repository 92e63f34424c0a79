"""Whose report a report prints, repeats or cites."""

from collections.abc import Iterable, Mapping, Sequence

from according.base.copies import LEAST_RUNS, LEAST_SHARED, shared
from according.link.origins.credits import Credit
from according.link.origins.group import Groups
from according.link.origins.outlets import same_outlet
from according.link.origins.records import Collapse, Paper

_LATEST = "9999"


class Stories:
    """Which of some reports share their text, and who printed it first."""

    def __init__(self, papers: Iterable[Paper]):
        self._papers = {paper.document: paper for paper in sorted(papers, key=first_printed)}
        groups = Groups(self._papers)
        self._shares: dict[tuple[str, str], float] = {}
        listed = list(self._papers.values())
        for place, paper in enumerate(listed):
            for earlier in listed[:place]:
                share = _share(earlier, paper)
                if share is not None:
                    self._shares[earlier.document, paper.document] = share
                    groups.join(earlier.document, paper.document)
        self._first = {each: group[0] for group in groups.all() for each in group}

    def first(self, document: str) -> str:
        """Return the report whose text a report repeats; itself where it repeats none."""
        return self._first[document]

    def copies(self) -> tuple[Collapse, ...]:
        """Return every two reports that share their text, the earlier first."""
        return tuple(
            Collapse(
                strength="sure",
                documents=pair,
                why=f"{share:.0%} of the shorter text's five-word runs stand in both",
            )
            for pair, share in sorted(self._shares.items())
        )


def first_printed(paper: Paper) -> tuple[str, bool, str]:
    """Return what reports are ordered by: when printed, the wire's own first, the id."""
    prints_other = any(credit.scope in ("all", "part") for credit in paper.credits)
    return (paper.published or _LATEST)[:10], prints_other, paper.document


def whole_credit(paper: Paper) -> Credit | None:
    """Return the outlet whose copy a report is by its own word, none of its own beside it."""
    return next((each for each in paper.credits if each.scope == "all"), None)


def printed_by(paper: Paper) -> tuple[str, ...]:
    """Return the outlets whose word a report may be."""
    credits = [each.outlet for each in paper.credits if each.scope in ("all", "part")]
    return tuple(name for name in (paper.publisher, *credits) if name)


def own_reports(outlet: str, papers: Mapping[str, Paper], beside: str) -> list[str]:
    """Return the reports of an outlet, or that print it as it stands, other than the one given.

    One that was printed on a later day is none that this one can have cited.
    """
    cites = papers[beside]
    found: Sequence[Paper] = sorted(papers.values(), key=first_printed)
    return [
        each.document
        for each in found
        if each.document != beside
        and each.publisher is not None
        and same_outlet(outlet, each.publisher)
        and (each.published or "")[:10] <= (cites.published or _LATEST)[:10]
    ]


def _share(one: Paper, other: Paper) -> float | None:
    if min(len(one.runs), len(other.runs)) < LEAST_RUNS or one.runs.isdisjoint(other.runs):
        return None
    share = shared(one.runs, other.runs)
    return share if share >= LEAST_SHARED else None
