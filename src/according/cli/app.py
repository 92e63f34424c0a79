"""The commands, gathered."""

import sys
from typing import Annotated

import typer

from according import __version__
from according.cli.base import add_commands
from according.cli.base.decide import decide, decisions
from according.cli.base.diff import diff
from according.cli.base.file import file
from according.cli.base.origins import origins
from according.cli.base.verify import verify
from according.cli.evaluate import evaluate
from according.cli.gazetteer import gazetteer
from according.cli.read import read
from according.cli.schema import schema
from according.cli.serve import serve
from according.cli.watch import watch

app = typer.Typer(
    name="according",
    help="Read news reports: who did what to whom, when, where, how many, and on whose word.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(file)
add_commands(app)
for command in (serve, watch, origins, decide, decisions, verify, diff):
    app.command(rich_help_panel="An evidence base")(command)
app.command()(schema)
app.add_typer(evaluate, name="evaluate")
app.add_typer(gazetteer, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"according {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; a closed pipe (``| head``) ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        # Python flushes standard output once more at exit; with the reader gone that would fail.
        sys.stdout = None
        sys.exit(141)
