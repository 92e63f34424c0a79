"""What is asked of claims, as SQL: one test a field of the filter."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any

from according.base.errors import BaseError
from according.base.questions.filters import ClaimFilter
from according.base.questions.near import within
from according.base.questions.people import Test, party, speaker
from according.base.questions.reports import REPORT_CONDITIONS, wanted_of
from according.base.questions.sql import Part, all_of, one_of
from according.base.questions.verdicts import Verdicts
from according.base.questions.vocabulary import Vocabulary

_TOLD_BY = (
    "EXISTS (SELECT 1 FROM incident_event JOIN incident ON incident.key = incident_event.incident"
    " WHERE incident_event.event = claim.event AND incident.independent >= ?)"
)
_TOLD_BY_KEYS = (
    "SELECT claim.key FROM incident CROSS JOIN incident_event"
    " ON incident_event.incident = incident.key CROSS JOIN claim"
    " ON claim.event = incident_event.event WHERE incident.independent >= ?"
)
_Maker = Callable[[Vocabulary, Any], Test]
_LEAD = frozenset({"words", "publisher", "documents"})
"""Filters of reports that an index answers; a day is asked of the claim itself."""


def tests(vocabulary: Vocabulary, verdicts: Verdicts, filter_: ClaimFilter) -> dict[str, Test]:
    """Return the test of every field of a filter that asks for something.

    Raises:
        BaseError: a name without letters, or a day that is none.
    """
    found: dict[str, Test] = {}
    for name, value in wanted_of(filter_).items():
        if name in TESTS:
            found[name] = TESTS[name](vocabulary, value)
        elif name in ("since", "until"):
            found["when"] = _when(filter_.since, filter_.until)
        elif name in REPORT_CONDITIONS:
            found[name] = _of_report(vocabulary, name, value)
        elif name == "verdict":
            found[name] = (
                _indexed(verdicts.are(value)) if value != "none" else Test(verdicts.are(value))
            )
    return found


def _of_report(vocabulary: Vocabulary, name: str, value: Any) -> Test:
    part = REPORT_CONDITIONS[name](vocabulary, value)
    sql = part.sql.replace("{document}", "claim.document").replace("{day}", "claim.day")
    made = Part(sql, part.values)
    if name not in _LEAD:
        return Test(made)
    # With "+" the index is left alone: where the words are common, the order leads.
    return Test(
        Part(f"+{sql}", part.values), Part(f"SELECT key FROM claim WHERE {sql}", part.values)
    )


def _indexed(part: Part) -> Test:
    return Test(part, Part(f"SELECT key FROM claim WHERE {part.sql}", part.values))


def _any_of(column: str, values: Collection[Any]) -> Test:
    part = one_of(column, values)
    if len(values) == 1:
        return _indexed(part)
    # The index has the order asked for within one value only: of several, the order leads.
    return Test(Part(f"+{part.sql}", part.values), _indexed(part).keys)


def _in(column: str) -> _Maker:
    return lambda _, values: Test(one_of(f"claim.{column}", values))


def _indexed_in(column: str) -> _Maker:
    return lambda _, values: _any_of(f"claim.{column}", values)


def _least(column: str) -> _Maker:
    return lambda _, value: Test(Part(f"claim.{column} >= ?", (value,)))


def _when(since: str | None, until: str | None) -> Test:
    """Return the test that it went on at one day or later and began on one or earlier.

    What is open at one end is taken to be as the other. Both are asked at once, since either alone
    holds for half of all claims.
    """
    parts = []
    if since is not None:
        begins = _day(since).isoformat()
        parts.append(
            Part("claim.until >= ? OR (claim.until IS NULL AND claim.since >= ?)", (begins, begins))
        )
    if until is not None:
        # Whatever the hour: "2023-03-02T18:00" sorts behind "2023-03-02".
        after = (_day(until) + timedelta(days=1)).isoformat()
        parts.append(
            Part("claim.since < ? OR (claim.since IS NULL AND claim.until < ?)", (after, after))
        )
    return _indexed(all_of(parts))


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BaseError(f"{value!r} is no day; write it as 2023-03-02") from error


TESTS: Mapping[str, _Maker] = {
    "kind": lambda _, value: Test(Part("claim.kind = ?", (value,))),
    "types": _indexed_in("type"),
    "modes": _indexed_in("mode"),
    "party": lambda vocabulary, name: party(vocabulary, name, "actor", "recipient"),
    "actor": lambda vocabulary, name: party(vocabulary, name, "actor"),
    "recipient": lambda vocabulary, name: party(vocabulary, name, "recipient"),
    "place": lambda vocabulary, name: _any_of("claim.place_name", vocabulary.places(name)),
    "country": lambda _, code: _indexed(Part("claim.country = ?", (code.upper(),))),
    "near": lambda _, near: Test(within(near, "+claim."), _indexed(within(near)).keys),
    "speaker": speaker,
    "source_kinds": _in("source_kind"),
    "acts": _in("act"),
    "statuses": _indexed_in("status"),
    "denied": lambda _, wanted: Test(Part("claim.denied = ?", (int(wanted),))),
    "min_killed": lambda _, least: _indexed(Part("claim.killed_low >= ?", (least,))),
    "min_injured": lambda _, least: _indexed(Part("claim.injured_low >= ?", (least,))),
    "min_confidence": _least("confidence"),
    "min_independent": lambda _, least: Test(
        Part(_TOLD_BY, (least,)), Part(_TOLD_BY_KEYS, (least,))
    ),
}
