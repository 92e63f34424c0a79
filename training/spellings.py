"""Learn what each edit between two spellings counts: ``python training/spellings.py --names FILE``.

A logistic regression over the edits of the best alignment of two words, aligned anew with what was
learned, some rounds. Only half of the names are used (``GoldName.held_out`` says which), so that
``according.evaluate.names`` can measure on the others. Nothing of a name is written out: only what
letters and their places count.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.actors.spellings.edits import Edits, features_of, folded, orthography, units_of
from according.actors.spellings.names import Spelling
from according.evaluate.names import GoldName, Pair, draw, look_alike, read_names

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "according" / "lexicon" / "data" / "spelling_weights.toml"
ROUNDS = 4
DRAWS = 2
PARTICULAR, GENERAL = 1.0, 0.3
"""How strongly the weights of single letters and those of classes are held near 0. Chosen, like the
shares, by threefold cross-validation within the half that is learned from."""
RARE = 3
"""An edit of single letters that is seen fewer times is left to its class."""
NEAR_SHARE, EQUAL_SHARE = 1.0, 0.5
"""Weight of look-alikes of another name beside all other names', and of a word beside itself:
without those an edit could count more than no edit."""
DOUBTED = 0.3
"""Weight of an attested pair with a far vowel: Arabic writes no short vowels, so one Arabic form
may be two names (Hasan and Husn, Jean and Joan)."""
FALSE_NEAR = 0.05
"""The share of look-alikes of another name that the threshold lets pass."""
START = {
    "same consonant": 1.0,
    "same vowel": 0.7,
    "near vowel": 0.2,
    "near consonant": -0.2,
    "near mixed": -1.0,
    "far vowel": -1.5,
    "far consonant": -2.5,
    "far mixed": -4.0,
    "gap vowel": -1.0,
    "gap consonant": -2.0,
}
Floats = NDArray[np.float64]


class Examples:
    """Pairs of words, whether they are of one name, and how much each pair weighs."""

    def __init__(self, names: Sequence[GoldName]) -> None:
        drawn = [draw(names, seed=seed) for seed in range(1, DRAWS + 1)]
        same = drawn[0].same
        apart = sorted({pair for d in drawn for pair in (*d.any, *d.initial, *d.near)})
        words = sorted({folded(v.latin) for name in names for v in name.variants})
        near = [look_alike(*pair) for pair in apart]
        one_near = NEAR_SHARE * len(same) / max(1, sum(near))
        one_far = len(same) / max(1, len(apart) - sum(near))
        self.pairs: list[Pair] = [*same, *apart, *((word, word) for word in words)]
        self.truth = np.array([1.0] * len(same) + [0.0] * len(apart) + [1.0] * len(words))
        self.weight = np.array(
            [1.0] * len(same)
            + [one_near if is_near else one_far for is_near in near]
            + [EQUAL_SHARE] * len(words)
        )
        self.sure = self.weight
        self.near = [pair for pair, is_near in zip(apart, near, strict=True) if is_near]

    def doubt(self, counts: Sequence[Counter[str]]) -> None:
        """Let pairs said to be of one name weigh less where a vowel is far from its fellow."""
        far = np.array([count["far vowel"] > 0 for count in counts])
        self.weight = np.where(far & (self.truth == 1), DOUBTED * self.sure, self.sure)


def is_general(feature: str) -> bool:
    """Tell whether a feature is of a class of letters."""
    first, *rest = feature.split()
    classes = ("vowel", "consonant", "mixed")
    return first == "doubling" or bool(rest and rest[0] in classes)


def is_far_vowel(feature: str) -> bool:
    """Tell whether a feature is of two letters for vowels that have no sound together."""
    script = orthography()
    one, other = [*feature.split(), ""][:2]
    both = script.is_vowel(one) and script.is_vowel(other)
    return both and not script.share_sound(one, other)


def counted(edits: Edits, pair: Pair) -> Counter[str]:
    """Count what the edits of the best alignment are made of."""
    aligned = edits.alignment(units_of(pair[0]), units_of(pair[1]))
    return Counter(name for one, other in aligned for name in features_of(one, other))


def regress(counts: Sequence[Counter[str]], examples: Examples, features: Sequence[str]) -> Floats:
    """Fit a logistic regression with ridge by Newton's method; the last weight is the bias."""
    column = {name: number for number, name in enumerate(features)}
    x = np.zeros((len(counts), len(features) + 1))
    x[:, -1] = 1
    for row, count in enumerate(counts):
        for name, times in count.items():
            if name in column:
                x[row, column[name]] = times
    ridge = np.array([GENERAL if is_general(name) else PARTICULAR for name in features] + [1e-6])
    learned = np.zeros(len(features) + 1)
    for _ in range(25):
        odds = 1 / (1 + np.exp(-np.clip(x @ learned, -30, 30)))
        gradient = x.T @ (examples.weight * (odds - examples.truth)) + ridge * learned
        bend = (x * (examples.weight * odds * (1 - odds))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(bend, gradient)
        learned -= step
        if np.abs(step).max() < 1e-4:
            break
    return learned


def fit(names: Sequence[GoldName]) -> Spelling:
    """Learn from names, and choose the threshold on the same."""
    examples = Examples(names)
    model = Spelling(bias=0.0, edits=Edits(START))
    for _ in range(ROUNDS):
        counts = [counted(model.edits, pair) for pair in examples.pairs]
        seen = Counter(name for count in counts for name in count)
        features = sorted(n for n, times in seen.items() if is_general(n) or times >= RARE)
        examples.doubt(counts)
        first = regress(counts, examples, features)
        rewarded = {
            name
            for name, weight in zip(features, first, strict=False)
            if weight > 0 and is_far_vowel(name)
        }
        features = [name for name in features if name not in rewarded]
        learned = [round(float(weight), 3) for weight in regress(counts, examples, features)]
        edits = Edits(dict(zip(features, learned, strict=False)))
        model = Spelling(bias=learned[-1], edits=edits)
    passing = np.quantile(rates(model, examples.near), 1 - FALSE_NEAR)
    return Spelling(bias=model.bias, edits=model.edits, threshold=round(float(passing), 2))


def rates(model: Spelling, pairs: Iterable[Pair]) -> Floats:
    """Return the likeness of pairs."""
    return 1 / (1 + np.exp(-np.array([model.log_odds(*pair) for pair in pairs])))


def write(model: Spelling, path: Path) -> None:
    """Write what was learned as a table."""
    lines = [
        "# Made by training/spellings.py; do not edit. Log-odds that each edit adds to two words'",
        "# being spellings of one name; the features are named in actors/spellings/edits.py.",
        f"bias = {model.bias}",
        f"threshold = {model.threshold}",
        "",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in sorted(model.edits.weights.items())),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--names", type=Path, required=True, help="JSON Lines of names with spellings")
    ap.add_argument("--out", type=Path, default=OUT)
    args = ap.parse_args()
    names = [name for name in read_names(args.names) if not name.held_out]
    model = fit(names)
    write(model, args.out)
    print(f"{len(names)} names, {len(model.edits.weights)} weights -> {args.out}")


if __name__ == "__main__":
    main()
