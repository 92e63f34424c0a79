"""The rules a report's gold must keep; each broken one is a problem that says where."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise

from _gold import Gold
from _sources import Problems
from according.model import Span, Spans, Statement

WORDS = range(100, 501)
OPENING = "“\"‘'«"
CLOSING = "”\"’'»"
ABOUT_ACTS = {"deny", "confirm", "retract", "doubt", "decline_to_comment"}
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.)+$|\b(?:Gen|Col|Maj|Lt|Mr|Mrs|Dr|St|No)\.$")


def check_report(
    gold: Gold, outlets: Iterable[str], modes: dict[str, list[str]], problems: Problems
) -> None:
    """Check one report against every rule that needs no other report."""
    report = gold.report
    if report.outlet not in outlets:
        problems.add(report.id, f"outlet “{report.outlet}” is not in outlets.toml")
    count = sum(len(part.split()) for part in report.paragraphs)
    if count not in WORDS:
        problems.add(report.id, f"has {count} words, not {WORDS[0]}-{WORDS[-1]}")
    if _moment(report.published) is None or "T" not in report.published:
        problems.add(report.id, f"published “{report.published}” is not an ISO date and time")
    _check_ids(gold, problems)
    for line in (*_statements(gold), *_times(gold), *_counts(gold), *_events(gold, modes)):
        problems.add(f"{report.id} {line[0]}", line[1])


def _check_ids(gold: Gold, problems: Problems) -> None:
    """Refuse an id given twice within a report."""
    records = (gold.actors, gold.statements, gold.times, gold.places, gold.counts, gold.events)
    ids = Counter(record.id for kind in records for record in kind)
    for name, times in ids.items():
        if times > 1:
            problems.add(f"{gold.report.id} {name}", f"the id is given {times} times")


def _statements(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the statements."""
    by_id = {statement.id: statement for statement in gold.statements}
    actors = {actor.id for actor in gold.actors}
    for statement in gold.statements:
        where = f"statement {statement.id}"
        for what in (
            *_references(statement, by_id, actors),
            *_borders(statement, gold.text),
            *_nesting(statement, by_id),
        ):
            yield where, what


def _references(
    statement: Statement, by_id: dict[str, Statement], actors: set[str]
) -> Iterator[str]:
    """Yield what is wrong with what a statement refers to."""
    for field in ("parent", "about"):
        target = getattr(statement, field)
        if target is not None and (target not in by_id or target == statement.id):
            yield f"{field} “{target}” is no other statement of the report"
    if statement.speaker is not None and statement.speaker not in actors:
        yield f"speaker “{statement.speaker}” is no actor of the report"
    if statement.about is not None and statement.act not in ABOUT_ACTS:
        yield f"has `about` but its act is {statement.act}"
    if statement.unnamed is not None and statement.source_kind != "unnamed":
        yield "has `unnamed` but its source_kind is another"
    if statement.source and statement.source_kind is None:
        yield "has a source but no source_kind"


def _borders(statement: Statement, text: str) -> Iterator[str]:
    """Yield where a statement's values have the wrong borders."""
    if not statement.content:
        if statement.act != "decline_to_comment" and statement.about is None:
            yield "has no content; only decline_to_comment or a statement with `about` may"
        return
    if any(span.start < 0 for span in (*statement.source, *statement.cue, *statement.content)):
        return
    if _overlap((*statement.source, *statement.cue, *statement.content)):
        yield "source, cue and content overlap"
    if statement.cue and not _near(statement, text):
        yield "cue stands more than a paragraph away from source and content: wrong occurrence?"
    words = [span.of(text) for span in statement.content]
    if statement.manner == "direct" and not _quoted(statement, text):
        yield f"is direct, but “{words[0][:20]}…” neither opens a quotation nor follows a colon"
    if statement.manner == "indirect" and all(_in_quotes(piece) for piece in words):
        yield "is indirect, but all its content is in quotation marks"
    if statement.manner == "mixed" and not any(mark in "".join(words) for mark in OPENING):
        yield "is mixed, but its content has no quotation mark"
    last = words[-1]
    block = statement.manner == "direct" and last[:1] not in OPENING
    stopped = last.endswith(".") and not ABBREVIATION.search(last)
    if last.endswith((",", ";", " ")) or (stopped and not block and not _goes_on(last)):
        yield f"content ends in “{last[-12:]}”: leave the last mark out"


def _goes_on(words: str) -> bool:
    """Tell whether a quotation is still open at the end: it goes on in the next paragraph."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _overlap(spans: Iterable[Span]) -> bool:
    """Tell whether any two of the spans share a character."""
    ordered = sorted(spans)
    return any(a.overlaps(b) for a, b in pairwise(ordered))


def _near(statement: Statement, text: str) -> bool:
    """Tell whether a cue stands within one paragraph of the statement's other words."""
    cue = _paragraph(text, statement.cue[0])
    nearest = min(abs(_paragraph(text, span) - cue) for span in statement.content)
    return nearest <= 1 and all(abs(_paragraph(text, s) - cue) <= 1 for s in statement.source)


def _paragraph(text: str, span: Span) -> int:
    """Return the number of the paragraph in which a span begins."""
    return text.count("\n\n", 0, max(span.start, 0))


def _quoted(statement: Statement, text: str) -> bool:
    """Tell whether direct speech opens with a quotation mark or follows a colon."""
    first = statement.content[0]
    before = text[: max(first.start, 0)].rstrip()
    return first.of(text)[:1] in OPENING or before.endswith((":", *OPENING))


def _in_quotes(words: str) -> bool:
    """Tell whether one pair of quotation marks holds all the words."""
    marked = words[:1] in OPENING and words[-1:] in CLOSING
    return marked and not any(mark in words[1:-1] for mark in OPENING + CLOSING)


def _nesting(statement: Statement, by_id: dict[str, Statement]) -> Iterator[str]:
    """Yield what is wrong with a statement's place in its chain."""
    seen = {statement.id}
    above = by_id.get(statement.parent or "")
    while above is not None:
        if above.id in seen:
            yield "its chain of parents runs in a circle"
            return
        seen.add(above.id)
        above = by_id.get(above.parent or "")
    parent = by_id.get(statement.parent or "")
    told_in = statement.cue or statement.content
    if parent is not None and not (
        _inside(told_in, parent.content) or _inside(statement.content, parent.content)
    ):
        yield f"neither its cue nor its content lies inside the content of its parent {parent.id}"
    inner = _innermost((*statement.cue, *statement.content), by_id.values(), besides=statement.id)
    if inner and statement.cue and statement.parent not in inner:
        yield f"is told inside {' or '.join(inner)}, but its parent is {statement.parent}"


def _inside(spans: Spans, outer: Spans) -> bool:
    """Tell whether every span lies in one of the outer ones."""
    return bool(spans) and all(any(o.contains(span) for o in outer) for span in spans)


def _innermost(
    spans: Spans, statements: Iterable[Statement], *, besides: str | None = None
) -> list[str]:
    """Return the statements whose content holds the spans and that hold no smaller such one."""
    holding = {
        s.id: sum(piece.end - piece.start for piece in s.content)
        for s in statements
        if s.id != besides and _inside(spans, s.content)
    }
    least = min(holding.values(), default=0)
    return [name for name, size in holding.items() if size == least]


def _times(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the times."""
    ids = {time.id for time in gold.times}
    for time in gold.times:
        where = f"time {time.id}"
        if time.start is None and time.end is None:
            if not time.reason:
                yield where, "has neither start and end nor a reason"
            continue
        start, end = _moment(time.start), _moment(time.end)
        if start is None or end is None:
            yield where, "start and end must both be ISO dates"
        elif start.replace(tzinfo=None) > end.replace(tzinfo=None):
            yield where, "start is after end"
        if time.precision is None:
            yield where, "has no precision"
        if time.anchor not in {None, "published"} | ids:
            yield where, f"anchor “{time.anchor}” is neither “published” nor a time"


def _counts(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the counts."""
    events = {event.id for event in gold.events}
    for count in gold.counts:
        where = f"count {count.id}"
        if count.low is not None and count.high is not None and count.low > count.high:
            yield where, "low is above high"
        if count.exact and count.low != count.high:
            yield where, "is exact, but low and high differ"
        if count.event is not None and count.event not in events:
            yield where, f"event “{count.event}” is no event of the report"
        yield from _teller(where, count.statement, count.span, gold)


def _teller(where: str, statement: str | None, span: Span, gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield where a record names another statement than the innermost one that holds it."""
    inner = _innermost((span,), gold.statements)
    fitting: set[str | None] = {*inner} or {None}
    if statement is not None and statement not in {s.id for s in gold.statements}:
        yield where, f"statement “{statement}” is no statement of the report"
    elif statement not in fitting:
        told = " or ".join(inner) or "no statement"
        yield where, f"stands inside {told}, but its statement is {statement}"


def _events(gold: Gold, modes: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the events."""
    known = {
        "time": {time.id for time in gold.times},
        "place": {place.id for place in gold.places},
    }
    actors = {actor.id for actor in gold.actors}
    counts = {count.id: count for count in gold.counts}
    for event in gold.events:
        where = f"event {event.id}"
        if event.mode is not None and event.mode not in modes[event.type]:
            yield where, f"mode “{event.mode}” is none of {event.type}: {modes[event.type]}"
        for field, ids in known.items():
            target = getattr(event, field)
            if target is not None and target not in ids:
                yield where, f"{field} “{target}” is no {field} of the report"
        for name in {*event.actor_ids, *event.recipient_ids} - actors:
            yield where, f"“{name}” is no actor of the report"
        for name in event.counts:
            if name not in counts or counts[name].event != event.id:
                yield where, f"“{name}” is no count that names this event"
        if stray := [c.id for c in gold.counts if c.event == event.id and c.id not in event.counts]:
            yield where, f"does not list the counts that name it: {stray}"
        yield from _teller(where, event.statement, event.span, gold)


def _moment(value: str | None) -> datetime | None:
    """Read an ISO date or date and time; nothing where it is none."""
    try:
        return datetime.fromisoformat(value or "")
    except ValueError:
        return None
