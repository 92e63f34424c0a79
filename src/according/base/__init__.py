"""The evidence base: reports, what was read in them and what people decided, in one SQLite file."""

from according.base.base import Base, Selected
from according.base.errors import BaseError
from according.base.questions import (
    ActorFilter,
    Answer,
    ClaimFilter,
    DocumentFilter,
    Facet,
    Faceted,
    Facets,
    FiledClaim,
    FiledIncident,
    FiledStatement,
    Found,
    IncidentFilter,
    NamedActor,
    Near,
    Report,
    ReportFilter,
    StatementFilter,
)

__all__ = [
    "ActorFilter",
    "Answer",
    "Base",
    "BaseError",
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
    "Selected",
    "StatementFilter",
]
