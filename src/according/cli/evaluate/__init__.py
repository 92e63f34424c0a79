"""``according evaluate``: readings measured against reports annotated by people."""

import typer

from according.cli.evaluate.actors import actors, coreference, relations
from according.cli.evaluate.events import events
from according.cli.evaluate.incidents import incidents
from according.cli.evaluate.names import names
from according.cli.evaluate.numbers import numbers
from according.cli.evaluate.origins import origins
from according.cli.evaluate.places import places
from according.cli.evaluate.statements import chains, statements
from according.cli.evaluate.times import times
from according.cli.evaluate.who import who

evaluate = typer.Typer(
    help="Measure readings against reports annotated by people.", no_args_is_help=True
)
for _command in (
    *(statements, chains, actors, relations, coreference, names),
    *(times, places, numbers, events, incidents, origins, who),
):
    evaluate.command()(_command)

__all__ = ["evaluate"]
