"""Gold documents of any kind and the readings that belong to them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from according.model import Reading


class Texted(Protocol):
    """A gold document of any kind."""

    @property
    def id(self) -> str:
        """Name of the document."""

    @property
    def text(self) -> str:
        """What its spans index."""


GoldT = TypeVar("GoldT", bound=Texted)


def refuse_unknown(gold: Collection[Texted], readings: Mapping[str, object]) -> None:
    """Check that every reading belongs to a gold document.

    Raises:
        ValueError: some do not; the message names up to five of them.
    """
    unknown = sorted(readings.keys() - {document.id for document in gold})
    if unknown:
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        raise ValueError(f"readings of documents not in the gold: {', '.join(unknown[:5])}{more}")


def beside(
    gold: Sequence[GoldT], readings: Mapping[str, Reading]
) -> Iterator[tuple[GoldT, Reading]]:
    """Put each gold document beside its reading; one that was not read beside an empty one.

    Raises:
        ValueError: a reading belongs to no gold document or is of another text, or one of its
            actors', places' or relations' spans covers nothing of it.
    """
    refuse_unknown(gold, readings)
    for document in gold:
        reading = readings.get(document.id)
        if reading is None:
            reading = Reading(id=document.id, text=document.text)
        if reading.text != document.text:
            raise ValueError(f"document {document.id}: its reading is of another text")
        _check(reading)
        yield document, reading


def _check(reading: Reading) -> None:
    spans = [span for actor in reading.actors for span in actor.mentions]
    spans += [place.span for place in reading.places]
    spans += [relation.span for relation in reading.relations]
    for span in spans:
        if not span.fits(reading.text):
            raise ValueError(
                f"document {reading.id}: span [{span.start}, {span.end}) covers nothing of "
                f"a text of {len(reading.text)} characters"
            )
