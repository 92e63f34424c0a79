"""Invented events to compare."""

from datetime import date
from typing import Any

from according.link.compare.node import Node, Report, Where
from according.link.compare.words import Rarity, stem, words_of

TOWNS = {
    "tesh": Where(name="tesh", precision="town", country="ARD", lat=41.0, lon=45.0),
    "korvin": Where(name="korvin", precision="town", country="ARD", lat=44.0, lon=49.0),
}


def report(document: str, text: str, day: str | None = "2024-05-02", **more: Any) -> Report:
    """Return a report of some words."""
    words = Rarity.load().weigh(map(stem, words_of(text)))
    ordinal = date.fromisoformat(day).toordinal() if day else None
    return Report(document=document, day=ordinal, words=words, lead=words, **more)


def event(report_: Report, id_: str, lemma: str, **more: Any) -> Node:
    """Return an event of a report."""
    key = (report_.document, id_)
    return Node(key=key, report=report_, lemma=lemma, **{"type": "OTHER", "happening": key, **more})
