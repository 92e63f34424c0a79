"""What an incident comes to in a sentence."""

from collections import Counter

from according.base import FiledIncident
from according.model import Dispute, Incident

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_OWN = "this report"
"""The speaker of what a report without a publisher tells itself: another in each."""


def summary(filed: FiledIncident, one: Incident) -> str:
    """Return the incident in a sentence: how many tell it, on whose word, what is not agreed."""
    said = (
        f"Told in {_counted(filed.reports, 'report')}, resting on"
        f" {_counted(filed.independent, 'independent origin')}"
    )
    if filed.independent_low != filed.independent_high:
        said += f" (from {filed.independent_low} to {filed.independent_high}, as doubts are taken)"
    parts = [said, *(_not_agreed(each) for each in one.disputes)]
    if not any(each.about == "killed" for each in one.disputes) and filed.killed_best is not None:
        parts.append(f"{filed.killed_best} killed")
    against = Counter(each.speaker for each in one.denials)
    if against:
        names = list(against)
        more = f" and {_counted(len(names) - 2, 'other')}" if len(names) > 2 else ""
        verb = "denies or doubts" if len(names) == 1 else "deny or doubt"
        parts.append(f"{' and '.join(names[:2]) if not more else ', '.join(names[:2])}{more}"
                     f" {verb} it, or a part of it")  # fmt: skip
    return "; ".join(parts) + "."


def _not_agreed(one: Dispute) -> str:
    is_number = one.about not in ("time", "place", "actors")
    shown = []
    for number, value in enumerate(one.values[:3]):
        holders = len(
            {(by.who or by.speaker, by.speaker == _OWN and by.document) for by in value.by}
        )
        count = _NUMBERS[holders] if holders < len(_NUMBERS) else str(holders)
        verb = "gives" if holders == 1 else "give"
        unit = f" {one.about.replace('_', ' ')}" if is_number and not number else ""
        shown.append(f"{count} {verb} {value.value}{unit}")
    more = f" and {_counted(len(one.values) - 3, 'other value')}" if len(one.values) > 3 else ""
    return ("" if is_number else f"on the {one.about} ") + ", ".join(shown) + more


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
