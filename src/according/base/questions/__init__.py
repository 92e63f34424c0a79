"""Questions to the base: what can be asked, and the answers, which are read as they are needed."""

from according.base.questions.answer import Answer
from according.base.questions.answers import (
    FiledClaim,
    FiledStatement,
    Found,
    NamedActor,
    Report,
)
from according.base.questions.facets import Facet, Faceted, Facets
from according.base.questions.filters import (
    ActorFilter,
    ClaimFilter,
    DocumentFilter,
    Near,
    ReportFilter,
    StatementFilter,
)
from according.base.questions.incidents import FiledIncident, IncidentFilter

__all__ = [
    "ActorFilter",
    "Answer",
    "ClaimFilter",
    "DocumentFilter",
    "Facet",
    "Faceted",
    "Facets",
    "FiledClaim",
    "FiledIncident",
    "FiledStatement",
    "Found",
    "IncidentFilter",
    "NamedActor",
    "Near",
    "Report",
    "ReportFilter",
    "StatementFilter",
]
