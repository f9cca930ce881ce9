"""Ids of the corpus."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph_builder.link import link
from graph_builder.link.copies import bands, copies, resemble
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
    assert bands(text)[:2] == ("58af493f19f8e3234589b5cf", "1325cc5076a366b5247e6148")
    assert len(set(bands(text))) == 16
    assert bands(" ".join(f"word{number}" for number in range(20))) == ()


@pytest.mark.parametrize(
    ("equal", "expected"),
    [
        (range(48), True),
        (range(8), True),  # two bands, and two hashes more
        (range(7), False),  # a band met by accident: strangers who share phrases
        ([n for n in range(48) if n % 3], False),  # much alike, but no band is: no store would find it
        ((), False),
    ],
)
def test_who_shares_phrases_only_is_not_compared(equal: Sequence[int], expected: bool) -> None:
    """Texts are compared where a whole band is the same, and so many hashes that it is no accident."""
    one = [f"{n:08x}" for n in range(48)]
    other = [h if n in set(equal) else "ffffffff" for n, h in enumerate(one)]
    sides = [tuple("".join(hashes[at : at + 3]) for at in range(0, 48, 3)) for hashes in (one, other)]
    assert resemble(*sides) is expected


def test_a_cut_copy_resembles() -> None:
    """Three fifths of a text are found to be a copy of it; another text is not."""
    whole, other = (" ".join(f"{word}{n}" for n in range(300)) for word in ("word", "thing"))
    cut = whole[: len(whole) * 3 // 5]
    assert resemble(bands(cut), bands(whole))
    assert copies({"a": whole, "b": other, "c": cut}) == [["a", "c"], ["b"]]
