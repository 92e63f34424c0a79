"""What two mentions of a text show when they are held side by side.

The same features serve to tell whether they are one actor and how two actors are related.
"""

from collections.abc import Sequence

import numpy as np

from according.actors.traits import (
    DETERMINERS,
    EITHER,
    FORMS,
    KIND_NAMES,
    NEUTER,
    UNKNOWN,
    Traits,
)
from according.language import Bools, Floats, Ints, Syntax

_PREPOSITIONS = ("of", "in", "for", "with", "against", "by", "from", "to", "at", "on")
_LINKS = ("appos", "poss", "compound", "attr", "nmod", "conj", "amod")
_DEPS = (*_LINKS, "relcl", "oprd", "pobj", "dobj", "obj", "nsubjpass", "agent")
_NEAR = (0, 1, 2, 3, 5, 9, 20)
"""Sentences between two mentions, as steps."""
_BETWEEN = (1, 2, 3, 5, 8, 13, 25, 60)
"""Tokens between two mentions, as steps."""


def pair_features(syntax: Syntax, traits: Traits, earlier: Ints, later: Ints) -> Floats:
    """Return the features of pairs of mentions.

    Args:
        syntax: the parse.
        traits: of all mentions.
        earlier: rows of the mentions that come first.
        later: rows of those that come after, as many.

    Returns:
        Shape (pairs, 133), nearly every value between 0 and 1.
    """
    groups = (
        _words(traits, earlier, later),
        _agreement(traits, earlier, later),
        _places(traits, earlier, later),
        _speech(traits, earlier, later),
        _tree(syntax, traits, earlier, later),
        _one_hot(traits.form[earlier] * len(FORMS) + traits.form[later], len(FORMS) ** 2),
        _one_hot(traits.determiner[earlier], len(DETERMINERS)),
        _one_hot(traits.determiner[later], len(DETERMINERS)),
        _one_hot(traits.kind[earlier], len(KIND_NAMES)),
        _one_hot(traits.kind[later], len(KIND_NAMES)),
    )
    return np.concatenate(groups, axis=1)


def ordered_features(syntax: Syntax, traits: Traits, subject: Ints, object_: Ints) -> Floats:
    """Return pair features with a last column that says whether the subject comes first."""
    first, second = np.minimum(subject, object_), np.maximum(subject, object_)
    shown = pair_features(syntax, traits, first, second)
    return np.column_stack([shown, (subject < object_).astype(np.float32)])


def _words(t: Traits, i: Ints, j: Ints) -> Floats:
    names = (t.form[i] == 0) & (t.form[j] == 0)
    nominals = (t.form[i] == 1) & (t.form[j] == 1)
    spoken = (t.form[i] != 2) & (t.form[j] != 2)
    same_text = (t.text[i] == t.text[j]) & spoken
    same_head = (t.head[i] == t.head[j]) & spoken
    shared = np.zeros(len(i), dtype=np.int64)
    shared[spoken] = shared_words(t.words, i[spoken], j[spoken])
    count = (t.words >= 0).sum(axis=1)
    sizes = np.minimum(count[i], count[j])
    modifiers = np.zeros(len(i), dtype=bool)
    modifiers[same_head] = shared_words(t.modifiers, i[same_head], j[same_head]) > 0
    modified = np.any(t.modifiers >= 0, axis=1)
    both_modified, one_modified = modified[i] & modified[j], modified[i] != modified[j]
    return _stacked(
        same_text & names,
        same_text & nominals,
        same_text & (t.text[i] == t.text[j]) & (t.form[i] == 2) & (t.form[j] == 2),
        (t.text[i] == t.text[j]) & (t.form[i] == 2) & (t.form[j] == 2),
        same_head & names,
        same_head & nominals,
        same_head & ~names & ~nominals,
        (t.last[i] == t.last[j]) & spoken,
        (t.words[i] == t.head[j][:, None]).any(axis=1) & spoken,
        (t.words[j] == t.head[i][:, None]).any(axis=1) & spoken,
        (t.initials[i] == t.initials[j]) & names & ~same_text,
        names & (shared == 0),
        names & (shared > 0) & (shared < sizes),
        (shared >= sizes) & spoken,
        same_head & both_modified & modifiers,
        same_head & both_modified & ~modifiers,
        same_head & one_modified,
        same_head & ~both_modified & ~one_modified,
    )


def shared_words(words: Ints, i: Ints, j: Ints) -> Ints:
    """Count for pairs of rows the words of the first that the second has too: (pairs,).

    Args:
        words: numbers of words, (mentions, words); below 0: none.
        i: the first rows.
        j: the second rows.
    """
    one, other = words[i], words[j]
    count = np.zeros(len(i), dtype=np.int64)
    for column in one.T:
        count += (column[:, None] == other).any(axis=1)
    return count


def _agreement(t: Traits, i: Ints, j: Ints) -> Floats:
    number = (t.number[i] == EITHER) | (t.number[j] == EITHER)
    sex = (t.sex[i] == UNKNOWN) | (t.sex[j] == UNKNOWN)
    return _stacked(
        ~number & (t.number[i] == t.number[j]),
        ~number & (t.number[i] != t.number[j]),
        ~sex & (t.sex[i] == t.sex[j]),
        ~sex & (t.sex[i] != t.sex[j]),
        (t.sex[j] == NEUTER) & (t.kind[i] == 0),
        t.kind[i] == t.kind[j],
        t.person[i] == t.person[j],
        (t.person[i] == 1) & (t.person[j] == 1),
        (t.person[j] == 1) & (t.person[i] == 3),
        (t.person[j] == 2) | (t.person[i] == 2),
        t.number[i] == 2,
        t.number[j] == 2,
    )


def _places(t: Traits, i: Ints, j: Ints) -> Floats:
    sentences = t.sentence[j] - t.sentence[i]
    tokens = np.maximum(t.first[j] - t.end[i], 0)
    between = j - i
    steps = [sentences >= near for near in _NEAR[1:]]
    steps += [tokens >= far for far in _BETWEEN]
    inside = (t.first[j] >= t.first[i]) & (t.end[j] <= t.end[i])
    around = (t.first[i] >= t.first[j]) & (t.end[i] <= t.end[j])
    return np.column_stack(
        [
            _stacked(sentences == 0, *steps, inside, around, t.subject[i], t.subject[j]),
            _stacked(t.subject[i] & t.subject[j], t.subject[i] & (sentences == 1)),
            1 / np.maximum(between, 1).astype(np.float32),
            np.log1p(between).astype(np.float32) / 7,
        ]
    )


def _speech(t: Traits, i: Ints, j: Ints) -> Floats:
    told, same = t.statement[j] >= 0, t.statement[i] == t.statement[j]
    speaks = (t.source_of[i] >= 0) & (t.source_of[i] == t.statement[j])
    spoken = (t.source_of[j] >= 0) & (t.source_of[j] == t.statement[i])
    first = t.person[j] == 1
    return _stacked(
        told & same,
        told & ~same,
        speaks & first,
        speaks & ~first,
        spoken & (t.person[i] == 1),
        spoken & (t.person[i] != 1),
        (t.source_of[i] >= 0) & (t.source_of[j] >= 0),
        t.source_of[i] >= 0,
        t.source_of[j] >= 0,
        t.relative[j],
        t.reflexive[j],
    )


def _tree(syntax: Syntax, t: Traits, i: Ints, j: Ints) -> Floats:
    """Say how the two heads hang together in the parse."""
    a, b = t.token[i], t.token[j]
    heads = syntax.heads
    dep, word = _numbered(_DEPS, syntax.dep), _numbered(_PREPOSITIONS, syntax.words)
    dep_a, dep_b = dep[a], dep[b]
    under, over = heads[b] == a, heads[a] == b
    same_verb = (t.above[i] == t.above[j]) & (t.sentence[i] == t.sentence[j])
    relative = t.relative[j] & (heads[heads[b]] == a) & _is(dep[heads[b]], "relcl")
    possessive_relative = t.relative[j] & (heads[heads[heads[b]]] == a)
    equated = same_verb & t.subject[i] & _is(dep_b, "attr", "oprd")
    preposition = word[heads[b]]
    down, up = heads[heads[b]] == a, heads[heads[a]] == b
    prep_b = _is(dep_b, "pobj")
    columns = [under & _is(dep_b, link) for link in _LINKS]
    columns += [over & _is(dep_a, link) for link in _LINKS]
    columns += [down & prep_b & (preposition == n) for n in range(len(_PREPOSITIONS))]
    return _stacked(
        *columns,
        under,
        over,
        up & _is(dep_a, "pobj"),
        relative | possessive_relative,
        equated,
        same_verb,
        same_verb & t.subject[i] & _is(dep_b, "dobj", "obj"),
        same_verb & t.subject[i] & prep_b,
        same_verb & _is(dep_a, "nsubjpass") & _is(dep[heads[b]], "agent"),
        t.above[j] == a,
        t.above[i] == b,
        (t.sentence[i] == t.sentence[j]) & (heads[a] == a),
    )


def _numbered(known: Sequence[str], words: Sequence[str]) -> Ints:
    """Return for each word its place among the known ones; -1: it is none of them."""
    places = {word: place for place, word in enumerate(known)}
    return np.array([places.get(word, -1) for word in words], dtype=np.int64)


def _is(deps: Ints, *wanted: str) -> Bools:
    found: Bools = deps == _DEPS.index(wanted[0])
    for other in wanted[1:]:
        found |= deps == _DEPS.index(other)
    return found


def _stacked(*columns: Bools) -> Floats:
    return np.stack(columns, axis=1).astype(np.float32)


def _one_hot(values: Ints, count: int) -> Floats:
    hot: Floats = np.zeros((len(values), count), dtype=np.float32)
    hot[np.arange(len(values)), values] = 1
    return hot
