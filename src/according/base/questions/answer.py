"""An answer: read while it is gone through, counted without reading, taken as a table."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from according.base.errors import BaseError
from according.base.questions.columns import Table

if TYPE_CHECKING:
    import pandas
    import pyarrow

T = TypeVar("T")
_BATCH = 10_000
"""Records that a batch of an Arrow table holds."""


class Answer(Generic[T]):
    """What the base answers to a question; every time it is gone through it is asked again."""

    def __init__(
        self,
        table: Table,
        read: Callable[[], Iterator[T]],
        count: Callable[[int | None], int],
    ):
        """Make an answer.

        Args:
            table: the columns of a record.
            read: asks and yields the records.
            count: counts them, or tells "at least so many" when given where to stop.
        """
        self._table, self._read, self._count = table, read, count

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def count(self, *, at_most: int | None = None) -> int:
        """Return how many there are, whatever page was asked for.

        Args:
            at_most: stop counting there; the number is then the lesser of the two.
        """
        return self._count(at_most)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of ``flat``, ``to_arrow`` and ``to_pandas``."""
        return self._table.names

    def row(self, record: T) -> dict[str, Any]:
        """Return a record as one flat row: column to text, number or nothing."""
        return self._table.row(record)

    @property
    def types(self) -> tuple[tuple[str, str], ...]:
        """Names of the columns, and of Arrow's type of each."""
        return tuple(self._table.fields)

    def flat(self) -> Iterator[dict[str, Any]]:
        """Yield each record as one flat row: column to text, number or nothing."""
        return (self._table.row(record) for record in self)

    def to_arrow(self) -> "pyarrow.Table":
        """Return all as an Arrow table, with the same columns when there is nothing in it."""
        # Half a second to load, and few questions need it.
        import pyarrow

        schema = pyarrow.schema(self._table.fields)
        batches, held = [], []
        for row in self.flat():
            held.append(row)
            if len(held) == _BATCH:
                batches.append(pyarrow.RecordBatch.from_pylist(held, schema=schema))
                held = []
        batches.append(pyarrow.RecordBatch.from_pylist(held, schema=schema))
        return pyarrow.Table.from_batches(batches, schema=schema)

    def to_pandas(self) -> "pandas.DataFrame":
        """Return all as a pandas table.

        Raises:
            BaseError: pandas is not installed.
        """
        try:
            import pandas  # noqa: F401
        except ImportError as error:
            raise BaseError(
                "pandas is not installed; install it: pip install pandas, or use to_arrow()"
            ) from error
        return self.to_arrow().to_pandas()
