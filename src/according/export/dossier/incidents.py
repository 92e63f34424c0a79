"""What several reports tell as one happening: values, who holds what, denials and origins."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from according import lexicon
from according.base import Base, ClaimFilter, FiledIncident
from according.export.incidents.asked import Asked
from according.link.disputes.numbers import number_words
from according.model import Answer, Dispute, Holder, Incident


class Together(msgspec.Struct, frozen=True, kw_only=True):
    """An incident, in words."""

    id: str
    title: str
    when: str
    where: str
    known: str
    counts: tuple[str, ...]
    disputes: tuple[tuple[str, tuple[str, ...]], ...]
    """What is not agreed, and each value with who holds it."""
    denials: tuple[str, ...]
    confirmations: tuple[str, ...]
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    """Those that stand in the dossier by their numbers, others by their ids."""


def together(base: Base, filter_: ClaimFilter, numbers: Mapping[str, int]) -> Iterator[Together]:
    """Yield the incidents that are more than one report's claims, in the order of time.

    An incident of one report on which nobody differs and that nobody denies is left out: its claims
    say all that there is.

    Args:
        base: where they are.
        filter_: which claims; an incident of which one of them tells is whole.
        numbers: of the reports in the dossier, by their ids.
    """
    asked = sorted(
        Asked(base, filter_), key=lambda one: (one.since or "9999", one.first or "", one.id)
    )
    for one in asked:
        if one.reports > 1 or one.disputes or one.denials:
            yield _together(one, one.incident, numbers)


def _together(one: FiledIncident, told: Incident, numbers: Mapping[str, int]) -> Together:
    return Together(
        id=one.id,
        title=_title(told),
        when=told.start or "" if told.start == told.end else f"{told.start} to {told.end}",
        where=", ".join(filter(None, (told.place, told.country))),
        known=_known(one),
        counts=tuple(
            f"{count.what.replace('_', ' ')}: {count.best}{_range(count.low, count.high)}, by "
            + ", ".join(count.by)
            for count in told.counts
        ),
        disputes=tuple((dispute.about, tuple(_sides(dispute))) for dispute in told.disputes),
        denials=tuple(map(_answer, told.denials)),
        confirmations=tuple(map(_answer, told.confirmations)),
        origins=tuple(
            f"{origin.kind}, {origin.name or 'not named'}: {_shown(origin.reports, numbers)}"
            for origin in told.origins
        ),
        reports=tuple(dict.fromkeys(_number(each.document, numbers) for each in told.reports)),
    )


def _title(told: Incident) -> str:
    words = lexicon.table("event_words").get(told.type, {})
    what = str(words.get(told.mode or "is", words.get("is", told.type)))
    sides = "; ".join(told.actors), "; ".join(told.recipients)
    return f"{what}: {sides[0] or '?'} → {sides[1]}" if sides[1] else f"{what}: {sides[0] or '?'}"


def _known(one: FiledIncident) -> str:
    low, high = one.independent_low, one.independent_high
    doubt = "" if low == high else f" ({low} to {high})"
    return (
        f"{one.reports} report{'' if one.reports == 1 else 's'}, on {one.independent} independent"
        f" origin{'' if one.independent == 1 else 's'}{doubt}"
    )


def _range(low: int | None, high: int | None) -> str:
    return "" if low == high else f" ({number_words(low, high)})"


def _sides(dispute: Dispute) -> Iterator[str]:
    for value in dispute.values:
        yield f"{value.value}: " + "; ".join(dict.fromkeys(map(_holder, value.by)))


def _holder(by: Holder) -> str:
    if by.publisher in (None, by.speaker):
        return f"{by.speaker} ({by.day or 'no date'})"
    return f"{by.speaker} ({by.publisher}, {by.day or 'no date'})"


def _answer(one: Answer) -> str:
    quote = " ".join(one.quote.split())
    paper = ", ".join(filter(None, (one.publisher, one.day)))
    answered = f", to what {one.told_by} tells" if one.told_by else ""
    return f"{one.speaker} ({one.stance}{answered}): “{quote}” ({paper or one.document})"


def _shown(documents: Sequence[str], numbers: Mapping[str, int]) -> str:
    return ", ".join(_number(each, numbers) for each in documents)


def _number(document: str, numbers: Mapping[str, int]) -> str:
    return f"report {numbers[document]}" if document in numbers else document
