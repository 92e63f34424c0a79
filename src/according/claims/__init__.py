"""What a reading's records come to: who tells what, on whose word, and who says it is not so."""

from according.claims.chains import Chains
from according.claims.reader import read_claims

__all__ = ["Chains", "read_claims"]
