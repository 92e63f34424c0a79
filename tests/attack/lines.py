"""Invented readings as lines of the contract: a command takes them in without a model."""

from pathlib import Path

import msgspec
from tests.base.invented import Told, reading

_TYPES = ("ASSAULT", "PROTEST", "COERCE")


def line(number: int) -> bytes:
    """Return the reading of one invented report."""
    town, day = f"Ardesh{number % 7}", number % 27 + 1
    text = f"Kelb men killed {number % 5 + 2} traders in {town} on Friday, Mara Lenk said. "
    text += " ".join(f"Word{number * 31 % 997 + n} came." for n in range(12))
    told = Told(
        anchor="killed",
        type=_TYPES[number % 3],
        actor="Kelb men",
        recipient="traders",
        place=town,
        when=("Friday", f"2024-05-{day:02}", f"2024-05-{day:02}"),
        killed=(str(number % 5 + 2), number % 5 + 2),
        by=("Mara Lenk", "said"),
    )
    return msgspec.json.encode(reading(f"r{number:05}", text, told, day=f"2024-05-{day:02}"))


def write(path: Path, numbers: range | list[int]) -> Path:
    """Write readings to a file of JSON Lines."""
    path.write_bytes(b"\n".join(line(number) for number in numbers) + b"\n")
    return path
