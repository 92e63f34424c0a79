import pytest

from according.ingest.selector import locate, quote_selector
from according.model import Span, TextQuoteSelector


def selector_of(text: str, words: str, occurrence: int = 0) -> TextQuoteSelector:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return quote_selector(text, Span(start, start + len(words)))


def found(html: str, selector: TextQuoteSelector) -> str | None:
    span = locate(html, selector)
    return None if span is None else span.of(html)


def test_a_selector_holds_the_words_and_their_surroundings():
    selector = selector_of("Police said nine died.", "nine")
    assert (selector.exact, selector.prefix, selector.suffix) == ("nine", "Police said ", " died.")


def test_surroundings_grow_until_they_are_unlike_any_other():
    text = "north. " + "the army said so. " * 6 + "south."
    first, last = (selector_of(text, "army", at) for at in (2, 3))
    assert first != last


def test_a_span_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        quote_selector("short", Span(2, 99))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Nine people died</p>", "Nine people died"),
        ("<p>Nine\n   people&nbsp;died</p>", "Nine\n   people&nbsp;died"),
        ("<p>Nine <b>peo</b>ple died</p>", "Nine <b>peo</b>ple died"),
        ("<p>Nine peo\u00adple died</p>", "Nine peo\u00adple died"),
        ("<p>Nine peo&shy;ple died</p>", "Nine peo&shy;ple died"),
        ("<p>&#78;ine people die&#100;</p>", "&#78;ine people die&#100;"),
        ("<p>Nine<!-- people lived --> people died</p>", "Nine<!-- people lived --> people died"),
    ],
)
def test_words_are_found_through_markup(html, expected):
    assert found(html, selector_of("Nine people died", "Nine people died")) == expected


def test_scripts_and_attributes_are_not_text():
    html = '<script>"Nine died"</script><a title="Nine died">x</a><p>Nine died</p>'
    span = locate(html, TextQuoteSelector(exact="Nine died"))
    assert span is not None
    assert span.start == html.index("<p>") + 3


def test_repeated_words_are_told_apart_by_their_surroundings():
    text = "The army denied it.\n\nThe rebels denied it."
    html = "<p>The army <i>denied</i> it.</p><div>advert</div><p>The rebels denied it.</p>"
    second = locate(html, selector_of(text, "denied", 1))
    assert second is not None
    assert second.start == html.rindex("denied")


def test_words_that_a_box_interrupts_are_found_by_their_ends():
    words = (
        "The envoy Ingrid Solheim-Dube told both sides to halt the fighting at the pass at once."
    )
    html = words.replace("told", "<span>UN envoy since 2020. More stories</span> told")
    assert found(f"<p>{html}</p>", TextQuoteSelector(exact=words)) == html


def test_words_that_are_not_there_are_not_found():
    assert locate("<p>Nine people died</p>", TextQuoteSelector(exact="Ten people died")) is None
    assert locate("<p>x</p>", TextQuoteSelector(exact=" ")) is None
