"""What people decided on a claim: the latest decision on its words that was not withdrawn."""

from according.base.questions.sql import Part

VERDICTS = {"accept": "accepted", "reject": "rejected", "amend": "amended"}
"""A decision's verdict, and what a claim is then."""

VERDICT = (
    "(SELECT decision.verdict FROM decision_record JOIN decision"
    " ON decision.key = decision_record.decision"
    " WHERE decision_record.document = document.id AND decision_record.kind = 'claim'"
    ' AND decision_record.start = claim.start AND decision_record."end" = claim."end"'
    " AND (decision_record.hint IS NULL"
    " OR decision_record.hint = claim.type || ' ' || coalesce(claim.speaker, ''))"
    " AND decision.verdict IN ('accept', 'reject', 'amend')"
    " AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.withdraws = decision.id)"
    " ORDER BY decision.at DESC, decision.key DESC LIMIT 1)"
)
"""The verdict on a claim, where ``claim`` and ``document`` are at hand."""


def is_(wanted: str) -> Part:
    """Return the condition that the verdict on a claim is the wanted one; "none": there is none."""
    if wanted == "none":
        return Part(f"{VERDICT} IS NULL")
    meant = next(verdict for verdict, called in VERDICTS.items() if called == wanted)
    return Part(f"{VERDICT} = ?", (meant,))
