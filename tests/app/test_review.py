"""Deciding on claims in the evidence panel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]


def test_a_claim_is_confirmed_taken_back_and_rejected(window: Window, server: Server, ledger: Path) -> None:
    """A person's word is in the ledger at once, with the note, and picture and panel follow."""
    window.explore()
    window.click_edge("joe-biden|MEETS|mustafa-al-kadhimi")
    claims = window.panel.locator(".claim")
    expect(claims).to_have_count(2)
    card = window.panel.locator(f'[data-claim="{talks().claims[0].id}"]')
    review = card.locator(".review summary")

    review.click()
    card.get_by_label("Why").fill("checked")
    card.get_by_role("button", name="Confirm").click()
    expect(card.locator(".badge")).to_have_text(["confirmed"])

    expect(review).to_have_text("Decided")
    review.click()
    card.get_by_role("button", name="Take it back").click()
    expect(card.locator(".badge")).to_have_count(0)

    review.click()
    card.get_by_label("Why").fill("<b>another</b> meeting")
    card.get_by_role("button", name="Reject").click()
    expect(claims).to_have_count(1)
    expect(claims).to_have_attribute("data-claim", withdrawal().claims[0].id)
    window.until("() => graphView.edges().every((edge) => !edge.label.includes('×2'))")
    lines = [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]
    assert [(d["action"], d.get("why")) for d in lines] == [
        ("confirm", "checked"), ("undo", None), ("reject", "<b>another</b> meeting")]  # fmt: skip
    assert (
        server.rows("MATCH (:Entity)-[r]->(:Entity) WHERE r.id = $id RETURN r", id=talks().claims[0].id) == []
    )


def test_what_is_being_written_outlives_an_answer(window: Window, ledger: Path) -> None:
    """A decision on one claim redraws the panel: the note to the other, what was folded out and the
    keyboard's place stay."""
    window.explore()
    window.click_edge("joe-biden|MEETS|mustafa-al-kadhimi")
    first, second = (
        window.panel.locator(f'[data-claim="{g.claims[0].id}"]') for g in (talks(), withdrawal())
    )
    first.get_by_text("Right or wrong?").click()
    second.get_by_text("How it was read").click()
    second.get_by_text("Right or wrong?").click()
    note = second.get_by_label("Why")
    note.fill("half a sen")
    first.get_by_role("button", name="Confirm").dispatch_event("click")
    expect(first.locator(".badge")).to_have_text(["confirmed"])
    expect(note).to_be_focused()
    expect(note).to_have_value("half a sen")
    expect(second.get_by_text("Rule", exact=True)).to_be_visible()
    assert ledger.exists()
