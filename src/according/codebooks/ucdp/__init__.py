"""UCDP GED events: sides, precision codes and estimates of deaths by the codebook's rules."""

from according.codebooks.ucdp.coding import to_ucdp
from according.codebooks.ucdp.record import UcdpEvent

__all__ = ["UcdpEvent", "to_ucdp"]
