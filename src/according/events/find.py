"""Which words name a happening, of what type, how it was done, and who takes part."""

from collections.abc import Sequence

import numpy as np

from according import lexicon
from according.encoder import EVENTS, MODES, STATUSES, PairScorer, Pieces
from according.events.causes import Violence
from according.events.deeds import told_deeds
from according.events.doers import with_doers
from according.events.factuality import status_by_words
from according.events.features import Tree, role_features
from according.events.found import Found
from according.events.phrases import ANCHORS, may_name_happening, may_take_part
from according.events.wording import Wording
from according.language import Floats, Ints, Syntax
from according.model import EventType

__all__ = ["Found", "find_events"]

_LEAST = 0.5
"""Least probability that a word names a happening of the codebook."""
_TOLD = 0.95
"""Probability of a word whose type the words beside it tell: the "fire" of "opened fire"."""
_LEAST_TYPE = 0.35
"""Least probability of the likeliest type; below it the types told of a word are guesses."""
_LEAST_OF_TYPE = {"ACCUSE": 0.45, "REJECT": 0.45}
"""The same for types that the network gives to many a word it does not know."""
_LEAST_OTHER = 0.3
"""The same for a happening of whatever kind, codebook or not: those of no type are told in many
ways, and one more word costs less than one that is missed (ECB+ train)."""
_LEAST_NOUN = 0.5
"""The same for a noun: it may name a thing."""
_LEAST_GENERAL = 0.3
"""The same for a word that is a general one for happenings of the type: "clashes"."""
_LEAST_ADJECTIVE = 0.75
"""The same for an adjective: "dead" may name a killing, "hateful" names nothing that happens."""
_LEAST_PART = 0.5
"""Least probability that a phrase takes part."""
_LEAST_MODE = 0.5
_FIRST, _LAST = 1, EVENTS.index("OTHER")
"""The codebook's types among ``EVENTS``: ``[first, last)``."""


def find_events(
    syntax: Syntax, pieces: Pieces, scorer: PairScorer, *, every: bool = False
) -> list[Found]:
    """Return the happenings of a text in text order.

    Args:
        syntax: the parse.
        pieces: what the encoder computed for the same text.
        scorer: tells who takes part.
        every: also those of no type of the codebook: reports of speech, states, and the rest.
    """
    if not len(pieces.offsets) or not syntax.size:
        return []
    rows = pieces.at(syntax.starts)
    chances = np.where(rows[:, None] >= 0, pieces.events[rows], np.eye(len(EVENTS))[0])
    typed = chances[:, _FIRST:_LAST]
    sure = (typed.sum(axis=1) >= _LEAST) & (typed.max(axis=1) >= _least(syntax, typed))
    for token in np.flatnonzero(sure).tolist():
        sure[token] = may_name_happening(syntax, token)
    violence = Violence(syntax)
    told = {token: type_ for token, type_ in _told(syntax, violence).items() if rows[token] >= 0}
    may = np.array([pos in ANCHORS for pos in syntax.pos], dtype=bool)
    may[list(told)] = sure[list(told)] = True
    happens = sure | (chances[:, _FIRST:].sum(axis=1) >= _LEAST_OTHER) if every else sure
    anchors = np.flatnonzero(happens & may)
    kinds = np.where(sure, typed.argmax(axis=1) + _FIRST, _LAST)
    shares = chances.copy()
    shares[:, _LAST] = chances[:, _FIRST:].sum(axis=1)
    for token, (type_, _) in told.items():
        kinds[token] = EVENTS.index(type_)
        shares[token, kinds[token]] = max(shares[token, kinds[token]], _TOLD)
    best = kinds[anchors]
    taking, wording = _taking_part(syntax, pieces, scorer, anchors, rows), Wording(syntax)
    found = [
        Found(
            anchor=int(token),
            type=EVENTS[kind],
            probability=float(shares[token, kind]),
            mode=told.get(int(token), (None, None))[1]
            or _mode(pieces.modes[rows[token]], EVENTS[kind]),
            status=status,  # type: ignore[arg-type]
            status_probability=probability,
            actors=parts[0],
            recipients=parts[1],
            instruments=parts[2],
        )
        for token, kind, parts in zip(anchors, best, taking, strict=True)
        for status, probability in [_status(wording, int(token), pieces.statuses[rows[token]])]
    ]
    return with_doers(found, syntax, violence)


def _told(syntax: Syntax, violence: Violence) -> dict[int, tuple[EventType, str | None]]:
    """Return the words whose type others tell: of deeds, and of harms and what did them."""
    sure = set(violence.sure())
    sure.update(cause.harm for cause in violence.causes if cause.means in sure or cause.doers)
    sure.update(cause.means for cause in violence.causes if cause.doers)
    told: dict[int, tuple[EventType, str | None]] = dict.fromkeys(sure, ("ASSAULT", None))
    return told | told_deeds(syntax)


def _least(syntax: Syntax, typed: Floats) -> Floats:
    """Return for every token the least probability of its likeliest type: (tokens,)."""
    own = {"NOUN": _LEAST_NOUN, "PROPN": _LEAST_NOUN, "ADJ": _LEAST_ADJECTIVE}
    of_word = np.array([own.get(pos, 0.0) for pos in syntax.pos], dtype=np.float32)
    of_type = np.array(
        [_LEAST_OF_TYPE.get(name, _LEAST_TYPE) for name in EVENTS[_FIRST:_LAST]], dtype=np.float32
    )
    best = typed.argmax(axis=1)
    least: Floats = np.maximum(of_word, of_type[best])
    general = lexicon.table("happenings")
    for token in np.flatnonzero(typed[np.arange(len(typed)), best] >= _LEAST_GENERAL):
        if syntax.lemmas[token].lower() in general.get(EVENTS[best[token] + _FIRST], ()):
            least[token] = _LEAST_GENERAL
    return least


def _status(wording: Wording, token: int, chances: Floats) -> tuple[str, float]:
    return status_by_words(wording, token, dict(zip(STATUSES, chances.tolist(), strict=True)))


def _mode(chances: Floats, type_: str) -> str | None:
    """Return the likeliest mode of a type, unless that there is none is likelier."""
    own = [n for n, name in enumerate(MODES) if name.startswith(f"{type_}.")]
    if not own:
        return None
    shares = chances[[0, *own]]
    best = int(shares.argmax())
    if best == 0 or shares[best] < _LEAST_MODE * shares.sum():
        return None
    return MODES[own[best - 1]].split(".")[1]


def _taking_part(
    syntax: Syntax, pieces: Pieces, scorer: PairScorer, anchors: Ints, rows: Ints
) -> list[tuple[tuple[int, ...], ...]]:
    """Return actors, recipients and instruments of every anchor, as tokens."""
    phrases = np.array([i for i in range(syntax.size) if may_take_part(syntax, i)], dtype=np.int64)
    phrases = phrases[rows[phrases] >= 0]
    first = np.searchsorted(syntax.sentence[phrases], syntax.sentence[anchors], side="left")
    last = np.searchsorted(syntax.sentence[phrases], syntax.sentence[anchors], side="right")
    one = np.repeat(np.arange(len(anchors)), last - first)
    other = np.concatenate([np.arange(a, b) for a, b in zip(first, last, strict=True)] or [one])
    apart = anchors[one] != phrases[other]
    one, other = one[apart], other[apart]
    parts: list[tuple[list[int], ...]] = [([], [], []) for _ in anchors]
    if len(one):
        shown = role_features(Tree(syntax), anchors[one], phrases[other])
        vectors = pieces.acts[rows[np.concatenate([anchors, phrases])]]
        told = scorer.parts(vectors, one, other + len(anchors), shown)
        best = told[:, 1:].argmax(axis=1) + 1
        sure = told[np.arange(len(told)), best]
        for n in np.flatnonzero(sure >= _LEAST_PART).tolist():
            parts[one[n]][best[n] - 1].append(int(phrases[other[n]]))
    return [tuple(map(tuple, _outermost(syntax, own))) for own in parts]


def _outermost(syntax: Syntax, parts: Sequence[list[int]]) -> list[list[int]]:
    """Leave out phrases that lie inside another phrase of the same part."""
    return [
        [
            token
            for token in own
            if not any(
                other != token and syntax.first[other] <= token < syntax.last[other]
                for other in own
            )
        ]
        for own in parts
    ]
