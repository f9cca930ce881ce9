"""What annotation promises: the text unchanged, sentences inside lines, one mention a head."""

from __future__ import annotations

import pytest

from graph_builder.annotate import annotate
from graph_builder.errors import NotExtractable
from graph_builder.model import Annotation, Article, CleanText, Segment


def read(text: str, title: str = "") -> Annotation:
    """Annotate a text that needs no cleaning."""
    return annotate(Article("article", text, title), CleanText(text, (Segment(0, 0, len(text)),)))


def found(text: str, kind: str) -> list[tuple[str, str | None, str | None]]:
    """The mentions of one kind: words, label, name."""
    a = read(text)
    return [(a.doc[m.start : m.end].text, m.label, m.name) for m in a.mentions if m.kind == kind]


STORY = (
    "Talks on troops\n\nUS President Joe Biden met French Prime Minister Jean Castex on Monday.\n"
    "  He said the 2,500 US soldiers would leave.\n\n© 😀 Example\n"
)


def test_the_doc_is_the_clean_text() -> None:
    """Offsets of tokens are offsets of the clean text, whatever blanks and signs it holds."""
    assert read(STORY).doc.text == STORY


def test_no_sentence_crosses_a_line() -> None:
    """A headline without a full stop is not glued to the paragraph below it."""
    for sentence in read(STORY).doc.sents:
        assert "\n" not in sentence.text.strip()


def test_one_mention_per_head_in_order() -> None:
    """``mention_of`` is unambiguous, and mentions come in text order."""
    mentions = read(STORY).mentions
    assert len({m.head for m in mentions}) == len(mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_same_text_same_mentions_in_any_company() -> None:
    """An article's mentions do not depend on what is read before or after it."""
    other = "Angela Merkel visited Paris. She spoke with the French president about the budget."
    pairs = [
        (Article(str(i), t), CleanText(t, (Segment(0, 0, len(t)),))) for i, t in enumerate([STORY, other])
    ]
    one_way = [annotate(*pair).mentions for pair in pairs]
    assert one_way == [annotate(*pair).mentions for pair in reversed(pairs)][::-1]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The Iraqi army left.", "name", ("Iraqi", "Place", "Iraq")),
        ("The US soldiers left Iraq.", "name", ("US", "Place", "United States")),
        ("The US soldiers left Iraq.", "nominal", ("The US soldiers", "Group", "US soldiers")),
        ("He met President Barack Obama.", "name", ("Barack Obama", "Person", None)),
        ("A number of soldiers died.", "nominal", ("A number of soldiers", "Group", "soldiers")),
        ("The latest attack killed 30 people.", "nominal", ("The latest attack", "Event", "attack")),
        ("She resigned.", "pronoun", ("She", "Person", None)),
    ],
)  # fmt: skip
def test_mentions(text: str, kind: str, expected: tuple[str, str, str | None]) -> None:
    """Names without titles, nested names, short names of phrases, pronouns."""
    assert expected in found(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "Der Präsident hat am Montag erklärt, dass die Truppen das Land bis zum Ende des Jahres verlassen "
        "werden, und die Regierung will darüber mit den Nachbarn sprechen.",
        "Le président a annoncé lundi que les troupes quitteraient le pays avant la fin de cette année, et "
        "le gouvernement veut en parler avec ses voisins.",
        "Президент объявил в понедельник, что войска покинут страну до конца года.",
    ],
)
def test_other_languages_are_refused_by_name(text: str) -> None:
    """Text that is empty or not English raises an error that names the article."""
    with pytest.raises(NotExtractable, match="The talks"):
        read(text, title="The talks")


def test_a_short_text_full_of_names_is_english_too() -> None:
    """Two sentences with few function words are read, not refused."""
    text = (
        "Norway and Sweden signed a trade treaty in March 2019. Swedish Prime Minister Stefan Löfven was "
        "invited to Oslo a month later."
    )
    assert len(found(text, "name")) > 3
    names = "Kendrick Lamar, Taylor Swift, Ed Sheeran, Dua Lipa, Billie Eilish, Ariana Grande, Lana Del Rey, "
    assert len(found(names + "Harry Styles, Post Malone, Janelle Monae and Olivia Rodrigo", "name")) > 3
