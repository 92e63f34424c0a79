"""``according read --engine daft``."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from according.base.errors import BaseError
from according.cli.base.pace import Pace
from according.cli.console import fail, stderr
from according.cli.places import provide_places
from according.cli.stopping import STOPPED, stoppable
from according.cluster import ClusterError, Engine, Order, Progress, read_on_cluster
from according.encoder import WeightsError
from according.ingest import Given
from according.language import PipelineError
from according.places.gazetteer import GazetteerError
from according.reading import Options

Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        help="With `--engine daft`: the folder, or s3:// or gs:// address, for the Parquet files. "
        "On a cluster all machines must see it under this name.",
        show_default=False,
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="ray://HOST:PORT|HOST:PORT|auto",
        help="With `--engine daft`: a Ray cluster; without it this machine reads alone.",
        show_default=False,
    ),
]
WorkerCount = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help="With `--engine daft`: how many processes read; without it one a core, here as far "
        "as the free memory goes. Each takes up to 1.6 GB.",
        show_default=False,
    ),
]
PartitionSize = Annotated[
    int | None,
    typer.Option(
        "--partition-size",
        min=1,
        help="With `--engine daft`: documents in one file of readings, and what a worker that is "
        "lost costs at most to read again; 100 without it.",
        show_default=False,
    ),
]
Retries = Annotated[
    int | None,
    typer.Option(
        "--retries",
        min=0,
        help="With `--engine daft`: how often in a row to begin again after workers were lost and "
        "nothing new was done; 3 without it.",
        show_default=False,
    ),
]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The options that go with the engine."""

    out: str | None = None
    address: str | None = None
    workers: int | None = None
    size: int | None = None
    retries: int | None = None


def refuse_mixed(asked: Asked, *, daft: bool, printed: bool) -> None:
    """End with status 2 where options do not go together.

    Args:
        asked: the options of the engine.
        daft: whether it is asked for.
        printed: whether options of what is printed are there.
    """
    if not daft and asked != Asked():
        fail("--out, --address, --workers, --partition-size and --retries go with --engine daft")
    if daft and printed:
        fail("--engine daft writes Parquet; leave --explain, --codebook, --output, --format away")


def read_with_daft(inputs: list[str], told: Given, options: Options, asked: Asked) -> None:
    """Read into Parquet; ends with status 1 if some could not be read, 2 or 130 as `read` says."""
    if not inputs:
        fail("nothing to read; name files, folders, or s3:// or gs:// addresses")
    if asked.out is None:
        fail("--engine daft writes Parquet files: name a folder for them with --out FOLDER")
    out = asked.out if "://" in asked.out else str(Path(asked.out).absolute())
    order = Order(inputs=tuple(inputs), out=out, told=told, options=options)
    if asked.size is not None:
        order = msgspec.structs.replace(order, size=asked.size)
    engine = Engine(address=asked.address, workers=asked.workers)
    if asked.retries is not None:
        engine = msgspec.structs.replace(engine, retries=asked.retries)
    provide_places()
    try:
        with stoppable():
            last = _run(order, engine)
    except (BaseError, ClusterError, GazetteerError, PipelineError, WeightsError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        stderr().print("stopped; run the same command again to go on", style="bold")
        raise typer.Exit(STOPPED) from None
    read = last.done - last.before - last.failed
    parts = [f"{read:,} read"]
    parts += [f"{last.before:,} passed over, done before"] if last.before else []
    parts += [f"{last.failed:,} failed (reasons: errors/*.parquet)"] if last.failed else []
    stderr().print(f"{asked.out}: {', '.join(parts)}", soft_wrap=True, markup=False)
    if last.failed:
        raise typer.Exit(1)


def _run(order: Order, engine: Engine) -> Progress:
    """Do the job; return how it ended."""
    last = Progress(stage="taking")
    doing = {"taking": "taking in files", "reading": "reading"}
    steps = read_on_cluster(order, engine)
    for stage, name in doing.items():
        with Pace(name, None) as pace:
            for last in steps:
                pace.total = last.of
                worked = last.done - last.before
                pace.show(last.done, worked=worked, words=last.words)
                if last.stage != stage:
                    break
    return last
