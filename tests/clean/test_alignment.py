"""Every character that is kept can be found in the article again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.clean import clean
from graph_builder.model import Article, CleanText
from graph_builder.read import article_from_text


def check(article: Article) -> CleanText:
    """Segments are in order, apart, inside both texts, and hold the same characters (blanks as blanks)."""
    found = clean(article)
    clean_end = article_end = 0
    for segment in found.segments:
        assert segment.length > 0
        assert segment.clean >= clean_end
        assert segment.article >= article_end
        here = found.text[segment.clean : segment.clean + segment.length]
        there = article.text[segment.article : segment.article + segment.length]
        assert len(here) == len(there) == segment.length
        assert all(
            a == b or (a == " " and b.isspace() and b != "\n") for a, b in zip(here, there, strict=True)
        )
        clean_end, article_end = segment.clean + segment.length, segment.article + segment.length
    covered = {i for s in found.segments for i in range(s.clean, s.clean + s.length)}
    assert all(found.text[i] in " \n" for i in range(len(found.text)) if i not in covered)
    kept = {i for s in found.segments for i in range(s.article, s.article + s.length)}
    for drop in found.dropped:
        assert article.text[drop.start : drop.end] == drop.text
        assert not kept & set(range(drop.start, drop.end))
    return found


PLAIN = [
    "Biden",
    "met",
    "al-Kadhimi",
    "“troops”",
    "Mon-",
    "day",
    "nego-",
    "tiation",
    "3.5",
    "talks.",
    "NATO",
    "—",
]
ODD = ["con\u00adfer\u00adence", "\U0001f600", "\U0001f469\u200d\U0001f469", "\u200b", "é", "e\u0301"]
WORDS = st.sampled_from([*PLAIN, *ODD, "Read more: x", "By our foreign desk"])
GAPS = st.sampled_from(
    [" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\n\n", "\r\n\r\n", "\r", "\u2028", "\u00ad\n", "\f"]
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=80).map(
    lambda ps: "".join(a + b for a, b in ps)
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_kept_characters_map_to_themselves(text: str) -> None:
    """Any mixture of words, blanks, line ends and invisible characters keeps its alignment."""
    if text.strip():
        check(Article("a", text))


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_at_all(text: str) -> None:
    """No text breaks cleaning, whatever its characters."""
    check(Article("a", text))


def test_nothing_visible_is_lost_but_what_was_dropped() -> None:
    """Kept and dropped text together hold every visible character."""
    text = "A 😀 con\u00adfer\u00adence.\r\n\r\nRead more: x\r\n\r\nIt ended\u00a0— at last.\r\n"
    found = check(article_from_text(text))
    assert found.text == "A 😀 conference.\n\nIt ended — at last."
    both = found.text + "".join(d.text for d in found.dropped)
    assert sorted(re.sub(r"\s|\u00ad", "", text)) == sorted(re.sub(r"\s", "", both))


@pytest.mark.parametrize(
    ("phrase", "verbatim"),
    [
        ("conference", "con\u00adfer\u00adence"),
        ("😀 met", "😀 met"),
        ("al-Kadhimi", "al-Kadhimi"),
        ("ended — at last", "ended\u00a0— at\u2009\u2009last"),
    ],
)
def test_span_of_the_clean_text_in_the_article(phrase: str, verbatim: str) -> None:
    """A quote found in the clean text is verbatim in the article, with what cleaning left out of it."""
    text = (
        "Share\r\n\r\nThe con\u00adfer\u00adence, 😀 met al-Kadhimi.\r\nIt ended\u00a0— at\u2009\u2009last."
    )
    article = article_from_text(text)
    found = clean(article)
    at = found.text.index(phrase)
    start, end = found.to_article(at, at + len(phrase))
    assert article.text[start:end] == verbatim


WRAPPED = (
    "The head of the Iraqi government, Mustafa al-Kadhimi, met Mr Joe Biden\r\n"
    "in Washington on Monday, and the two leaders announced that the nego-\r\n"
    "tiations on the future of American troops had led to an agreement. A\r\n"
    "long-\r\n"
    "term partnership would follow, they said, with training and advice.\r\n"
    "\r\n"
    "Read more: the full text of the agreement that the two governments have\r\n"
    "published\r\n"
    "\r\n"
    "Iraqi officials said that they had asked for such a change for months.\r\n"
)


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines of one paragraph become one line; hyphens of line ends go, those of words stay."""
    found = check(article_from_text(WRAPPED))
    first, last = found.text.split("\n\n")
    assert "Joe Biden in Washington" in first
    assert "the negotiations on" in first
    assert last == "Iraqi officials said that they had asked for such a change for months."
    assert [d.reason for d in found.dropped] == ["link to another article"]
    assert found.dropped[0].text.endswith("\r\npublished")


def test_hyphen_stays_where_the_text_has_the_word() -> None:
    """A hyphenated word elsewhere in the text tells that the hyphen at a line's end is its own."""
    text = (
        "American forces would go on with counter-terrorism in the region, said\n"
        "the president, who wants to keep the bases open. Training and counter-\n"
        "terrorism remain the tasks of the soldiers who stay, and the air-\n"
        "craft carriers too will be there until the end of the year, he said to\n"
        "reporters.\n"
    )
    found = check(article_from_text(text))
    assert "Training and counter-terrorism remain" in found.text
    assert "the aircraft carriers" in found.text


@pytest.mark.parametrize(
    "text",
    [
        "Troops leave Iraq\nWho are the Taliban\nTalks end\nA new phase",
        "The talks between the two countries ended in Geneva on Monday evening.\n"
        "Both sides agreed to meet again in September, as they said in a note.\n"
        "The mediators praised the good spirit of the meeting in the evening.\n"
        "No date has been set for the next round, a spokesman told the press.\n",
        "Germany 3\nBrazil 2\nFrance 1\nJapan 0",
        "x" * 300 + " one.\n" + "y" * 300 + " two.\n" + "z" * 300 + " three.\n" + "w" * 300 + " four.",
    ],
)
def test_lines_that_are_no_wrapped_text_stay_apart(text: str) -> None:
    """Lists, one-line paragraphs and long lines are never joined."""
    assert clean(article_from_text(text)).text == text.strip()


def test_paragraph_breaks() -> None:
    """A blank line stays one, a line end stays one, whatever the system that wrote them."""
    assert (
        clean(article_from_text("One.\r\n\r\n\r\nTwo.\rThree.\u2029Four.")).text
        == "One.\n\nTwo.\nThree.\nFour."
    )
