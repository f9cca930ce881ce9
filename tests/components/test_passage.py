"""Cutting a text along marked spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_builder.components import Segment, cut

TEXTS = st.text(max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45), st.sampled_from("abc")), max_size=6)


@given(TEXTS, SPANS)
def test_nothing_is_lost_and_every_character_has_its_marks(
    text: str, spans: list[tuple[int, int, str]]
) -> None:
    """Joined, the pieces are the text; each character carries exactly the marks of the spans over it."""
    pieces = cut(text, spans)
    assert "".join(p.text for p in pieces) == text
    marks = [set(p.marks) for p in pieces for _ in p.text]
    assert marks == [{mark for s, e, mark in spans if s <= i < e} for i in range(len(text))]


def test_characters_beyond_the_basic_plane_count_once() -> None:
    """Offsets are code points: an emoji before a span moves it by one, not by two."""
    assert cut("🙂 Joe met him", [(2, 5, "subject")]) == [
        Segment("🙂 "),
        Segment("Joe", ("subject",)),
        Segment(" met him"),
    ]


def test_a_window_cuts_off_what_lies_outside() -> None:
    """The context of a quote is a part of the text."""
    assert cut("one two three", [(0, 7, "quoted")], 4, 13) == [Segment("two", ("quoted",)), Segment(" three")]
