"""Claims, as they are asked for."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from according.base.questions.answer import Answer
from according.base.questions.answers import FiledClaim
from according.base.questions.claim_tests import tests
from according.base.questions.columns import table_of
from according.base.questions.cursors import Cut, Key, order_by, paged
from according.base.questions.filters import ClaimFilter
from according.base.questions.people import Test
from according.base.questions.quotes import AROUND, quote
from according.base.questions.reports import REPORT, WIDTH, report_of
from according.base.questions.sql import Part, Row, all_of, joined, number, page, rows
from according.base.questions.verdicts import Verdicts
from according.base.questions.vocabulary import Vocabulary
from according.base.records.rows import ClaimRow

FEW = 5_000
"""Claims that a test may hold for to be looked up first and sorted; where every test holds for
more, claims are gone through in the order asked for until the page is full."""
_COLUMNS = ClaimRow.__struct_fields__
_ROW = ", ".join(f'claim."{name}"' for name in _COLUMNS)
_TABLE = table_of(FiledClaim)
ORDERS: Mapping[str, tuple[Key, ...]] = {
    "newest": (Key("claim.day", "claim.day", True), Key("claim.key", "claim.key", True, True)),
    "oldest": (Key("claim.day", "claim.day"), Key("claim.key", "claim.key", False, True)),
    "when": (
        Key("claim.since", "claim.since"),
        Key("claim.until", "claim.until"),
        Key("claim.key", "claim.key", False, True),
    ),
    "killed": (
        Key("claim.killed_low", "claim.killed_low", True),
        Key("claim.key", "claim.key", True, True),
    ),
}


class Asked(msgspec.Struct, frozen=True):
    """A question about claims, as pieces of SQL."""

    source: Part
    """``FROM`` what, with ``claim`` in it."""
    where: Part


class Claims:
    """Answers questions about the claims of one base."""

    def __init__(self, connection: sqlite3.Connection, vocabulary: Vocabulary):
        self._connection, self._vocabulary = connection, vocabulary
        self._verdicts = Verdicts(connection)

    def answer(self, filter_: ClaimFilter) -> Answer[FiledClaim]:
        """Return the claims that a filter asks for."""

        def read() -> Iterator[FiledClaim]:
            verdicts, asked = self._verdicts.by_key(), self.asked(filter_)
            cut = Cut(
                filter_.order, ORDERS[filter_.order], filter_.after, filter_.limit, filter_.offset
            )
            found = paged(
                self._connection,
                cut,
                lambda goes_on, limited: _page(self._keys(filter_, asked, goes_on, limited), cut),
            )
            return (_claim(row, verdicts) for row in found)

        def count(at_most: int | None) -> int:
            asked = self.asked(filter_)
            listed = joined(Part("SELECT 1"), asked.source, asked.where, page(at_most, 0))
            return number(
                self._connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")"))
            )

        return Answer(_TABLE, read, count)

    def asked(self, filter_: ClaimFilter) -> Asked:
        """Return what a filter asks for, the rarest of its tests first."""
        made = tests(self._vocabulary, self._verdicts, filter_)
        leading = self._rarest(made)
        if leading is None:
            where = all_of(test.holds for test in made.values())
            return Asked(Part("FROM claim WHERE"), where)
        keys = made.pop(leading).keys
        assert keys is not None
        source = joined(
            Part("FROM (SELECT DISTINCT key FROM ("),
            Part(f"SELECT 0 AS key WHERE 0 UNION ALL {keys.sql}", keys.values),
            Part(")) AS candidate CROSS JOIN claim ON claim.key = candidate.key WHERE"),
        )
        return Asked(source, all_of(test.holds for test in made.values()))

    def selected(self, filter_: ClaimFilter) -> Iterator[tuple[int, Mapping[str, str | None]]]:
        """Yield the key of each document with the ids of its claims and what was decided."""
        asked, verdicts = self.asked(filter_), self._verdicts.by_key()
        listed = joined(Part("SELECT claim.key AS key"), asked.source, asked.where)
        if filter_.limit is not None or filter_.offset:
            # Without a cursor there is one page.
            limited = page(filter_.limit, filter_.offset)
            listed = self._keys(filter_, asked, Part("1"), limited)
        found = joined(
            Part("SELECT claim.document, claim.key, claim.id FROM claim WHERE claim.key IN ("),
            listed,
            Part(") ORDER BY claim.key"),
        )
        held: dict[str, str | None] = {}
        last: int | None = None
        for document, key, id_ in rows(self._connection, found):
            if last is not None and document != last:
                yield last, held
                held = {}
            last, held[id_] = document, verdicts.get(key)
        if last is not None:
            yield last, held

    def _rarest(self, made: Mapping[str, Test]) -> str | None:
        """Return the test that holds for fewest claims; none where all hold for many."""
        best, fewest = None, FEW + 1
        for name, test in made.items():
            if test.keys is None:
                continue
            listed = joined(test.keys, page(fewest, 0))
            found = number(
                self._connection, joined(Part("SELECT count(*) FROM ("), listed, Part(")"))
            )
            if found < fewest:
                best, fewest = name, found
        return best

    @staticmethod
    def _keys(filter_: ClaimFilter, asked: Asked, goes_on: Part, limited: Part) -> Part:
        return joined(
            Part("SELECT claim.key AS key"),
            asked.source,
            asked.where,
            Part("AND ("),
            goes_on,
            Part(f") ORDER BY {order_by(ORDERS[filter_.order])}"),
            limited,
        )


def _page(keys: Part, cut: Cut) -> Part:
    return joined(
        Part(
            f"SELECT {REPORT}, {_ROW},"
            f" substr(document.text, max(claim.start - {AROUND}, 0) + 1,"
            f' claim."end" - max(claim.start - {AROUND}, 0) + {AROUND}) FROM ('
        ),
        keys,
        Part(
            ") AS listed CROSS JOIN claim ON claim.key = listed.key"
            " CROSS JOIN document ON document.key = claim.document"
            f" ORDER BY {order_by(cut.keys)}"
        ),
    )


def _claim(row: Row, verdicts: Mapping[int, str]) -> FiledClaim:
    told: dict[str, Any] = dict(zip(_COLUMNS, row[WIDTH:-1], strict=True))
    claim = ClaimRow(**told)
    return FiledClaim(
        report=report_of(row[:WIDTH]),
        claim=claim,
        quote=quote(row[-1], claim.start, claim.end),
        verdict=verdicts.get(claim.key),
    )
