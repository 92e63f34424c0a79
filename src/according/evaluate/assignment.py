"""The best one-to-one assignment of rows to columns."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Positions = NDArray[np.int64]


def greatest_sum(weights: Sequence[Sequence[float]]) -> float:
    """Return the greatest total weight of a one-to-one assignment of rows to columns.

    The Hungarian method (Kuhn 1955, Munkres 1957) as Jonker and Volgenant (1987) put it: rows are
    added one by one, each along the shortest path over reduced costs, which moves earlier rows to
    other columns where that is cheaper. It takes n² m steps for n rows and m columns, n the
    smaller.

    Args:
        weights: a rectangle of finite numbers.
    """
    given = np.asarray(weights, dtype=np.float64)
    if not given.size:
        return 0.0
    if given.shape[0] > given.shape[1]:
        given = given.T
    reduced = -given
    row_of = np.full(given.shape[1], -1)
    for row in range(given.shape[0]):
        path = _shortest(row, reduced, row_of)
        _reprice(row, reduced, row_of, path)
        _assign(row, row_of, path)
    columns = np.flatnonzero(row_of >= 0)
    return float(given[row_of[columns], columns].sum())


class _Path(msgspec.Struct, frozen=True):
    """The cheapest way from a row without a column to a column without a row."""

    end: int
    before: Positions
    """By column, the row it was reached from."""
    distance: Numbers
    """By column, the cost of reaching it."""
    settled: NDArray[np.bool_]
    """Columns no farther than ``end``."""


def _shortest(row: int, reduced: Numbers, row_of: Positions) -> _Path:
    columns = reduced.shape[1]
    distance, before = np.full(columns, np.inf), np.full(columns, -1)
    settled = np.zeros(columns, dtype=np.bool_)
    reached, end, length = row, -1, 0.0
    while reached >= 0:
        further = length + reduced[reached]
        shorter = ~settled & (further < distance)
        distance[shorter], before[shorter] = further[shorter], reached
        end = int(np.argmin(np.where(settled, np.inf, distance)))
        length = float(distance[end])
        settled[end] = True
        reached = int(row_of[end])
    return _Path(end, before, distance, settled)


def _reprice(row: int, reduced: Numbers, row_of: Positions, path: _Path) -> None:
    """Keep the reduced cost of every pair at least 0, and 0 where they are assigned."""
    length = path.distance[path.end]
    spare = length - path.distance
    moved = path.settled & (row_of >= 0)
    reduced[row] -= length
    reduced[row_of[moved]] -= spare[moved, None]
    reduced[:, path.settled] += spare[path.settled]


def _assign(row: int, row_of: Positions, path: _Path) -> None:
    """Give the path's columns to the rows they were reached from, from its end back."""
    column = path.end
    while True:
        taker = int(path.before[column])
        held = np.flatnonzero(row_of == taker)
        row_of[column] = taker
        if taker == row:
            return
        column = int(held[0])
