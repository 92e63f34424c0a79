"""``according timeline``."""

from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from according.base import Base, ClaimFilter, FiledClaim
from according.cli.base import options
from according.cli.base.claims import asked, status, tolls, what, who
from according.cli.base.listing import Format, listed, one_line, opened, out, say_rest, short

_BAR = 24
"""Characters of the longest bar."""


def timeline(
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
    limit: options.Limit = 50,
    offset: options.Offset = 0,
    format_: options.AsFormat = Format.TABLE,
) -> None:
    """List what is told to have happened day by day; what has no day stands apart, with why."""
    wanted = asked({**locals(), "order": "when"})
    with opened(base) as door:
        if format_ is not Format.TABLE:
            answer = door.claims(wanted)
            listed(answer, format_, limit=wanted.limit, offset=offset, table=lambda _: Table())
        else:
            _shown(door, wanted)


def _shown(door: Base, wanted: ClaimFilter) -> None:
    console, answer = out(), door.claims(wanted)
    days = {(day.since, day.until): day.claims for day in door.days(wanted)}
    most = max(days.values(), default=1)
    shown = 0
    for key, claims in groupby(answer, _day):
        if key == (None, None):
            shown += _open(console, door, wanted, list(claims))
            continue
        number = days.get(key, 0)
        bar = "█" * max(1, round(_BAR * number / most))
        heading = Text(f"{_called(*key)}  ", style="bold")
        console.print(heading.append(bar, style="cyan").append(f" {number:,}", style="dim"))
        for record in claims:
            console.print(_line(record))
            shown += 1
    say_rest(answer, shown=shown, limit=wanted.limit, offset=wanted.offset)


def _open(console: Console, door: Base, wanted: ClaimFilter, claims: list[FiledClaim]) -> int:
    console.print(Text("\nNo day", style="bold"))
    for one in door.open_times(wanted):
        console.print(Text(f"  {one.claims:,}: {one.reason}", style="dim"))
    for record in claims:
        console.print(_line(record))
    return len(claims)


def _line(record: FiledClaim) -> Text:
    claim = record.claim
    line = Text(f"  {short(record.id)}  ", style="dim")
    line.append(f"{what(claim)} ", style="bold cyan")
    line.append(one_line((who(claim), claim.place_name, tolls(claim))), style="not dim")
    line.append(f" — {claim.chain} — ", style="not dim")
    return line.append_text(status(record))


def _day(record: FiledClaim) -> tuple[str | None, str | None]:
    since, until = record.claim.since, record.claim.until
    return since and since[:10], until and until[:10]


def _called(since: str | None, until: str | None) -> str:
    if since == until:
        return since or ""
    if since is None or until is None:
        return f"since {since}" if since else f"until {until}"
    return f"{since} to {until}"
