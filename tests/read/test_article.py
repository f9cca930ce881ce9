"""Ids, titles and canonical addresses."""

from __future__ import annotations

import datetime

import pytest

from graph_builder.errors import NotExtractable
from graph_builder.read import Metadata, article_from_text, article_id, canonical_url

TEXT = "Talks end in Geneva\n\nThe talks ended on Monday.\n"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://example.org/a", "example.org/a"),
        ("http://www.example.org/a/", "example.org/a"),
        ("HTTPS://EXAMPLE.ORG/a#section", "example.org/a"),
        ("https://example.org:443/a?utm_source=x&utm_medium=y", "example.org/a"),
        ("https://example.org/a?fbclid=1&id=7", "example.org/a?id=7"),
        ("https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"),
        ("https://example.org:8080/a", "example.org:8080/a"),
        ("example.org/Case/Kept", "example.org/Case/Kept"),
        ("https://example.org/", "example.org"),
    ],
)
def test_one_page_has_one_address(url: str, page: str) -> None:
    """What does not tell pages apart is not in the canonical address; what does is."""
    assert canonical_url(url) == page


def test_id_comes_from_the_address_alone() -> None:
    """A corrected article keeps its id, however its address is spelled."""
    first = article_id("one text", title="A", url="https://www.example.org/2021/talks?utm_source=mail")
    second = article_id("another text", title="B", url="http://example.org/2021/talks/")
    assert first == second
    assert first.startswith("example-org-2021-talks-")


def test_id_without_address_tells_outlets_dates_and_texts_apart() -> None:
    """The same text by another outlet, or on another day, is another article."""
    day = datetime.date(2021, 7, 26)
    ids = {
        article_id(TEXT, title="T", outlet="Example Wire", published=day),
        article_id(TEXT, title="T", outlet="Northfield Courier", published=day),
        article_id(TEXT, title="T", outlet="Example Wire", published=day + datetime.timedelta(1)),
        article_id(TEXT + "More.", title="T", outlet="Example Wire", published=day),
    }
    assert len(ids) == 4


def test_id_does_not_depend_on_line_ends() -> None:
    """A file copied from another system is the same article."""
    assert article_id(TEXT, title="T") == article_id(TEXT.replace("\n", "\r\n"), title="T")


def test_id_is_readable_and_short() -> None:
    """Outlet, date and title can be read from an id; accents and apostrophes do not break it."""
    made = article_id("x", title="Zürich's talks " + "on and on " * 20, outlet="Example Wire")
    assert made.startswith("example-wire-zurichs-talks-on-and-on")
    assert len(made) <= 60 + 1 + 8


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "Talks end in Geneva"),
        ("\n\n  Talks end in Geneva  \r\n\r\nThe talks ended.", "Talks end in Geneva"),
        ("Who won the talks?\n\nNobody did.", "Who won the talks?"),
        ("The talks ended on Monday.\n\nMore follows.", ""),
        ("He said: “The talks ended.”\n\nMore follows.", ""),
        ("The talks that were opened on Monday in Geneva\nended on Tuesday.", ""),
        ("One line only", ""),
        ("word " * 60 + "\n\nMore follows.", ""),
    ],
)
def test_title_is_a_first_line_that_looks_like_a_headline(text: str, title: str) -> None:
    """A sentence, a wrapped line or a lonely line is no title."""
    assert article_from_text(text).title == title


def test_given_title_wins_and_text_is_verbatim() -> None:
    """The text of an article is never changed by what is known about it."""
    article = article_from_text(TEXT, title="Another", outlet="Example Wire")
    assert (article.title, article.text, article.outlet) == ("Another", TEXT, "Example Wire")


def test_blank_text_is_no_article() -> None:
    """Nothing can be extracted from blanks."""
    with pytest.raises(NotExtractable, match="empty"):
        article_from_text(" \n\t")


def test_metadata_over_fills_gaps_only() -> None:
    """What a person gives wins over what a file says."""
    given = Metadata(outlet="Given")
    assert given.over(Metadata("Title", "Found", None, "u")) == Metadata("Title", "Given", None, "u")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks end\n\nFriday, July 21, 2017\n\nThe talks ended.", datetime.date(2017, 7, 21)),
        ("Talks end\nBy our foreign desk\n26 July 2021\nThe talks ended.", datetime.date(2021, 7, 26)),
        ("Published: 2021-07-26\n\nThe talks ended.", datetime.date(2021, 7, 26)),
        ("Talks end\n\nSept. 3rd, 2020\n\nThe talks ended.", datetime.date(2020, 9, 3)),
        ("Talks end\n\n31 June 2021\n\nThe talks ended.", None),
        ("On July 26, 2021 the talks ended.\n\nMore follows.", None),
        ("One.\nTwo.\nThree.\nFour.\nJuly 26, 2021\n", None),
    ],
)
def test_date_line_near_the_top_is_the_date(text: str, day: datetime.date | None) -> None:
    """Only a line that is nothing but a date counts, and only where an article's date stands."""
    assert article_from_text(text).published == day


def test_given_date_wins_over_the_date_line() -> None:
    """What a person gives is not overruled by the text."""
    day = datetime.date(2020, 1, 1)
    assert article_from_text("26 July 2021\n\nThe talks ended.", published=day).published == day
