"""Tokens, sentences, syntax and names: the only place that loads spaCy's pipeline."""

from according.language.pipeline import Pipeline, PipelineError
from according.language.syntax import (
    NAME_TAGS,
    PLURAL_TAGS,
    Bools,
    Floats,
    Ints,
    Syntax,
    head_of,
    syntax_of,
)

__all__ = [
    "NAME_TAGS",
    "PLURAL_TAGS",
    "Bools",
    "Floats",
    "Ints",
    "Pipeline",
    "PipelineError",
    "Syntax",
    "head_of",
    "syntax_of",
]
