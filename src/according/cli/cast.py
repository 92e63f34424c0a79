"""The cast of a report for the terminal: who is spoken of, and which is part of which."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from according.model import Actor, Reading, Relation

_ACTORS = frozenset({"person", "organisation", "group", "place"})
_UNDER = {"part_of": "part of it", "member_of": "member", "leads": "leads", "speaks_for": "speaks"}
"""Relations that hang one actor under another, and the word that stands beside it there."""
_BESIDE = {
    "same_as": "is",
    "located_in": "is in",
    "allied_with": "allied with",
    "fights": "fights",
}
_MANY_ROLES = 3


def show_cast(reading: Reading) -> Group:
    """Return the table of a report's actors, the tree of its bodies, and the other relations."""
    kept = _worth_showing(reading)
    if not kept:
        return Group()
    parts: list[Table | Tree | Text] = [_table(reading, kept)]
    tree = _tree(reading, kept)
    if tree is not None:
        parts += [Text(), tree]
    others = [r for r in reading.relations if r.predicate in _BESIDE]
    if others:
        parts += [Text(), _relations(reading, others)]
    return Group(*parts)


def _worth_showing(reading: Reading) -> list[Actor]:
    """Keep actors that are named, speak, stand in a relation or come twice; places only in one."""
    speakers = {s.speaker for s in reading.statements}
    related = {id_ for r in reading.relations for id_ in (r.subject, r.object)}
    kept = []
    for actor in reading.actors:
        told = actor.id in speakers or actor.id in related
        named = actor.name[:1].isupper() or len(actor.mentions) > 1
        if actor.kind in _ACTORS and (told or (named and actor.kind != "place")):
            kept.append(actor)
    return kept


def _table(reading: Reading, kept: Sequence[Actor]) -> Table:
    speaks = Counter(s.speaker for s in reading.statements)
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    table.title, table.title_justify, table.title_style = "Who is spoken of", "left", "bold"
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("actor", style="bold cyan", ratio=4, overflow="fold")
    table.add_column("kind", ratio=2, overflow="fold")
    table.add_column("also called", ratio=4, overflow="fold")
    table.add_column("roles", ratio=4, overflow="fold")
    table.add_column("country, sector", ratio=2, overflow="fold")
    table.add_column("speaks", justify="right", no_wrap=True)
    table.add_column("mentioned", justify="right", no_wrap=True)
    for actor in sorted(kept, key=lambda a: (-speaks[a.id], -len(a.mentions))):
        table.add_row(
            actor.id,
            escape(actor.name),
            actor.kind,
            escape(", ".join(actor.aliases)),
            escape(", ".join(actor.roles[:_MANY_ROLES])),
            ", ".join(filter(None, (actor.country, actor.sector))),
            str(speaks[actor.id] or ""),
            str(len(actor.mentions)),
        )
    return table


def _tree(reading: Reading, kept: Sequence[Actor]) -> Tree | None:
    """Hang wings, members, leaders and spokespeople under the bodies they belong to."""
    names = {actor.id: actor.name for actor in kept}
    below: dict[str, dict[str, str]] = {}
    for relation in reading.relations:
        if relation.predicate in _UNDER and {relation.subject, relation.object} <= names.keys():
            own = below.setdefault(relation.object, {})
            own.setdefault(relation.subject, _UNDER[relation.predicate])
    if not below:
        return None
    hung = {id_ for own in below.values() for id_ in own}
    tree = Tree("[bold]Which belongs to which[/]", guide_style="dim")
    seen: set[str] = set()
    # Those that hang under nothing first; then what is left goes round in a ring.
    for top in sorted(below, key=lambda id_: id_ in hung):
        if top in seen:
            continue
        _grow(tree.add(escape(names[top])), top, below, names, seen)
    return tree


def _grow(
    branch: Tree,
    body: str,
    below: dict[str, dict[str, str]],
    names: dict[str, str],
    seen: set[str],
) -> None:
    if body in seen:
        return
    seen.add(body)
    for id_, how in below.get(body, {}).items():
        _grow(branch.add(f"{escape(names[id_])} [dim]{how}[/]"), id_, below, names, seen)


def _relations(reading: Reading, others: Iterable[Relation]) -> Table:
    names = {actor.id: actor.name for actor in reading.actors}
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_header=False)
    for relation in others:
        span = " ".join(relation.span.of(reading.text).split())
        table.add_row(
            Text(names[relation.subject], style="cyan"),
            Text(_BESIDE[relation.predicate], style="yellow"),
            Text(names[relation.object], style="cyan"),
            Text(f"“{span}”", style="dim", overflow="ellipsis", no_wrap=True),
        )
    return table
