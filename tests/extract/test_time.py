"""Expressions of time against the article's date."""

from __future__ import annotations

import datetime

import pytest

from graph_builder.extract.time import date_of
from tests.extract.reading import PUBLISHED, read

#: expression, future, first day of the period, granularity; the article is of Wednesday 2021-07-28
DATES = [
    ("in 2014", False, "2014-01-01", "year"),
    ("on 12 July 2006", False, "2006-07-12", "day"),
    ("on July 12, 2006", False, "2006-07-12", "day"),
    ("in September 2019", False, "2019-09-01", "month"),
    ("on 2021-03-04", False, "2021-03-04", "day"),
    ("in summer 2014", False, "2014-06-01", "season"),
    ("on Monday", False, "2021-07-26", "day"),
    ("on Friday", False, "2021-07-23", "day"),
    ("on Friday", True, "2021-07-30", "day"),
    ("on Wednesday", False, "2021-07-28", "day"),
    ("yesterday", False, "2021-07-27", "day"),
    ("last night", False, "2021-07-27", "day"),
    ("this morning", False, "2021-07-28", "day"),
    ("last week", False, "2021-07-19", "week"),
    ("next week", True, "2021-08-02", "week"),
    ("in April", False, "2021-04-01", "month"),
    ("in December", False, "2020-12-01", "month"),
    ("in December", True, "2021-12-01", "month"),
    ("last month", False, "2021-06-01", "month"),
    ("by the end of the year", True, "2021-01-01", "year"),
    ("at the end of last year", False, "2020-01-01", "year"),
    ("three days ago", False, "2021-07-25", "day"),
    ("two years ago", False, "2019-01-01", "year"),
    ("earlier this month", False, "2021-07-01", "month"),
]


@pytest.mark.parametrize(("text", "future", "day", "granularity"), DATES)
def test_expression_has_a_date(text: str, future: bool, day: str, granularity: str) -> None:
    """The date is the first day of the period that the words name."""
    assert date_of(text, PUBLISHED, future=future) == (datetime.date.fromisoformat(day), granularity)


UNDATED = ["since 2014", "until May", "for three years", "the next 20 years", "from 1970", "at that time",
           "on 31 February 2020", "they may leave", "weeks"]  # fmt: skip


@pytest.mark.parametrize("text", UNDATED)
def test_no_date_is_better_than_a_guess(text: str) -> None:
    """Borders, durations and what no calendar has keep their words only."""
    assert date_of(text, PUBLISHED) is None


def test_relative_expression_needs_the_date_of_the_article() -> None:
    """Without a date of publication, "on Monday" is no date; "in 2014" still is."""
    assert date_of("on Monday", None) is None
    assert date_of("in April", None) is None
    assert date_of("in 2014", None) == (datetime.date(2014, 1, 1), "year")


def test_claim_carries_time_place_and_quantity() -> None:
    """The adverbials of the clause qualify its claim, with their words as cues."""
    annotation, extraction = read("On Monday, Israel attacked around 200 Iranian soldiers in Syria.")
    claim = next(c for c in extraction.claims if c.type == "ATTACKS")
    assert (claim.time, claim.event_date, claim.granularity) == (
        "On Monday",
        datetime.date(2021, 7, 26),
        "day",
    )
    assert claim.location == "in Syria"
    assert claim.quantity == "around 200"
    kind, start, end = claim.cues[-1]
    assert (kind, annotation.doc[start:end].text) == ("time", "On Monday")


def test_time_of_the_governing_verb_holds_for_what_it_governs() -> None:
    """ "planned in 2014 to build": the building has no time of its own."""
    _, extraction = read("Emmanuel Macron decided in 2014 to buy trucks from Iveco.")
    claim = next(c for c in extraction.claims if c.type == "BUYS")
    assert claim.event_date == datetime.date(2014, 1, 1)


def test_time_of_a_past_decision_is_past_though_its_content_is_planned() -> None:
    """ "decided in February to expand" was last February; "will meet on Friday" is next Friday."""
    _, extraction = read(
        "NATO decided in February to leave Iraq. Joe Biden will meet Angela Merkel on Friday."
    )
    dates = {c.type: c.event_date for c in extraction.claims}
    assert dates["LEAVES"] == datetime.date(2021, 2, 1)
    assert dates["MEETS"] == datetime.date(2021, 7, 30)
