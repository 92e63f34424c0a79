"""Finding the words that name places, before asking which place they name."""

from according.places.spotting.spot import Spot
from according.places.spotting.spotter import Spotter

__all__ = ["Spot", "Spotter"]
