"""Gold of how many were killed and injured: one figure for a report, or for each incident in it.

A line has ``id``, ``text`` and one of

* ``gold``: the ``killed`` and ``injured`` of the one incident that the report is of, as an archive
  of incidents has them, with its ``participants`` (each ``type`` and ``status``);
* ``templates``: a template for each incident (MUC-4, Sundheim 1992), whose human targets have
  numbers and effects.

Other keys are passed over. What a template leaves out, or tells as "several", makes the number of
its kind unknown: no number is then required, and none is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from according.evaluate.lines import read_lines

COUNTED = ("killed", "injured")
_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
_NUMBER = re.compile(r"~?\s*(\d+)|-\s*(\d+)|(\d+)\s*-|(\d+)\s*[-/]\s*(\d+)")


class Wanted(msgspec.Struct, frozen=True):
    """What the gold says of one kind of number in one report."""

    required: tuple[frozenset[int], ...] = ()
    """Each has to be found; any number of a set will do."""
    accepted: frozenset[int] = frozenset()
    """Right where they are found: a group's number, the sum over incidents."""
    unknown: bool = False
    """Some incident's number is not known, so that no other number is wrong."""


class TollDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report with how many were killed and injured in what it tells."""

    id: str
    text: str
    wanted: dict[str, Wanted]
    """By kind: ``killed``, ``injured``."""
    lenient: dict[str, Wanted] | None = None
    """With the victims' number accepted where the archive counts the attackers too; none where
    the gold does not tell them apart."""


class _Participant(msgspec.Struct):
    status: str | None = None
    type: str | None = None


class _Archived(msgspec.Struct):
    killed: int
    injured: int
    participants: list[_Participant] = []


class _Alternative(msgspec.Struct):
    text: str | None = None
    value: str | None = None
    of: list[str] | None = None


class _Fill(msgspec.Struct):
    alt: list[_Alternative]

    @property
    def names(self) -> set[str]:
        """Return the targets that the fill may be of."""
        return {
            name
            for one in self.alt
            for name in (*(one.of or ()), *((one.text,) if one.text else ()))
        }

    @property
    def numbers(self) -> list[int]:
        """Return the numbers that its alternatives can be read as."""
        return [number for one in self.alt for number in _numbers(one.value)]

    @property
    def kinds(self) -> set[str]:
        """Return what became of the targets, as far as it is counted."""
        return {_EFFECTS[one.value] for one in self.alt if one.value in _EFFECTS}


class _Template(msgspec.Struct):
    optional: bool = False
    hum_tgt_effect_of_incident: list[_Fill] = []
    hum_tgt_number: list[_Fill] = []
    hum_tgt_total_number: list[_Fill] = []


class _Marked(msgspec.Struct, frozen=True):
    id: str
    statements: msgspec.Raw = msgspec.Raw(b"")


class _Line(msgspec.Struct, kw_only=True):
    id: str
    text: str
    gold: _Archived | None = None
    templates: list[_Template] | None = None


def read_toll_gold(path: Path) -> tuple[TollDocument, ...]:
    """Read tolls from a JSON Lines file, gzipped where its name ends in ``.gz``.

    Raises:
        GoldError: a line is not JSON, lacks a key, or repeats the id of an earlier line.
        OSError: the file cannot be opened.
    """
    return read_lines(path, _Line, _document)


def marks_numbers(path: Path) -> bool:
    """Tell whether gold marks statements and numbers in its texts, rather than giving tolls.

    Raises:
        GoldError: a line is not JSON or has no id.
        OSError: the file cannot be opened.
    """
    rows = read_lines(path, _Marked, lambda row: row)
    return any(bytes(row.statements) for row in rows)


def _document(line: _Line) -> TollDocument:
    if line.gold is not None:
        return TollDocument(
            id=line.id,
            text=line.text,
            wanted={kind: _archived(line.gold, kind, lenient=False) for kind in COUNTED},
            lenient={kind: _archived(line.gold, kind, lenient=True) for kind in COUNTED},
        )
    if line.templates is not None:
        wanted = {kind: _told(line.templates, kind) for kind in COUNTED}
        return TollDocument(id=line.id, text=line.text, wanted=wanted)
    raise ValueError('has neither "gold" nor "templates"')


def _archived(gold: _Archived, kind: str, *, lenient: bool) -> Wanted:
    number = gold.killed if kind == "killed" else gold.injured
    victims = sum(
        kind in (one.status or "").lower() and one.type == "Victim" for one in gold.participants
    )
    accepted = frozenset({number, victims} if lenient else {number}) - {0}
    return Wanted((accepted,) if number else (), accepted)


def _told(templates: Iterable[_Template], kind: str) -> Wanted:
    required: list[frozenset[int]] = []
    accepted: set[int] = set()
    unknown, over_all = False, 0
    for template in templates:
        groups = list(_groups(template, kind))
        if not groups:
            continue
        accepted.update(number for numbers in groups for number in numbers)
        total = _total(template, kind, groups)
        if total is None:
            unknown = True
            continue
        accepted.add(total)
        over_all += total
        if not template.optional:
            required.append(frozenset({total}))
    return Wanted(tuple(required), frozenset(accepted | {over_all}) - {0}, unknown)


def _groups(template: _Template, kind: str) -> Iterator[Sequence[int]]:
    """Yield, for each group of targets of which it became so, the numbers that it may have."""
    became = [fill for fill in template.hum_tgt_effect_of_incident if kind in fill.kinds]
    used: set[int] = set()
    for fill in became:
        alone = len(template.hum_tgt_number) == len(became) == 1
        of_it = [
            place
            for place, number in enumerate(template.hum_tgt_number)
            if place not in used and (alone or number.names & fill.names)
        ][:1]
        used.update(of_it)
        yield [number for place in of_it for number in template.hum_tgt_number[place].numbers]


def _total(template: _Template, kind: str, groups: Sequence[Sequence[int]]) -> int | None:
    """Return the sum of the groups, or the template's own total where all fared alike."""
    kinds = {
        _EFFECTS.get(one.value or "")
        for fill in template.hum_tgt_effect_of_incident
        for one in fill.alt
        if one.value
    }
    totals = [number for fill in template.hum_tgt_total_number for number in fill.numbers]
    if totals and kinds == {kind}:
        return totals[-1]
    return sum(numbers[-1] for numbers in groups) if all(groups) else None


def _numbers(value: str | None) -> list[int]:
    found = _NUMBER.fullmatch((value or "").strip())
    return [int(part) for part in found.groups() if part] if found else []
