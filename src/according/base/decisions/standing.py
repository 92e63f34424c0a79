"""What stands of the decisions: whose are replaced, taken back, or hang on nothing any more."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from according.base.decisions.log import read
from according.base.decisions.records import Attachment, attach
from according.model import DecidedRecord, Decision

State = Literal["standing", "replaced", "withdrawn", "unattached"]
"""``replaced``: by a later decision of the same person on the same; ``unattached``: it stands, but
its record is no longer read."""
_Subject = tuple[frozenset[Any], str]


class StatedDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision, with what has become of it."""

    decision: Decision
    state: State
    attachments: tuple[Attachment, ...] = ()
    """What each of its records is now."""
    withdrawn_by: str | None = None
    """Id of the decision that takes it back."""
    against: tuple[str, ...] = ()
    """Other people whose standing decision on the same is another."""

    @property
    def records(self) -> tuple[str, ...]:
        """Names of its records, as they are now; of one that is not read, its report's id."""
        return tuple(
            found.record.name if found.record else decided.document
            for found, decided in zip(self.attachments, self.decision.records, strict=True)
        )

    @property
    def reason(self) -> str | None:
        """Why it hangs on nothing."""
        return next((one.reason for one in self.attachments if one.reason), None)


def decisions(
    connection: sqlite3.Connection,
    *,
    find: Callable[[sqlite3.Connection, DecidedRecord], Attachment] = attach,
) -> tuple[StatedDecision, ...]:
    """Return every decision but the withdrawals, in the order of their times.

    The latest of each person on the same question stands: accept or reject; one field of a record;
    whether two records are one. What several people decided stands side by side.

    Args:
        connection: to the base.
        find: finds the record of a decision: ``attach``, or one that remembers.
    """
    every = sorted(read(connection), key=lambda one: (datetime.fromisoformat(one.at), one.id))
    withdrawn = {one.withdraws: one.id for one in every if one.withdraws is not None}
    attached = {one.id: tuple(find(connection, record) for record in one.records) for one in every}
    standing: dict[_Subject, dict[str, Decision]] = {}
    for one in every:
        if one.verdict != "withdraw" and one.id not in withdrawn:
            standing.setdefault(_subject(one, attached[one.id]), {})[one.person] = one
    return tuple(
        _stated(one, attached[one.id], withdrawn.get(one.id), standing)
        for one in every
        if one.verdict != "withdraw"
    )


def standing_on(stated: Iterable[StatedDecision], kind: str = "claim") -> dict[int, list[Decision]]:
    """Return the decisions that stand on records of a kind, by the record's key, in time."""
    found: dict[int, list[Decision]] = {}
    for one in stated:
        if one.state == "standing":
            for attachment in one.attachments:
                if attachment.record is not None and attachment.record.kind == kind:
                    found.setdefault(attachment.record.key, []).append(one.decision)
    return found


def _stated(
    decision: Decision,
    attachments: tuple[Attachment, ...],
    withdrawn_by: str | None,
    standing: dict[_Subject, dict[str, Decision]],
) -> StatedDecision:
    by_person = standing.get(_subject(decision, attachments), {})
    state: State = "standing"
    if withdrawn_by is not None:
        state = "withdrawn"
    elif by_person.get(decision.person) is not decision:
        state = "replaced"
    elif any(one.record is None for one in attachments):
        state = "unattached"
    others = () if state in ("withdrawn", "replaced") else tuple(by_person.items())
    return StatedDecision(
        decision=decision,
        state=state,
        attachments=attachments,
        withdrawn_by=withdrawn_by,
        against=tuple(who for who, other in others if _said(other) != _said(decision)),
    )


def _said(decision: Decision) -> tuple[str, Any]:
    """Return what a decision holds: to merge two and to call them the same is one opinion."""
    alike = {"merge": "same", "split": "different"}
    return alike.get(decision.verdict, decision.verdict), decision.value


def _subject(decision: Decision, attachments: Sequence[Attachment]) -> _Subject:
    """Return the question that a decision answers: on which records, and what of them."""
    records = frozenset(
        (found.record.kind, found.record.key) if found.record else decided
        for found, decided in zip(attachments, decision.records, strict=True)
    )
    if decision.field is not None:
        return records, f"amend {decision.field}"
    return records, "judged" if decision.verdict in ("accept", "reject") else "compared"
