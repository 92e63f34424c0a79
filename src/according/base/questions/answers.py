"""What the base answers: frozen records, each with the report it stands in and its words."""

import msgspec

from according.base.records.rows import ClaimRow, StatementRow


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report, as far as a line of an answer needs it."""

    key: int
    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    copy_of: str | None = None
    """Id of the earlier report that it is a copy of."""

    @property
    def day(self) -> str | None:
        """The date of ``published``, as answers are put in order by it."""
        return self.published[:10] if self.published else None


class FiledClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a report."""

    report: Report
    claim: ClaimRow
    quote: str
    """The sentence or so around its words."""
    verdict: str | None = None
    """The latest decision on it that was not withdrawn."""

    @property
    def id(self) -> str:
        """How to name it: the report's id, a slash, the record's id."""
        return f"{self.report.id}/{self.claim.id}"


class FiledStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a report."""

    report: Report
    statement: StatementRow
    about: str | None = None
    """Content of the statement that it denies, confirms or retracts."""

    @property
    def id(self) -> str:
        """How to name it: the report's id, a slash, the record's id."""
        return f"{self.report.id}/{self.statement.id}"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words asked for."""

    report: Report
    snippet: str
    """The words with what stands around them; each found word between ``[`` and ``]``."""
    score: float
    """BM25: the greater the better."""


class NamedActor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody across reports; in a base that is not linked, everybody of one name and kind."""

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    reports: int
    said: int
    did: int
    suffered: int
    first: str | None = None
    """Day of the first report."""
    last: str | None = None
    """Day of the last report."""
    who: str | None = None
    """Id across reports; none: it bears no name, or the base is not linked."""
