"""The word lists and weights that names and their bearers are compared by."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """What each finding counts."""

    least: float
    margin: float
    least_likeness: float
    weights: dict[str, float]


class Words(msgspec.Struct, frozen=True):
    """The lists of ``words.toml``."""

    given: frozenset[str]
    family: frozenset[str]
    national: frozenset[str]
    local: frozenset[str]
    endings: frozenset[str]
    inside: frozenset[str]
    never: frozenset[str]
    idle: frozenset[str]
    former: frozenset[str]
    cut: frozenset[str]
    short: dict[str, str]


@cache
def weights() -> Weights:
    """Return the weights of ``weights.toml``."""
    return msgspec.toml.decode(_read("weights.toml"), type=Weights)


@cache
def words() -> Words:
    """Return the lists of ``words.toml``."""
    tables = tomllib.loads(_read("words.toml"))
    lists = {name: frozenset(told.split()) for name, told in tables.items() if name != "short"}
    return Words(**lists, short=tables["short"])


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
