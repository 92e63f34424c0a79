"""``according claims``."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table
from rich.text import Text

from according.base import ClaimFilter, FiledClaim
from according.base.records.rows import ClaimRow
from according.cli.base import options
from according.cli.base.listing import Format, columns, listed, one_line, opened, short
from according.cli.claims import plainly
from according.model import MODES

_STYLES = {"denied": "bold red", "negated": "red", "background": "dim"}


def claims(
    base: options.BasePath,
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
    limit: options.Limit = 50,
    offset: options.Offset = 0,
    format_: options.AsFormat = Format.TABLE,
) -> None:
    """List what is told to have happened: who did what to whom, when, where, on whose word."""
    wanted = asked(dict(locals()))
    with opened(base) as door:
        answer = door.claims(wanted)
        listed(answer, format_, limit=wanted.limit, offset=offset, table=claim_table)


def asked(given: dict[str, Any]) -> ClaimFilter:
    """Return the filter that the options of a command give, by their names; check the values."""
    values = {name: given[name] for name in ClaimFilter.__struct_fields__ if name in given}
    lists = {
        "types": ("--type", options.TYPES),
        "modes": ("--mode", options.ALL_MODES),
        "acts": ("--act", options.ACTS),
        "statuses": ("--status", options.STATUSES),
        "source_kinds": ("--source-kind", options.KINDS),
    }
    for name, (option, allowed) in lists.items():
        values[name] = options.among(option, given[name], allowed)
    values["near"] = options.near(given["near"])
    values["country"] = options.country(given["country"])
    values["limit"] = given["limit"] or None
    for name in ("since", "published_since"):
        values[name] = options.day(_option(name), given[name])
    for name in ("until", "published_until"):
        values[name] = options.day(_option(name), given[name], last=True)
    for name, allowed in (("order", options.ORDERS), ("verdict", options.VERDICTS)):
        if given.get(name) is not None:
            (values[name],) = options.among(_option(name), [given[name]], allowed)
    return ClaimFilter(**values)


def claim_table(records: Iterable[FiledClaim]) -> Table:
    """Return claims as a table for people."""
    table = columns(
        ("id", None),
        ("what", 4),
        ("who → whom", 6),
        ("when", 3),
        ("where", 3),
        ("how many", 3),
        ("on whose word", 5),
        ("status", 3),
        ("report", 4),
    )
    for record in records:
        claim, report = record.claim, record.report
        table.add_row(
            short(record.id),
            Text(f"{what(claim)} “{_shortened(claim.words)}”", style="bold cyan"),
            who(claim),
            when(claim),
            claim.place_name or "",
            tolls(claim),
            claim.chain,
            status(record),
            Text(one_line((report.publisher, claim.day)), style="dim"),
        )
    return table


def what(claim: ClaimRow) -> str:
    """Return what people call what a claim tells: "air strike", "leads"."""
    return what_is(claim.type, claim.mode)


def what_is(type_: str, mode: str | None) -> str:
    """Return what people call a type and mode: "air strike", "leads"."""
    known = next((each for each in MODES if each == type_), None)
    return plainly(known, mode) if known else type_.replace("_", " ")


def who(claim: ClaimRow) -> str:
    """Return who did it to whom."""
    if not claim.recipients:
        return claim.actors
    return f"{claim.actors or '?'} → {claim.recipients}"


def when(claim: ClaimRow) -> str:
    """Return the interval in which it happened; nothing where that is open."""
    if claim.since == claim.until:
        return claim.since or ""
    if claim.since is None or claim.until is None:
        return f"since {claim.since}" if claim.since else f"until {claim.until}"
    return f"{claim.since} to {claim.until}"


def tolls(claim: ClaimRow) -> str:
    """Return how many are told to have been killed and injured."""
    told = (
        _number(claim.killed_low, claim.killed_high, "killed"),
        _number(claim.injured_low, claim.injured_high, "injured"),
    )
    return one_line(told)


def status(record: FiledClaim) -> Text:
    """Return what it is told as, who holds otherwise, and what people decided."""
    claim = record.claim
    shown = Text(claim.status, style=_STYLES.get(claim.status, ""))
    if claim.denied and claim.status != "denied":
        shown.append(", denied or doubted", style="red")
    if record.verdict:
        shown.append(f" ({record.verdict})", style="bold")
    return shown


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _number(low: int | None, high: int | None, what_: str) -> str | None:
    if low is None and high is None:
        return None
    if low == high:
        return f"{low} {what_}"
    if high is None:
        return f"at least {low} {what_}"
    return f"up to {high} {what_}" if low is None else f"{low} to {high} {what_}"


def _shortened(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
