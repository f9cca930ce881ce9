"""Articles in every store: loaded, loaded again, replaced, taken away. Read back by the bare driver."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import graph_builder.store
from graph_builder.errors import NotFound, WriteRefused
from graph_builder.model import LABELS, ArticleGraph, Cue, Span
from graph_builder.statements import statement
from graph_builder.store import (
    BoltStore,
    Totals,
    hashes,
    preview_retract,
    replace,
    retract,
    setup,
    totals,
)
from tests.conftest import Server
from tests.graphs import make_graph, talks, withdrawal
from tests.store import corpus

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


def test_setup_makes_what_is_missing(store: BoltStore) -> None:
    """An index that somebody dropped is there again, online, and the others are left alone."""

    def online() -> set[tuple[str, ...]]:
        rows = store.read(statement("schema/indexes"))
        return {
            (*r["labelsOrTypes"], *r["properties"])
            for r in rows
            if r["state"] == "ONLINE" and r["properties"]
        }

    before = online()
    store.define("DROP INDEX entity_given")
    assert online() == before - {("Entity", "tally_given")}

    setup(store)

    assert online() == before


def test_totals(store: BoltStore, server: Server) -> None:
    """What a store holds is what lies in it, counted one by one; nothing in an empty one."""
    assert totals(store) == Totals(articles=0, entities=0, claims=0)

    replace(store, [talks(), withdrawal()], types=TYPES)

    found = [row["a"] for row in server.rows("MATCH (n) RETURN labels(n) AS a")]
    claims = server.rows("MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id")
    articles = sum("Article" in labels for labels in found)
    assert totals(store) == Totals(articles, len(found) - articles, len(claims))


def test_unknown_article(store: BoltStore) -> None:
    """Retracting what is not there is a NotFound that names it."""
    with pytest.raises(NotFound, match="no-such-article"):
        retract(store, "no-such-article")


def test_changed_content_replaces(store: BoltStore, server: Server) -> None:
    """A changed article leaves nothing of its old self: the store is as if it had always been the new one."""
    old = make_graph(
        talks().article.id,
        "Iran attacked Saturn Base. Joe Biden met Iran.",
        [("Iran", "ATTACKS", "Saturn Base", "Iran attacked Saturn Base."),
         ("Joe Biden", "MEETS", "Iran", "Joe Biden met Iran.")],
        {"Iran": "Place", "Saturn Base": "Place", "Joe Biden": "Person"},
    )  # fmt: skip
    replace(store, [talks()], types=TYPES)
    expected = server.graph()
    server.clear()
    replace(store, [old], types=TYPES)

    report = replace(store, [talks()], types=TYPES)

    assert report.replaced == (talks().article.id,)
    assert report.gone == 1
    assert server.graph() == expected


def test_a_new_graph_of_the_same_text_replaces(store: BoltStore, server: Server) -> None:
    """The same text extracted otherwise (by another vocabulary) is not mistaken for unchanged."""
    replace(store, [talks()], types=TYPES)
    fewer = dataclasses.replace(talks(), claims=talks().claims[:1])

    report = replace(store, [fewer], types=TYPES)

    assert report.replaced == (talks().article.id,)
    assert server.rows("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS count") == [{"count": 1}]


def test_any_order_and_any_batches_give_the_same_graph(store: BoltStore, server: Server) -> None:
    """Articles that disagree about names and labels give one graph, one by one, together, or backwards."""
    articles = [corpus.article(n, entities=12) for n in range(12)]
    replace(store, articles, types=corpus.TYPES)
    together = server.graph()
    server.clear()

    for one in reversed(articles):
        replace(store, [one], types=corpus.TYPES)

    assert server.graph() == together
    labels = server.rows("MATCH (n:Entity) RETURN labels(n) AS labels")
    assert {len(row["labels"]) for row in labels} == {2}


def test_retracting_any_article_leaves_the_rest_exactly(store: BoltStore, server: Server) -> None:
    """Names, labels and shared entities after a retraction are those of the articles that remain."""
    articles = [corpus.article(n, entities=12) for n in range(6)]
    replace(store, articles[1:], types=corpus.TYPES)
    expected = server.graph()
    replace(store, articles[:1], types=corpus.TYPES)

    retract(store, articles[0].article.id)

    assert server.graph() == expected


def test_a_new_version_of_every_article(store: BoltStore, server: Server) -> None:
    """A second version of every article, with other names and labels, equals a first load of that version."""
    replace(store, [corpus.article(n, version=1, entities=12) for n in range(8)], types=corpus.TYPES)
    expected = server.graph()
    server.clear()
    replace(store, [corpus.article(n, entities=12) for n in range(8)], types=corpus.TYPES)

    report = replace(store, [corpus.article(n, version=1, entities=12) for n in range(8)], types=corpus.TYPES)

    assert len(report.replaced) == 8
    assert server.graph() == expected


def test_more_than_a_hundred_rows_with_labels(store: BoltStore, server: Server) -> None:
    """Every one of hundreds of labelled nodes has its own values and ends.

    The embedded engine puts values on wrong nodes when more than 100 rows are created and labelled in
    autocommit; this fails if a write ever leaves explicit transactions or creates before it labels.
    """
    articles = [corpus.article(n, entities=1500, claims=20, named=40) for n in range(50)]

    replace(store, articles, types=corpus.TYPES)

    wanted = {}
    for graph in articles:
        for entity in graph.entities:
            wanted.setdefault(entity.id, set()).add(entity.name)
    nodes = server.rows(
        "MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, labels(n) AS labels"
    )
    assert len(nodes) == len(wanted) > 1000
    for node in nodes:
        assert node["name"] in wanted[node["id"]]
        assert wanted[node["id"]] <= {node["name"], *node["aliases"]}
        assert len(node["labels"]) == 2
        assert server_label(articles, node["id"]) in node["labels"]
    ends = server.rows(
        "MATCH (s:Entity)-[r]->(o:Entity) RETURN r.id AS id, s.id AS s, type(r) AS t, o.id AS o"
    )
    assert {(e["id"], e["s"], e["t"], e["o"]) for e in ends} == {
        (c.id, c.subject_id, c.type, c.object_id) for graph in articles for c in graph.claims
    }


def server_label(articles: list[ArticleGraph], entity_id: str) -> str:
    """The label with most votes, counted here anew."""
    votes = Counter(e.label for g in articles for e in g.entities if e.id == entity_id)
    return max(LABELS, key=lambda label: (votes[label], -LABELS.index(label)))


def test_writes_stay_in_explicit_transactions() -> None:
    """Nothing in the store writes in autocommit: the one ``session.run`` is for a person's reading query."""
    room = Path(graph_builder.store.__file__).parent
    found = [
        (path.name, line.strip())
        for path in sorted(room.glob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "session.run(" in line or "execute_query(" in line or "execute_write(" in line
    ]
    assert {name for name, _ in found} == {"asking.py"}


def test_a_load_that_was_cut_off_between_labels_is_ended(store: BoltStore, server: Server) -> None:
    """An entity left with its old label beside the new one, as by a killed load, is right after ``setup``."""
    replace(store, [talks()], types=TYPES)
    expected = server.graph()
    server.rows("MATCH (n:Entity {id: 'iran'}) SET n:Event")

    setup(store)

    assert server.graph() == expected


ODD = [
    "}) DETACH DELETE (n) //",
    "x'; MATCH (n) DETACH DELETE n; //",
    '" OR 1=1',
    "`) SET n.hacked = 1 //",
    "$rows <label> <type> {{id}} %s",
    "\\u0027 \\ \\n",
    "Zürich 北京 \U0001f600 e\u0301 \u202eright to left",
    "tab\tand\nline",
    "nul\x00inside",
]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_names_and_quotes_are_data(store: BoltStore, server: Server, name: str) -> None:
    """Whatever stands in an article comes back letter for letter, and does nothing."""
    text = f"{name} met Iran \U0001f9d1\u200d\U0001f680. {name}"
    graph = make_graph(
        "odd", text, [(name, "MEETS", "Iran", text)], {"Iran": "Place"}, title=name, outlet=name, url=name
    )
    odd = dataclasses.replace(graph.entities[0], id="odd-one", aliases=(name + "!", name + "\t2"))
    claim = dataclasses.replace(graph.claims[0], subject_id="odd-one", attributed_to=name, time=name)
    replace(
        store, [dataclasses.replace(graph, entities=(odd, graph.entities[1]), claims=(claim,))], types=TYPES
    )

    row = server.rows(
        "MATCH (a:Article)-[m:MENTIONS]->(n:Entity {id: 'odd-one'})-[r:MEETS]->() "
        "RETURN a.text AS text, a.title AS title, a.outlet AS outlet, n.name AS name, n.aliases AS aliases, "
        "r.quote AS quote, r.attributed_to AS who, m.forms AS forms"
    )[0]
    assert row["text"] == row["quote"] == text
    assert row["title"] == row["outlet"] == row["name"] == row["who"] == name
    assert row["aliases"] == sorted([name + "!", name + "\t2"])
    assert row["forms"] == sorted([name, name + "!", name + "\t2"])
    retract(store, "odd")
    assert server.graph() == []


def test_a_megabyte_of_text(store: BoltStore, server: Server) -> None:
    """Long articles fit, several of them in one call."""
    long = [
        make_graph(
            f"long-{n}",
            "Iran met Iraq. " + "Zürich \U0001f600 " * 110_000,
            [("Iran", "MEETS", "Iraq", "Iran met Iraq.")],
            {},
        )
        for n in range(6)
    ]
    assert len(long[0].article.text.encode()) > 1_000_000

    replace(store, long, types=TYPES)

    rows = server.rows("MATCH (a:Article) RETURN a.id AS id, a.text AS text ORDER BY id")
    assert [row["text"] for row in rows] == [graph.article.text for graph in long]


def test_every_value(store: BoltStore, server: Server) -> None:
    """Every property of a claim comes back as it was, dates as dates; an absent one is no property."""
    quote = "Iran denied that it attacked US troops, an official said."
    full = dataclasses.replace(
        talks().claims[2],
        event_date=datetime.date(1066, 10, 14),
        granularity="day",
        time="in 1066",
        location="Hastings",
        quantity="7",
        confidence=0.25,
        modality="possible",
        cues=(Cue("negation", 85, 91), Cue("attribution", 128, 132)),
        subject_antecedent=Span(0, 4),
        object_antecedent=Span(53, 62),
        derived_from="another",
    )
    graph = talks()
    replace(store, [dataclasses.replace(graph, claims=(graph.claims[0], full))], types=TYPES)

    claims = store.read("MATCH (:Entity)-[r]->(:Entity) RETURN r ORDER BY r.start")
    assert claims[1]["r"].properties == {
        "id": full.id, "quote": quote, "start": full.start, "end": full.end, "predicate": "attacks",
        "article": graph.article.id, "outlet": "Example Wire", "published": datetime.date(2021, 7, 26),
        "factual": False, "negated": True, "modality": "possible", "attributed_to": "Iran", "speaker": "iran",
        "event_date": datetime.date(1066, 10, 14), "granularity": "day", "time": "in 1066",
        "location": "Hastings", "quantity": "7", "confidence": 0.25, "rule": "by hand", "clause": full.clause,
        "subject_span": [80, 84], "object_span": [109, 118], "subject_antecedent": [0, 4],
        "object_antecedent": [53, 62], "cues": ["negation:85:91", "attribution:128:132"],
        "derived_from": "another",
    }  # fmt: skip
    assert "event_date" not in claims[0]["r"].properties
    types = server.rows("MATCH (:Entity)-[r]->(:Entity) WHERE r.start > 0 RETURN properties(r) AS p")[0]["p"]
    assert type(types["confidence"]) is float
    assert type(types["start"]) is int
    assert type(types["negated"]) is bool


REFUSED = {
    "unknown type": {"type": "KIDNAPS"},
    "type with code in it": {"type": "MEETS]->() DETACH DELETE a //"},
    "reserved type": {"type": "MENTIONS"},
    "type that is a label": {"type": "Person"},
    "lower case type": {"type": "meets"},
    "claim of an unknown entity": {"object_id": "nobody"},
    "quote that is not there": {"quote": "never said"},
    "id with a control character": {"id": "a\tb"},
    "empty id": {"id": ""},
    "number beyond 64 bits": {"subject_mention": Span(2**63, 2**63 + 1)},
    "half a surrogate pair": {"time": "\ud83d"},
    "confidence that is no number": {"confidence": float("nan")},
    "confidence without end": {"confidence": float("inf")},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_claims_that_no_store_may_take(
    embedded_store: BoltStore, embedded: Server, change: dict[str, Any]
) -> None:
    """A type from outside, a key or a value that can't be stored: refused by name, and nothing written."""
    bad = dataclasses.replace(withdrawal().claims[0], **change)
    graph = dataclasses.replace(withdrawal(), claims=(bad, *withdrawal().claims[1:]))

    with pytest.raises(WriteRefused, match="morning-post-2021-07-27-withdrawal"):
        replace(embedded_store, [talks(), graph], types={*TYPES, "MENTIONS", "Person", "meets"})

    assert embedded.graph() == []


@pytest.mark.parametrize("label", ["Hack", "Person) DETACH DELETE (n) //", "Article", "Entity", ""])
def test_labels_from_outside(embedded_store: BoltStore, embedded: Server, label: Any) -> None:
    """Only the six labels of the graph model ever become part of a statement."""
    first, *rest = withdrawal().entities
    graph = dataclasses.replace(withdrawal(), entities=(dataclasses.replace(first, label=label), *rest))

    with pytest.raises(WriteRefused, match="label"):
        replace(embedded_store, [talks(), graph], types=TYPES)

    assert embedded.graph() == []


def test_two_entities_of_one_id(embedded_store: BoltStore, embedded: Server) -> None:
    """Two entities with one id are refused instead of one silently winning."""
    graph = dataclasses.replace(talks(), entities=(*talks().entities, talks().entities[0]))
    with pytest.raises(WriteRefused, match="2 things"):
        replace(embedded_store, [graph], types=TYPES)
    assert embedded.graph() == []
