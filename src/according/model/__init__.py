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
from according.model.claim import Claim, ClaimKind, Held, Link, Stance
from according.model.count import Count, CountBasis, CountScope
from according.model.decision import DecidedRecord, Decision, RecordKind, Verdict
from according.model.document import Dateline, Document, Paragraph, ParagraphRole
from according.model.event import MODES, Event, EventStatus, EventType
from according.model.incident import (
    Answer,
    BlameTold,
    Dispute,
    HeldValue,
    Holder,
    Incident,
    IncidentCount,
    IncidentReport,
    Origin,
    TollTold,
)
from according.model.innermost import Innermost
from according.model.party import Party, parties
from according.model.place import PlaceCandidate, PlacePrecision, PlaceRef, PlaceUse
from according.model.reading import Failure, ReaderVersion, Reading, Records
from according.model.selector import TextQuoteSelector
from according.model.span import Span, Spans, words
from according.model.statement import Act, Manner, SourceKind, Statement, Unnamed
from according.model.time import Bound, Precision, TimeRef

__all__ = [
    "MODES",
    "Act",
    "Actor",
    "ActorKind",
    "Answer",
    "BlameTold",
    "Bound",
    "Claim",
    "ClaimKind",
    "Count",
    "CountBasis",
    "CountScope",
    "Dateline",
    "DecidedRecord",
    "Decision",
    "Definiteness",
    "Dispute",
    "Document",
    "Event",
    "EventStatus",
    "EventType",
    "Failure",
    "Form",
    "GrammaticalNumber",
    "Held",
    "HeldValue",
    "Holder",
    "Incident",
    "IncidentCount",
    "IncidentReport",
    "Innermost",
    "Known",
    "Link",
    "Manner",
    "Mention",
    "Origin",
    "Paragraph",
    "ParagraphRole",
    "Party",
    "PlaceCandidate",
    "PlacePrecision",
    "PlaceRef",
    "PlaceUse",
    "Precision",
    "Predicate",
    "ReaderVersion",
    "Reading",
    "RecordKind",
    "Records",
    "Relation",
    "SourceKind",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "TextQuoteSelector",
    "TimeRef",
    "TollTold",
    "Unnamed",
    "Verdict",
    "parties",
    "words",
]
