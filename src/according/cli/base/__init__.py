"""Commands that ask an evidence base."""

import typer

from according.cli.base.actors import actors
from according.cli.base.claims import claims
from according.cli.base.export import export
from according.cli.base.find import find
from according.cli.base.incident import incident
from according.cli.base.incidents import incidents
from according.cli.base.info import info
from according.cli.base.link import link
from according.cli.base.show import show
from according.cli.base.statements import statements
from according.cli.base.timeline import timeline

_PANEL = "An evidence base"


def add_commands(app: typer.Typer) -> None:
    """Add the commands that ask a base."""
    for command in (
        find,
        claims,
        statements,
        actors,
        timeline,
        show,
        info,
        export,
        link,
        incidents,
        incident,
    ):
        app.command(rich_help_panel=_PANEL)(command)
