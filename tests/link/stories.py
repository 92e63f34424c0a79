"""Invented reports of a few happenings, several of each."""

from tests.base.invented import Told, reading

from according.model import Reading

_PLACES = ("Tesh", "Korvin", "Aldamar")
_THINGS = (
    "the grain silo beside the lime kiln with mortar grenades while carters slept",
    "the ferry landing below the tannery with rockets as dockers unloaded barley",
    "the cathedral orchard near the brewery with drones during the plum harvest",
)


def report(
    story: int, number: int, *, killed: int = 5, day: int | None = None, toll: bool = True
) -> Reading:
    """Return one report of a happening; every story has words of its own."""
    place, thing = _PLACES[story % 3], _THINGS[story % 3]
    day = 2 + number if day is None else day
    who = ("The army", "Rebels", "Smugglers")[story % 3]
    text = (
        f"{who} shelled {place} on Monday, hitting {thing}. "
        f"Police said that {killed} people were killed there. Account number {number} of it."
    )
    shelling = Told(
        anchor="shelled", actor=who, place=place, when=("Monday", "2024-04-29", "2024-04-29")
    )
    dead = Told(anchor="killed", killed=(str(killed), killed), by=("Police", "said"))
    return reading(
        f"s{story}-{number:02}",
        text,
        *((shelling, dead) if toll else (shelling,)),
        day=f"2024-05-{day:02}",
    )


def corpus() -> list[Reading]:
    """Return four reports of each of three stories."""
    return [report(story, number, killed=4 + number) for story in range(3) for number in range(4)]
