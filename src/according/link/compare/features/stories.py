"""The two reports as wholes."""

from math import log1p, sqrt

from according.link.compare.features.between import Between
from according.link.compare.features.feature import Feature
from according.link.compare.node import Node

_AGES, _DAYS = 2, 3
"""As many in common say all that they can."""
_LONG = 7.0
"""Of a gap's logarithm: about three years."""


def _gap(_: Node, __: Node, reports: Between) -> float:
    return 0.0 if reports.gap is None else min(1.0, log1p(reports.gap) / _LONG)


def _ages(_: Node, __: Node, reports: Between) -> float:
    return min(_AGES, len(reports.ages)) / _AGES


def _days(_: Node, __: Node, reports: Between) -> float:
    return min(_DAYS, len(reports.days)) / _DAYS


def _told_gap(_: Node, __: Node, reports: Between) -> str:
    return f"published {reports.gap} days apart"


def _told_ages(_: Node, __: Node, reports: Between) -> str:
    return f"both tell of people aged {', '.join(map(str, sorted(reports.ages)))}"


def _told_town(_: Node, __: Node, reports: Between) -> str:
    return f"both reports name {(reports.town or '').title()}"


FEATURES = (
    Feature("story", lambda *a: a[2].words, lambda *_: "the reports' words are alike"),
    Feature("story_root", lambda *a: sqrt(a[2].words), lambda *_: "the reports' words are alike"),
    Feature("lead", lambda *a: a[2].lead, lambda *_: "the reports begin alike"),
    Feature("names", lambda *a: a[2].names, lambda *_: "the reports name the same"),
    Feature(
        "lead_names", lambda *a: a[2].lead_names, lambda *_: "the reports begin with names alike"
    ),
    Feature("figures", lambda *a: a[2].figures, lambda *_: "the reports tell numbers alike"),
    Feature("one_report", lambda *a: float(a[2].same), lambda *_: "they stand in one report"),
    Feature("gap", _gap, _told_gap),
    Feature("ages", _ages, _told_ages),
    Feature(
        "ages_differ",
        lambda *a: float(a[2].ages_apart),
        lambda *_: "the reports tell of people of other ages",
    ),
    Feature("town", lambda *a: float(a[2].town is not None), _told_town),
    Feature(
        "towns_differ",
        lambda *a: float(a[2].towns_apart),
        lambda *_: "the reports name towns far from one another",
    ),
    Feature("days", _days, lambda *_: "the reports name the same days"),
)
