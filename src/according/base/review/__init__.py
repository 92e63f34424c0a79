"""What people review: a queue by use, what they have decided, and how far they agree.

``queue`` lists what is worth a look, the most used and most doubtful first; ``decided`` tells what
stands on each record; ``agreement`` tells how far two or more people decide alike.
"""

from according.base.review.agreement import Agreement, Verdicts, agreement, alpha
from according.base.review.decided import Decided, Question, question_of
from according.base.review.kept import Queues
from according.base.review.queue import ORDER, Candidate, Queued, queue
from according.base.review.sides import Amendable, Fact, Side, side

__all__ = [
    "ORDER",
    "Agreement",
    "Amendable",
    "Candidate",
    "Decided",
    "Fact",
    "Question",
    "Queued",
    "Queues",
    "Side",
    "Verdicts",
    "agreement",
    "alpha",
    "question_of",
    "queue",
    "side",
]
