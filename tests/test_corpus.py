"""Articles linked to each other in a store: entities, copies, and exact retraction, in any order."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder import review
from graph_builder.link import shown
from graph_builder.model import Article, ArticleGraph
from graph_builder.pipeline import Corpus, extract_article, read_ledger
from graph_builder.query import answer
from graph_builder.read import article_from_text
from graph_builder.store import BoltStore, draft
from tests.conftest import Rows, Server

pytestmark = pytest.mark.store

DAY = datetime.date

TEXTS = {
    "full": "Iraqi Prime Minister Mustafa al-Kadhimi met Joe Biden at the White House.",
    "spelled": "Mustafa al-Kadhimy, the prime minister of Iraq, visited Tehran on Sunday.",
    "surname": "Iraqi Prime Minister Kadhimi condemned the attack in Baghdad.",
    "namesake": "Haider al-Kadhimi, a footballer from Basra, signed a contract.",
    "minister": "John Smith, the leader of the Labour Party, criticised the government.",
    "striker": "John Smith, a striker from Leeds, injured his knee.",
    "defined": "The World Health Organization (WHO) declared an emergency in Geneva.",
    "acronym": "The WHO warned of a new virus in Asia.",
}


@pytest.fixture(scope="module")
def graphs() -> dict[str, ArticleGraph]:
    """The graphs of the texts, each an article of an outlet of its own."""
    found = {}
    for number, (name, text) in enumerate(TEXTS.items()):
        day = datetime.date(2021, 7, 1) + datetime.timedelta(days=number)
        article = article_from_text(text, title=name, outlet=f"Outlet {name}", published=day)
        found[name] = extract_article(article)
    return found


def load(store: BoltStore, graphs: list[ArticleGraph]) -> None:
    """Put them in the store in one go."""
    corpus = Corpus.of(store)
    corpus.put([draft(g, corpus.types, corpus.linker) for g in graphs])


def people(rows: Callable[..., Rows]) -> dict[str, list[str]]:
    """Person or organization -> the articles that mention it, by title."""
    found = rows(
        "MATCH (a:Article)-[:MENTIONS]->(e:Entity) WHERE e:Person OR e:Organization "
        "RETURN e.id AS id, a.title AS title ORDER BY id, title"
    )
    named: dict[str, list[str]] = {}
    for row in found:
        named.setdefault(row["id"], []).append(row["title"])
    return named


def test_one_node_for_one_person(
    store: BoltStore, bare: Callable[..., Rows], graphs: dict[str, ArticleGraph]
) -> None:
    """Spellings, a family name with the office, and an acronym join; namesakes of other worlds don't."""
    load(store, list(graphs.values()))
    found = people(bare)
    assert found["mustafa-al-kadhimi"] == ["full", "spelled", "surname"]
    assert found["haider-al-kadhimi"] == ["namesake"]
    assert found["world-health-organization"] == ["acronym", "defined"]
    smiths = {i: titles for i, titles in found.items() if i.startswith("john-smith")}
    assert sorted(smiths.values()) == [["minister"], ["striker"]]
    claims = bare("MATCH (e:Entity {id: 'mustafa-al-kadhimi'})-[c]->() RETURN DISTINCT c.article AS a")
    assert len(claims) == 3


def test_every_join_has_its_reason(store: BoltStore, graphs: dict[str, ArticleGraph]) -> None:
    """Behind an entity stand the ways in which articles show it, with score and reason."""
    load(store, list(graphs.values()))
    found = {shown(r.profile)[0]: r for r in Corpus.of(store).reasons("mustafa-al-kadhimi")}
    assert found.keys() == {"Mustafa al-Kadhimi", "Mustafa al-Kadhimy", "Kadhimi"}
    assert found["Kadhimi"].assignment.reason == "family name, both PRIME_MINISTER_OF iraq"
    assert 0.5 < found["Kadhimi"].assignment.score < 1
    assert {r.articles for r in found.values()} == {1}
    assert Corpus.of(store).reasons("iraq") == []


def test_people_keep_apart_what_linking_joined(
    server: Server,
    store: BoltStore,
    bare: Callable[..., Rows],
    graphs: dict[str, ArticleGraph],
    tmp_path: Path,
) -> None:
    """A split of two names holds in later builds too; undoing it gives the graph that was."""
    load(store, list(graphs.values()))
    before, ledger = server.graph(), tmp_path / "ledger.jsonl"
    decided = review.split(store, "mustafa-al-kadhimi", "Mustafa al-Kadhimy", ledger=ledger)
    found = people(bare)
    assert found["mustafa-al-kadhimy"] == ["spelled"]
    assert "spelled" not in found["mustafa-al-kadhimi"]
    apart = server.graph()
    server.clear()
    corpus = Corpus.of(store, read_ledger(store, ledger))
    for graph in reversed(graphs.values()):
        corpus.put([draft(graph, corpus.types, corpus.linker)])
    assert server.graph() == apart
    review.undo(store, decided.decision.id, ledger=ledger)
    assert server.graph() == before


def test_order_and_batches_change_nothing(
    server: Server, store: BoltStore, graphs: dict[str, ArticleGraph]
) -> None:
    """All at once, one by one, and shuffled give the same store to the byte."""
    load(store, list(graphs.values()))
    expected = server.graph()
    for seed in (1, 2):
        server.clear()
        shuffled = list(graphs.values())
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
        for graph in shuffled:
            load(store, [graph])
        assert server.graph() == expected


def test_retraction_is_exact(server: Server, store: BoltStore, graphs: dict[str, ArticleGraph]) -> None:
    """Without any one article the store is what it would be had it never come: others are linked anew."""
    for name in ("full", "defined", "minister"):
        server.clear()
        load(store, [g for n, g in graphs.items() if n != name])
        without = server.graph()
        load(store, [graphs[name]])
        assert server.graph() != without
        report = Corpus.of(store).retract(graphs[name].article.id)
        assert server.graph() == without
        assert report.claims == len(graphs[name].claims)


def test_a_changed_article_is_linked_anew(
    server: Server, store: BoltStore, graphs: dict[str, ArticleGraph]
) -> None:
    """The same id with another text: as if it had always been so."""
    full = graphs["full"].article
    changed = Article(
        full.id, TEXTS["full"].replace("Iraqi", "Former"), full.title, None, full.outlet, full.published
    )
    load(store, list(graphs.values()))
    load(store, [extract_article(changed)])
    once = server.graph()
    server.clear()
    load(store, [g for n, g in graphs.items() if n != "full"] + [extract_article(changed)])
    assert server.graph() == once


WIRE = " ".join(
    f"The {adjective} minister told reporters in {place} on Monday that the {thing} would end by the winter."
    for adjective, place, thing in (
        ("finance", "Geneva", "programme of loans"), ("foreign", "Vienna", "round of talks"),
        ("defence", "Oslo", "mission at sea"), ("interior", "Rome", "controls on the border"),
        ("justice", "Berne", "trial of the officers"),
    )
)  # fmt: skip


def wire(outlet: str | None, day: int, text: str = WIRE) -> ArticleGraph:
    """A print of the agency's report."""
    published = datetime.date(2021, 7, day)
    return extract_article(article_from_text(text, title=f"T {day}", outlet=outlet, published=published))


@pytest.fixture(scope="module")
def prints() -> list[ArticleGraph]:
    """The report by the agency, by two papers, one of them cut, by nobody known; and another report."""
    other = (
        "Real Madrid bought a striker from Arsenal in the summer, and Barcelona sold two players to Chelsea. "
        * 3
    )
    return [
        wire("Agency", 2), wire("Morning Post", 3, WIRE[: len(WIRE) * 3 // 5]), wire(None, 1),
        wire("Evening Post", 4, "Reported by our staff. " + WIRE), wire("Sports Daily", 2, other),
    ]  # fmt: skip


def copies(rows: Callable[..., Rows]) -> list[tuple[str, str]]:
    """Who copies whom, by outlet."""
    found = rows("MATCH (a:Article)-[:COPY_OF]->(o:Article) RETURN a.outlet AS a, o.outlet AS o ORDER BY a")
    return [(row["a"], row["o"]) for row in found]


def test_copies_count_once(store: BoltStore, bare: Callable[..., Rows], prints: list[ArticleGraph]) -> None:
    """All prints of a report are copies of the first whose outlet is known, and speak with its voice."""
    load(store, prints)
    assert sorted(map(str, copies(bare))) == [
        "('Evening Post', 'Agency')", "('Morning Post', 'Agency')", "(None, 'Agency')"
    ]  # fmt: skip
    voices = bare("MATCH (:Entity)-[c]->(:Entity) RETURN DISTINCT c.voice AS voice ORDER BY voice")
    assert [v["voice"] for v in voices if v["voice"]] == ["Agency", "Sports Daily"]
    derived = bare(
        "MATCH (:Entity)-[c]->(:Entity) WHERE c.derived_from IS NOT NULL AND c.voice IS NOT NULL RETURN c"
    )
    assert derived == []


def test_questions_on_support(store: BoltStore, prints: list[ArticleGraph]) -> None:
    """A report that four print has one voice; a second report of the same gives it another."""
    load(store, prints)
    assert len(answer(store, "copies").rows) == 3
    assert answer(store, "several_outlets").rows == ()
    only = answer(store, "only_one_outlet", {"outlet": "Agency"})
    assert {row[0] for row in only.rows} == {"Agency"}
    second = "Barcelona sold two players to Chelsea on Tuesday. Nobody knew the price."
    load(store, [wire("Evening Post", 9, second)])
    rows = [row[:4] for row in answer(store, "several_outlets").rows]
    assert ("Barcelona", "SELLS_TO", "Chelsea", 2) in [tuple(row) for row in rows]


def test_rivals_for_one_office(store: BoltStore) -> None:
    """Two people who are each called the president of one country, side by side, each with the latest of
    his claims; a former one is none."""
    texts = (
        "Juan Guaido, the president of Venezuela, met the ambassador.",
        "Venezuelan President Nicolas Maduro met the ambassador.",
        "Former Venezuelan President Hugo Chavez met the ambassador.",
        "Venezuelan President Nicolas Maduro left for Havana.",
    )
    load(store, [wire(f"Outlet {n}", n, text) for n, text in enumerate(texts, start=1)])
    table = answer(store, "rivals")
    assert [(row[0], row[1], row[2], row[6]) for row in table.rows] == [
        ("PRESIDENT_OF", "Venezuela", "Juan Guaido", "Nicolas Maduro")
    ]
    assert [row[7] for row in table.rows] == [texts[3]]
    assert table.columns[10:14] == ("one_since", "one_claims", "other_since", "other_claims")
    assert [row[10:14] for row in table.rows] == [(DAY(2021, 7, 1), 1, DAY(2021, 7, 2), 2)]


def test_copies_in_any_order_and_exactly_retracted(
    server: Server, store: BoltStore, prints: list[ArticleGraph]
) -> None:
    """One by one from the last, the original late, the original taken away again: always the same graph."""
    load(store, prints)
    expected = server.graph()
    server.clear()
    for graph in reversed(prints):
        load(store, [graph])
    assert server.graph() == expected
    server.clear()
    load(store, prints[1:])
    without = server.graph()
    load(store, prints[:1])
    assert server.graph() == expected
    Corpus.of(store).retract(prints[0].article.id)
    assert server.graph() == without
