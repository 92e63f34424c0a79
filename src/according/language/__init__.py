"""Tokens, sentences, syntax and names: the only place that loads spaCy's pipeline."""

from according.language.pipeline import Pipeline, PipelineError

__all__ = ["Pipeline", "PipelineError"]
