"""Pages that go on after a record, and what there is among the records, beside slow answers."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.base.invented import Told, file_readings, reading

from according.base import (
    Base,
    BaseError,
    ClaimFilter,
    DocumentFilter,
    StatementFilter,
)

TEXT = "Rebels killed three men in Kelb on Monday, a doctor said. Police arrested two men in Tesh."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    path: Path = tmp_path_factory.mktemp("pages") / "b.accd"
    killed = Told(
        anchor="killed",
        actor="Rebels",
        recipient="three men",
        place="Kelb",
        killed=("three", 3),
        by=("a doctor", "said"),
    )
    arrested = Told(anchor="arrested", type="COERCE", actor="Police", country=None)
    told = [
        # Several of one day, and some without a day.
        reading(
            f"r{number:02d}",
            TEXT,
            killed,
            arrested,
            day=("" if number % 5 == 0 else "2024-05-0")
            + (str(number % 3 + 1) if number % 5 else ""),
        )
        for number in range(23)
    ]
    file_readings(path, told)
    with Base.open(path) as opened:
        yield opened


def paged(base: Base, ask: Any, filter_: Any) -> list[Any]:
    """Return the records of all pages of five."""
    found, after = [], None
    while True:
        page = list(ask(filter_, limit=5, after=after))
        found += page
        if len(page) < 5:
            return found
        after = base.next_page(filter_, page[-1])


@pytest.mark.parametrize("order", ["newest", "oldest", "when", "killed"])
@pytest.mark.parametrize("wanted", [{}, {"types": ("ASSAULT",)}, {"actor": "police"}])
def test_pages_of_claims_are_the_whole(base: Base, order: Any, wanted: dict[str, Any]) -> None:
    filter_ = ClaimFilter(order=order, **wanted)
    whole = [one.id for one in base.claims(filter_)]
    assert len(whole) > 20
    assert [one.id for one in paged(base, base.claims, filter_)] == whole


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_of_statements_and_reports_are_the_whole(base: Base, order: Any) -> None:
    said, reports = StatementFilter(order=order), DocumentFilter(order=order)
    assert [one.id for one in paged(base, base.statements, said)] == [
        one.id for one in base.statements(said)
    ]
    assert [one.id for one in paged(base, base.documents, reports)] == [
        one.id for one in base.documents(reports)
    ]


def test_facets_count_what_there_is(base: Base) -> None:
    filter_ = ClaimFilter()
    found = base.facets(filter_)
    claims = list(base.claims(filter_))
    assert (found.counted, found.whole) == (len(claims), True)
    by_name = {facet.name: dict(facet.values) for facet in found.facets}
    assert by_name["types"] == Counter(one.claim.type for one in claims)
    assert by_name["country"] == Counter(one.claim.country for one in claims if one.claim.country)
    for type_, number in by_name["types"].items():
        assert base.claims(types=(type_,)).count() == number


def test_a_cursor_of_another_order_is_refused(base: Base) -> None:
    newest = ClaimFilter(order="newest")
    after = base.next_page(newest, next(iter(base.claims(newest))))
    with pytest.raises(BaseError, match="another order"):
        list(base.claims(order="killed", after=after))
    for nonsense in ("", "é", "AAAA", "W10", "x" * 500):
        with pytest.raises(BaseError, match="page"):
            list(base.claims(after=nonsense))
