"""Who did what to whom: actors as nodes, what one did to another as edges."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from according.base import FiledClaim
from according.web import links

if TYPE_CHECKING:
    import altair

MOST = 60
"""Actors that are drawn: those in most claims."""
_STEPS = 300
_HEIGHT = 640
_TO_MIDDLE = 4.0
_LABELLED = 30
_BETWEEN = "; "


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor."""

    name: str
    claims: int
    x: float
    """0 to 1."""
    y: float


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What one is told to have done to another."""

    actor: str
    recipient: str
    claims: int
    types: tuple[tuple[str, int], ...]
    """With how many claims, the commonest first."""
    address: str
    """Of the claims."""


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    """Those with most claims first."""
    left_out: int
    """Actors that are not drawn."""


def network(found: Sequence[FiledClaim]) -> Network:
    """Return who did what to whom in claims; the same claims are laid out the same."""
    told: dict[tuple[str, str], Counter[str]] = {}
    for one in found:
        for actor in filter(None, one.claim.actors.split(_BETWEEN)):
            for recipient in filter(None, one.claim.recipients.split(_BETWEEN)):
                if actor != recipient:
                    told.setdefault((actor, recipient), Counter())[one.claim.type] += 1
    weights: Counter[str] = Counter()
    for (actor, recipient), types in told.items():
        weights[actor] += types.total()
        weights[recipient] += types.total()
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    drawn = {name: number for number, name in enumerate(ranked[:MOST])}
    edges = [
        Edge(
            actor=actor,
            recipient=recipient,
            claims=types.total(),
            types=tuple(sorted(types.items(), key=lambda each: (-each[1], each[0]))),
            address=links.to("/claims", actor=actor, recipient=recipient),
        )
        for (actor, recipient), types in told.items()
        if actor in drawn and recipient in drawn
    ]
    edges.sort(key=lambda one: (-one.claims, one.actor, one.recipient))
    joined = {name for one in edges for name in (one.actor, one.recipient)}
    names = [name for name in drawn if name in joined]
    places = _laid_out(names, edges)
    return Network(
        nodes=tuple(
            Node(name=name, claims=weights[name], x=float(x), y=float(y))
            for name, (x, y) in zip(names, places, strict=True)
        ),
        edges=tuple(edges),
        left_out=len(weights) - len(names),
    )


def _laid_out(names: Sequence[str], edges: Sequence[Edge]) -> npt.NDArray[np.float64]:
    """Return a place for each node: what is joined draws together, all else pushes apart.

    Fruchterman and Reingold (1991), begun on a spiral, so that nothing is left to chance, and with
    a pull to the middle, so that what is not joined stays in sight.
    """
    count = len(names)
    if not count:
        return np.zeros((0, 2))
    number = {name: place for place, name in enumerate(names)}
    turn = np.arange(count) * 2.399963
    at = np.sqrt((np.arange(count) + 0.5) / count)[:, None] * np.c_[np.cos(turn), np.sin(turn)]
    pull = np.zeros((count, count))
    for one in edges:
        a, b = number[one.actor], number[one.recipient]
        pull[a, b] = pull[b, a] = 1.0
    ideal = 1.6 / np.sqrt(count)
    for step in range(_STEPS):
        apart = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-3)
        force = ideal**2 / far**2 - pull * far / ideal
        moved = (apart * force[:, :, None]).sum(1) - at * _TO_MIDDLE * ideal
        length = np.maximum(np.sqrt((moved**2).sum(1, keepdims=True)), 1e-9)
        at = at + moved / length * np.minimum(length, 0.1 * (1 - step / _STEPS))
    low, high = at.min(0), at.max(0)
    return np.asarray((at - low) / np.maximum(high - low, 1e-9), dtype=np.float64)


def chart(found: Network) -> "altair.TopLevelMixin":
    """Return the network: a line from who does to whom it is done, thick at its end."""
    # A third of a second to load, and few pages draw.
    import altair as alt

    place = {one.name: one for one in found.nodes}
    lines = [
        {
            "x": place[one.actor].x, "y": place[one.actor].y,
            "x2": place[one.recipient].x, "y2": place[one.recipient].y,
            "who": one.actor, "to whom": one.recipient, "claims": one.claims,
            "what": ", ".join(f"{name} {number}" for name, number in one.types),
            "url": one.address,
        }
        for one in found.edges
    ]  # fmt: skip
    heads = [
        {**line, "x": _toward(line["x"], line["x2"]), "y": _toward(line["y"], line["y2"])}
        for line in lines
    ]
    dots = [
        {
            "x": one.x, "y": one.y, "name": one.name, "claims": one.claims,
            "label": _short(one.name) if number < _LABELLED else "",
            "url": links.to("/claims", party=one.name),
        }
        for number, one in enumerate(found.nodes)
    ]  # fmt: skip
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.08, 1.08]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.05, 1.08]))
    about = ["who:N", "to whom:N", "what:N"]
    edges = alt.Chart(alt.InlineData(values=lines)).encode(
        x=x, y=y, x2="x2", y2="y2", href="url:N", tooltip=about,
        strokeWidth=alt.StrokeWidth("claims:Q", scale=alt.Scale(range=[1, 5]), legend=None),
    ).mark_rule(color="#888", opacity=0.45)  # fmt: skip
    ends = alt.Chart(alt.InlineData(values=heads)).encode(
        x=x, y=y, x2="x2", y2="y2", href="url:N", tooltip=about,
    ).mark_rule(color="#c2410c", opacity=0.8, strokeWidth=3)  # fmt: skip
    nodes = alt.Chart(alt.InlineData(values=dots)).encode(
        x=x, y=y, href="url:N", tooltip=["name:N", "claims:Q"],
        size=alt.Size("claims:Q", scale=alt.Scale(range=[60, 700]), legend=None),
    ).mark_circle(color="#3b82c4", opacity=1)  # fmt: skip
    words = alt.Chart(alt.InlineData(values=dots)).encode(
        x=x, y=y, text="label:N", href="url:N"
    ).mark_text(dy=-12, fontSize=11)  # fmt: skip
    return alt.layer(edges, ends, nodes, words).properties(width="container", height=_HEIGHT)


def _toward(one: object, other: object) -> float:
    """Return the point at which the last third of a line begins."""
    assert isinstance(one, float)
    assert isinstance(other, float)
    return one + (other - one) * 2 / 3


def _short(name: str) -> str:
    return name if len(name) <= _LABELLED else f"{name[: _LABELLED - 1]}…"
