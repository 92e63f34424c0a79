"""The page ``api.md``: what there is to program with, from the code's own docstrings.

It is read from the source with griffe, so nothing is imported, and a name that is gone stops the
build instead of leaving a hole.
"""

from pathlib import Path

import griffe

SOURCE = Path(__file__).resolve().parents[1] / "src"
MODULES: dict[str, tuple[str, ...]] = {
    "according.ingest": (
        "read_inputs",
        "document_from_text",
        "document_from_html",
        "Given",
        "Limits",
        "IngestError",
    ),
    "according.reading": ("Reader", "Options", "reader_version"),
    "according.base": (
        "Base",
        "Answer",
        "ClaimFilter",
        "StatementFilter",
        "ActorFilter",
        "IncidentFilter",
        "ReportFilter",
        "FiledClaim",
        "FiledStatement",
        "FiledIncident",
        "NamedActor",
        "Near",
        "BaseError",
    ),
    "according.base.filing": ("file_reports", "Order", "Filed", "read_anew"),
    "according.link.job": ("link_base", "Progress"),
    "according.base.decisions": (
        "Judgement",
        "decide",
        "decide_all",
        "export_decisions",
        "import_decisions",
    ),
    "according.base.review": ("queue", "agreement", "alpha", "Agreement", "Candidate"),
    "according.base.verify": ("verify", "Verified", "Fault"),
    "according.base.diff": ("diff", "ChangeFilter", "Change"),
    "according.export.kinds": ("KINDS",),
    "according.export.kind": ("Kind", "Settings"),
    "according.codebooks": ("project", "gather", "Facts", "CannotBeCoded"),
    "according.places.gazetteer": ("build_gazetteer", "load_dump", "Gazetteer", "GazetteerError"),
}
_COLUMNS = 100
"""Of a signature on one line."""
_FIRST = """\
# From Python

What programs use. Modules are imported by their full names: `import according` alone loads nothing,
not even the language pipeline. All records are frozen [msgspec](https://jcristharif.com/msgspec/)
structs; those that a reading is made of stand, key by key, in the [reading contract](contract.md)
(`according.model`). Everything is typed (`py.typed`). A name with a leading underscore, or a module
that is not here, may change without notice; what is here changes with a line in the changelog.

Examples: [asking a base](asking.md#from-python), [coding teams](coding-teams.md#3-code-apart),
[exports](exports.md).
"""


def page() -> str:
    """Return the page."""
    loader = griffe.GriffeLoader(search_paths=[SOURCE], docstring_parser="google")
    loader.load("according")
    loader.resolve_aliases()
    parts = [_FIRST]
    for name, members in MODULES.items():
        module = loader.modules_collection[name]
        parts.append(f"## {name}\n")
        parts.append(_docstring(module))
        parts += [_member(module, each) for each in members]
    return "\n".join(part for part in parts if part)


def _member(module: griffe.Object, name: str) -> str:
    if name not in module.members:
        raise SystemExit(f"{module.path} has no {name}; mend docs/reference.py")
    found = module.members[name]
    one = found.final_target if isinstance(found, griffe.Alias) else found
    if isinstance(one, griffe.Module):
        # The function of a module of the same name.
        one = one.members[name]
    parts = [f"### {name}\n"]
    if isinstance(one, griffe.Class):
        parts.append(f"```python\nfrom {module.path} import {name}\n```\n")
        parts.append(_docstring(one))
        parts.append(_fields(one))
        parts += [
            f"#### {name}.{each.name}\n\n{_signature(each)}\n{_docstring(each)}"
            for each in one.members.values()
            if isinstance(each, griffe.Function) and not each.name.startswith("_")
        ]
    elif isinstance(one, griffe.Function):
        parts += [_signature(one), _docstring(one)]
    else:
        parts += [f"`{one.annotation or ''}`\n", _docstring(one)]
    return "\n".join(part for part in parts if part)


def _fields(one: griffe.Class) -> str:
    rows = []
    for each in one.members.values():
        is_field = isinstance(each, griffe.Attribute) and not each.name.startswith("_")
        if is_field and each.annotation is not None:
            told = " ".join(_plain(each.docstring.value).split()) if each.docstring else ""
            default = f" = {each.value}" if each.value is not None else ""
            kind = f"{each.annotation}{default}".replace("|", "\\|")
            rows.append(f"| `{each.name}` | `{kind}` | {told.replace('|', chr(92) + '|')} |")
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows, ""]) if rows else ""


def _signature(one: griffe.Function) -> str:
    shown: list[str] = []
    keyword_only = False
    for each in one.parameters:
        if each.name in ("self", "cls"):
            continue
        stars = {"variadic positional": "*", "variadic keyword": "**"}.get(str(each.kind.value), "")
        if each.kind.value == "keyword-only" and not keyword_only:
            keyword_only = True
            shown.append("*")
        told = f"{stars}{each.name}" + (f": {each.annotation}" if each.annotation else "")
        has_default = each.default is not None and not stars
        shown.append(told + (f" = {each.default}" if has_default else ""))
    if "property" in one.labels:
        return f"```python\n{one.name}: {one.returns}\n```\n"
    flat = f"{one.name}({', '.join(shown)}) -> {one.returns}"
    if len(flat) > _COLUMNS:
        flat = f"{one.name}(\n    " + ",\n    ".join(shown) + f",\n) -> {one.returns}"
    return f"```python\n{flat}\n```\n"


def _docstring(one: griffe.Object) -> str:
    if one.docstring is None:
        return ""
    parts = []
    for section in one.docstring.parsed:
        value = section.value
        if isinstance(value, str):
            parts.append(f"{_plain(value)}\n")
        elif section.kind.value in ("parameters", "raises", "attributes"):
            rows = [f"* `{_named(each)}`: {_plain(each.description)}" for each in value]
            parts.append(f"{_TITLES[section.kind.value]}\n\n" + "\n".join(rows) + "\n")
        elif section.kind.value in ("returns", "yields"):
            told = " ".join(_plain(each.description) for each in value)
            parts.append(f"{_TITLES[section.kind.value]} {told}\n")
    return "\n".join(parts)


_TITLES = {
    "parameters": "*Takes:*",
    "attributes": "*Has:*",
    "raises": "*Raises:*",
    "returns": "*Gives:*",
    "yields": "*Yields:*",
}


def _named(each: object) -> str:
    return str(getattr(each, "name", None) or getattr(each, "annotation", ""))


def _plain(text: str) -> str:
    """Return a docstring's words as Markdown: code has one backtick there."""
    return text.replace("``", "`").replace("\n    ", "\n").strip()
