"""Whom accidents harm, and what does kill."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims

MISHAPS = [
    ("A ferry sank off Malta on Sunday, killing seven people.", "people | DIES_IN | ferry"),
    ("A boat capsized off Libya, drowning 20 people.", "boat | TAKES_PLACE_IN | Libya"),
    ("A bus overturned near Delhi, leaving 12 people dead.", "people | DIES_IN | bus"),
    ("A bus crashed into a tree near Lyon, injuring 20 passengers.", "passengers | INJURED_IN | bus"),
    ("A plane crashed in Nepal, killing all 72 people on board.", "people | DIES_IN | plane"),
    ("A plane crashed in Nepal, killing all 72 people on board.", "plane | TAKES_PLACE_IN | Nepal"),
    ("A train derailed near Milan.", "train | TAKES_PLACE_IN | Milan"),
]
#: What kills or injures as a careful reader would say it, too.
KILLS = [
    ("A bomb exploded in Baghdad, killing 12 people.", "bomb | KILLS | people"),
    ("The earthquake struck Haiti, killing more than 200,000 people.", "earthquake | KILLS | people"),
    ("Gunmen stormed a hotel in Kabul, killing nine people.", "gunmen | KILLS | people"),
    ("Israel bombed Gaza, killing 40 people.", "Israel | KILLS | people"),
    ("A bus crashed into a group of cyclists, killing a teacher.", "bus | KILLS | teacher"),
    ("A crane fell into the mosque, killing 107 people.", "crane | KILLS | people"),
    ("A van veered onto the pavement in Toronto, killing ten people.", "van | KILLS | people"),
]


@pytest.mark.parametrize(("sentence", "claim"), MISHAPS)
def test_those_harmed_by_a_mishap(sentence: str, claim: str) -> None:
    """People die in what sinks, crashes or collapses; it does not kill them."""
    found = claims(sentence)
    assert claim in found
    assert not any("| KILLS |" in c or "| INJURES |" in c for c in found)


@pytest.mark.parametrize(("sentence", "claim"), KILLS)
def test_what_kills(sentence: str, claim: str) -> None:
    """An attack, a disaster and what runs people over do kill."""
    found = claims(sentence)
    assert claim in found
    assert not any("DIES_IN" in c for c in found)


TOLLS = [
    (
        "12 dead, 20 injured in Lagos blast",
        ["12 dead | DIES_IN | Lagos blast", "20 | INJURED_IN | Lagos blast"],
    ),
    ("Five killed, dozens hurt in train collision", ["Five | DIES_IN | train collision"]),
    ("Two dead, three missing", []),
    ("Three dead in Leeds", []),
]


@pytest.mark.parametrize(("headline", "wanted"), TOLLS)
def test_a_toll_without_a_verb(headline: str, wanted: list[str]) -> None:
    """A headline that only counts victims says in what they died or were hurt, if it names the event."""
    found = claims(headline)
    assert set(wanted) <= set(found)
    assert wanted or not [c for c in found if "DIES_IN" in c or "INJURED_IN" in c]
