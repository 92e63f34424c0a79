"""CAMEO root codes: the map from CAMEO to PLOVER, read backwards.

The rules stand in ``lexicon/data/codebooks/cameo.toml``, in the order in which they are tried.
"""

from typing import Any

import msgspec

from according.codebooks.facts import Facts, attribution
from according.codebooks.parties import Party
from according.codebooks.refusals import CannotBeCoded, Open, unreal
from according.codebooks.times import days
from according.codebooks.words import has, rules

_ARMED = frozenset({"MIL", "COP", "SPY", "REB", "PRM", "UAF", "IMG"})


class CameoEvent(msgspec.Struct, frozen=True, kw_only=True):
    """The CAMEO root of an event, with its source and target."""

    id: str
    """The reading's id and the event's."""
    date: str | None
    """ISO 8601: the first day."""
    root: str
    """Two digits, ``01`` to ``20``."""
    root_name: str
    code: str
    """The CAMEO code that the choice of the root rests on; finer than what is claimed."""
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    source: str | None
    """CAMEO-like actor code: country and sector, such as ``SYRMIL``."""
    target: str | None
    attribution: tuple[str, ...] = ()
    """On whose word it stands: the innermost speaker first, the paper last."""
    reasons: dict[str, str] = msgspec.field(default_factory=dict)
    """Why a field is None, by the field's name."""


def to_cameo(facts: Facts) -> CameoEvent | CannotBeCoded:
    """Return the CAMEO root of an event that happened.

    CAMEO has no mark for what is denied, planned or possible, so these are refused.
    """
    event = facts.event
    rule = next((rule for rule in rules("cameo")["rule"] if _fits(rule, facts)), None)
    if rule is None or unreal(event):
        typed = () if rule else (f"CAMEO has no root for {event.type}",)
        return CannotBeCoded(codebook="cameo", event=event.id, reasons=(*unreal(event), *typed))
    root = rule["code"][:2]
    when = days(facts)
    values = {
        "date": when.reason if isinstance(when, Open) else event.time_reason,
        "source": None if facts.actors else "the text does not tell who did it",
        "target": None if facts.recipients else "the text does not tell to whom",
    }
    return CameoEvent(
        id=f"{facts.reading.id}/{event.id}",
        date=None if isinstance(when, Open) else when.first.isoformat(),
        root=root,
        root_name=rules("cameo")["roots"][root],
        code=rule["code"],
        quad=rules("cameo")["quad"][root],
        source=_code(facts.actors),
        target=_code(facts.recipients),
        attribution=attribution(facts),
        reasons={name: reason for name, reason in values.items() if reason},
    )


def _fits(rule: dict[str, Any], facts: Facts) -> bool:
    event = facts.event
    return (
        rule["type"] == event.type
        and rule.get("mode", event.mode) == event.mode
        and ("words" not in rule or has(facts.deed, rule["words"]))
        and (rule.get("actor") != "military" or any(p.sector == "MIL" for p in facts.actors))
        and (rule.get("both") != "armed" or _both_armed(facts))
    )


def _both_armed(facts: Facts) -> bool:
    """Tell whether armed bodies or states stand on both sides; two doers are two sides."""
    armed = [
        [p for p in side if p.sector in _ARMED or (p.is_place and p.sector == "GOV")]
        for side in (facts.actors, facts.recipients)
    ]
    return all(armed) or (len(armed[0]) > 1 and not facts.recipients)


def _code(side: tuple[Party, ...]) -> str | None:
    if not side:
        return None
    party = side[0]
    sector = "" if party.is_place and party.sector == "GOV" else party.sector
    return f"{party.country or ''}{sector or ''}" or "UNK"
