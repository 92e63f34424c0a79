"""When, where, of what kind, and whether it happened."""

from datetime import date
from math import log1p

from according.link.compare.features.between import Between
from according.link.compare.features.feature import Feature
from according.link.compare.node import Node
from according.link.compare.places import FINE, kilometres

_NEAR = 40.0
"""Kilometres: a town and its suburbs."""
_LONG = 6.0
"""Of the logarithm of the days between: about a year."""
_UNREAL = frozenset({"denied", "negated", "planned", "possible", "hypothetical"})


def _between(one: Node, other: Node) -> int | None:
    """Return the days between the two times, 0 where they meet; none: one is open."""
    if one.since is None or other.since is None or one.until is None or other.until is None:
        return None
    return max(0, one.since - other.until, other.since - one.until)


def _same_time(one: Node, other: Node, _: Between) -> float:
    return float(_between(one, other) == 0)


def _other_time(one: Node, other: Node, _: Between) -> float:
    return float((_between(one, other) or 0) > 0)


def _time_apart(one: Node, other: Node, _: Between) -> float:
    return min(1.0, log1p(_between(one, other) or 0) / _LONG)


def _same_place(one: Node, other: Node, _: Between) -> float:
    return float(bool(one.where and other.where and one.where.name == other.where.name))


def _distance(one: Node, other: Node) -> float | None:
    """Return the kilometres between two towns of different names; none: they are none."""
    a, b = one.where, other.where
    if a is None or b is None or a.name == b.name:
        return None
    if a.precision not in FINE or b.precision not in FINE:
        return None
    return kilometres(a, b)


def _near(one: Node, other: Node, _: Between) -> float:
    far = _distance(one, other)
    return float(far is not None and far < _NEAR)


def _far(one: Node, other: Node, _: Between) -> float:
    far = _distance(one, other)
    return float(far is not None and far >= _NEAR)


def _other_country(one: Node, other: Node, _: Between) -> float:
    a = one.where.country if one.where else None
    b = other.where.country if other.where else None
    return float(bool(a and b and a != b))


def _type(one: Node, other: Node, _: Between) -> float:
    return float(one.type == other.type != "OTHER")


def _other_type(one: Node, other: Node, _: Between) -> float:
    return float(one.type != other.type and "OTHER" not in (one.type, other.type))


def _mode(one: Node, other: Node, _: Between) -> float:
    return float(one.mode is not None and one.mode == other.mode)


def _other_mode(one: Node, other: Node, _: Between) -> float:
    return float(bool(one.mode and other.mode and one.mode != other.mode))


def _status(one: Node, other: Node, _: Between) -> float:
    return float(one.status == other.status)


def _unreal(one: Node, other: Node, _: Between) -> float:
    return float((one.status in _UNREAL) != (other.status in _UNREAL))


def _told_time(one: Node, other: Node, _: Between) -> str:
    return f"{_days(one)} and {_days(other)}"


def _days(node: Node) -> str:
    days = [date.fromordinal(d).isoformat() for d in (node.since, node.until) if d is not None]
    return " to ".join(dict.fromkeys(days))


def _told_place(one: Node, other: Node, _: Between) -> str:
    names = [node.where.name.title() for node in (one, other) if node.where]
    return " and ".join(dict.fromkeys(names))


def _told_type(one: Node, other: Node, _: Between) -> str:
    return " and ".join(dict.fromkeys((one.type, other.type)))


def _told_mode(one: Node, other: Node, _: Between) -> str:
    return " and ".join(dict.fromkeys((one.mode or "", other.mode or "")))


def _told_status(one: Node, other: Node, _: Between) -> str:
    return " and ".join(dict.fromkeys((one.status, other.status)))


FEATURES = (
    Feature("same_time", _same_time, _told_time),
    Feature("other_time", _other_time, _told_time),
    Feature("time_apart", _time_apart, _told_time),
    Feature("same_place", _same_place, _told_place),
    Feature("near_place", _near, _told_place),
    Feature("far_place", _far, _told_place),
    Feature("other_country", _other_country, _told_place),
    Feature("type", _type, _told_type),
    Feature("other_type", _other_type, _told_type),
    Feature("mode", _mode, _told_mode),
    Feature("other_mode", _other_mode, _told_mode),
    Feature("status", _status, _told_status),
    Feature("unreal", _unreal, _told_status),
)
