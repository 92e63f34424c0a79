"""Sub-event types of protests and of what is no violence: agreements, arrests, movements."""

from according.codebooks.acled.choice import Choice
from according.codebooks.acled.roles import ARMED, NON_STATE, Role, Scene
from according.codebooks.acled.violence import harmed
from according.codebooks.refusals import Open
from according.codebooks.words import has, rules

_NO_GATHERING = {"strike": "a strike", "hunger": "a hunger strike", "boycott": "a boycott"}
_OTHER = ("curfew", "martial-law", "deport")
_PROMINENT = frozenset(
    {"GOV", "OPP", "PTY", "LEG", "JUD", "ELI", "REL", "JRN", "REB", "PRM", "MIL", "COP", "SPY"}
)


def protest(scene: Scene) -> Choice | Open:
    """Return the sub-event type of a PROTEST. Those who protest are always actor 1."""
    mode = scene.mode
    if mode in ("riot", "vandalize"):
        return Choice(sub_event="Violent demonstration", first=_crowd(scene, "rioters"))
    if mode in _NO_GATHERING:
        return Open(f"ACLED codes gatherings, and {_NO_GATHERING[mode]} is not told to be one")
    if mode is None and not scene.says("gathering"):
        return Open("the text does not tell whether people gathered")
    if harmed(scene, "killed"):
        return Open("deaths are told at a protest, and not who used force")
    crowd = _crowd(scene, "protesters")
    if any((c.low or 0) > 0 for c in scene.facts.counts if c.what in ("arrested", "detained")):
        return Choice(sub_event="Protest with intervention", first=crowd)
    return Choice(sub_event="Peaceful protest", first=crowd)


def _crowd(scene: Scene, kind: str) -> tuple[Role, ...]:
    roles = scene.doers or (Role("protesters"),)
    rioters = kind == "rioters"
    return tuple(Role("rioters" if rioters else "protesters", role.party) for role in roles)


def coerce(scene: Scene) -> Choice | Open:
    """Return the sub-event type of a COERCE, which is short of violence."""
    if scene.mode == "arrest":
        return _arrest(scene)
    if scene.mode not in ("seize", *_OTHER):
        return _no_type(scene)
    doers = _armed_doers(scene)
    if isinstance(doers, Open):
        return doers
    name = "Other" if scene.mode in _OTHER else _seizure(scene)
    return Choice(sub_event=name, first=doers, second=_people(scene.others))


def _arrest(scene: Scene) -> Choice | Open:
    """Arrests of protesters intervene in a protest; else ACLED has only notable ones."""
    protesters = tuple(role for role in scene.others if role.kind == "protesters")
    if protesters:
        return Choice(sub_event="Protest with intervention", first=protesters, second=scene.doers)
    doers = _armed_doers(scene)
    if isinstance(doers, Open):
        return doers
    many = rules("acled")["mass_arrest"]
    counts = [c for c in scene.facts.counts if c.what in ("arrested", "detained")]
    prominent = any(role.party and role.party.sector in _PROMINENT for role in scene.others)
    if not prominent and not any((c.low or 0) >= many for c in counts):
        return Open(
            f"ACLED codes arrests of prominent people or of many (here: {many}), and "
            "neither is told"
        )
    return Choice(sub_event="Arrests", first=doers, second=scene.others)


def _seizure(scene: Scene) -> str:
    if _of_land(scene):
        return "Non-violent transfer of territory"
    things = " | ".join(role.party.words for role in scene.others if role.party)
    if has(f"{things} | {scene.deed}", rules("acled")["words"]["weapons"]):
        return "Disrupted weapons use"
    return "Looting/property destruction"


def _of_land(scene: Scene) -> bool:
    """Tell whether what is taken or left is land: a place, or a word for one."""
    land = rules("acled")["words"]["land"]
    parties = [role.party for role in scene.others if role.party]
    return any(party.is_place or has(party.text or party.name, land) for party in parties)


def retreat(scene: Scene) -> Choice | Open:
    """Return the sub-event type of a RETREAT."""
    if scene.mode not in ("withdraw", "disarm", "ceasefire", "release"):
        return _no_type(scene)
    if scene.mode == "release" or (scene.mode == "ceasefire" and scene.others):
        return agreement(scene)
    doers = _armed_doers(scene)
    if isinstance(doers, Open):
        return doers
    left = scene.mode == "withdraw" and _of_land(scene)
    name = "Non-violent transfer of territory" if left else "Change to group/activity"
    return Choice(sub_event=name, first=doers, second=_people(scene.others))


def mobilize(scene: Scene) -> Choice | Open:
    """Return the sub-event type of a MOBILIZE: a base of a group's own, or forces that move."""
    doers = _armed_doers(scene)
    if isinstance(doers, Open):
        return doers
    things = " | ".join(role.party.words for role in scene.others if role.party)
    base = has(f"{things} | {scene.deed}", rules("acled")["words"]["base"])
    if base and scene.says("establish") and doers[0].kind in NON_STATE:
        return Choice(sub_event="Headquarters or base established", first=doers)
    return Choice(sub_event="Change to group/activity", first=doers, second=_people(scene.others))


def agreement(scene: Scene) -> Choice | Open:
    """Return "Agreement" for what is agreed between parties to a conflict."""
    roles = (*scene.doers, *scene.others)
    if not scene.doers or (len(roles) < 2 and scene.mode != "release"):
        return Open("an agreement has two parties, and not both are told")
    armed_group = any(role.kind in NON_STATE for role in roles)
    forces = any(role.kind in ARMED for role in roles)
    peace = has(scene.facts.sentence, rules("acled")["words"]["peace"])
    if not armed_group and not (forces and peace):
        return Open("ACLED codes agreements of parties to a conflict, and no conflict is told")
    return Choice(sub_event="Agreement", first=scene.doers, second=scene.others)


def no_type(scene: Scene) -> Open:
    """Return the refusal of a type that ACLED has no place for."""
    return _no_type(scene)


def _no_type(scene: Scene) -> Open:
    kind = f"{scene.facts.event.type} {scene.mode or ''}".strip()
    return Open(f"ACLED has no event type for {kind}")


def _armed_doers(scene: Scene) -> tuple[Role, ...] | Open:
    if not scene.doers:
        return Open(
            "the perpetrator is not told, and ACLED's “Unidentified Armed Group” is for armed "
            "attacks alone"
        )
    armed = tuple(role for role in scene.doers if role.kind in ARMED)
    name = scene.doers[0].party.name if scene.doers[0].party else ""
    return armed or Open(f"“{name}” is not told to be an armed body or a state's")


def _people(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Leave out things, places and land: an actor is somebody."""
    land = rules("acled")["words"]["land"]
    return tuple(
        role
        for role in roles
        if role.kind not in ("place", "unknown")
        and not (role.party and role.party.text and has(role.party.text, land))
    )
