"""Claims over time: by the event or by publication, as known on a day, no finer than what is told."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.protocols import GraphStore
from graph_builder.query import answer, claims_subgraph, known_by, timeline
from graph_builder.query.timeline import period_end
from graph_builder.view import chart, period_label
from tests.graphs import make_graph
from tests.query.corpus import load, load_corpus

DAY = datetime.date


def test_a_timeline_goes_by_the_day_of_the_event(store: GraphStore) -> None:
    """The event's day where the article tells it, else that of publication, and which of them it is."""
    load_corpus(store)
    found = timeline(store, "joe-biden")
    assert [m.first for m in found] == sorted(m.first for m in found)
    assert (found[0].first, found[0].told) == (DAY(2021, 7, 20), True)
    pair = timeline(store, "joe-biden", "mustafa-al-kadhimi")
    assert [(m.claim.outlet, m.first.day, m.told) for m in pair] == [
        ("Example Wire", 26, False),
        ("Morning Post", 26, True),
        ("Evening Post", 28, False),
    ]


def test_by_publication(store: GraphStore) -> None:
    """Every claim stands on the day on which it was published."""
    load_corpus(store)
    pair = timeline(store, "joe-biden", "mustafa-al-kadhimi", by="published")
    assert [m.first.day for m in pair] == [26, 27, 28]
    assert all(m.told for m in pair)


def test_what_was_known_on_a_day(store: GraphStore) -> None:
    """The denial of the 28th was not known on the 27th, whatever it is about."""
    load_corpus(store)
    known = timeline(store, "joe-biden", known=DAY(2021, 7, 27))
    assert {m.claim.outlet for m in known} == {"Example Wire", "Morning Post"}
    rows = answer(store, "timeline", {"entity": "Biden", "known": "2021-07-27"}).rows
    assert {row[6] for row in rows} == {"Example Wire", "Morning Post"}


def test_questions_and_the_slider_mean_the_same_by_a_day(store: GraphStore) -> None:
    """On every day the question keeps the very claims that the function keeps which the app's slider asks."""
    load_corpus(store)
    every = [m.claim for m in timeline(store, "joe-biden") if m.claim.factual]
    days = sorted({c.published for c in every if c.published})
    assert len(days) > 1
    for day in (days[0] - datetime.timedelta(days=1), *days):
        rows = answer(store, "timeline", {"entity": "Biden", "known": str(day)}).rows
        assert {row[-1].id for row in rows} == {c.id for c in every if known_by(c, day)}


def test_a_month_is_a_month(embedded_store: GraphStore) -> None:
    """What is told to the month lasts from its first day to its last, and says so in an answer."""
    told = {"event_date": DAY(2021, 2, 1), "granularity": "month"}
    load(
        embedded_store, make_graph("one", "Ann met Bob.", [("Ann", "MEETS", "Bob", "Ann met Bob.", told)], {})
    )
    (moment,) = timeline(embedded_store, "ann")
    assert (moment.first, moment.last) == (DAY(2021, 2, 1), DAY(2021, 2, 28))
    (row,) = answer(embedded_store, "timeline", {"entity": "ann"}).rows
    assert row[:5] == (DAY(2021, 2, 1), "Ann", "MEETS", "Bob", "month")
    (row,) = answer(embedded_store, "timeline", {"entity": "ann", "by": "published"}).rows
    assert (row[0], row[4]) == (DAY(2021, 7, 26), "published")


def test_claims_as_a_picture(store: GraphStore) -> None:
    """The picture of some claims has just these and the entities that they join."""
    load_corpus(store)
    claims = [m.claim for m in timeline(store, "joe-biden", known=DAY(2021, 7, 27))]
    picture = claims_subgraph(store, claims)
    assert {e.id for e in picture.edges} == {c.id for c in claims}
    assert {n.id for n in picture.nodes} == {"joe-biden", "mustafa-al-kadhimi"}


@pytest.mark.parametrize(
    ("first", "granularity", "last"),
    [
        (DAY(2021, 7, 26), "day", DAY(2021, 7, 26)),
        (DAY(2021, 7, 26), None, DAY(2021, 7, 26)),
        (DAY(2021, 7, 26), "week", DAY(2021, 8, 1)),
        (DAY(2024, 2, 1), "month", DAY(2024, 2, 29)),
        (DAY(2021, 12, 1), "season", DAY(2022, 2, 28)),
        (DAY(2014, 1, 1), "year", DAY(2014, 12, 31)),
    ],
)
def test_how_long_a_granularity_lasts(first: DAY, granularity: str | None, last: DAY) -> None:
    """From its first day, which the claim has, to its last."""
    assert period_end(first, granularity) == last


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (DAY(2021, 2, 1), "day"),
        (DAY(2021, 12, 1), "week"),
        (DAY(2025, 1, 1), "month"),
        (DAY(2035, 1, 1), "quarter"),
        (DAY(2060, 1, 1), "year"),
        (DAY(2300, 1, 1), "decade"),
    ],
)
def test_columns_are_as_fine_as_they_fit(last: DAY, unit: str) -> None:
    """The longer the time, the coarser the columns."""
    first = DAY(2021, 1, 1)
    assert chart([(first, first, "a"), (last, last, "a")]).unit == unit


def test_a_month_among_days_is_a_bar() -> None:
    """It is never drawn on a day that nobody told; among months it is a column like others."""
    july = (DAY(2021, 7, 1), DAY(2021, 7, 31), "stated")
    days = chart([july, (DAY(2021, 7, 26), DAY(2021, 7, 26), "stated")])
    assert [(b.label, b.counts) for b in days.bars] == [("July 2021", {"stated": 1})]
    assert sum(sum(c.counts.values()) for c in days.columns) == 1
    months = chart([july, (DAY(2020, 1, 5), DAY(2020, 1, 5), "stated")])
    assert months.unit == "month"
    assert not months.bars


def test_periods_in_words() -> None:
    """As people say them."""
    assert period_label(DAY(2021, 7, 26), DAY(2021, 7, 26)) == "26 July 2021"
    assert period_label(DAY(2014, 1, 1), DAY(2014, 12, 31)) == "2014"
    assert period_label(DAY(2021, 7, 26), DAY(2021, 8, 1)) == "26 July 2021 to 1 August 2021"


@given(st.lists(st.tuples(st.dates(), st.integers(0, 400)), min_size=1, max_size=20))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_no_claim_is_lost(found: list[tuple[DAY, int]]) -> None:
    """Every period is in one column or one bar; columns follow each other without a gap."""
    periods = [
        (day, DAY.fromordinal(min(day.toordinal() + length, DAY.max.toordinal())), "x")
        for day, length in found
    ]
    drawn = chart(periods)
    total = sum(sum(c.counts.values()) for c in drawn.columns) + sum(
        sum(b.counts.values()) for b in drawn.bars
    )
    assert total == len(periods)
    assert all((after.first - before.last).days == 1 for before, after in pairwise(drawn.columns))
