"""What a reading's records come to: who tells what, on whose word, and who says it is not so."""

from according.claims.chains import Chains
from according.claims.reader import read_claims
from according.claims.told import Telling, Told

__all__ = ["Chains", "Telling", "Told", "read_claims"]
