"""Evidence: all that a person needs to check a claim stands on its card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.model import ArticleGraph, Cue, Span
from tests.app.conftest import fill, sealed_window
from tests.conftest import Server
from tests.graphs import make_graph

pytestmark = [pytest.mark.browser, pytest.mark.store]

BEFORE, QUOTE = "Angela Merkel spoke in Berlin.", "She did not meet Emmanuel Macron, an aide said."


def denial() -> ArticleGraph:
    """A denial about a pronoun, with the words that made it one."""
    text = f"{BEFORE} {QUOTE}"
    said = ("Angela Merkel", "MEETS", "Emmanuel Macron", text, {"negated": True, "attributed_to": "an aide"})
    people = {"Angela Merkel": "Person", "Emmanuel Macron": "Person"}
    graph = make_graph(
        "gazette-denial", text, [said], people, outlet="Gazette", url="https://example.org/denial"
    )
    start, no, told = len(BEFORE) + 1, text.index("not"), text.index("said")
    claim = replace(
        graph.claims[0], quote=QUOTE, start=start, subject_mention=Span(start, start + 3),
        subject_antecedent=Span(0, 13),
        cues=(Cue("negation", no, no + 3), Cue("attribution", told, told + 4)),
    )  # fmt: skip
    return replace(graph, claims=(claim,))


def test_a_card_has_all_that_a_reader_needs_to_judge(chromium: Browser, server: Server, app: str) -> None:
    """Quote in its article, who said it, the pronoun's antecedent, the words that deny, rule and source."""
    fill(server, denial())
    with sealed_window(chromium, app) as window:
        window.page.goto(f"{app}/?shown=denied")
        window.drawn("angela-merkel")
        window.click_edge("angela-merkel|MEETS|emmanuel-macron")
        card = window.panel.locator(".claim")
        expect(card.locator(".badge")).to_have_text(["denied", "reported: an aide"])
        assert "".join(card.locator(".quoted").all_inner_texts()) == QUOTE
        expect(card.locator(".subject")).to_have_text("She")
        expect(card.locator(".antecedent")).to_have_text("Angela Merkel")
        expect(card.locator(".cue")).to_have_text(["not", "said"])
        expect(card.get_by_role("link", name="source")).to_have_attribute(
            "href", "https://example.org/denial"
        )
        expect(card).to_contain_text("Gazette · 26 July 2021")
        card.get_by_text("How it was read").click()
        rows = dict(zip(*(card.locator(tag).all_inner_texts() for tag in ("dt", "dd")), strict=True))
        assert (rows["Rule"], rows["Said by"], rows["Stands as"]) == ("by hand", "an aide", "denied")
