"""Decisions take effect in the store at once and on every build, and can be taken back without a trace."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph_builder import api, pipeline, query, review
from graph_builder import store as store_room
from graph_builder.errors import NotFound, UsageError
from graph_builder.ledger import Decision, append
from graph_builder.model import ArticleGraph
from graph_builder.store import BoltStore
from tests.conftest import Server
from tests.graphs import talks, withdrawal
from tests.query.corpus import chain, denial


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ledger of the test's store."""
    file = tmp_path / "ledger.jsonl"
    monkeypatch.setenv("KG_LEDGER", str(file))
    return file


def build(store: BoltStore) -> bytes:
    """Both articles with what the ledger says of them; the whole graph as exported."""
    pipeline.build(store, [talks(), withdrawal()])
    return api.export(store, "json")


def test_a_rejected_claim_leaves_the_graph_and_is_kept(
    store: BoltStore, server: Server, ledger: Path
) -> None:
    """No pattern between entities finds it, in questions, counts or exports; it stands beside the graph,
    with the note, survives a rebuild from nothing, and undo gives the very bytes from before."""
    before = build(store)
    claim = talks().claims[0]

    done = review.decide_claim(store, claim.id, "reject", note="another meeting")

    assert done.articles == 1
    assert server.rows("MATCH (:Entity)-[r]-(:Entity) WHERE r.id = $id RETURN r", id=claim.id) == []
    assert query.counts(store).claims == 4
    assert claim.id.encode() not in api.export(store, "json")
    [kept] = query.rejected_claims(store)
    assert (kept.id, kept.quote, kept.review, kept.review_note) == (
        claim.id, claim.quote, "rejected", "another meeting")  # fmt: skip
    asked_for = query.with_rejected(store, query.whole(store))
    assert claim.id in {e.id for e in asked_for.edges}
    rejected = api.export(store, "json")

    server.clear()
    assert build(store) == rejected

    review.undo(store, done.decision.id)
    assert api.export(store, "json") == before
    assert len(ledger.read_text().splitlines()) == 2


SAMPLES = {"entity": "joe-biden", "article": talks().article.id, "outlet": "Example Wire", "type": "MEETS",
           "text": "Biden", "number": 1, "date": "2021-01-01"}  # fmt: skip


def test_no_question_finds_a_rejected_claim(store: BoltStore, ledger: Path) -> None:
    """With every claim rejected no named question, count, picture, path or article has one left, whatever
    a question looks like: this runs all there are."""
    graphs = [talks(), withdrawal(), denial()]
    build_all(store, graphs)
    claims = {c.id: c for g in graphs for c in g.claims}
    assert {e.id for e in query.whole(store).edges} >= claims.keys()
    for claim in claims.values():
        append(ledger, Decision("reject", claim=claim.id, article=claim.clause.rpartition(":")[0]))
    build_all(store, [])

    assert len(query.rejected_claims(store)) == len(claims)
    for question in query.questions():
        given = {p.name: SAMPLES[p.type] for p in question.parameters if p.required}
        if "b" in given:
            given["b"] = "mustafa-al-kadhimi"
        table = query.answer(store, question.name, given)
        found = [e.id for e in query.subgraph_of(store, table).edges]
        assert found == [], question.name
        assert not any(cell in claims for row in table.rows for cell in row if isinstance(cell, str))
    assert query.counts(store).claims == 0
    assert query.start(store, factual=False).subgraph.edges == ()
    assert query.claims_of(store, "joe-biden") == query.claims_of_article(store, talks().article.id) == []
    assert query.paths(store, "joe-biden", "mustafa-al-kadhimi") == []
    assert {e.type for e in query.whole(store).edges} == {"MENTIONS"}


def test_a_confirmed_claim_says_so(store: BoltStore, ledger: Path) -> None:
    """It stays, with the note; of two decisions on a claim the later one counts."""
    before = build(store)
    claim = talks().claims[0]
    review.decide_claim(store, claim.id, "reject", article=talks().article.id)
    review.decide_claim(store, claim.id, "confirm", note="checked", article=talks().article.id)

    found = query.claim(store, claim.id)
    assert (found.review, found.review_note, found.factual) == ("confirmed", "checked", True)
    assert query.rejected_claims(store) == []

    review.undo(store, claim.id)
    assert [c.id for c in query.rejected_claims(store)] == [claim.id]  # the earlier one counts again
    review.undo(store, claim.id)
    assert api.export(store, "json") == before


def test_a_correction_keeps_what_was(store: BoltStore, server: Server, ledger: Path) -> None:
    """Type, end, polarity and speaker change as the person says, the id and the old values stay."""
    before = build(store)
    claim = talks().claims[2]  # Iran denied that it attacked US troops
    change = {"type": "THREATENS", "object_id": "Iraq", "negated": False, "attributed_to": None}
    review.correct_claim(store, claim.id, change, note="misread")

    found = query.claim(store, claim.id)
    assert (found.type, found.object_id, found.negated, found.factual, found.speaker) == (
        "THREATENS", "iraq", False, True, None)  # fmt: skip
    assert found.review == "corrected"
    assert found.review_was == (
        "attributed_to: Iran",
        "negated: True",
        "object_id: us-troops",
        "speaker: iran",
        "type: ATTACKS",
    )
    corrected = api.export(store, "json")

    server.clear()
    assert build(store) == corrected
    review.undo(store, claim.id)
    assert api.export(store, "json") == before


def test_entities_are_merged_over_articles_and_retraction_stays_exact(
    store: BoltStore, server: Server, ledger: Path
) -> None:
    """One node in place of two, in every article, at once and after a rebuild; an article that leaves
    takes exactly its part with it; undo leaves no trace."""
    before = build(store)
    done = review.merge(store, "united-states", "US troops", "Iran", why="for the test")

    assert done.articles == 1  # the other article mentions the United States alone
    ids = {n.id for n in query.whole(store).nodes}
    assert "united-states" in ids
    assert not {"us-troops", "iran"} & ids
    node = query.find_entity(store, "US troops")
    assert (node.id, node.aliases) == ("united-states", ("Iran", "US troops"))
    assert query.claim(store, talks().claims[1].id).subject_id == "united-states"
    with pytest.raises(NotFound):  # it joined what is one now
        query.claim(store, talks().claims[2].id)
    dropped = query.article(store, talks().article.id).dropped
    assert [d.text for d in dropped] == [talks().claims[2].quote]
    merged = api.export(store, "json")

    store_room.retract(store, withdrawal().article.id)
    without = server.graph()
    server.clear()
    pipeline.build(store, [talks()])
    assert server.graph() == without

    server.clear()
    assert build(store) == merged
    review.undo(store, done.decision.id)
    assert api.export(store, "json") == before


def test_an_entity_of_some_articles_is_another_one(store: BoltStore, ledger: Path) -> None:
    """In the articles named it gets an id of its own, and other decisions can name that."""
    before = build(store)
    here, there = talks().article.id, withdrawal().article.id
    first = review.split(store, "Joe Biden", articles=[here], why="another Joe Biden")

    assert first.decision.own == "joe-biden~2"
    assert store_room.mentioning(store, ["joe-biden", "joe-biden~2"]) == {
        "joe-biden": {there}, "joe-biden~2": {here}}  # fmt: skip
    with pytest.raises(UsageError, match="No other article"):
        review.split(store, "joe-biden~2", articles=[here])
    second = review.merge(store, "joe-biden", "joe-biden~2", why="he is the same after all")
    assert store_room.mentioning(store, ["joe-biden", "joe-biden~2"]) == {"joe-biden": {here, there}}
    third = review.split(store, "joe-biden", "joe-biden~2", why="no, he is not")
    assert len(store_room.mentioning(store, ["joe-biden", "joe-biden~2"])) == 2

    for done in (third, second, first):
        review.undo(store, done.decision.id)
    assert api.export(store, "json") == before


def test_any_order_of_articles_builds_and_decisions_gives_the_same_bytes(
    embedded_store: BoltStore, embedded: Server, ledger: Path
) -> None:
    """The graph depends on the articles and the decisions alone: not on the order of articles, on how
    many builds they came in, nor on when between them a build learned of the decisions."""
    people = chain("chain", [("Joe Biden", "Iran"), ("Iran", "Chair")])
    entities = tuple(replace(e, label="Place") if e.id == "iran" else e for e in people.entities)
    graphs = [talks(), withdrawal(), denial(), replace(people, entities=entities)]
    build_all(embedded_store, graphs)
    review.merge(embedded_store, "joe-biden", "chair")
    review.split(embedded_store, "iran", articles=["chain"], own="iran~other")
    review.decide_claim(embedded_store, denial().claims[1].id, "reject", note="no")
    review.correct_claim(embedded_store, talks().claims[0].id, {"type": "TALKS_TO"})
    review.merge(embedded_store, "iraq", "afghanistan")
    review.split(embedded_store, "iraq", "afghanistan")
    last = review.merge(embedded_store, "iraq", "us-troops").decision
    review.undo(embedded_store, last.id)
    expected = api.export(embedded_store, "json")
    whole = ledger.read_text()

    lines, chance = whole.splitlines(keepends=True), random.Random(7)  # noqa: S311
    for _ in range(4):
        embedded.clear()
        chance.shuffle(graphs)
        cut = chance.randrange(len(graphs))
        ledger.write_text("".join(lines[: chance.randrange(len(lines))]))
        build_all(embedded_store, graphs[:cut])
        ledger.write_text(whole)
        build_all(embedded_store, graphs[cut:])
        assert api.export(embedded_store, "json") == expected


def test_a_merge_that_comes_to_stand_before_a_split(store: BoltStore, server: Server, ledger: Path) -> None:
    """Two people's ledgers put together can set a merge before a split that was applied already. Then the
    split moves more of its article than before, also what the article never marked: the next build links
    it again though no article is new, and afterwards nothing waits."""
    graphs, here = [talks(), withdrawal()], withdrawal().article.id
    build_all(store, graphs)
    review.split(store, "joe-biden", articles=[here], own="joe-biden~2")
    split = ledger.read_text()
    ledger.unlink()
    append(ledger, Decision("merge", entities=("afghanistan", "joe-biden")))
    ledger.write_text(ledger.read_text() + split)
    known = pipeline.ledger_of(store)
    assert known.passed(here, ["afghanistan"])["afghanistan"][-1] == "joe-biden~2"

    assert pipeline.waiting(store, known) == {talks().article.id, here}
    build_all(store, [])
    assert pipeline.waiting(store, known) == set()
    linked = server.graph()

    server.clear()
    build_all(store, graphs)
    assert server.graph() == linked


def build_all(store: BoltStore, graphs: list[ArticleGraph]) -> None:
    """Build with the decisions that the ledger has now."""
    pipeline.build(store, graphs)


def test_what_a_crash_cut_off_the_next_build_completes(embedded_store: BoltStore, ledger: Path) -> None:
    """A decision that is in the ledger but not in the store (the program ended in between) is applied by
    the next build, though no article is new."""
    build(embedded_store)
    append(ledger, Decision("merge", entities=("iraq", "afghanistan")))

    report = pipeline.build(embedded_store, [])

    assert report.relinked == 1
    assert store_room.mentioning(embedded_store, ["afghanistan"]) == {}
    assert pipeline.build(embedded_store, []).relinked == 0


def test_decisions_that_find_nothing_are_reported_and_kept(embedded_store: BoltStore, ledger: Path) -> None:
    """After another extraction a claim may be gone: its decision stays, is listed, and applies again when
    the claim is back."""
    build(embedded_store)
    claim = talks().claims[0]
    done = review.decide_claim(embedded_store, claim.id, "reject")
    less = replace(talks(), claims=talks().claims[1:])
    pipeline.build(embedded_store, [less])

    known = pipeline.ledger_of(embedded_store)
    assert [d.id for d in review.stale(embedded_store, known)] == [done.decision.id]
    assert pipeline.waiting(embedded_store, known) == set()

    build(embedded_store)
    assert review.stale(embedded_store, known) == []
    assert [c.id for c in query.rejected_claims(embedded_store)] == [claim.id]


def test_decisions_on_an_article_that_is_gone_wait_for_nothing(
    embedded_store: BoltStore, ledger: Path
) -> None:
    """A retracted article leaves decisions without an object: no build has to do anything for them, and
    they apply when it comes back."""
    build(embedded_store)
    here = talks().article.id
    review.decide_claim(embedded_store, talks().claims[0].id, "reject")
    review.split(embedded_store, "joe-biden", articles=[here])
    review.merge(embedded_store, "joe-biden", "joe-biden~2")  # the split has no effect any more
    known = pipeline.ledger_of(embedded_store)
    assert pipeline.waiting(embedded_store, known) == set()
    decided = api.export(embedded_store, "json")

    store_room.retract(embedded_store, here)
    assert pipeline.waiting(embedded_store, known) == set()
    assert all(check.ok for check in review.check(embedded_store))

    build(embedded_store)
    assert api.export(embedded_store, "json") == decided


def test_what_is_derived_from_a_rejected_claim_is_rejected(embedded_store: BoltStore, ledger: Path) -> None:
    """A derived claim has no ground without the first."""
    first, second, third = talks().claims
    graph = replace(talks(), claims=(first, replace(second, derived_from=first.id), third))
    build_all(embedded_store, [graph])
    review.decide_claim(embedded_store, first.id, "reject", note="no")
    assert {c.id for c in query.rejected_claims(embedded_store)} == {first.id, second.id}


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda s: review.merge(s, "joe-biden", "Jo Bidden"), "Joe Biden"),
        (lambda s: review.merge(s, "joe-biden", "Joe Biden"), "one already"),
        (lambda s: review.split(s, "joe-biden"), "between entities"),
        (lambda s: review.split(s, "joe-biden", articles=["nowhere"]), "does not mention"),
        (lambda s: review.split(s, "joe-biden", articles=[talks().article.id], own="iran"), "already"),
        (lambda s: review.correct_claim(s, talks().claims[0].id, {"type": "MEETING"}), "relation type"),
        (lambda s: review.correct_claim(s, talks().claims[0].id, {"type": "MEETS"}), "Nothing would change"),
        (
            lambda s: review.correct_claim(s, talks().claims[0].id, {"object_id": "afghanistan"}),
            "not mention",
        ),
        (lambda s: review.correct_claim(s, talks().claims[0].id, {"object_id": "Joe Biden"}), "be one"),
    ],
)
def test_what_can_not_be_decided(
    embedded_store: BoltStore, ledger: Path, decide: Callable[[BoltStore], object], message: str
) -> None:
    """A decision that can't be is one clear error, and nothing is written into the ledger."""
    build(embedded_store)
    with pytest.raises((NotFound, UsageError), match=message):
        decide(embedded_store)
    assert not ledger.exists()


def test_unknown_claims_and_decisions(embedded_store: BoltStore, ledger: Path) -> None:
    """What is not there is one clear error, and nothing is written into the ledger."""
    build(embedded_store)
    with pytest.raises(NotFound, match="no-such-claim"):
        review.decide_claim(embedded_store, "no-such-claim", "reject")
    with pytest.raises(NotFound, match="d-00000000"):
        review.undo(embedded_store, "d-00000000")
    assert not ledger.exists()


def test_a_store_whose_ledger_is_elsewhere_is_not_changed(
    embedded_store: BoltStore, ledger: Path, tmp_path: Path
) -> None:
    """Building with a ledger that lacks the store's decisions would undo them: it is refused."""
    build(embedded_store)
    review.decide_claim(embedded_store, talks().claims[0].id, "reject")
    with pytest.raises(UsageError, match="has decisions"):
        pipeline.ledger_of(embedded_store, tmp_path / "other.jsonl")


def test_the_library_decides_as_the_commands_do(embedded_store: BoltStore, ledger: Path) -> None:
    """A notebook has every decision as a function, and the list of them."""
    before = build(embedded_store)
    claim = talks().claims[1].id
    api.review_claim(embedded_store, claim, "confirm", note="seen", by="Desk")
    api.correct_claim(embedded_store, talks().claims[0].id, type="TALKS_TO", note="by telephone")
    api.merge_entities(embedded_store, "Iraq", "Iran", why="for the test")
    last = api.split_entity(embedded_store, "Iraq", "Iran", why="no")

    made = api.decisions(embedded_store)
    assert [(d.action, d.why, d.by) for d in made] == [
        ("confirm", "seen", "Desk"), ("correct", "by telephone", None), ("merge", "for the test", None),
        ("split", "no", None)]  # fmt: skip
    assert last.decision == made[-1]
    for decision in reversed(made):
        api.undo(embedded_store, decision.id)
    assert api.export(embedded_store, "json") == before
