"""Ids of the corpus."""

from __future__ import annotations

import pytest

from graph_builder.link import link
from graph_builder.link.copies import bands
from graph_builder.model import Entity, Mention
from tests.graphs import make_graph


def test_names_are_shared_and_vague_phrases_are_not() -> None:
    """Two articles share Joe Biden, not "attacks"."""
    text = "Joe Biden condemned attacks."
    graphs = [
        link(make_graph(i, text, [("Joe Biden", "CONDEMNS", "attacks", text)], {"Joe Biden": "Person"}))
        for i in "ab"
    ]
    ids = [{e.id for e in g.entities} for g in graphs]
    assert ids[0] & ids[1] == {"joe-biden"}
    assert all(
        {c.subject_id, c.object_id} <= set_ for g, set_ in zip(graphs, ids, strict=True) for c in g.claims
    )


@pytest.mark.parametrize(
    ("name", "shared"),
    [("2003 invasion", True), ("US invasion of Iraq", True), ("invasion", False), ("30 people", False)],
)
def test_specific_phrases(name: str, shared: bool) -> None:
    """A name or a year makes a phrase specific."""
    from graph_builder.link.specific import is_specific

    entity = Entity("x", name, "Event", (), (Mention(0, 1, "i", "nominal"),))
    assert is_specific(entity) is shared


def test_the_bands_of_a_text_never_change() -> None:
    """They stand in stores: where a version of the library gives others, the store's format must change."""
    text = " ".join(f"word{number}" for number in range(60))
    assert bands(text)[:2] == ("546e0359ecd31570", "31d19224db0fe38a")
    assert len(set(bands(text))) == 16
    assert bands(" ".join(f"word{number}" for number in range(20))) == ()
