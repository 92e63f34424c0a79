"""What a kind of export is: how it is written, and what it tells of what it wrote."""

from pathlib import Path
from typing import Protocol

import msgspec

from according.base import Base, ClaimFilter


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What else can be asked of an export; a kind to which it means nothing passes it over."""

    only_coded: bool = False
    """Codebooks: leave out what cannot be coded."""
    failures: bool = False
    """JSON Lines: also what could not be read."""
    pseudonymised: bool = False
    """Whether names were replaced in the base: what shows words for the report's own says so."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What an export wrote."""

    records: int
    """How many."""
    of: str
    """What they are, for people: "claims", "entities"."""
    notes: tuple[str, ...] = ()
    """What else there is to say, each a line for people: what was left out, and why."""


class Write(Protocol):
    """Writes an export."""

    def __call__(
        self, base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /
    ) -> Written:
        """Write the claims that a filter asks for, with what belongs to them.

        Args:
            base: read through `selected` and `readings`; names may have been replaced in it.
            filter_: which claims; without one all.
            target: the file, or for a kind without a suffix the folder, which is there.
            settings: what else is asked.

        Raises:
            BaseError: the filter cannot be asked, or the base is damaged.
            OSError: the target cannot be written.
        """
        ...


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of export."""

    name: str
    """On the command line."""
    suffix: str
    """Of its file, with its dot; empty: it is a folder of files."""
    help: str
    """One line for people."""
    write: Write
