"""Measures on gold data: how well reports were read. Returns records, never prints.

Every result is a frozen record that ``msgspec.json.encode`` writes with stable keys.
"""

from according.evaluate.chains import ChainScore, score_chains
from according.evaluate.errors import Mismatch, MismatchKind, Side, count_by_kind, listing
from according.evaluate.gold import GoldDocument, GoldError, GoldStatement, read_gold
from according.evaluate.statements import StatementScore, score_statements
from according.evaluate.tokens import PRF, Share

__all__ = [
    "PRF",
    "ChainScore",
    "GoldDocument",
    "GoldError",
    "GoldStatement",
    "Mismatch",
    "MismatchKind",
    "Share",
    "Side",
    "StatementScore",
    "count_by_kind",
    "listing",
    "read_gold",
    "score_chains",
    "score_statements",
]
