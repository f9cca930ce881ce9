"""Name forms compared."""

from __future__ import annotations

import doctest

import pytest

from graph_builder.names import forms


def test_the_examples_of_the_docstrings_hold() -> None:
    """Every function of the module shows what it does."""
    result = doctest.testmod(forms)
    assert result.attempted > 15
    assert result.failed == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mustafa al-Kadhimi", "Mustafa Al-Kasimi", True),
        ("Joe Biden", "Joseph R. Biden", True),
        ("Joe Biden", "Joseph Biden Jr.", True),
        ("Muammar Gaddafi", "Muammar Qaddafi", True),
        ("Bill Clinton", "William J. Clinton", True),
        ("George W. Bush", "George H.W. Bush", False),
        ("Hillary Clinton", "Bill Clinton", False),
        ("Fuad Hussein", "Saddam Hussein", False),
        ("Joe Biden", "Joe Manchin", False),
        ("Li Keqiang", "Xi Jinping", False),
        ("Ali Soleimani", "Ali Sulaimani", True),
        ("Abdel Tebboune", "Abdel Tebbun", True),
        ("Rosa Clooney", "Rosa Kallen", False),
        ("Tatsuya Gichuru", "Tatsuya Gagakori", False),
        ("Rosa Miekina", "Rosa Mchaney", False),
        # one letter of Persian, written q or gh; a first letter that is heard
        ("Abbas Araghchi", "Abbas Araqchi", True),
        ("Mohammad Bagher Ghalibaf", "Mohammad Baqer Qalibaf", True),
        ("Ali Ghaemi", "Ali Kaemi", False),
        ("Luis Henrique", "Luis Enrique", False),
        # short forms of more languages
        ("Sascha Norvan", "Alexander Norvan", True),
        ("Sascha Norvan", "Andreas Norvan", False),
        ("Kostas Norvan", "Konstantinos Norvan", True),
        ("Kostas Norvan", "Kyriakos Norvan", False),
        ("Laci Norvan", "László Norvan", True),
        ("Giorgos Norvan", "George Norvan", True),
        ("Giorgos Norvan", "Gregory Norvan", False),
        ("Yossi Norvan", "Yosef Norvan", True),
    ],
)
def test_same_person(one: str, other: str, expected: bool) -> None:
    """Spellings, initials and nicknames join; another first name or surname parts, also one of the same
    consonants."""
    assert forms.same_person(forms.person_words(one), forms.person_words(other)) is expected
