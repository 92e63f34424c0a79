"""``according export``."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.markup import escape

from according.base import Base, ClaimFilter
from according.cli.base import options
from according.cli.base.claims import asked
from according.cli.base.listing import opened
from according.cli.console import fail, stderr
from according.export.kind import Kind, Settings
from according.export.kinds import KINDS
from according.export.privacy import key_beside, key_in, pseudonymised

_KINDS = "; ".join(f"`{kind.name}`: {kind.help}" for kind in KINDS.values())

KindName = Annotated[str, typer.Argument(metavar="KIND", help=f"{_KINDS}.", show_default=False)]
Target = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help="The file to write; for a kind of several files, a folder.",
        show_default=False,
    ),
]
OnlyCoded = Annotated[
    bool,
    typer.Option(
        "--only-coded",
        help="Codebooks: leave out what cannot be coded, which is else written with the reason.",
    ),
]
WithFailures = Annotated[
    bool,
    typer.Option("--failures", help="`jsonl`: also what could not be filed, with the reason."),
]

Pseudonymise = Annotated[
    bool,
    typer.Option(
        "--pseudonymise",
        help="Put pseudonyms in place of the names of private individuals, in the texts as well.",
    ),
]
PseudonymKey = Annotated[
    Path | None,
    typer.Option(
        "--pseudonym-key",
        metavar="FILE",
        help="The key of the pseudonyms; else it is kept beside the base: BASE.pseudonym-key.",
        show_default=False,
    ),
]


def export(
    base: options.BasePath,
    as_: KindName,
    output: Target,
    only_coded: OnlyCoded = False,
    failures: WithFailures = False,
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    actor: options.ActorName = None,
    recipient: options.Recipient = None,
    party: options.Party = None,
    types: options.Types = None,
    modes: options.Modes = None,
    since: options.Since = None,
    until: options.Until = None,
    published_since: options.PublishedSince = None,
    published_until: options.PublishedUntil = None,
    place: options.Place = None,
    country: options.Country = None,
    near: options.NearPoint = None,
    speaker: options.Speaker = None,
    acts: options.Acts = None,
    statuses: options.Statuses = None,
    denied: options.Denied = None,
    min_killed: options.MinKilled = None,
    min_injured: options.MinInjured = None,
    source_kinds: options.SourceKinds = None,
    publisher: options.FromPublisher = None,
    words: options.Words = None,
    verdict: options.VerdictIs = None,
    min_confidence: options.MinConfidence = 0.0,
    copies: options.Copies = True,
    order: options.InOrder = "newest",
    limit: options.Limit = 0,
    offset: options.Offset = 0,
) -> None:
    """Write claims, with what belongs to them, in a form that leaves the program.

    The options of `according claims` choose which; without one it is all. Nothing has its name
    before it is whole: a run that was stopped leaves what was there before.
    """
    wanted = asked(dict(locals()))
    (known,) = options.among("KIND", [as_], KINDS)
    settings = Settings(only_coded=only_coded, failures=failures, pseudonymised=pseudonymise)
    _export(base, wanted, KINDS[known], output, settings, _hidden(pseudonymise, pseudonym_key))


def _export(
    base: Path,
    wanted: ClaimFilter,
    kind: Kind,
    output: Path,
    settings: Settings,
    hide: Callable[[Base, ClaimFilter], AbstractContextManager[tuple[Base, ClaimFilter]]],
) -> None:
    _refuse_unfit(base, output, kind)
    try:
        with (
            opened(base) as door,
            hide(door, wanted) as (shown, asked_of_it),
            _in_the_making(output, kind) as made,
        ):
            written = kind.write(shown, asked_of_it, made, settings)
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}")
    stderr().print(f"{escape(str(output))}: {written.records:,} {written.of}", soft_wrap=True)
    for note in written.notes:
        stderr().print(f"  {escape(note)}", style="dim", soft_wrap=True)


def _hidden(
    wanted: bool, key: Path | None
) -> Callable[[Base, ClaimFilter], AbstractContextManager[tuple[Base, ClaimFilter]]]:
    """Return what lends the base to export from: one with pseudonyms, or the base as it is."""
    if key is not None and not wanted:
        fail("--pseudonym-key means nothing without --pseudonymise")
    if not wanted:
        return lambda base, filter_: nullcontext((base, filter_))

    def lent(base: Base, filter_: ClaimFilter) -> AbstractContextManager[tuple[Base, ClaimFilter]]:
        return pseudonymised(base, filter_, key_in(key) if key else key_beside(base.path))

    return lent


def _refuse_unfit(base: Path, output: Path, kind: Kind) -> None:
    if output.exists() and base.exists() and output.samefile(base):
        fail(f"{output} is the base itself; name another file")
    if kind.suffix and output.is_dir():
        fail(f"{output} is a folder; name a file: {output / ('claims' + kind.suffix)}")
    if not kind.suffix and output.is_file():
        fail(f"{output} is a file, and {kind.name} is a folder of files; name another")


@contextmanager
def _in_the_making(output: Path, kind: Kind) -> Iterator[Path]:
    """Lend a name beside the output, and move what stands there to the output at the end."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as folder:
        if kind.suffix:
            made = Path(folder) / output.name
            yield made
            made.replace(output)
            return
        yield Path(folder)
        output.mkdir(exist_ok=True)
        for file in sorted(Path(folder).iterdir()):
            file.replace(output / file.name)
