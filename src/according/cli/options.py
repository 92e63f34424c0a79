"""Options that commands which read have in common."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from according.actors import ActorList, read_actor_list
from according.cli.console import stderr
from according.reading import Options

Title = Annotated[str | None, typer.Option(help="The headline, where the text has none.")]
Published = Annotated[
    str | None,
    typer.Option(
        help="When it was published: 2015-12-14, or with a time. What you give wins over what a "
        "page says, but not over a row of JSON Lines."
    ),
]
Publisher = Annotated[str | None, typer.Option(help="Who published it.")]
MinConfidence = Annotated[
    float,
    typer.Option(
        help="Leave out statements that are less sure than this: 0.8 keeps those of which about "
        "four in five hold (found, with their source).",
        min=0.0,
        max=1.0,
    ),
]
ActorLists = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        help="A list of actors of your own, CSV or FollowTheMoney JSON, which wins over the "
        "built-in one; may be given more than once. The docs' page on actor lists has the format.",
    ),
]
Every = Annotated[
    bool,
    typer.Option(
        "--every-event",
        help="Also read what happens and is of none of the codebook's types, as OTHER.",
    ),
]
Url = Annotated[str | None, typer.Option(help="Where it was published.")]


def reading_options(
    min_confidence: float, actors: Iterable[Path] | None, *, every: bool
) -> Options:
    """Return the settings of a command that reads.

    Raises:
        ActorListError: a list of actors cannot be read.
    """
    lists = tuple(tuple(_actor_list(path)) for path in actors or ())
    return Options(min_confidence=min_confidence, actors=lists, every=every)


def _actor_list(path: Path) -> ActorList:
    """Read a list; rows that are wrong are told, and the others are used."""
    found = read_actor_list(path)
    for problem in found.problems:
        stderr().print(f"{problem}; the rest of the list is used", style="yellow")
    return found
