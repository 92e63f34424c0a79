"""Which paragraphs of a text are the report, which are credits, which are furniture."""

import re

from according import lexicon
from according.ingest.credits import is_credit
from according.ingest.furniture import is_furniture
from according.model import ParagraphRole

_LONGEST_LINE = 80
"""Code points; a longer paragraph without a full stop is a sentence that lost it."""

_MOST_LINES = 3
"""Lines in a row that are taken for labels; more of them are a list, such as one of the dead."""

_LABEL_WORDS = 6
"""Words of a label in a text that may be cut off."""

_LEAST_SENTENCES = 3
_PUNCTUATED = 0.8
"""Share of the paragraphs before such a line that must end as sentences do."""

_ENDS_SENTENCE = re.compile(r"(?:[.!?…:;,][\"“”’'»)\]]*|[\"“”’'»)\]])$")
_WORD = re.compile(r"\w[\w’'-]*")
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}[.:]\d\d$")
_NO_WORDS = re.compile(r"[\W_]+")


def roles_of(paragraphs: list[str]) -> list[ParagraphRole]:
    """Tell for each paragraph of one text, in order, whether it is body, credit or furniture.

    The runs of furniture at the head and the tail of the text are its edges. There, labels that
    could be cross-headings elsewhere are furniture, too, and after the last sentence so are a few
    short lines without a full stop.
    """
    roles = [_role(paragraph) for paragraph in paragraphs]
    for index in range(len(paragraphs)):
        if roles[index] == "body" and is_furniture(paragraphs[index], at_edge=True):
            roles[index] = "furniture"
        if roles[index] == "body":
            break
    _mark_tail(paragraphs, roles)
    return roles


def labels_at_end(paragraphs: list[str], *, maybe_cut_off: bool) -> int:
    """Count the short lines without a full stop after the last sentence of a text.

    Zero where they may be the report's own: in a text of few sentences or without full stops,
    after a colon, where there are many of them, and where they sign it (``FOR THE FRONT``,
    ``Nadia Perrin, Spokeswoman``).

    Args:
        paragraphs: The text's, in order.
        maybe_cut_off: Whether the text may end within a sentence, as in feeds and collections:
            then a line counts only if it is very short and has no word that makes a sentence.
    """
    is_label = _is_bare_label if maybe_cut_off else _is_line
    end = len(paragraphs)
    while end and is_label(paragraphs[end - 1]):
        end -= 1
    lines, sentences = len(paragraphs) - end, paragraphs[:end]
    if not 0 < lines <= _MOST_LINES or len(sentences) < _LEAST_SENTENCES:
        return 0
    ended = sum(_ENDS_SENTENCE.search(words) is not None for words in sentences)
    if ended < _PUNCTUATED * len(sentences) or sentences[-1].endswith(":"):
        return 0
    return lines


def _role(paragraph: str) -> ParagraphRole:
    if is_credit(paragraph):
        return "credit"
    if is_furniture(paragraph) or _NO_WORDS.fullmatch(paragraph):
        return "furniture"
    return "body"


def _mark_tail(paragraphs: list[str], roles: list[ParagraphRole]) -> None:
    for index in range(len(paragraphs) - 1, -1, -1):
        words = paragraphs[index]
        if roles[index] == "body" and is_credit(words, at_end=True):
            roles[index] = "credit"
        elif roles[index] == "body" and is_furniture(words, at_edge=True):
            roles[index] = "furniture"
        if roles[index] == "body":
            left = [at for at in range(index + 1) if roles[at] == "body"]
            labels = labels_at_end([paragraphs[at] for at in left], maybe_cut_off=True)
            for at in left[len(left) - labels :]:
                roles[at] = "furniture"
            if labels:
                _mark_tail(paragraphs, roles)
            return


def _is_line(paragraph: str) -> bool:
    if paragraph.startswith(("—", "–", "―", "[", "“", '"', "‘")):
        return False  # "— Ingrid Solheim-Dube (@envoy) March 4" signs the post quoted before it
    if len(paragraph) > _LONGEST_LINE or _ENDS_SENTENCE.search(paragraph) is not None:
        return False
    if _CLOCK.search(paragraph):
        return True  # "Mass for the dead: Saint Orsolya, Wednesday, 11.30"
    small = lexicon.entries("byline_words")
    return any(word[0].islower() and word not in small for word in _WORD.findall(paragraph))


def _is_bare_label(paragraph: str) -> bool:
    words = [word.lower() for word in _WORD.findall(paragraph)]
    if not _is_line(paragraph) or len(words) > _LABEL_WORDS:
        return False
    lists = lexicon.table("sentence_words")
    return set(words).isdisjoint(lists["inside"]) and words[-1] not in lists["last"]
