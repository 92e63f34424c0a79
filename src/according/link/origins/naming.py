"""What an origin is called, and of what kind it is."""

from collections.abc import Sequence
from typing import Literal

from according.link.origins.outlets import is_wire
from according.link.origins.voices import Voice
from according.model import Origin

OriginKind = Literal["witness", "official", "wire", "outlet", "document", "unnamed"]
_TELLING = ("person", "body", "document", "outlet", "unnamed", "nobody")
"""Kinds of voices, those first whose name says most."""


def origin_of(voices: Sequence[Voice], reports: tuple[str, ...]) -> Origin:
    """Return an origin of sources that are one; its id is left empty."""
    best = min(voices, key=_worth)
    return Origin(id="", kind=_kind(voices, best), name=best.name or None, reports=reports)


def _worth(voice: Voice) -> tuple[int, int, str]:
    return _TELLING.index(voice.kind), -len(voice.name), voice.name


def _kind(voices: Sequence[Voice], best: Voice) -> OriginKind:
    if best.kind in ("person", "unnamed"):
        office = any(voice.bodies or voice.leads or voice.kind == "body" for voice in voices)
        if best.kind == "person":
            return "official" if office or not all(v.saw for v in voices) else "witness"
        return "witness" if best.saw else "unnamed"
    if best.kind == "body":
        return "official"
    if best.kind == "outlet":
        return "wire" if is_wire(best.outlet or "") else "outlet"
    return "document" if best.kind == "document" else "unnamed"
