"""The word lists of times, and patterns written with their names."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from according import lexicon

_SPACE = r"(?:[^\S\n]+(?:\n(?!\s*\n)[^\S\n]*)?|\n(?!\s*\n)[^\S\n]*)"
"""Blanks, one line break among them at most: words are not joined across paragraphs."""
_REFERENCES = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_NAME = re.compile(r"(?<!\?P)<(\w+)>")


class Words:
    """Lists by name, and the patterns that are made with them."""

    def __init__(self) -> None:
        lists = lexicon.table("times")
        self.months: dict[str, int] = lists["months"]
        self.weekdays: dict[str, int] = lists["weekdays"]
        self.seasons: dict[str, str] = lists["seasons"]
        self.units: dict[str, str] = lists["units"] | lists["unit_plurals"]
        self.parts: dict[str, str] = lists["parts_of_day"]
        self.hours: dict[str, int] = lists["day_hours"]
        self.deictic: dict[str, int] = lists["days_from_now"]
        self.picks: dict[str, str] = lists["picks"]
        self.edges: dict[str, str] = lists["edges"]
        self.bounds: dict[str, str] = lists["bounds"]
        self.numbers: dict[str, int] = lists["numbers"]
        self.ordinals: dict[str, int] = lists["ordinals"]
        self.decades: dict[str, int] = lists["decades"]
        self.zones: dict[str, int] = lists["zones"]
        self.known: dict[str, tuple[int, int, int]] = lists["known"]
        self.vague = {
            word: ref
            for key, ref in _REFERENCES.items()
            for word in lists[key]["words"]
        }  # fmt: skip
        self.modals = frozenset(lists["ahead"]["modals"])
        self.telling = frozenset(lists["phrases"]["telling"])
        self.openers = frozenset(lists["phrases"]["openers"])
        self.moved = frozenset(lists["ahead"]["moved"])
        self.ahead = frozenset(lists["ahead"]["words"])
        self.before_year = frozenset(lists["years"]["before"])
        self.named_by_number = frozenset(lists["years"]["names"])
        self.counted = frozenset(lists["years"]["counted"])
        self.makes = frozenset(lists["years"]["makes"])
        self.before_round = frozenset(lists["years"]["before_round"])
        self.named_after_a_day = frozenset(lists["names"]["after_date"])
        self.name_after = frozenset(lists["names"]["after"])
        self.name_before = frozenset(lists["names"]["before"])
        self.holidays = frozenset(
            name for kind in lexicon.table("holidays").values() for name in kind
        )
        self._fragments = self._made_fragments(lists)

    def pattern(self, template: str) -> re.Pattern[str]:
        """Compile a template: ``<name>`` stands for a list, a blank for blanks of the text.

        The pattern ends at the end of a word and does not tell small letters from capitals.
        """
        return re.compile(self._filled(template) + r"(?!\w)", re.IGNORECASE)

    def opening(self, template: str) -> re.Pattern[str]:
        """Compile a template of words that others must follow; it may end inside a word."""
        return re.compile(self._filled(template), re.IGNORECASE)

    def _filled(self, template: str) -> str:
        spaced = template.replace(" ", _SPACE)
        return _NAME.sub(lambda match: self._fragments[match[1]], spaced)

    def _made_fragments(self, lists: dict[str, Any]) -> dict[str, str]:
        full = [name for name in self.months if len(name) > 3 and name != "sept"] + ["may"]
        days = [name for name in self.weekdays if name.endswith("day")]
        tens = [word for word, number in self.numbers.items() if 9 < number < 100]
        gap = rf"(?:[-‑]|{_SPACE})"
        return {
            "month": rf"(?:{_either(full)}|{_either(set(self.months) - set(full))}\.?)",
            "monthname": rf"(?:{_either(full)}|{_either(set(self.months) - set(full))}\.)",
            "dow": rf"(?:{_either(days)}|{_either(set(self.weekdays) - set(days))}\.?)",
            "downame": _either(days),
            "season": _either(self.seasons),
            "unit": _either(lists["units"]),
            "units": _either(lists["unit_plurals"]),
            "anyunit": _either(self.units),
            "part": _either(self.parts),
            "noon": _either(self.hours),
            "today": _either(self.deictic),
            "pick": _either(self.picks),
            "edge": _either(self.edges),
            "num": rf"(?:\d{{1,3}}|{_either(self.numbers)}(?:-{_either(self.numbers)})?)",
            "about": _either(lists["phrases"]["about"]),
            "some": _either(lists["vague_numbers"]["words"]),
            "ord": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_either(self.ordinals)})",
            "ordword": _either(self.ordinals),
            "decade": _either(self.decades),
            "zone": _either(self.zones),
            "vague": _either(self.vague),
            "known": _either(self.known),
            "holiday": _either(self.holidays),
            "dayno": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d)",
            "year": r"(?:(?:1\d{3}|20\d\d)(?![\d%]|[.,:/]\d|[-–]\d{4}|-?(?:years?|days?)\b)"
            rf"|(?:eighteen|nineteen|twenty){gap}(?:hundred|oh?{gap}{_either(self.numbers)}|"
            rf"{_either(tens)}(?:{gap}{_either(self.numbers)})?))",
            "gap": gap,
            "dash": r"(?:-{1,2}|[–—])",
        }

    def number(self, words: str) -> int | None:
        """Return what a number in words or figures means; none where it means no one number."""
        key = " ".join(words.lower().split())
        if key.isdigit():
            return int(key)
        if key in self.numbers:
            return self.numbers[key]
        parts = [self.numbers.get(part) for part in key.split("-")]
        known = [part for part in parts if part is not None]
        return sum(known) if known and len(known) == len(parts) else None

    def year(self, words: str) -> int | None:
        """Return a year told in figures or words: ``1998``, ``nineteen ninety-eight``."""
        if words.isdigit():
            return int(words)
        century, *rest = re.split(r"[\s‑-]+", words.lower())
        if rest == ["hundred"]:
            return self.numbers[century] * 100
        left = [self.numbers.get(word, 0) for word in rest if word not in ("o", "oh")]
        return self.numbers[century] * 100 + sum(left)

    def ordinal(self, words: str) -> int:
        """Return the number of an ordinal such as ``20th`` or ``third``."""
        key = words.lower()
        return self.ordinals[key] if key in self.ordinals else int(key[:-2])


def key(words: str) -> str:
    """Return words as the lists have them: small letters, single blanks, plain apostrophes."""
    return " ".join(words.lower().replace("’", "'").split()).rstrip(".")


def _either(words: Iterable[str] | Mapping[str, object]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_escaped(word) for word in longest_first) + ")"


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", _SPACE).replace("'", "['’]")
