"""Articles in every store: loaded, loaded again, replaced, taken away. Read back by the bare driver."""

from __future__ import annotations

import datetime

import pytest

from graph_builder.errors import NotFound
from graph_builder.store import BoltStore, hashes, preview_retract, replace, retract, setup
from tests.conftest import Server
from tests.graphs import talks, withdrawal

TYPES = frozenset({"MEETS", "LEAVES", "ATTACKS", "WITHDRAWS_FROM", "SAYS"})


def test_load(store: BoltStore, server: Server) -> None:
    """A loaded article stands in the database as the graph model says, nodes, mentions and claims."""
    report = replace(store, [talks()], types=TYPES)

    assert report.added == (talks().article.id,)
    assert (report.claims, report.mentions, report.entities) == (3, 5, 5)
    claim = server.rows(
        "MATCH (a:Entity:Person {name: 'Joe Biden'})-[r:MEETS]->(b:Entity {id: 'mustafa-al-kadhimi'}) "
        "RETURN r.quote AS quote, r.start AS start, r.factual AS factual, r.published AS published, "
        "r.subject_span AS span, r.speaker AS speaker, r.article AS article"
    )
    assert claim == [
        {
            "quote": "Joe Biden met Mustafa al-Kadhimi at the White House.",
            "start": 0,
            "factual": True,
            "published": claim[0]["published"],
            "span": [0, 9],
            "speaker": None,
            "article": talks().article.id,
        }
    ]
    assert claim[0]["published"].to_native() == datetime.date(2021, 7, 26)
    mention = server.rows(
        "MATCH (:Article)-[m:MENTIONS]->(:Entity {id: 'us-troops'}) RETURN properties(m) AS p"
    )
    assert mention[0]["p"] == {
        "id": f"{talks().article.id}|us-troops",
        "name": "US troops",
        "label": "Group",
        "forms": ["US troops"],
        "spans": [53, 62, 109, 118],
        "kinds": ["name", "name"],
        "count": 2,
        "first_start": 53,
    }


def test_the_same_again_changes_nothing(store: BoltStore, server: Server) -> None:
    """An article whose graph is the same is left alone, and counted as unchanged."""
    replace(store, [talks(), withdrawal()], types=TYPES)
    before = server.graph()

    report = replace(store, [withdrawal(), talks()], types=TYPES)

    assert report.unchanged == (withdrawal().article.id, talks().article.id)
    assert (report.added, report.replaced, report.claims) == ((), (), 0)
    assert server.graph() == before


def test_build_two_retract_one_is_the_other(store: BoltStore, server: Server) -> None:
    """A and B, then B taken away, is exactly A: names, tallies, labels, shared entities, all of it."""
    replace(store, [talks()], types=TYPES)
    only_talks = server.graph()
    replace(store, [withdrawal()], types=TYPES)
    both = server.graph()
    assert both != only_talks

    foreseen = preview_retract(store, withdrawal().article.id)
    assert server.graph() == both
    report = retract(store, withdrawal().article.id)

    assert report == foreseen
    assert report.entities == ("afghanistan", "united-states")
    assert server.graph() == only_talks
    assert hashes(store) == {talks().article.id: talks().article.hash}


def test_setup_twice(store: BoltStore, server: Server) -> None:
    """Setting up a populated store again changes nothing and raises nothing."""
    replace(store, [talks()], types=TYPES)
    before = server.graph()

    setup(store)

    assert server.graph() == before


def test_unknown_article(store: BoltStore) -> None:
    """Retracting what is not there is a NotFound that names it."""
    with pytest.raises(NotFound, match="no-such-article"):
        retract(store, "no-such-article")
