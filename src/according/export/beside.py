"""What stands beside a coded happening: the claims, on whose word, and what the report tells."""

from collections.abc import Callable, Mapping
from typing import Any

from according.base.questions.quotes import AROUND, quote
from according.export.claimed import Claimed
from according.export.happenings import Coded

_Value = Callable[[Coded], Any]


def sentence(one: Claimed) -> str:
    """Return the sentence or so around a claim's words."""
    start, end = one.span
    return quote(one.facts.reading.text[max(start - AROUND, 0) : end + AROUND], start, end)


def _row(name: str) -> _Value:
    return lambda coded: getattr(coded.claim.row, name)


def _report(name: str) -> _Value:
    return lambda coded: getattr(coded.claim.facts.report, name)


BESIDE: Mapping[str, tuple[_Value, str]] = {
    "claim": (lambda coded: coded.claim.id, "the claim that is coded"),
    "claims": (
        lambda coded: [one.id for one in coded.claims],
        "all claims asked for that tell of the happening",
    ),
    "chains": (
        lambda coded: [one.row.chain for one in coded.claims],
        "on whose word each of them stands, from the innermost speaker to the paper",
    ),
    "denied": (
        lambda coded: any(one.row.denied for one in coded.claims),
        "whether somebody denies or doubts it",
    ),
    "told_status": (_row("status"), "as what the coded claim tells it"),
    "told_type": (_row("type"), "PLOVER's type, as read"),
    "told_mode": (_row("mode"), "PLOVER's mode, as read"),
    "told_actors": (_row("actors"), "who does it, as read"),
    "told_recipients": (_row("recipients"), "to whom, as read"),
    "told_since": (_row("since"), "from when, as read: ISO 8601"),
    "told_until": (_row("until"), "to when, as read: ISO 8601"),
    "told_place": (_row("place_name"), "where, as read"),
    "told_country": (_row("country"), "where, as read: ISO 3166-1 alpha-3"),
    "told_killed_low": (_row("killed_low"), "by the coded claim's own word"),
    "told_killed_high": (_row("killed_high"), "by the coded claim's own word"),
    "sentence": (lambda coded: sentence(coded.claim), "the sentence or so around its words"),
    "verdict": (lambda coded: coded.claim.verdict, "what people decided on the coded claim"),
    "report": (_report("id"), "id of the report"),
    "report_title": (_report("title"), "its headline"),
    "report_publisher": (_report("publisher"), "its paper, agency or site"),
    "report_published": (_report("published"), "its date"),
    "report_url": (_report("url"), "its address"),
    "report_copy_of": (_report("copy_of"), "the earlier report that it is a copy of"),
}
"""Name to value and meaning."""


def beside(coded: Coded) -> dict[str, Any]:
    """Return what stands beside a coded happening."""
    return {name: value(coded) for name, (value, _) in BESIDE.items()}
