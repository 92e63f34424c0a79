"""Labels for statements inside statements, which the corpus does not mark.

A network trained on the corpus reads every annotated content as a text of its own. What it finds
there is the next layer; the final network is trained on both and finds them in one pass.
"""

from tokenizers import Tokenizer

from inference import read
from network import Network

LEAST_WORDS = 6
CUE = 0.2
"""Least probability of a cue: lower than in reading, since a content on its own lacks context. On
the chains gold's contents this finds 65 % of what is told inside them, 58 % of it right."""
ROLES = ("source", "cue", "content")


def add_nested(rows: list[dict], network: Network, tokeniser: Tokenizer, *, least: float) -> int:
    """Append the statements found inside contents to every row's attributions; return how many.

    Args:
        rows: ``text`` and ``attributions``; changed in place.
        network: trained on one layer.
        tokeniser: of the network.
        least: least probability of a link that is believed.
    """
    added = 0
    for row in rows:
        contents = [a["content"] for a in row["attributions"]]
        texts = [" ".join(row["text"][s:e] for s, e in spans) for spans in contents]
        wanted = [n for n, text in enumerate(texts) if len(text.split()) >= LEAST_WORDS]
        outer_cues = {tuple(map(tuple, a["cue"])) for a in row["attributions"]}
        for n, links in zip(
            wanted, read(network, tokeniser, [texts[n] for n in wanted], threshold=CUE), strict=True
        ):
            for found in links:
                if found.confidence < least:
                    continue
                spans = {role: moved(getattr(found, role), contents[n]) for role in ROLES}
                key = tuple(map(tuple, spans["cue"]))
                told = "".join(row["text"][s:e] for s, e in spans["cue"])
                if not any(map(str.isalpha, told)):
                    continue
                if key in outer_cues or covers(spans["content"], contents[n]):
                    continue
                outer_cues.add(key)
                row["attributions"].append({**spans, "nested": True})
                added += 1
    return added


def moved(spans: tuple, content: list[list[int]]) -> list[list[int]]:
    """Move spans of the joined content text back to where its pieces stand in the article."""
    back, offset = [], 0
    for start, end in content:
        length = end - start
        for s, e in spans:
            a, b = max(s - offset, 0), min(e - offset, length)
            if a < b:
                back.append([start + a, start + b])
        offset += length + 1
    return back


def covers(inner: list[list[int]], outer: list[list[int]]) -> bool:
    """Tell whether the inner content is nearly all of the outer one: the same statement again."""
    size = lambda spans: sum(e - s for s, e in spans)  # noqa: E731
    return size(inner) > 0.95 * size(outer)
