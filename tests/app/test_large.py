"""A picture of thousands of nodes: leaner data and a coarser drawing, the same steps."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import fill, sealed_window
from tests.app.graphs import crowd
from tests.app.window import Window
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.store, pytest.mark.long]

PEOPLE = 2_000
PATIENCE = 120_000  # milliseconds


def lonely(window: Window) -> str:
    """The line whose middle is farthest from any node: a click there can mean nothing else."""
    places = window.positions

    def room(edge: dict[str, Any]) -> float:
        middle = [(a + b) / 2 for a, b in zip(places[edge["from"]], places[edge["to"]], strict=True)]
        return min(math.dist(middle, place) for place in places.values())

    return str(max(window.edges.values(), key=room)["id"])


def hide(window: Window, node: str) -> None:
    """Right click, Hide; the node is gone, the others stand where they stood."""
    window.click(node, button="right")
    window.page.get_by_role("menuitem", name="Hide").click()
    window.until("id => !graphView.nodes().some(n => n.id === id)", node)


def test_two_thousand_people_are_shown_and_worked_with(
    chromium: Browser, server: Server, app: str, tmp_path: Path
) -> None:
    """Click, line, hide, undo and an export, as in a small picture; no node moves by itself."""
    fill(server, crowd(PEOPLE))
    with sealed_window(chromium, app, width=1920, height=1080) as window:
        window.page.set_default_timeout(PATIENCE)
        window.page.goto(f"{app}/?most=5000")
        window.drawn()
        assert len(window.nodes) == PEOPLE
        before = window.positions
        assert len(set(map(tuple, before.values()))) > PEOPLE * 0.99, "nodes lie on each other"

        hub = max(window.nodes.values(), key=lambda n: n["size"])["id"]
        window.click(hub)
        expect(window.panel.locator(".claim").first.locator(".quote")).to_contain_text(" met ")

        window.click_edge(lonely(window))
        expect(window.panel.locator(".claim")).to_have_count(1)

        hide(window, hub)
        assert {i: p for i, p in before.items() if i != hub} == window.positions
        window.button("Undo").click()
        window.drawn(hub)
        assert window.positions == before

        window.menu("Export")
        path = window.download(window.page.locator(".st-key-explore-export-csv button"), tmp_path)
        assert path.stat().st_size > 0
