"""Make the pages of the documentation that are taken from the code.

``python docs/generate.py`` writes ``api.md``, ``cli.md``, ``contract.md`` and
``data-dictionary.md``; ``--check`` changes nothing and exits 1 where a page is stale. So no
command, option, field or column can go undocumented.
"""

import ast
import sys
from pathlib import Path

import click
import reference
import typer.main

from according.cli.app import app
from according.export import dictionary

DOCS = Path(__file__).resolve().parent
MODEL = DOCS.parent / "src" / "according" / "model"
MADE = "<!-- Made by docs/generate.py; do not edit. -->\n"
CONTRACT = """\
`according read --format json` writes one JSON object a line: a `Reading`, or a `Failure` in the
place of a document that could not be read. `according schema` prints the same as JSON Schema.
A span is `[start, end)` in Unicode code points of `text`; `text[start:end]` is the evidence.
`Spans` is a list of spans. A key whose value is not known is `null` or empty.
"""
RECORDS = [
    ("reading", "Reading"),
    ("document", "Document"),
    ("document", "Paragraph"),
    ("document", "Dateline"),
    ("statement", "Statement"),
    ("statement", "Unnamed"),
    ("actor", "Actor"),
    ("actor", "Relation"),
    ("event", "Event"),
    ("time", "TimeRef"),
    ("place", "PlaceRef"),
    ("place", "PlaceCandidate"),
    ("count", "Count"),
    ("claim", "Claim"),
    ("claim", "Link"),
    ("reading", "Failure"),
]


def command_pages() -> str:
    """Return the help of every command, as a terminal of 100 columns shows it without colour."""
    root = typer.main.get_command(app)
    parts = [MADE, "# Commands\n"]
    for path, command in _walk(root, ("according",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=100)
        parts.append(f"{'#' * min(len(path) + 1, 4)} {' '.join(path)}\n")
        parts.append((command.help or "").replace("\b\n", "").strip() + "\n")
        parts.append(f"```\n{' '.join([*path, *command.collect_usage_pieces(context)])}\n```\n")
        rows = [_parameter_row(p, context) for p in command.params]
        if rows:
            parts.append("| | |\n|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _walk(
    command: click.Command, path: tuple[str, ...]
) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)]
    for name, child in sorted(getattr(command, "commands", {}).items()):
        found += _walk(child, (*path, name))
    return found


def _parameter_row(parameter: click.Parameter, context: click.Context) -> str:
    help_text = getattr(parameter, "help", None)
    if not help_text:
        raise SystemExit(f"{context.info_name}: {parameter.name} has no help text")
    names = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
    if isinstance(parameter, click.Argument):
        names = f"`{parameter.metavar or parameter.name}`".upper()
    default = parameter.default
    shown = "" if default in (None, False, ()) or callable(default) else f" Default: `{default}`."
    told = help_text.replace("|", "\\|")
    return f"| {names} | {told}{shown} |"


def contract_page() -> str:
    """Return the records and their fields, from the model's own words."""
    parts = [
        MADE,
        "# The reading contract\n",
        CONTRACT,
    ]
    for module, name in RECORDS:
        parts += _record(module, name)
    return "\n".join(parts)


def _record(module: str, name: str) -> list[str]:
    tree = ast.parse((MODEL / f"{module}.py").read_text(encoding="utf-8"))
    record = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    rows = []
    for field, after in zip(record.body, [*record.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            meaning = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                meaning = " ".join(str(after.value.value).split())
            kind = ast.unparse(field.annotation).replace("|", "or")
            rows.append(f"| `{field.target.id.rstrip('_')}` | `{kind}` | {meaning} |")
    bases = [ast.unparse(b) for b in record.bases if ast.unparse(b) != "msgspec.Struct"]
    extends = f"All keys of `{bases[0]}`, and:\n" if bases else ""
    about = ast.get_docstring(record) or ""
    table = "\n".join(["| key | type | meaning |", "|---|---|---|", *rows, ""])
    return [f"## {name}\n", f"{about}\n", extends, table]


def main() -> int:
    """Write the pages, or with ``--check`` compare them."""
    pages = {
        "api.md": f"{MADE}\n{reference.page()}",
        "cli.md": command_pages(),
        "contract.md": contract_page(),
        "data-dictionary.md": f"{MADE}\n{dictionary.page()}",
    }
    stale = [
        name
        for name, page in pages.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != page
    ]
    if "--check" in sys.argv[1:]:
        if stale:
            sys.stderr.write(f"stale: {', '.join(stale)}; run: .venv/bin/python docs/generate.py\n")
        return int(bool(stale))
    for name in stale:
        (DOCS / name).write_text(pages[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
