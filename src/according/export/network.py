"""Who acts on whom, and who stands how to whom, put together across reports."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from according.export.claimed import Claimed
from according.model import Actor

_NOT_SO = frozenset({"denied", "negated", "doubted"})
_DAY = len("2023-03-02")


class Node(msgspec.Struct, kw_only=True):
    """Everybody of one name and kind; somebody without a name is of one report."""

    key: str
    label: str
    kind: str
    named: bool
    report: str | None = None
    """Id of the report, of somebody without a name."""
    country: str | None = None
    sector: str | None = None
    reports: int = 0
    """In how many reports a claim asked for has it."""


class Edge(msgspec.Struct, kw_only=True):
    """All claims of one kind from one to another."""

    key: str
    source: str
    target: str
    what: str
    """PLOVER's type, or the predicate of a relation."""
    kind: str
    """``event`` or ``relation``."""
    weight: int = 0
    """How many claims: what two people tell of one happening are two."""
    not_so: int = 0
    """How many of them are told as denied, negated or doubted, or somebody answers so."""
    reports: int = 0
    first: str | None = None
    """Earliest day on which it is told to have happened; none: no claim tells one."""
    last: str | None = None
    first_report: str | None = None
    """Day of the earliest report."""
    last_report: str | None = None


class Network:
    """Nodes and edges; memory grows with them, not with the claims."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}
        self.claims = 0
        self.one_sided = 0
        """Claims that lack a doer or somebody it is done to, and so are no edge."""
        self._seen: dict[str, int] = {}

    def add(self, one: Claimed) -> None:
        """Add a claim; claims come report by report."""
        self.claims += 1
        doers, others = ([party[1] for party in side if party[1]] for side in one.sides)
        if not doers or not others:
            self.one_sided += 1
        for actor in (*doers, *others):
            self._node(one, actor)
        for doer, other in _pairs(doers, others):
            self._edge(one, doer, other)

    def _node(self, one: Claimed, actor: Actor) -> None:
        key = self._key(one, actor)
        node = self.nodes.get(key)
        if node is None:
            named = actor.id in one.facts.named
            report = None if named else one.facts.report.id
            node = self.nodes[key] = Node(
                key=f"n{len(self.nodes) + 1}",
                label=actor.name,
                kind=actor.kind,
                named=named,
                report=report,
            )
        node.country = node.country or actor.country
        node.sector = node.sector or actor.sector
        node.reports += self._is_new(node.key, one)

    def _edge(self, one: Claimed, doer: Actor, other: Actor) -> None:
        source, target = (self.nodes[self._key(one, each)].key for each in (doer, other))
        edge = self.edges.get((source, target, one.row.type))
        if edge is None:
            edge = self.edges[source, target, one.row.type] = Edge(
                key=f"e{len(self.edges) + 1}",
                source=source,
                target=target,
                what=one.row.type,
                kind=one.claim.kind,
            )
        row = one.row
        edge.weight += 1
        edge.not_so += bool(row.denied) or row.status in _NOT_SO
        edge.reports += self._is_new(edge.key, one)
        edge.first = _outer(min, edge.first, row.since)
        edge.last = _outer(max, edge.last, row.until)
        edge.first_report = _outer(min, edge.first_report, row.day)
        edge.last_report = _outer(max, edge.last_report, row.day)

    def _is_new(self, key: str, one: Claimed) -> bool:
        """Tell whether a report is the first with something, and remember it."""
        report = one.facts.report.key
        seen = self._seen.get(key) == report
        self._seen[key] = report
        return not seen

    def _key(self, one: Claimed, actor: Actor) -> str:
        if actor.id in one.facts.named:
            return f"{actor.kind} {actor.name}"
        return f"{actor.kind} {one.facts.report.id}/{actor.id}"


def _pairs(doers: Iterable[Actor], others: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    targets = list(dict.fromkeys(others))
    return ((doer, other) for doer in dict.fromkeys(doers) for other in targets)


def _outer(best: Callable[[list[str]], str], one: str | None, other: str | None) -> str | None:
    """Return the earlier or later of two days; a time of day is left out."""
    days = [day[:_DAY] for day in (one, other) if day]
    return best(days) if days else None
