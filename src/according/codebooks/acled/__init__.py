"""ACLED events: type, actors, precision codes and fatalities by the codebook's rules."""

from according.codebooks.acled.coding import to_acled
from according.codebooks.acled.record import AcledEvent

__all__ = ["AcledEvent", "to_acled"]
