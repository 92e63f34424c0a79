"""``according evaluate``: readings measured against reports annotated by people."""

import typer

from according.cli.evaluate.actors import actors, coreference, relations
from according.cli.evaluate.names import names
from according.cli.evaluate.statements import chains, statements

evaluate = typer.Typer(
    help="Measure readings against reports annotated by people.", no_args_is_help=True
)
for _command in (statements, chains, actors, relations, coreference, names):
    evaluate.command()(_command)

__all__ = ["evaluate"]
