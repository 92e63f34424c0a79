"""Features of a pair of events: each returns how much of it there is, and says so in words."""

from according.link.compare.features import settings, sides, stories, wording

FEATURES = (*wording.FEATURES, *stories.FEATURES, *sides.FEATURES, *settings.FEATURES)
"""All, in the order of the weights."""
