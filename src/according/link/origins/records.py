"""Records of origins: what is given, and what comes out."""

from typing import Literal

import msgspec

from according.link.origins.credits import Credit
from according.link.origins.voices import Voice
from according.model import Origin

Strength = Literal["sure", "rather", "maybe"]
"""How sure it is that two sources are one: ``sure`` puts them together, whatever else; ``rather``
does, but not in the high count; ``maybe`` does in the low count only."""
Key = tuple[str, str]
"""Id of a document and of a record in it."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A report, as far as origins need it."""

    document: str
    publisher: str | None = None
    published: str | None = None
    """ISO 8601."""
    credits: tuple[Credit, ...] = ()
    runs: frozenset[int] = frozenset()
    """Hashes of the five-word runs of its own text."""


class Value(msgspec.Struct, frozen=True):
    """A number that a telling gives."""

    what: str
    low: int | None
    high: int | None
    count: str
    """Id of the count in its document."""

    @property
    def words(self) -> str:
        """The number for people: "14", "20 to 30", "at least 9"."""
        if self.low is not None and self.low == self.high:
            return str(self.low)
        if self.high is None:
            return f"at least {self.low}"
        return f"at most {self.high}" if not self.low else f"{self.low} to {self.high}"


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, or a number told of one, as one source of one report gives it."""

    claim: Key
    """Id of the document and of the claim, or of the count."""
    voice: Voice | None = None
    """The innermost source; none: the report's own word."""
    through: tuple[Voice, ...] = ()
    """Those between it and the report, the next to it first."""
    stance: str = "asserts"
    held: str | None = None
    """What the source holds it to be; none: it does not say."""
    values: tuple[Value, ...] = ()
    credits: tuple[Credit, ...] = ()
    """Of the sentence in which it stands."""
    beside: bool = False
    """Whether it is no claim or number of the happening: somebody is merely quoted on it."""


class Collapse(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports, or two of their sources, count once."""

    strength: Strength
    documents: tuple[str, str]
    why: str
    """A sentence for people."""


class FoundOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """Where what is told entered the record, with what rests on it."""

    origin: Origin
    claims: tuple[Key, ...]
    """Tellings that rest on it."""
    evidence: tuple[Collapse, ...] = ()
    """What put its reports together; one for each step."""
    unsourced: bool = False
    """It is the word of a paper that names no source: whence it has it, nobody can tell."""


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """How many really know."""

    origins: tuple[FoundOrigin, ...]
    """Those with most reports first."""
    low: int
    """When all that may be one is one."""
    independent: int
    high: int
    """When only what is surely one is one."""
    doubts: tuple[Collapse, ...] = ()
    """What may be one and was not put together."""

    @property
    def range(self) -> str:
        """The number of origins for people: "3", "2 to 4"."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
