"""Places measured against gold: which names were found, and how far off their points are.

The measures are those that came with the gold (``score_places``): the same numbers, by corpus.
Required gold is every place name, in GeoWebNews its literal uses alone; its associative uses
("Syrian", "Damascus said") may be found or not.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from according.evaluate.beside import beside
from according.evaluate.gold_places import GoldToponym, PlaceDocument
from according.evaluate.matching import one_to_one
from according.evaluate.mistakes import Mistake, in_text_order, mistake
from according.evaluate.tokens import PRF, Share, closeness_of
from according.model import Reading, Span
from according.model.place import PlaceRef

PLACE_MISTAKES = ("missed", "invented", "elsewhere", "open")
NEAR = 161.0
"""Kilometres (100 miles) within which a point is right, as the field measures it."""
ALL = "all"
_EARTH = 6371.0088


class PlaceScore(msgspec.Struct, frozen=True, kw_only=True):
    """How well the places of one corpus were read."""

    docs: int
    relaxed: PRF
    """Required gold, at least one character in common."""
    exact: PRF
    """The same offsets, among the pairs of ``relaxed``."""
    all_types: PRF
    """``relaxed`` with associative gold required too."""
    acc161: Share
    """Required gold with a point, whose pair lies within 161 km; a name missed is wrong."""
    acc161_found: Share
    """The same over gold that was found with a point."""
    all161: Share
    """``acc161`` with associative gold."""
    median_km: float | None
    """Of the distances of all that was found with a point."""


class PlaceScores(msgspec.Struct, frozen=True, kw_only=True):
    """Scores by corpus; ``all`` is over all reports together."""

    corpora: dict[str, PlaceScore]


class _Pairs(NamedTuple):
    """One report: gold and read places, and which stands for which."""

    document: PlaceDocument
    gold: tuple[GoldToponym, ...]
    places: tuple[PlaceRef, ...]
    required: dict[int, int]
    """Required gold by position: its read place."""
    either: dict[int, int]
    """The same with associative gold."""
    counted: tuple[int, ...]
    """Read places that count: not those that meet associative gold alone."""


def score_places(gold: Sequence[PlaceDocument], readings: Mapping[str, Reading]) -> PlaceScores:
    """Score the places of readings; a report that was not read has none.

    Raises:
        ValueError: a reading belongs to no gold document, is of another text, or has a span that
            covers nothing of it.
    """
    reports = [_paired(*pair) for pair in beside(gold, readings)]
    names = sorted({one.document.corpus for one in reports} - {""})
    return PlaceScores(
        corpora={ALL: _score(reports)}
        | {name: _score([one for one in reports if one.document.corpus == name]) for name in names}
    )


def place_mistakes(gold: Sequence[PlaceDocument], readings: Mapping[str, Reading]) -> list[Mistake]:
    """List what went wrong, report by report in text order.

    ``missed`` and ``invented`` are names; ``open`` was found without a point; ``elsewhere`` lies
    more than 161 km off.
    """
    return [
        one for pair in beside(gold, readings) for one in in_text_order(_mistakes(_paired(*pair)))
    ]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as degrees of latitude, longitude."""
    a, b, c, d = (math.radians(value) for value in (*one, *other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def _paired(document: PlaceDocument, reading: Reading) -> _Pairs:
    gold = tuple(one for one in document.toponyms if one.duty is not None)
    first: dict[Span, PlaceRef] = {}
    for place in reading.places:
        first.setdefault(place.span, place)
    places = tuple(first.values())
    must = [i for i, one in enumerate(gold) if one.duty == "required"]
    counted = tuple(
        j
        for j, place in enumerate(places)
        if any(gold[i].span.overlaps(place.span) for i in must)
        or not any(one.span.overlaps(place.span) for one in gold)
    )
    required = _matched(gold, places, must, counted)
    either = _matched(gold, places, range(len(gold)), range(len(places)))
    return _Pairs(document, gold, places, required, either, counted)


def _matched(
    gold: Sequence[GoldToponym],
    places: Sequence[PlaceRef],
    of_gold: Sequence[int],
    of_places: Sequence[int],
) -> dict[int, int]:
    candidates = (
        (-closeness_of(gold[i].span, places[j].span), 0.0, 0.0, i, j)
        for i in of_gold
        for j in of_places
        if gold[i].span.overlaps(places[j].span)
    )
    return dict(one_to_one(candidates))


def _score(reports: Sequence[_Pairs]) -> PlaceScore:
    required = sum(sum(g.duty == "required" for g in one.gold) for one in reports)
    counted = sum(len(one.counted) for one in reports)
    near, with_point, distances = _distances(reports, required_only=True)
    near_all, with_point_all, _ = _distances(reports, required_only=False)
    exact = sum(
        one.gold[i].span == one.places[j].span for one in reports for i, j in one.required.items()
    )
    found = sum(len(one.required) for one in reports)
    return PlaceScore(
        docs=len(reports),
        relaxed=PRF.counted(found, counted, required),
        exact=PRF.counted(exact, counted, required),
        all_types=PRF.counted(
            sum(len(one.either) for one in reports),
            sum(len(one.places) for one in reports),
            sum(len(one.gold) for one in reports),
        ),
        acc161=Share.counted(near, with_point),
        acc161_found=Share.counted(near, len(distances)),
        all161=Share.counted(near_all, with_point_all),
        median_km=sorted(distances)[len(distances) // 2] if distances else None,
    )


def _distances(reports: Sequence[_Pairs], *, required_only: bool) -> tuple[int, int, list[float]]:
    """Return how many points are right, how many the gold has, and all distances."""
    right = with_point = 0
    distances = []
    for one in reports:
        pairs = one.required if required_only else one.either
        for i, toponym in enumerate(one.gold):
            if (required_only and toponym.duty != "required") or _point(toponym) is None:
                continue
            with_point += 1
            if i in pairs and (distance := _distance(toponym, one.places[pairs[i]])) is not None:
                distances.append(distance)
                right += distance <= NEAR
    return right, with_point, distances


def _point(of: GoldToponym | PlaceRef) -> tuple[float, float] | None:
    return None if of.lat is None or of.lon is None else (of.lat, of.lon)


def _distance(toponym: GoldToponym, place: PlaceRef) -> float | None:
    here, there = _point(toponym), _point(place)
    return None if here is None or there is None else kilometres(here, there)


def _mistakes(one: _Pairs) -> Iterator[Mistake]:
    text = one.document.text
    for i, toponym in enumerate(one.gold):
        if toponym.duty != "required":
            continue
        words = toponym.span.of(text)
        where = _point(toponym)
        told = words if where is None else f"{words} {where[0]:.2f}, {where[1]:.2f}"
        if i not in one.required:
            yield mistake(one.document, "missed", "", (toponym.span,), (told, None))
            continue
        place = one.places[one.required[i]]
        if where is None:
            continue
        distance = _distance(toponym, place)
        if distance is None:
            sides = (told, place.reason)
            yield mistake(one.document, "open", "", (toponym.span,), sides)
        elif distance > NEAR:
            sides = (told, f"{place.name} {place.lat:.2f}, {place.lon:.2f} ({distance:.0f} km)")
            yield mistake(one.document, "elsewhere", place.feature or "", (toponym.span,), sides)
    matched = set(one.required.values())
    for j in one.counted:
        if j not in matched:
            span = one.places[j].span
            yield mistake(one.document, "invented", "", (span,), (None, span.of(text)))
