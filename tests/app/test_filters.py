"""Filters: they decide about picture and exports alike, stand in the address, and one click ends them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.model import ArticleGraph
from tests.app.conftest import fill, sealed_window
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]

MEETING = "joe-biden|MEETS|mustafa-al-kadhimi"
WITHDRAWAL = "united-states|WITHDRAWS_FROM|afghanistan"


def shows(window: Window, *lines: str) -> None:
    """Until exactly these lines are drawn."""
    drawn = "graphView.edges().map(e => e.id).sort().join()"
    window.until(f"wanted => window.graphView && {drawn} === wanted", ",".join(sorted(lines)))


def test_a_type_that_is_ticked_leaves_only_its_claims(window: Window) -> None:
    """Picture, the page's words and the address follow; one click brings all back to where it stood."""
    window.explore()
    before = window.positions
    window.filters()
    expect(window.facet("Relation type").locator(".row", has_text="MEETS").first).to_contain_text("2")
    window.tick("Relation type", "WITHDRAWS_FROM")
    shows(window, WITHDRAWAL)
    assert set(window.nodes) == {"united-states", "afghanistan"}
    expect(window.notes).to_contain_text("4 claims filtered out")
    expect(window.button("Filters 1")).to_be_visible()
    window.page.wait_for_url("**type=WITHDRAWS_FROM*")
    window.button("Reset filters").click()
    shows(window, MEETING, WITHDRAWAL)
    assert window.positions == before
    expect(window.page).not_to_have_url("type=")


def test_outlet_and_day_leave_what_was_published_there_and_then(window: Window) -> None:
    """Of two outlets' claims one remains on the line; counts follow the other filters."""
    window.explore()
    window.filters()
    window.tick("Outlet", "Example Wire")
    shows(window, MEETING)
    assert window.edges[MEETING]["outlets"] == 1
    types = window.facet("Relation type").locator(".below")
    expect(types.filter(has_text="WITHDRAWS_FROM")).to_have_count(0)
    window.button("Reset all filters").click()
    shows(window, MEETING, WITHDRAWAL)
    window.facet("Published").locator("summary").click()
    window.page.get_by_label("Published from").fill("2021-07-27")
    window.page.wait_for_url("**from=2021-07-27*")
    window.until("id => graphView.edges().find(e => e.id === id).outlets === 1", MEETING)
    shows(window, MEETING, WITHDRAWAL)


def test_polarity_and_modality_show_what_the_legend_kept_back(window: Window) -> None:
    """Who ticks negated or planned wants to see it: the legend follows."""
    window.explore()
    window.filters()
    window.tick("Polarity", "negated")
    shows(window, "iran|ATTACKS|us-troops")
    expect(window.chip("Denied")).to_have_attribute("aria-pressed", "true")
    window.tick("Polarity", "negated")
    window.tick("Modality", "planned")
    shows(window, "us-troops|LEAVES|iraq")


def test_labels_are_filtered_in_the_panel_as_in_the_legend(window: Window) -> None:
    """Both are one choice: the chips show it, and the address."""
    window.explore()
    window.filters()
    window.tick("Kind of entity", "Person")
    shows(window, MEETING)
    expect(window.chip("Place")).to_have_attribute("aria-pressed", "false")
    window.page.wait_for_url("**off=*Place*")


def doubted() -> ArticleGraph:
    """``withdrawal`` whose second claim is not sure."""
    sure = withdrawal()
    return replace(sure, claims=(sure.claims[0], replace(sure.claims[1], confidence=0.4)))


def test_a_least_confidence_and_a_parent_of_types(window: Window, server: Server) -> None:
    """What is less sure goes; a parent ticks all its types; nothing left is no blank page."""
    fill(server, talks(), doubted())
    window.explore()
    window.filters()
    window.facet("Confidence").locator("summary").click()
    window.page.get_by_role("slider", name="Least confidence").fill("0.5")
    shows(window, MEETING)
    window.page.wait_for_url("**confidence=0.5*")
    window.button("Undo").click()
    shows(window, MEETING, WITHDRAWAL)
    parent = window.facet("Relation type").locator(".parent", has_text="MOVES").get_by_role("checkbox")
    parent.check()
    shows(window, WITHDRAWAL)
    window.tick("Kind of entity", "Person")
    window.until("() => graphView.nodes().length === 0")
    expect(window.notes).to_contain_text("0 entities")
    expect(window.button("Reset all filters")).to_be_visible()


def test_an_export_holds_only_what_the_filters_leave(window: Window, tmp_path: Path) -> None:
    """The file knows nothing of claims that were filtered out of parallel ones."""
    window.explore()
    window.filters()
    window.tick("Outlet", "Morning Post")
    shows(window, MEETING, WITHDRAWAL)
    window.menu("Export")
    path = window.download(window.page.locator(".st-key-explore-export-json button"), tmp_path)
    edges = json.loads(path.read_text(encoding="utf-8"))["edges"]
    assert {e["outlet"] for e in edges} == {"Morning Post"}


def test_a_link_opens_the_same_filters(chromium: Browser, window: Window, app: str) -> None:
    """Ticks, legend and picture stand in the address."""
    window.explore()
    window.filters()
    window.tick("Outlet", "Example Wire")
    window.chip("Planned").click()
    shows(window, MEETING, "us-troops|LEAVES|iraq")
    window.page.wait_for_url("**shown=planned*")
    with sealed_window(chromium, app) as other:
        other.page.goto(window.page.url)
        shows(other, MEETING, "us-troops|LEAVES|iraq")
        assert other.positions == window.positions
        other.filters()
        expect(other.facet("Outlet").get_by_label("Example Wire")).to_be_checked()


def test_a_click_holds_while_the_panel_is_drawn_anew(window: Window) -> None:
    """The button goes down on a choice, the answer to the choice before arrives, the button comes up: it
    is chosen."""
    window.explore()
    window.look("Caption of a line", "Wording")
    choice = window.page.get_by_role("radio", name="Mentions", exact=True)
    box = choice.locator("xpath=..").bounding_box()
    assert box
    window.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    window.page.mouse.down()
    window.until("() => graphView.edges().every(e => !e.label.includes('_'))")
    window.settled()
    window.page.mouse.up()
    window.page.wait_for_url("**size=mentions*")
    expect(choice).to_be_checked()


#: What the server says waits while ``held`` is an array; ``let`` hands over what has come by then.
HELD_LINE = """
const Direct = window.WebSocket;
window.held = null;
window.came = (text) => held.some(([, data]) => new TextDecoder().decode(data).includes(text));
window.let = (on) => { const all = held; window.held = on ? [] : null; for (const [hand] of all) hand(); };
window.WebSocket = class extends Direct {
    addEventListener(kind, hear, ...rest) {
        const hand = (event) => (window.held ? held.push([() => hear(event), event.data]) : hear(event));
        super.addEventListener(kind, kind === "message" ? hand : hear, ...rest);
    }
};
"""


def test_an_answer_that_comes_late_takes_no_later_choice_back(window: Window) -> None:
    """Two ticks, and the answer to the first arrives after the second: both are ticked still."""
    window.page.add_init_script(HELD_LINE)
    window.explore()
    window.filters()
    window.facet("Outlet").locator("summary").click()
    first, second = (
        window.page.get_by_role("checkbox", name=name) for name in ("Example Wire", "Morning Post")
    )
    window.settled()
    window.page.evaluate("() => { window.held = []; }")
    first.click()
    window.until("() => came('Reset all filters')")
    second.click()
    window.page.evaluate("() => let(true)")
    expect(window.notes).to_contain_text("filtered out")
    expect(second).to_be_checked()
    first.click()
    window.page.evaluate("() => let(false)")
    shows(window, MEETING, WITHDRAWAL)
    window.until("id => graphView.edges().find(e => e.id === id).outlets === 1", MEETING)
    expect(first).not_to_be_checked()
    expect(second).to_be_checked()
