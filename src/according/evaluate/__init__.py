"""Measures on gold data: how well reports were read. Returns records, never prints.

Every result is a frozen record that ``msgspec.json.encode`` writes with stable keys.
"""

from according.evaluate.chains import ChainScore, score_chains
from according.evaluate.clusters import ClusterScore, Rates, score_clusters
from according.evaluate.coreference import (
    CoreferenceScore,
    coreference_mistakes,
    score_coreference,
)
from according.evaluate.entities import ActorScore, actor_mistakes, score_actors
from according.evaluate.errors import Mismatch, MismatchKind, Side, count_by_kind, listing
from according.evaluate.gold import GoldDocument, GoldStatement, read_gold
from according.evaluate.gold_mentions import GoldMention, MentionDocument, read_mention_gold
from according.evaluate.gold_relations import (
    GoldEntity,
    GoldRelation,
    RelationDocument,
    read_relation_gold,
)
from according.evaluate.lines import GoldError
from according.evaluate.mistakes import Mistake
from according.evaluate.relations import RelationScore, relation_mistakes, score_relations
from according.evaluate.statements import StatementScore, score_statements
from according.evaluate.tokens import PRF, Share

__all__ = [
    "PRF",
    "ActorScore",
    "ChainScore",
    "ClusterScore",
    "CoreferenceScore",
    "GoldDocument",
    "GoldEntity",
    "GoldError",
    "GoldMention",
    "GoldRelation",
    "GoldStatement",
    "MentionDocument",
    "Mismatch",
    "MismatchKind",
    "Mistake",
    "Rates",
    "RelationDocument",
    "RelationScore",
    "Share",
    "Side",
    "StatementScore",
    "actor_mistakes",
    "coreference_mistakes",
    "count_by_kind",
    "listing",
    "read_gold",
    "read_mention_gold",
    "read_relation_gold",
    "relation_mistakes",
    "score_actors",
    "score_chains",
    "score_clusters",
    "score_coreference",
    "score_relations",
    "score_statements",
]
