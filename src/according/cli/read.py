"""``according read``."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO, cast, get_args

import typer
from rich.console import Console

from according.actors import ActorListError
from according.cli.cluster import (
    Address,
    Asked,
    Out,
    PartitionSize,
    Retries,
    WorkerCount,
    read_with_daft,
    refuse_mixed,
)
from according.cli.codes import code_lines, show_codes
from according.cli.console import fail, progress, report_failure, stderr
from according.cli.explain import UnknownRecordError, show_explanation
from according.cli.options import (
    ActorLists,
    Every,
    MinConfidence,
    Published,
    Publisher,
    Title,
    Url,
    reading_options,
)
from according.cli.places import provide_places
from according.cli.render import show_report, statement_table
from according.codebooks import Codebook
from according.encoder import WeightsError
from according.export.contract import to_line
from according.ingest import Given, IngestError, read_inputs
from according.language import PipelineError
from according.model import Failure, Reading
from according.places.gazetteer import GazetteerError
from according.reading import Options, Reader

_WIDTH = 140
"""Columns of what is not printed on a terminal."""


class Format(StrEnum):
    """How readings are printed."""

    TEXT = "text"
    JSON = "json"
    TABLE = "table"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE …|-]",
        help="Pages (.html), texts (.txt), JSON Lines, feeds (RSS, Atom), archives (.warc, "
        ".warc.gz), folders of these, http(s) addresses; `-` is standard input.",
        show_default=False,
    ),
]
AsFormat = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="`text`: each report with its statements marked; `table`: one row a statement; "
        "`json`: one object a line, as `according schema` says.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file instead of standard output."),
]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help="Print why a record is as it is, in place of the report: the words, the reasons, what "
        "was weighed. The id is one of those printed: s3, a1, e12, t2, p4, n1, r2, c5.",
    ),
]


class On(StrEnum):
    """What does the reading."""

    PROCESS = "process"
    DAFT = "daft"


OnEngine = Annotated[
    On,
    typer.Option(
        "--engine",
        help="`process`: read here, print in order; `daft`: read with many processes, on this "
        "machine or a Ray cluster, into Parquet files under `--out`.",
    ),
]
InCodebook = Annotated[
    str | None,
    typer.Option(
        "--codebook",
        metavar="CODEBOOK",
        help="Print each event as `plover`, `cameo`, `acled` or `ucdp` codes it, or why it cannot, "
        "in place of the report; with `--format json` one object an event.",
        show_default=False,
    ),
]


def read(
    inputs: Inputs = None,
    format_: AsFormat = Format.TEXT,
    output: Output = None,
    title: Title = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    min_confidence: MinConfidence = 0.0,
    actors: ActorLists = None,
    every: Every = False,
    explain: Explain = None,
    codebook: InCodebook = None,
    engine: OnEngine = On.PROCESS,
    out: Out = None,
    address: Address = None,
    workers: WorkerCount = None,
    size: PartitionSize = None,
    retries: Retries = None,
) -> None:
    """Read reports and print who says what, when, where, how many, and who everybody is.

    A document that cannot be read is reported with the reason, and the rest is read. With `--engine
    daft`, Parquet tables of readings and errors are written, for `according file`; inputs may lie
    at s3:// and gs:// addresses, and the same command goes on after it was stopped.

    Exit status: 0 all was read; 1 some could not be read; 2 the command was wrong; 130 stopped.
    """
    in_codebook = _codebook(codebook)
    asked = Asked(out=out, address=address, workers=workers, size=size, retries=retries)
    printed = bool(explain or in_codebook or output or format_ is not Format.TEXT)
    refuse_mixed(asked, daft=engine is On.DAFT, printed=printed)
    given, options = _told(title, published, publisher, url), _how(min_confidence, actors, every)
    if engine is On.DAFT:
        read_with_daft(inputs or [], given, options, asked)
        return
    if not inputs and sys.stdin.isatty():
        fail("nothing to read; name a file, a folder or an address, or pipe a report in")
    reader = _reader(options)
    documents = read_inputs(inputs or ["-"], given=given, stdin=sys.stdin.buffer)
    results = progress(reader.read(documents), "reading", unit="reports")
    if explain is not None:
        failed = _explain(results, explain, output)
    elif in_codebook is not None:
        failed = _print_codes(results, in_codebook, format_, output)
    else:
        failed = _print(results, format_, output)
    if failed:
        stderr().print(f"{failed} could not be read; the reasons stand above", style="bold")
        raise typer.Exit(1)


def _told(
    title: str | None, published: str | None, publisher: str | None, url: str | None
) -> Given:
    try:
        return Given(title=title, published=published, publisher=publisher, url=url)
    except IngestError as error:
        fail(str(error))


def _how(min_confidence: float, actors: list[Path] | None, every: bool) -> Options:
    try:
        return reading_options(min_confidence, actors, every=every)
    except ActorListError as error:
        fail(str(error))


def _reader(options: Options) -> Reader:
    try:
        provide_places()
        return Reader.load(options)
    except (GazetteerError, PipelineError, WeightsError) as error:
        fail(str(error))


def _print(results: Iterable[Reading | Failure], format_: Format, output: Path | None) -> int:
    """Print every result as it comes; return how many documents failed."""
    if format_ is Format.JSON:
        return _print_json(results, output)
    failures: list[Failure] = []
    with _opened(output) as target:
        console = _console(target, output)
        readings = _readings(results, failures)
        if format_ is Format.TABLE:
            console.print(statement_table(readings, documents=True))
        else:
            for reading in readings:
                show_report(console, reading)
    return len(failures)


def _codebook(name: str | None) -> Codebook | None:
    known = get_args(Codebook)
    if name is not None and name not in known:
        fail(f"--codebook {name} is not known. It is one of: {', '.join(known)}")
    return cast("Codebook | None", name)


def _print_codes(
    results: Iterable[Reading | Failure], codebook: Codebook, format_: Format, output: Path | None
) -> int:
    """Print the events of each report in a codebook; return how many documents failed."""
    failures: list[Failure] = []
    with _opened(output) as target:
        console = _console(target, output)
        for reading in _readings(results, failures):
            if format_ is Format.JSON:
                target.writelines(line.decode() for line in code_lines(reading, codebook))
            else:
                show_codes(console, reading, codebook)
    return len(failures)


def _explain(results: Iterable[Reading | Failure], id_: str, output: Path | None) -> int:
    """Print why a record of each report is as it is; return how many documents failed."""
    failures: list[Failure] = []
    with _opened(output) as target:
        console = _console(target, output)
        for reading in _readings(results, failures):
            try:
                show_explanation(console, reading, id_)
            except UnknownRecordError as error:
                fail(str(error))
    return len(failures)


def _console(target: TextIO, output: Path | None) -> Console:
    on_terminal = output is None and sys.stdout.isatty()
    return Console(file=target, highlight=False, width=None if on_terminal else _WIDTH)


def _print_json(results: Iterable[Reading | Failure], output: Path | None) -> int:
    failures: list[Failure] = []
    reports = statements = 0
    with _opened(output) as target:
        for result in results:
            target.write(to_line(result).decode())
            target.flush()
            if isinstance(result, Failure):
                report_failure(result)
                failures.append(result)
            else:
                reports += 1
                statements += len(result.statements)
    if output is not None:
        stderr().print(f"{output}: {reports} reports with {statements} statements")
    return len(failures)


def _readings(results: Iterable[Reading | Failure], failures: list[Failure]) -> Iterator[Reading]:
    """Pass readings on; report failures on standard error and keep them."""
    for result in results:
        if isinstance(result, Failure):
            report_failure(result)
            failures.append(result)
        else:
            yield result


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror}")
