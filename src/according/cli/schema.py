"""``according schema``."""

import msgspec
import typer

from according.export.contract import schema as contract_schema


def schema() -> None:
    """Print the JSON Schema of what `according read --format json` writes, one line a report."""
    typer.echo(msgspec.json.format(msgspec.json.encode(contract_schema()), indent=2).decode())
