"""Text becomes a Doc: nothing lost, lines respected, headlines read as sentences."""

from __future__ import annotations

import doctest

import pytest

from graph_builder.annotate import lexicon, parsing, recasing
from graph_builder.annotate.parsing import parse
from graph_builder.annotate.recasing import Casing, headline_case

BODY = "Joe Biden praised the work of the nurses in Ohio on Monday. The US troops leave."


@pytest.mark.parametrize("module", [lexicon, parsing, recasing])
def test_the_examples_of_the_docstrings_hold(module: object) -> None:
    """Every doctest of the module passes."""
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert result.failed == 0


@pytest.mark.parametrize(
    "text",
    ["a\n\n b  c\td.\r\n\r\nE f", "\n\nOne.\n", "One sentence", "😀 Iraq.\u2029Iran.", "x" * 50_000],
)
def test_the_doc_is_the_text(text: str) -> None:
    """Whatever blanks and signs it holds."""
    assert parse(text).text == text


def test_a_headline_is_read_as_a_sentence() -> None:
    """Title Case and CAPITALS keep their verbs and lose no names."""
    for headline in (
        "Joe Biden Praises The Work Of The Nurses In Ohio",
        "JOE BIDEN PRAISES THE WORK OF THE NURSES IN OHIO",
    ):
        doc = parse(f"{headline}\n\n{BODY}")
        verb = next(t for t in doc if t.lower_ == "praises")
        assert verb.pos_ == "VERB"
        assert [t.text.lower() for t in verb.children if t.dep_ == "nsubj"] == ["biden"]
        assert doc.text.startswith(headline)


def test_short_lines_are_no_headlines() -> None:
    """A name alone, or a sentence with names, is left as it is."""
    assert not headline_case(["Joe", "Biden"])
    assert not headline_case(BODY.split())


def test_casing_knows_how_the_document_writes() -> None:
    """Words written small in running text, and names written large in it."""
    words = BODY.replace(".", " .").split()
    casing = Casing.of(words, [list(range(len(words)))])
    assert "nurses" in casing.lower
    assert casing.upper["ohio"] == "Ohio"


def test_a_sentence_of_five_thousand_words_is_read() -> None:
    """No recursion, no quadratic step: an endless sentence is only long."""
    text = "Joe Biden met " + "a man and " * 1700 + "Angela Merkel."
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Voters re-elected Joe Biden.", "re-elected", "re-elect"),
        ("She co-founded Acme.", "co-founded", "co-found"),
        ("He co-wrote a song.", "co-wrote", "co-write"),
        ("They re-opened the border.", "re-opened", "re-open"),
    ],
)
def test_a_prefix_is_no_word_of_its_own(text: str, word: str, lemma: str) -> None:
    """One word with the lemma of the verb behind the hyphen; the text stays as it was."""
    doc = parse(text)
    assert doc.text == text
    assert [t.lemma_ for t in doc if t.text == word] == [lemma]


def test_other_hyphens_part_words() -> None:
    """ "US-led" has the name of a country in it."""
    assert [t.text for t in parse("US-led forces left.")][:3] == ["US", "-", "led"]
