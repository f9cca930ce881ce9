"""Verbs with two objects: whom they name, and what that one is to those who call him so."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims

NAMING = [
    ("Israel calls Hamas a terrorist group.", "Hamas | IS_A | terrorist group (by Israel)"),
    ("The White House declared Flint a disaster area.", "Flint | IS_A | disaster area (by White House)"),
    ("China considers Taiwan part of its territory.", "Taiwan | PART_OF | territory (by China)"),
    ("Turkey does not consider Hamas a terrorist group.", "Hamas | IS_A | terrorist group (not, by Turkey)"),
    ("Critics branded Boris Johnson a liar.", "Boris Johnson | IS_A | liar (by Critics)"),
    ("Beijing regards Taiwan as a province.", "Taiwan | IS_A | province (by Beijing)"),
    ("The board appointed John Smith chairman of Siemens.", "John Smith | LEADER_OF | Siemens"),
    ("Siemens named Laura Jones its chief executive.", "Siemens | APPOINTS | Laura Jones"),
    ("The court declared Yulia Tymoshenko guilty.", "court | CONVICTS | Yulia Tymoshenko"),
    ("The president named Ann Roe ambassador to France.", "Ann Roe | AMBASSADOR_TO | France"),
]
#: sentence, what must not be claimed
NEAR_MISSES = [
    ("Iran called the army of Iraq.", "IS_A"),
    ("Germany considered the plan of the minister.", "IS_A"),
    ("The army declared victory.", "IS_A"),
    ("The club named Apple chief Tim Cook.", "Apple |"),
    ("A man called Hamas, a militant group, on Monday.", "by "),
    ("Ann Roe called him the former president.", "IS_A"),
]


@pytest.mark.parametrize(("sentence", "claim"), NAMING)
def test_what_somebody_is_called(sentence: str, claim: str) -> None:
    """The second object says what the first one is, in the opinion of whoever calls it so."""
    assert claim in claims(sentence)


@pytest.mark.parametrize(("sentence", "wrong"), NEAR_MISSES)
def test_one_object_names_nobody(sentence: str, wrong: str) -> None:
    """One object, an apposition or a title beside a name is no naming."""
    assert not any(wrong in claim for claim in claims(sentence))
