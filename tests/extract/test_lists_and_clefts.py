"""Lists of names, and sentences split in two: what each of them states."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims

#: sentence, all its claims
STATED = [
    (
        "Alice Brown, Bob Green, Carol White and Dan Black visited Kyiv.",
        [f"{name} | VISITS | Kyiv" for name in ("Alice Brown", "Bob Green", "Carol White", "Dan Black")],
    ),
    (
        "Senators John McCain, Lindsey Graham and Joe Lieberman visited Kyiv.",
        [f"{name} | VISITS | Kyiv" for name in ("John McCain", "Lindsey Graham", "Joe Lieberman")],
    ),
    (
        "Actors George Clooney, Brad Pitt and Matt Damon visited Kyiv.",
        [f"{name} | VISITS | Kyiv" for name in ("George Clooney", "Brad Pitt", "Matt Damon")],
    ),
    ("The Department of Health, Education and Welfare sued Acme.",
     ["Department of Health, Education and Welfare | SUES | Acme"]),
    ("It was Angela Merkel who called Vladimir Putin.", ["Angela Merkel | TALKS_TO | Vladimir Putin"]),
    ("It was not Merkel who called Putin.", ["Merkel | TALKS_TO | Putin (not)"]),
    (
        "It was not Merkel but Scholz who called Putin.",
        ["Merkel | TALKS_TO | Putin (not)", "Scholz | TALKS_TO | Putin"],
    ),
    ("It wasn't Boeing that built the plane.", ["Boeing | BUILDS | plane (not)"]),
    ("What the minister rejected was the plan.", ["minister | REJECTS | plan"]),
    (
        "What Google bought was not YouTube but Vimeo.",
        ["Google | ACQUIRES | YouTube (not)", "Google | ACQUIRES | Vimeo"],
    ),
    ("What killed the miners was gas.", ["gas | KILLS | miners"]),
    ("He asked what the minister rejected.", []),
    ("What the army did is unclear.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), STATED, ids=[s for s, _ in STATED])
def test_every_name_of_a_list_and_both_halves_of_a_split_sentence(sentence: str, wanted: list[str]) -> None:
    """A list states the same of each of its names; a split sentence states what its halves say together."""
    assert claims(sentence) == wanted


def test_a_name_in_apposition_is_no_further_person() -> None:
    """The chancellor between two commas is Merkel: who else comes is one more."""
    found = claims("Angela Merkel, the chancellor, and Emmanuel Macron visited Kyiv.")
    assert [c for c in found if "VISITS" in c] == [
        "Angela Merkel | VISITS | Kyiv",
        "Emmanuel Macron | VISITS | Kyiv",
    ]


def test_not_what_it_is() -> None:
    """ "It" of a split sentence is nothing: nothing is said to be Merkel."""
    assert not any("IS_A" in c for c in claims("It was Angela Merkel who called Vladimir Putin."))
