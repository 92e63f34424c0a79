"""What the fields of filters are called on pages and in the API's document, and what they mean."""

from collections.abc import Mapping
from typing import NamedTuple


class Label(NamedTuple):
    """A field of a filter, for people."""

    name: str
    about: str


LABELS: Mapping[str, Label] = {
    "words": Label(
        "Words of the report",
        'All of them, in any form; "a phrase", a OR b, a NOT b, bomb*.',
    ),
    "publisher": Label("Outlet", "Who published the report."),
    "published_since": Label("Reported since", "The report is of this day or later."),
    "published_until": Label("Reported until", "The report is of this day or earlier."),
    "documents": Label("Report", "Id of a report; may be repeated."),
    "copies": Label("Copies", "Whether copies of other reports are among them."),
    "kind": Label("Kind", "Of what is asked for."),
    "types": Label("Type", "PLOVER's type of the happening, or a relation's predicate."),
    "modes": Label("Mode", "How it is done: PLOVER's mode."),
    "party": Label("Who or whom", "Who did it, or to whom it was done."),
    "actor": Label("Who did it", "By any name that the report has for them."),
    "recipient": Label("To whom", "To whom it was done."),
    "since": Label("Happened since", "It happened on this day or later."),
    "until": Label("Happened until", "It happened on this day or earlier."),
    "reported_since": Label("Reported since", "Its latest report is of this day or later."),
    "reported_until": Label("Reported until", "Its first report is of this day or earlier."),
    "place": Label("Place", "Words of the place's name."),
    "country": Label("Country", "ISO 3166-1 alpha-3 code, or the English name."),
    "near": Label("Near", "Degrees north, degrees east, kilometres: 33.5,36.3,50."),
    "speaker": Label("On whose word", "Somebody on whose word it is, or who answers it."),
    "source_kinds": Label("Kind of source", "What kind of source the innermost speaker is."),
    "acts": Label("Act", "What is done by saying it: deny, confirm, accuse, …"),
    "statuses": Label("Told as", "Whether it is told to have happened, to be planned, …"),
    "denied": Label("Denied", "Whether somebody denies or doubts it."),
    "disputed": Label("Disputed", "Whether the sources do not agree on a value."),
    "min_killed": Label("Killed, at least", "So many are told to have been killed."),
    "min_injured": Label("Injured, at least", "So many are told to have been injured."),
    "min_confidence": Label("Confidence, at least", "The reader's own, from 0 to 1."),
    "min_independent": Label(
        "Independent origins, at least",
        "So many are left of those who tell it when copies and shared sources are put together.",
    ),
    "min_reports": Label("Reports, at least", "So many reports tell it."),
    "verdict": Label("Decided", "What people decided on it."),
    "said": Label("Words said", "Words of what is said."),
    "manner": Label("Manner", "Quoted, in indirect speech, or mixed."),
    "about": Label("Answers", "Whether it denies, confirms or retracts another statement."),
    "nested": Label("Nested", "Whether it is reported inside another statement."),
    "name": Label("Name", "Words of any name that a report has for them."),
    "sector": Label("Sector", "PLOVER's code: GOV, MIL, REB, …"),
    "named": Label("With a name", "Only who bears a name, as linked across reports."),
    "other": Label("Without a type", "Whether those of type OTHER are among them."),
    "ids": Label("Incident", "Id of an incident; may be repeated."),
    "order": Label("Order", "In which order they are listed."),
    "limit": Label("On a page", "How many records a page has, 1 to 500."),
    "offset": Label("Leave out", "How many of the first are left out."),
    "after": Label("Page", "Where the page begins: as the page before it said."),
    "published": Label("Reported in", "The month of the report."),
    "reported": Label("Reported in", "The month of its latest report."),
}
"""Field of a filter, or facet, to what it is called."""
