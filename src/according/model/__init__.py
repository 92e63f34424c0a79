"""The records that pass between stages: frozen, typed, cheap to make.

Every record points at the text with spans (code points, end exclusive).
Written as JSON the field names are the keys of the reading contract.
"""

from according.model.actor import (
    Actor,
    ActorKind,
    Definiteness,
    Form,
    GrammaticalNumber,
    Known,
    Mention,
    Predicate,
    Relation,
)
from according.model.document import Dateline, Document, Paragraph, ParagraphRole
from according.model.event import Count, Event, EventStatus, EventType, PlaceRef, TimeRef
from according.model.incident import (
    Claim,
    Decision,
    Incident,
    IncidentCount,
    IncidentReport,
    Origin,
)
from according.model.reading import Failure, Reading
from according.model.selector import TextQuoteSelector
from according.model.span import Span, Spans, words
from according.model.statement import Act, Manner, SourceKind, Statement, Unnamed

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Claim",
    "Count",
    "Dateline",
    "Decision",
    "Definiteness",
    "Document",
    "Event",
    "EventStatus",
    "EventType",
    "Failure",
    "Form",
    "GrammaticalNumber",
    "Incident",
    "IncidentCount",
    "IncidentReport",
    "Known",
    "Manner",
    "Mention",
    "Origin",
    "Paragraph",
    "ParagraphRole",
    "PlaceRef",
    "Predicate",
    "Reading",
    "Relation",
    "SourceKind",
    "Span",
    "Spans",
    "Statement",
    "TextQuoteSelector",
    "TimeRef",
    "Unnamed",
    "words",
]
