"""What of an event is compared."""

from tests.link.stories import report

from according.link.compare.nodes import must_links, nodes_of


def test_an_event_with_what_its_report_tells_of_it() -> None:
    shelled, killed = nodes_of(report(0, 1))
    assert shelled.report is killed.report
    assert shelled.key[0] == "s0-01"
    assert "army" in shelled.actors
    assert shelled.where is not None
    assert shelled.where.name == "tesh"
    assert shelled.since == shelled.until
    assert [(n.what, n.low, n.high) for n in killed.numbers] == [("killed", 5, 5)]
    assert "grenad" in shelled.sentence
    assert "grenad" not in killed.sentence


def test_what_one_report_tells_as_one_happening_must_be_one() -> None:
    nodes = nodes_of(report(0, 1))
    expected = [(n.happening, n.key) for n in nodes if n.happening != n.key and n.type != "OTHER"]
    assert must_links(nodes) == expected
