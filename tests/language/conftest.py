"""The project's pipeline beside spaCy's own, with the components in spaCy's order."""

import pytest
import spacy
from spacy.language import Language

from according.language import Pipeline
from according.language.abbreviations import learn_abbreviations
from according.language.pipeline import weights_folder


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load(check=False)


@pytest.fixture(scope="session")
def untouched() -> Language:
    nlp = spacy.load(weights_folder(), exclude=["senter"])
    learn_abbreviations(nlp)
    return nlp
