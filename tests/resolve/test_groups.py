"""National groups: one node for one group, never its country's or its head's."""

from __future__ import annotations

import pytest

from tests.resolve.reading import graph_of, same

SAME = [
    ("US troops left. American soldiers were tired.", "US troops", "American soldiers"),
    ("US troops left. The forces of the US were tired.", "US troops", "The forces of the US"),
    ("U.S. combat troops left. US soldiers were tired.", "U.S. combat troops", "US soldiers"),
    ("The Putin government paid. The Putin regime won.", "The Putin government", "The Putin regime"),
    ("US soldiers stayed. The soldiers train recruits.", "US soldiers", "The soldiers"),
    ("US soldiers stayed. Biden reduced the number of soldiers.", "US soldiers", "the number of soldiers"),
    ("The United States withdrew its remaining troops. US troops left.", "its remaining troops", "US troops"),
]  # fmt: skip
APART = [
    ("US troops left the United States.", "US troops", "United States"),
    ("The Iraqi security forces took over in Iraq.", "The Iraqi security forces", "Iraq"),
    ("US troops trained Iraqi troops.", "US troops", "Iraqi troops"),
    ("US troops met Iraqi troops. The troops waited.", "US troops", "The troops"),
    ("Joe Biden leads the Biden government.", "Joe Biden", "the Biden government"),
    ("Pro-Iranian militias fled to Iran.", "Pro-Iranian militias", "Iran"),
    ("US troops need the help of foreign troops.", "US troops", "foreign troops"),
    ("US special forces landed. US troops waited.", "US special forces", "US troops"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_one_group(text: str, one: str, other: str) -> None:
    """Words for a country's armed people, or for one government, are one group."""
    assert same(text, one, other)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_groups(text: str, one: str, other: str) -> None:
    """A group is not its country, its leader, or another country's group."""
    assert not same(text, one, other)


def test_a_group_bears_its_nations_name() -> None:
    """However often the text says "the soldiers", the node says whose they are."""
    text = "US troops left. The soldiers ran. The soldiers fought. The soldiers won."
    graph = graph_of(text, ("The soldiers", "WINS", "US"))
    assert {e.name for e in graph.entities if e.label == "Group"} == {"US troops"}
    assert "soldiers" not in next(e.aliases for e in graph.entities if e.label == "Group")


def test_part_of_its_country_once() -> None:
    """State bodies are PART_OF their country, with one claim each; militias are not."""
    text = "US troops left Iraq. US troops left Syria. Iranian militias cheered."
    graph = graph_of(text, ("US troops", "LEAVES", "Iraq"), ("Iranian militias", "CHEERS", "Syria"))
    parts = [(c.subject, c.object) for c in graph.claims if c.type == "PART_OF"]
    assert parts == [("US troops", "United States")]
