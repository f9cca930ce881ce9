"""Who says "I" in an interview."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims
from tests.resolve.reading import entity_of

INTRODUCED = """Interview with Maria Lopez, chief executive of Siemens

Q: When did you come?

A: I joined Siemens in 2004.

Q: Will you resign?

A: It will not happen."""
NAMED = """A talk with Maria Lopez about Siemens

Reporter: When did you come?

Lopez: I joined Siemens in 2004."""
OF_TWO = """Maria Lopez and Juan Ruiz on the future of Siemens

Q: When did you come?

A: I joined Siemens in 2004."""
ASKED = """Interview with Maria Lopez, chief executive of Siemens

Q: May I ask about Siemens?

A: Please."""


@pytest.mark.parametrize("text", [INTRODUCED, NAMED], ids=["introduced", "named"])
def test_who_answers(text: str) -> None:
    """The answer is given by whom the line names, or by the one person who was introduced."""
    assert entity_of(text, "I") == "Maria Lopez"


@pytest.mark.parametrize("text", [OF_TWO, ASKED], ids=["one of two", "who asks"])
def test_nobody_is_guessed(text: str) -> None:
    """Of two people nobody knows who answers, and who asks is not the guest."""
    assert entity_of(text, "I") is None


def test_the_answer_is_attributed() -> None:
    """What is answered is said by the guest, not by the article."""
    text = (
        "Interview with Maria Lopez\n\nQ: Who left?\n\nA: Iran left Syria.\n\nQ: And who came?\n\nA: Spain."
    )
    assert "Iran | LEAVES | Syria (by Maria Lopez)" in claims(text)
