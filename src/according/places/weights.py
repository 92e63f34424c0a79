"""The weights by which namesakes are told apart; ``lexicon/data/places/weights.toml``."""

import msgspec

from according import lexicon


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """Weights of a log-linear model: what each finding adds to a candidate's logarithm."""

    population: float
    """For each tenfold of people, or of the size that stands for a kind of place."""
    alias: float
    """A town found by another of its names."""
    kind: float
    """Of the kind that a word beside the name says: "River", "county", "city of"."""
    other_kind: float
    """Not of that kind; taken away."""
    seat: float
    """A division with a town inside that bears its name; taken away."""
    article: float
    """A water, a height or a region with "the" before it."""
    inside: float
    """Lies in the place named right after it: "Paris, Texas"."""
    outside: float
    """Does not; taken away."""
    listed: float
    """A state in a list with another of its country."""
    country: float
    """For the share of the document's evidence that its country has."""
    told_country: float
    """Its country is named or implied within a few words."""
    admin1: float
    """For the share of evidence that its state or province has."""
    near: float
    """For the nearness of the other places of the document."""
    reach: float
    """Kilometres at which nearness has fallen to 37 %."""
    home: float
    """Lies in the country or the state of the paper."""
    features: dict[str, float]
    """Added by GeoNames feature code, or class."""
    sizes: dict[str, float]
    """People that stand for a place that is no town."""

    @classmethod
    def load(cls) -> "Weights":
        """Read the weights that were chosen."""
        return msgspec.convert(lexicon.table("places/weights"), cls)
