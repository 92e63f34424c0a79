"""Private individuals under pseudonyms: in a copy of a base, from which any export is made."""

from according.export.privacy.copy import pseudonymised
from according.export.privacy.keys import key_beside, key_in
from according.export.privacy.private import Private
from according.export.privacy.reading import Pseudonymiser

__all__ = ["Private", "Pseudonymiser", "key_beside", "key_in", "pseudonymised"]
