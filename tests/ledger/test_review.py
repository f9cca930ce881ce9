"""Decisions take effect in the store at once and on every build, and can be taken back without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder import api, pipeline, query, review
from graph_builder.errors import NotFound, UsageError
from graph_builder.store import BoltStore
from tests.conftest import Server
from tests.graphs import talks, withdrawal


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ledger of the test's store."""
    file = tmp_path / "ledger.jsonl"
    monkeypatch.setenv("KG_LEDGER", str(file))
    return file


def build(store: BoltStore) -> bytes:
    """Both articles with what the ledger says of them; the whole graph as exported."""
    pipeline.build(store, [talks(), withdrawal()], decisions=review.ledger_of(store))
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
        review.ledger_of(embedded_store, tmp_path / "other.jsonl")
