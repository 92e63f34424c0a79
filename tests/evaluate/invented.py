"""Reports and statements for these tests, from words instead of offsets; all text is invented."""

import msgspec

from according.evaluate.gold import GoldDocument, GoldStatement
from according.model import Span, Spans, Statement

TEXT = (
    "Mara Voss said “Tolls will rise.” Her deputy denied that he lied.\n"
    "Ferrymen fear ruin. Tolls, an aide of Voss told them, bring order."
)


def at(*anchors: str, text: str = TEXT) -> Spans:
    """Spans of words that stand once in the text."""
    found = []
    for anchor in anchors:
        assert text.count(anchor) == 1, anchor
        start = text.index(anchor)
        found.append(Span(start, start + len(anchor)))
    return tuple(found)


VOSS = GoldStatement(id="g1", source=at("Mara Voss"), cue=at("said"), content=at("Tolls will rise"))
DEPUTY = GoldStatement(
    id="g2", source=at("Her deputy"), cue=at("denied"), content=at("that he lied")
)
FERRYMEN = GoldStatement(id="g3", source=at("Ferrymen"), cue=at("fear"), content=at("ruin"))
AIDE = GoldStatement(
    id="g4",
    source=at("an aide of Voss"),
    cue=at("told them"),
    content=(*at("Tolls,"), *at("bring order")),
)
GOLD = GoldDocument(id="tolls", text=TEXT, statements=(VOSS, DEPUTY, FERRYMEN, AIDE))


def said(
    name: str, source: Spans, cue: Spans, content: Spans, parent: str | None = None
) -> Statement:
    return Statement(id=name, source=source, cue=cue, content=content, parent=parent)


def like(gold: GoldStatement, **changes: Spans) -> Statement:
    """A prediction with the gold's words, apart from the roles given."""
    same = said(f"p{gold.id}", gold.source, gold.cue, gold.content)
    return msgspec.structs.replace(same, **changes)


PERFECT = tuple(like(gold) for gold in GOLD.statements)
