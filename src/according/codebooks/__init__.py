"""Projections of an event onto the codebooks of the field: PLOVER, CAMEO, ACLED, UCDP GED.

Pure functions by stated rules (``docs/codebooks.md``, tables in ``lexicon/data/codebooks``). What
a rule needs and the text does not give is told in a refusal, never filled in.
"""

from according.codebooks.acled import AcledEvent, to_acled
from according.codebooks.cameo import CameoEvent, to_cameo
from according.codebooks.facts import Facts, gather
from according.codebooks.plover import to_plover
from according.codebooks.plover_record import PloverEvent
from according.codebooks.projecting import Record, as_rows, project
from according.codebooks.refusals import CannotBeCoded, Codebook
from according.codebooks.ucdp import UcdpEvent, to_ucdp

__all__ = [
    "AcledEvent",
    "CameoEvent",
    "CannotBeCoded",
    "Codebook",
    "Facts",
    "PloverEvent",
    "Record",
    "UcdpEvent",
    "as_rows",
    "gather",
    "project",
    "to_acled",
    "to_cameo",
    "to_plover",
    "to_ucdp",
]
