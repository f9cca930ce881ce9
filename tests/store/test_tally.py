"""Names, aliases and labels of an entity follow from the votes of its articles alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_builder.model import LABELS
from graph_builder.store.tally import Tally

FORMS = st.text(min_size=1, max_size=5)
VOTES = st.lists(
    st.tuples(FORMS, st.sampled_from(LABELS), st.lists(FORMS, max_size=3)), min_size=1, max_size=6
)


def voted(votes: list[tuple[str, str, list[str]]]) -> Tally:
    """The tally of these votes."""
    tally = Tally()
    for name, label, forms in votes:
        tally.vote(name, label, forms, 1)
    return tally


@given(VOTES)
def test_order_does_not_matter(votes: list[tuple[str, str, list[str]]]) -> None:
    """Any order of loads gives the same node."""
    mixed = sorted(votes, key=str)
    assert voted(votes).properties() == voted(mixed).properties()
    assert voted(votes).label == voted(mixed).label


@given(VOTES, VOTES)
def test_a_vote_taken_back_was_never_there(
    kept: list[tuple[str, str, list[str]]], gone: list[tuple[str, str, list[str]]]
) -> None:
    """Through the node's own properties and back, taking votes away leaves what was there before them."""
    tally = Tally.of(voted(kept + gone).properties())
    for name, label, forms in gone:
        tally.vote(name, label, forms, -1)
    assert tally.properties() == voted(kept).properties()
    assert tally.label == voted(kept).label
    for name, label, forms in kept:
        tally.vote(name, label, forms, -1)
    assert tally.empty


def test_most_articles_decide() -> None:
    """The name of most articles, of equals the longest; the label of most, of equals the first."""
    tally = voted([("Biden", "Person", ["Biden"]), ("Joe Biden", "Concept", ["Biden", "Joe Biden"])])
    assert (tally.name, tally.label, tally.aliases) == ("Joe Biden", "Person", ["Biden"])
    tally.vote("Biden", "Concept", ["Biden"], 1)
    assert (tally.name, tally.label, tally.aliases) == ("Biden", "Concept", ["Joe Biden"])


def test_searchable_names_are_folded() -> None:
    """``names`` holds every form without case and accents."""
    assert voted([("Zürich", "Place", ["Zürich", "ZH"])]).properties()["names"] == "zurich\nzh"
