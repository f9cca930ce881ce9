"""Claims with their evidence, articles, counts and schema."""

import datetime

import pytest

from graph_builder.errors import NotFound
from graph_builder.model import Span
from graph_builder.protocols import GraphStore
from graph_builder.query import (
    article,
    articles,
    claims_between,
    claims_of,
    claims_of_article,
    counts,
    schema,
)
from tests.graphs import talks, withdrawal
from tests.query.corpus import denial, load_corpus


def test_claims_of_an_entity_in_both_roles(store: GraphStore) -> None:
    """As subject and as object, each once, the latest published first, with its article."""
    load_corpus(store)
    found = claims_of(store, "joe-biden")
    assert len(found) == len({c.id for c in found}) == 6
    assert [c.published for c in found] == sorted((c.published for c in found), reverse=True)  # type: ignore[type-var]
    assert [c.id for c in claims_of(store, "joe-biden", limit=2)] == [c.id for c in found[:2]]
    praise = next(c for c in found if c.type == "PRAISES")
    assert (praise.subject, praise.object, praise.url) == (
        "Jens Stoltenberg",
        "Joe Biden",
        "https://example.org/denial",
    )


def test_a_claim_can_be_checked_to_the_word(store: GraphStore) -> None:
    """Quote and spans point into the text that the store keeps."""
    load_corpus(store)
    (claim,) = claims_between(store, "us-troops", "iran")
    text = article(store, claim.article).article.text
    assert text[claim.start : claim.end] == claim.quote
    assert isinstance(claim.subject_span, Span)
    assert text[claim.subject_span.start : claim.subject_span.end] == "Iran"
    assert (claim.standing, claim.attributed_to, claim.speaker) == ("denied", "Iran", "iran")


def test_claims_between_two_in_both_directions(store: GraphStore) -> None:
    """The order of the two makes no difference."""
    load_corpus(store)
    one = claims_between(store, "joe-biden", "mustafa-al-kadhimi")
    assert one == claims_between(store, "mustafa-al-kadhimi", "joe-biden")
    assert [c.standing for c in one] == ["denied", "stated", "stated"]


def test_claims_of_an_article_in_the_order_of_the_text(store: GraphStore) -> None:
    """What the article view lists beside the text."""
    load_corpus(store)
    for graph in (talks(), denial()):
        assert [c.id for c in claims_of_article(store, graph.article.id)] == [c.id for c in graph.claims]


def test_articles_newest_first(store: GraphStore) -> None:
    """With what a list needs: outlet, day, how many claims and dropped lines."""
    load_corpus(store)
    rows = articles(store)
    assert [r.outlet for r in rows] == ["Evening Post", "Morning Post", "Example Wire"]
    assert [(r.claims, r.dropped) for r in rows] == [(5, 0), (2, 1), (3, 0)]
    assert rows[0].published == datetime.date(2021, 7, 28)


def test_one_article_with_all_that_was_found(store: GraphStore) -> None:
    """Text, mentions, claims and dropped lines are those of the extraction."""
    load_corpus(store)
    graph = withdrawal()
    view = article(store, graph.article.id)
    assert view.article == graph.article
    assert view.dropped == graph.dropped
    assert {e.id: e.mentions for e in view.entities} == {e.id: e.mentions for e in graph.entities}
    assert [c.id for c in view.claims] == [c.id for c in graph.claims]


def test_an_unknown_article_is_an_error(store: GraphStore) -> None:
    """It says where the ids are."""
    with pytest.raises(NotFound, match="kg articles"):
        article(store, "nonesuch")


def test_counts(store: GraphStore) -> None:
    """Articles, entities, claims, how many are facts, and of which kinds."""
    load_corpus(store)
    found = counts(store)
    assert (found.articles, found.entities, found.claims, found.factual) == (3, 9, 10, 6)
    assert dict(found.labels) == {"Place": 4, "Person": 3, "Concept": 1, "Group": 1}
    assert next(iter(found.types.items())) == ("MEETS", 3)


def test_the_schema_is_what_is_there(store: GraphStore) -> None:
    """Labels and types in use and their properties, for completion; nothing internal."""
    load_corpus(store)
    found = schema(store)
    assert {"Person", "Place", "Article", "Entity"} <= found.labels.keys()
    assert found.types["MEETS"] == 3
    assert found.node_properties["Person"] == ("aliases", "id", "name")
    assert {"quote", "factual", "event_date", "negated"} <= set(found.claim_properties)
    assert "pairs" not in found.node_properties["Article"]


def test_an_empty_store_has_no_counts(store: GraphStore) -> None:
    """Zeros, not errors."""
    found = counts(store)
    assert (found.articles, found.claims, dict(found.types)) == (0, 0, {})
    assert articles(store) == []
    assert schema(store).claim_properties == ()
