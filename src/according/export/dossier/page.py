"""The dossier as one HTML file, and as Markdown with the same content."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.base import Base, ClaimFilter
from according.export.dossier.lines import Dossier, dossier
from according.export.kind import Settings, Written

if TYPE_CHECKING:
    import jinja2

_SPECIAL = re.compile(r"[\\`*_\[\]#|~]")
_OPENING = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")
"""What makes a list or a heading of a line that it begins."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write_html(
    base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /, *, day: str | None = None
) -> Written:
    """Write the dossier as one HTML file without scripts, for screen and print.

    Args:
        base: read through `selected`.
        filter_: which claims.
        target: the file.
        settings: whether names were replaced.
        day: on which it is made; none: today, UTC.
    """
    made = dossier(base, filter_, day or _today())
    return _write(made, target, settings, "dossier.html.j2")


def write_markdown(
    base: Base, filter_: ClaimFilter, target: Path, settings: Settings, /, *, day: str | None = None
) -> Written:
    """Write the dossier as Markdown; see `write_html`."""
    made = dossier(base, filter_, day or _today())
    return _write(made, target, settings, "dossier.md.j2")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _write(made: Dossier, target: Path, settings: Settings, template: str) -> Written:
    page = _environment(html=".html" in template).get_template(template)
    shown = page.stream(dossier=made, pseudonymised=settings.pseudonymised)
    shown.dump(str(target), encoding="utf-8")
    return Written(
        records=made.claims,
        of="claims",
        notes=(f"{len(made.happenings):,} happenings, from {len(made.sources):,} reports",),
    )


def _environment(*, html: bool) -> "jinja2.Environment":
    # A tenth of a second to load, and no other kind needs it.
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("according.export.dossier"),
        autoescape=html,
        finalize=None if html else _in_markdown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _in_markdown(value: Any) -> Any:
    """Return a value as text that Markdown shows as it is."""
    if not isinstance(value, str):
        return value
    flat = re.sub(r"\s+", " ", value)
    plain = _SPECIAL.sub(r"\\\g<0>", flat).translate(_ENTITIES)
    return _OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)
