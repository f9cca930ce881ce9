"""Finding entities by what people type."""

from dataclasses import replace as changed

import pytest

from graph_builder.errors import NotFound
from graph_builder.protocols import GraphStore
from graph_builder.query import find_entity, search
from tests.query.corpus import load, load_corpus, praise


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Joe Biden", "Joe Biden"),
        ("joe biden", "Joe Biden"),
        ("BIDEN", "Joe Biden"),
        ("bid", "Joe Biden"),
        ("Bidne", "Joe Biden"),
        ("kadimi", "Mustafa al-Kadhimi"),
        ("mustafa kadhimi", "Mustafa al-Kadhimi"),
        ("stoltenbreg", "Jens Stoltenberg"),
        ("Afganistan", "Afghanistan"),
        ("pause of the mission", "pause of the mission"),
    ],
)
def test_a_name_is_found(store: GraphStore, text: str, found: str) -> None:
    """By case, part, typo or word order; the best hit comes first."""
    load_corpus(store)
    assert search(store, text)[0].name == found


@pytest.mark.parametrize(
    ("text", "found"), [("Zurich", "Zürich"), ("ZÜRICH", "Zürich"), ("strasse", "Lange Straße")]
)
def test_accents_make_no_difference(store: GraphStore, text: str, found: str) -> None:
    """Nobody has an umlaut at hand."""
    load(store, praise("Lange Straße praised Zürich."))
    assert search(store, text)[0].name == found


@pytest.mark.parametrize(
    "text", ["", "   ", "xylophone quartet", "*", 'a"b', "(", "~", "AND", "n:x", "\\", "[", "\x00"]
)
def test_nothing_to_find_is_no_error(store: GraphStore, text: str) -> None:
    """Text that is syntax to the index is text to us."""
    load_corpus(store)
    assert search(store, text) == []


def test_an_alias_is_found_and_shown(store: GraphStore) -> None:
    """Names that other articles use lead to the same entity."""
    graph = praise("Ann praised Bob.")
    entities = tuple(changed(e, aliases=("Annabel Lee",)) if e.name == "Ann" else e for e in graph.entities)
    load(store, changed(graph, entities=entities))
    hit = search(store, "annabel")[0]
    assert (hit.id, hit.aliases, hit.degree) == ("ann", ("Annabel Lee",), 1)


def test_more_claims_come_first_among_equals(store: GraphStore) -> None:
    """Two who both have the word: the one that the news speaks of more often is meant."""
    load(store, praise("Ann Lee praised Bob.", "Cleo Lee praised Bob.", "Cleo Lee praised Dora."))
    assert [h.name for h in search(store, "lee")] == ["Cleo Lee", "Ann Lee"]


@pytest.mark.parametrize("name", ["joe-biden", "Joe Biden", "joe biden", "Biden"])
def test_an_entity_is_found_by_id_name_or_its_only_name_part(store: GraphStore, name: str) -> None:
    """What a person gives a question as a parameter."""
    load_corpus(store)
    assert find_entity(store, name).id == "joe-biden"


def test_an_unclear_name_is_refused_with_the_candidates(store: GraphStore) -> None:
    """Two with one surname: asking back is better than guessing."""
    load(store, praise("Ann Lee praised Bob.", "Cleo Lee praised Bob."))
    with pytest.raises(NotFound, match="Ann Lee, Cleo Lee"):
        find_entity(store, "Lee")
