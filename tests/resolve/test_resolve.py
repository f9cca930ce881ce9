"""Which mentions become one entity, and which must never."""

from __future__ import annotations

import pytest

from graph_builder.annotate import annotate
from graph_builder.model import (
    Annotation,
    Article,
    ArticleGraph,
    CleanText,
    Extraction,
    Segment,
    TokenClaim,
    TokenMention,
)
from graph_builder.resolve import resolve


def read(text: str) -> Annotation:
    """Annotate a text that needs no cleaning."""
    return annotate(Article("article", text), CleanText(text, (Segment(0, 0, len(text)),)))


def mention(a: Annotation, words: str, nth: int = 0) -> TokenMention:
    """The nth mention with exactly these words."""
    return [m for m in a.mentions if a.doc[m.start : m.end].text == words][nth]


def claim(a: Annotation, subject: TokenMention, kind: str, obj: TokenMention) -> TokenClaim:
    """A claim with its sentence as quote."""
    sentence = a.doc[subject.head].sent
    return TokenClaim(subject, obj, kind, kind.lower(), (sentence.start, sentence.end), "by hand", 0)


def names(text: str) -> ArticleGraph:
    """The graph of the names alone."""
    return resolve(read(text), Extraction(()))


def entity_of(graph: ArticleGraph, words: str) -> str:
    """The name of the entity that has a mention of these words."""
    (found,) = {e.name for e in graph.entities if any(m.text == words for m in e.mentions)}
    return found


SAME = [
    ("Joe Biden spoke on Monday. Biden met reporters.", "Joe Biden", "Biden"),
    ("Mustafa al-Kasimi came. Mustafa al-Kadhimi left.", "Mustafa al-Kasimi", "Mustafa al-Kadhimi"),
    ("The United States left Iraq. The U.S. had 2,500 soldiers there.", "United States", "U.S."),
    ("Germany voted. German voters were tired.", "Germany", "German"),
    ("The World Health Organization (WHO) met. WHO officials spoke.", "World Health Organization", "WHO"),
]  # fmt: skip
APART = [
    ("Joe Biden and Jill Biden came to Paris.", "Joe Biden", "Jill Biden"),
    ("The Iraqi security forces advanced in Iraq.", "Iraqi", "The Iraqi security forces"),
    ("The Biden government paid. Joe Biden spoke.", "Joe Biden", "The Biden government"),
    ("US soldiers left. The United States paid.", "United States", "US soldiers"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME)
def test_same_entity(text: str, one: str, other: str) -> None:
    """Two names of one thing are one node."""
    graph = names(text)
    assert entity_of(graph, one) == entity_of(graph, other)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_apart(text: str, one: str, other: str) -> None:
    """Two things that share words stay two nodes."""
    a = read(text)
    first = mention(a, one)
    second = mention(a, other)
    graph = resolve(a, Extraction((claim(a, first, "RELATES_TO", second),)))
    assert [(c.subject_id != c.object_id) for c in graph.claims if c.rule == "by hand"] == [True]


def test_claims_have_verbatim_quotes_and_entities() -> None:
    """A claim over mentions becomes one over entities, quoted from the article."""
    a = read("Joe Biden spoke on Monday. Biden met Angela Merkel in Berlin.")
    graph = resolve(a, Extraction((claim(a, mention(a, "Biden"), "MEETS", mention(a, "Angela Merkel")),)))
    (made,) = graph.claims
    assert (made.subject, made.type, made.object) == ("Joe Biden", "MEETS", "Angela Merkel")
    assert made.quote == "Biden met Angela Merkel in Berlin."
    assert graph.article.text[made.start : made.end] == made.quote


def test_an_unresolved_pronoun_drops_its_claim() -> None:
    """A claim about nobody knows whom is dropped with the reason, never guessed."""
    a = read("They attacked Baghdad on Monday.")
    graph = resolve(a, Extraction((claim(a, mention(a, "They"), "ATTACKS", mention(a, "Baghdad")),)))
    assert not graph.claims
    assert "They" in graph.dropped[0].reason


def test_a_force_takes_its_country_along() -> None:
    """Withdrawing soldiers give a derived claim of their country, and a PART_OF."""
    a = read("US soldiers withdrew from Afghanistan in 2021.")
    subject, obj = mention(a, "US soldiers"), mention(a, "Afghanistan")
    graph = resolve(a, Extraction((claim(a, subject, "WITHDRAWS_FROM", obj),)))
    triples = {(c.subject, c.type, c.object, c.derived_from is not None) for c in graph.claims}
    assert triples == {
        ("US soldiers", "WITHDRAWS_FROM", "Afghanistan", False),
        ("United States", "WITHDRAWS_FROM", "Afghanistan", True),
        ("US soldiers", "PART_OF", "United States", False),
    }


def test_the_graph_can_be_written_and_read() -> None:
    """The public format takes every graph that resolution makes."""
    graph = names("Joe Biden met Iraqi soldiers in Baghdad.\n\nThe soldiers saluted him.")
    assert ArticleGraph.from_json(graph.to_json()) == graph
