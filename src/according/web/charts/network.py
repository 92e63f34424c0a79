"""Who did what to whom: actors as nodes, what one did to another as edges."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import numpy.typing as npt

from according.base import FiledClaim
from according.web import links
from according.web.charts.chosen import BESIDE, CHOSEN, chosen
from according.web.shown import plain

if TYPE_CHECKING:
    import altair

MOST = 60
"""Actors that are drawn: those in most claims."""
_STEPS = 300
_HEIGHT = 640
_TO_MIDDLE = 4.0
_LONGEST = 30
"""Letters of a name in the chart; the table has all of it."""
_AREAS = 60, 700
"""Of the circles, in square pixels."""
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

    @property
    def mark(self) -> str:
        """Its name in the chart; that of a node is the actor's."""
        return f"{self.actor} → {self.recipient}"


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

    lines, dots = _lines(found), _dots(found)
    heads = [
        {**line, "x": _toward(line["x"], line["x2"]), "y": _toward(line["y"], line["y2"])}
        for line in lines
    ]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.04, 1.04]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.05, 1.08]))
    areas = alt.Scale(range=_AREAS, domain=[0, _most(found)])
    about = ["who:N", "to whom:N", "what:N"]
    edges = alt.Chart(alt.InlineData(values=lines)).encode(
        x=x, y=y, x2="x2", y2="y2", href="url:N", tooltip=about,
        strokeWidth=alt.StrokeWidth("claims:Q", scale=alt.Scale(range=[1, 5]), legend=None),
        color=alt.when(_TOUCHED).then(alt.value(BESIDE)).otherwise(alt.value("#888")),
        opacity=alt.when(_TOUCHED).then(alt.value(1)).otherwise(alt.value(0.45)),
    ).mark_rule()  # fmt: skip
    ends = alt.Chart(alt.InlineData(values=heads)).encode(
        x=x, y=y, x2="x2", y2="y2", href="url:N", tooltip=about,
    ).mark_rule(color="#c2410c", opacity=0.8, strokeWidth=3)  # fmt: skip
    nodes = alt.Chart(alt.InlineData(values=dots)).encode(
        x=x, y=y, href="url:N", tooltip=["name:N", "claims:Q"],
        size=alt.Size("claims:Q", legend=None, scale=areas),
        stroke=alt.when(CHOSEN).then(alt.value("#c2410c")).otherwise(alt.value(None)),
        strokeWidth=alt.when(CHOSEN).then(alt.value(4)).otherwise(alt.value(0)),
    ).mark_circle(color="#3b82c4", opacity=1)  # fmt: skip
    # static/charts.js hides those that would lie on another; those of the line or node that is
    # pointed at are always written.
    names = alt.Chart(alt.InlineData(values=dots)).encode(
        x=x, y=y, href="url:N", text="label:N",
        opacity=alt.when("chosen === ''").then(alt.value(1)).otherwise(alt.value(0.3)),
    ).mark_text(**_BESIDE_NODE)  # fmt: skip
    told = alt.Chart(alt.InlineData(values=dots)).encode(
        x=x, y=y, text=alt.when(_NAMED).then("name:N").otherwise(alt.value("")),
    ).mark_text(fontWeight="bold", **_BESIDE_NODE)  # fmt: skip
    return (
        alt.layer(edges, ends, nodes, names, told)
        .add_params(chosen())
        .properties(width="container", height=_HEIGHT)
    )


def _lines(found: Network) -> list[dict[str, Any]]:
    place = {one.name: one for one in found.nodes}
    return [
        {
            "x": place[one.actor].x, "y": place[one.actor].y,
            "x2": place[one.recipient].x, "y2": place[one.recipient].y,
            "who": one.actor, "to whom": one.recipient, "claims": one.claims, "mark": one.mark,
            "what": ", ".join(f"{plain(name).lower()} {number}" for name, number in one.types),
            "url": one.address,
        }
        for one in found.edges
    ]  # fmt: skip


def _dots(found: Network) -> list[dict[str, Any]]:
    most = _most(found)
    return [
        {
            "x": one.x, "y": one.y, "name": one.name, "claims": one.claims, "mark": one.name,
            "label": _short(one.name), "up": -4 - _radius(one.claims / most),
            "url": links.to("/claims", party=one.name),
        }
        for one in found.nodes
    ]  # fmt: skip


def _most(found: Network) -> int:
    return max((one.claims for one in found.nodes), default=1)


_TOUCHED = f"{CHOSEN} || datum.who === chosen || datum['to whom'] === chosen"
_NAMED = f"{CHOSEN} || indexof(split(chosen, ' → '), datum.mark) >= 0"
_BESIDE_NODE: dict[str, Any] = {
    "fontSize": 11,
    "dy": {"expr": "datum.up"},
    "align": {"expr": "datum.x < 0.12 ? 'left' : datum.x > 0.88 ? 'right' : 'center'"},
}
"""Above the circle, and never over the edge."""


def _radius(share: float) -> float:
    low, high = _AREAS
    return math.sqrt((low + (high - low) * share) / math.pi)


def _toward(one: object, other: object) -> float:
    """Return the point at which the last third of a line begins."""
    assert isinstance(one, float)
    assert isinstance(other, float)
    return one + (other - one) * 2 / 3


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
