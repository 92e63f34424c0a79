"""The tables of the room: what each asks, and what stands around its rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from according.base import (
    ActorFilter,
    Answer,
    Base,
    ClaimFilter,
    DocumentFilter,
    Faceted,
    Facets,
    IncidentFilter,
    StatementFilter,
)
from according.web import links
from according.web.asking import asked, kind_of, name_of
from according.web.asking.labels import LABELS

Pairs = Sequence[tuple[str, str]]
_PAGING = frozenset({"order", "limit", "offset", "after"})
_DOWNLOADS = (("csv", "CSV"), ("jsonl", "JSON Lines"), ("parquet", "Parquet"))
_VIEWS: tuple[tuple[str, type[Any]], ...] = (
    ("map", IncidentFilter),
    ("timeline", IncidentFilter),
    ("network", ClaimFilter),
)
"""Charts, and what asks for what they are made of."""
_MONTHLY = {
    "published": ("published_since", "published_until"),
    "reported": ("reported_since", "reported_until"),
}
"""Facets of months, and the fields that ask for one."""
_FEW = 8
"""Values of a facet that are shown at once."""


class TableKind(msgspec.Struct, frozen=True, kw_only=True):
    """A table of the room."""

    name: str
    """In its address: ``/claims``."""
    title: str
    filter: type[Any]
    ask: Callable[[Base, Any], Answer[Any]]
    fields: tuple[str, ...]
    """Of the filter, in the order of the form."""
    orders: tuple[tuple[str, str], ...]
    """Order of the filter, and what it is called."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A value that can be asked for."""

    value: str
    count: int
    """How many of those counted have it."""
    address: str
    """Of the table with it asked for; where it is asked for already, without it."""
    chosen: bool


class FacetShown(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one field, with how many have each."""

    title: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    """Those that are folded away."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the form of filters."""

    name: str
    label: str
    about: str
    kind: Literal["text", "number", "flag", "choice", "near"]
    values: tuple[str, ...]
    """What is asked for."""
    options: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is asked for."""

    label: str
    value: str
    without: str
    """Address of the table without it."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order of the table."""

    value: str
    label: str
    chosen: bool


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the rows of a table."""

    path: str
    """Address of the table without a query."""
    title: str
    fields: tuple[Field, ...]
    asked: tuple[Asked, ...]
    orders: tuple[Order, ...]
    facets: tuple[FacetShown, ...]
    counted: int
    """How many were found, or of very many how many were counted."""
    whole: bool
    """Whether those counted are all."""
    first: str | None
    """Address of the first page; none: this is it."""
    following: str | None
    """Address of the next page; none: this is the last."""
    downloads: tuple[tuple[str, str], ...]
    """Address and name of the table as a file, all pages of it."""
    views: tuple[tuple[str, str], ...]
    """Address and name of the charts that can be asked for the same."""
    limit: int


KINDS: tuple[TableKind, ...] = (
    TableKind(
        name="incidents",
        title="Incidents",
        filter=IncidentFilter,
        ask=lambda base, filter_: base.incidents(filter_),
        fields=(
            "types", "party", "actor", "recipient", "place", "country", "since", "until",
            "reported_since", "reported_until", "statuses", "min_killed", "min_injured",
            "min_reports", "min_independent", "disputed", "denied", "near", "other",
        ),
        orders=(
            ("independent", "most independent origins"),
            ("reports", "most reported"),
            ("disputed", "most disputed"),
            ("newest", "newest reports"),
            ("oldest", "oldest reports"),
            ("when", "when it happened"),
            ("killed", "most killed"),
        ),
    ),
    TableKind(
        name="claims",
        title="Claims",
        filter=ClaimFilter,
        ask=lambda base, filter_: base.claims(filter_),
        fields=(
            "words", "types", "party", "actor", "recipient", "speaker", "acts", "source_kinds",
            "place", "country", "since", "until", "publisher", "published_since",
            "published_until", "statuses", "denied", "min_killed", "min_injured",
            "min_independent", "verdict", "min_confidence", "near", "kind", "copies",
        ),
        orders=(
            ("newest", "newest reports"),
            ("oldest", "oldest reports"),
            ("when", "when it happened"),
            ("killed", "most killed"),
        ),
    ),
    TableKind(
        name="statements",
        title="Statements",
        filter=StatementFilter,
        ask=lambda base, filter_: base.statements(filter_),
        fields=(
            "said", "speaker", "acts", "source_kinds", "manner", "country", "publisher",
            "published_since", "published_until", "words", "about", "nested", "min_confidence",
            "copies",
        ),
        orders=(("newest", "newest reports"), ("oldest", "oldest reports")),
    ),
    TableKind(
        name="actors",
        title="Actors",
        filter=ActorFilter,
        ask=lambda base, filter_: base.actors(filter_, named=True),
        fields=("name", "kind", "country", "sector"),
        orders=(
            ("reports", "in most reports"),
            ("said", "who speaks most"),
            ("did", "who acts most"),
            ("suffered", "who is acted on most"),
            ("name", "name"),
        ),
    ),
    TableKind(
        name="reports",
        title="Reports",
        filter=DocumentFilter,
        ask=lambda base, filter_: base.documents(filter_),
        fields=("words", "publisher", "published_since", "published_until", "copies"),
        orders=(("newest", "newest"), ("oldest", "oldest")),
    ),
)  # fmt: skip
TABLES: Mapping[str, TableKind] = {kind.name: kind for kind in KINDS}


def around(
    base: Base, kind: TableKind, pairs: Pairs, filter_: Faceted, rows: Sequence[Any]
) -> Around:
    """Return what stands around the rows of a table.

    Args:
        base: that was asked.
        kind: of table.
        pairs: the query of the address.
        filter_: that it asks for.
        rows: the records of this page.
    """
    path, found = f"/{kind.name}", base.facets(filter_)
    kept = [(name, value) for name, value in pairs if value.strip() and name != "after"]
    following = None
    if filter_.limit is not None and len(rows) == filter_.limit:
        following = links.with_query(path, [*kept, ("after", base.next_page(filter_, rows[-1]))])
    wanted = [(name, value) for name, value in kept if name not in _PAGING]
    return Around(
        path=path,
        title=kind.title,
        fields=tuple(_field(kind, name, kept) for name in kind.fields),
        asked=tuple(_asked(path, kept, each) for each in wanted),
        orders=tuple(
            Order(value=value, label=label, chosen=value == filter_.order)
            for value, label in kind.orders
        ),
        facets=_facets(path, kept, found),
        counted=found.counted,
        whole=found.whole,
        first=links.with_query(path, kept) if filter_.after else None,
        following=following,
        downloads=tuple(
            (links.with_query(f"{path}.{suffix}", wanted), name) for suffix, name in _DOWNLOADS
        ),
        views=_views(kind, wanted),
        limit=filter_.limit or len(rows),
    )


def _views(kind: TableKind, wanted: Pairs) -> tuple[tuple[str, str], ...]:
    if kind.filter not in {filter_ for _, filter_ in _VIEWS}:
        return ()
    names = {name for name, _ in wanted}
    return tuple(
        (links.with_query(f"/{view}", wanted), view.capitalize())
        for view, filter_ in _VIEWS
        if names <= {name_of(one.name) for one in msgspec.structs.fields(filter_)}
    )


def filter_from(kind: TableKind, pairs: Pairs) -> Any:
    """Return the filter that an address asks a table for.

    Raises:
        BaseError: a name that there is none of, or a value that it cannot have.
    """
    return asked(kind.filter, pairs)


def _asked(path: str, kept: Pairs, one: tuple[str, str]) -> Asked:
    name, value = one
    rest = list(kept)
    rest.remove(one)
    return Asked(
        label=LABELS[_field_of(name)].name,
        value=value.replace("_", " "),
        without=links.with_query(path, rest),
    )


def _field_of(name: str) -> str:
    return next((field for field in LABELS if name_of(field) == name), name)


def _field(kind: TableKind, name: str, pairs: Pairs) -> Field:
    types = {field.name: field.type for field in msgspec.structs.fields(kind.filter)}
    takes, options = kind_of(types[name])
    shown = name_of(name)
    return Field(
        name=shown,
        label=LABELS[name].name,
        about=LABELS[name].about,
        kind=takes,
        values=tuple(value for each, value in pairs if each == shown),
        options=options,
    )


def _facets(path: str, kept: Pairs, found: Facets) -> tuple[FacetShown, ...]:
    shown = []
    for facet in found.facets:
        choices = [_choice(path, kept, facet.name, value, count) for value, count in facet.values]
        # A facet of one value that all have tells nothing, unless it is asked for.
        if len(choices) > 1 or any(each.chosen for each in choices):
            shown.append(
                FacetShown(
                    title=LABELS[facet.name].name,
                    shown=tuple(choices[:_FEW]),
                    rest=tuple(choices[_FEW:]),
                )
            )
    return tuple(shown)


def _choice(path: str, kept: Pairs, name: str, value: str, count: int) -> Choice:
    names = _MONTHLY.get(name, (name_of(name),))
    own = [(each, value) for each in names]
    chosen = all(each in kept for each in own)
    if chosen:
        rest = [each for each in kept if each not in own]
    elif name in ("types", "acts", "statuses", "source_kinds"):
        rest = [*kept, *own]
    else:
        rest = [*(each for each in kept if each[0] not in names), *own]
    return Choice(value=value, count=count, address=links.with_query(path, rest), chosen=chosen)
