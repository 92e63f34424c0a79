"""Lists of known actors: the built-in ones, and a user's own as CSV or FollowTheMoney JSON.

The format is told in ``docs/actor-lists.md``.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from according.actors.known.errors import ActorListError
from according.actors.known.followthemoney import actors_of
from according.actors.known.rows import KnownActor, actor_of, rows_of

__all__ = ["BUILT_IN", "ActorList", "ActorListError", "KnownActor", "read_actor_list"]

BUILT_IN = "built-in list"
_DATA = files("according.lexicon") / "data" / "known_actors"
_JSON = (".json", ".jsonl", ".ndjson", ".ijson", ".ftm")


class ActorList(msgspec.Struct, frozen=True):
    """What a file gave: the good rows, and what is wrong with the others."""

    actors: tuple[KnownActor, ...]
    problems: tuple[ActorListError, ...] = ()

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self.actors)

    def __len__(self) -> int:
        return len(self.actors)


def read_actor_list(path: str | Path, *, name: str | None = None) -> ActorList:
    """Read a user's list. A bad row is left out and told in ``problems``; the others are kept.

    Args:
        path: CSV (``.csv``, ``.tsv``, ``.txt``) or FollowTheMoney JSON (``.json``, ``.jsonl`` and
            the like).
        name: what matches call the list; the name of the file unless given.

    Raises:
        ActorListError: nothing of the file can be read: it is missing, is no UTF-8, has no header.
    """
    path = Path(path)
    name = name or path.name
    text = _text(path)
    if path.suffix.lower() in _JSON:
        return _gathered(actors_of(text, str(path), name))
    return _gathered(_from_rows(text, str(path), name))


def builtin_actors() -> tuple[KnownActor, ...]:
    """Return every row of the built-in lists.

    Raises:
        ActorListError: a row is wrong.
    """
    found: list[KnownActor] = []
    for entry in sorted(_DATA.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".csv"):
            text = entry.read_text(encoding="utf-8")
            result = _gathered(_from_rows(text, entry.name, BUILT_IN))
            if result.problems:
                raise result.problems[0]
            found.extend(result.actors)
    return tuple(found)


def _from_rows(text: str, path: str, name: str) -> Iterator[KnownActor | ActorListError]:
    for row in rows_of(text, path):
        yield row if isinstance(row, ActorListError) else actor_of(row, path, name)


def _gathered(found: Iterator[KnownActor | ActorListError]) -> ActorList:
    actors: list[KnownActor] = []
    problems: list[ActorListError] = []
    for one in found:
        if isinstance(one, ActorListError):
            problems.append(one)
        else:
            actors.append(one)
    return ActorList(tuple(actors), tuple(problems))


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        wrong = f"it cannot be opened: {error.strerror or error}"
        raise ActorListError(str(path), None, wrong, "Check the path.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "Save it as UTF-8; in Excel choose “CSV UTF-8”."
        raise ActorListError(str(path), line, "it is no UTF-8 text", remedy) from error
