"""Names, aliases and labels of an entity follow from the votes of its articles alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model import LABELS
from graph_builder.store.tally import Tally

FORMS = st.text(min_size=1, max_size=5)
PROFILES = st.sampled_from(["person klntn\tA", "given klntn v\tB", "given klntn h\tC", "organization who\tD"])
VOTES = st.lists(
    st.tuples(
        FORMS,
        st.sampled_from(LABELS),
        st.lists(FORMS, max_size=3),
        st.lists(PROFILES, min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=6,
)
Vote = tuple[str, str, list[str], list[str]]


def take(tally: Tally, vote: Vote, weight: int) -> None:
    """Add what an article says, or take it away."""
    name, label, forms, profiles = vote
    tally.vote(name, label, forms, weight, profiles)


def voted(votes: list[Vote]) -> Tally:
    """The tally of these votes."""
    tally = Tally()
    for vote in votes:
        take(tally, vote, 1)
    return tally


def carried(before: dict[str, Any], tally: Tally) -> dict[str, Any]:
    """What a node carries once the properties are written over what it carried: null is no property."""
    return {name: value for name, value in (before | tally.properties()).items() if value is not None}


@given(VOTES)
def test_order_does_not_matter(votes: list[Vote]) -> None:
    """Any order of loads gives the same node."""
    mixed = sorted(votes, key=str)
    assert voted(votes).properties() == voted(mixed).properties()
    assert voted(votes).label == voted(mixed).label


@given(VOTES, VOTES)
def test_a_vote_taken_back_was_never_there(kept: list[Vote], gone: list[Vote]) -> None:
    """Through the node's own properties and back, taking votes away leaves what was there before them."""
    before = voted(kept + gone).properties()
    tally = Tally.of(before)
    for vote in gone:
        take(tally, vote, -1)
    assert carried(before, tally) == carried({}, voted(kept))
    assert tally.label == voted(kept).label
    for vote in kept:
        take(tally, vote, -1)
    assert tally.empty


@given(VOTES)
def test_what_stays_is_not_written_again(votes: list[Vote]) -> None:
    """One more article that says the same changes counts, and neither what is searched nor what links."""
    before = voted(votes).properties()
    tally = Tally.of(before)
    most = next(vote for vote in votes if vote[0] == tally.name)
    take(tally, most, 1)
    assert tally.properties().keys() == {"tally_names", "tally_labels", "tally_forms", "tally_profiles"}
    assert carried(before, tally) == carried({}, voted([*votes, most]))


def test_most_articles_decide() -> None:
    """The name of most articles, of equals the longest; the label of most, of equals the first."""
    tally = voted([("Biden", "Person", ["Biden"], []), ("Joe Biden", "Concept", ["Biden", "Joe Biden"], [])])
    assert (tally.name, tally.label, tally.aliases) == ("Joe Biden", "Person", ["Biden"])
    tally.vote("Biden", "Concept", ["Biden"], 1)
    assert (tally.name, tally.label, tally.aliases) == ("Biden", "Concept", ["Joe Biden"])


def test_searchable_names_are_folded() -> None:
    """``names`` holds every form without case and accents."""
    assert voted([("Zürich", "Place", ["Zürich", "ZH"], [])]).properties()["names"] == "zurich\nzh"
