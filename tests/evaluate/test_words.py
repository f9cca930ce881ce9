"""Which wordings name the same thing."""

from __future__ import annotations

import pytest

from graph_builder.evaluate.words import meets, words


@pytest.mark.parametrize(
    ("label", "phrase", "met"),
    [
        ("attack", "attack", True),
        ("attack", "The suicide attack in Baghdad", True),
        ("attacks", "one of the deadliest attacks", True),
        ("people", "at least 30 people", True),
        ("districts", "dozens of districts", True),
        ("number", "number of soldiers", True),
        ("murder of George Floyd", "the murder of George Floyd", True),
        ("coalition", "Coalition", True),
        ("political office", "Taliban's political office", True),
        ("attack", "attack victims", False),
        ("attack", "victims of the attack", False),
        ("military bases", "bases", False),
        ("soldiers", "number of soldiers", False),
        ("militias", "leaders who support militias", False),
        ("attack", "counterattack", False),
        ("attack", "he", False),
        ("attack", "", False),
    ],
)
def test_a_phrase_is_met_by_its_head_and_all_its_words(label: str, phrase: str, met: bool) -> None:
    """More words are fine, another head or a missing word is not."""
    assert meets(label, phrase) is met


def test_case_accents_determiners_and_possessives_make_no_difference() -> None:
    """They differ between outlets and sentences, not between things."""
    assert words("The U.S. army’s Müller") == words("us ARMY muller")
    assert words("US Open") != words("United States")
