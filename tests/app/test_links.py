"""A link shows the same picture to whoever opens it; what is too long for one becomes a saved view."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import fill, sealed_window
from tests.app.graphs import crowd
from tests.app.window import Window
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.store]


def copied(window: Window) -> str:
    """The link that the button put into the clipboard."""
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.button("Copy link").click()
    expect(window.button("Copied")).to_be_visible()
    return str(window.page.evaluate("navigator.clipboard.readText()"))


def same(other: Window, window: Window) -> None:
    """Nodes, places, lines, looks: all as in the other window."""
    other.until("n => window.graphView && graphView.nodes().length === n", len(window.nodes))
    assert other.positions == window.positions
    looks = ("label", "size", "color", "borderWidth")
    pairs = [[{i: [n.get(x) for x in looks] for i, n in w.nodes.items()} for w in (other, window)]]
    assert all(a == b for a, b in pairs)
    assert {i: (e["label"], e["width"]) for i, e in other.edges.items()} == {
        i: (e["label"], e["width"]) for i, e in window.edges.items()
    }


def test_a_copied_link_brings_all_that_was_done_along(chromium: Browser, window: Window, app: str) -> None:
    """Moved, pinned, hidden, switched on, drawn otherwise, selected: a fresh browser shows just that."""
    window.explore()
    window.drag("joe-biden", (90, -60))
    window.chip("Denied").click()
    window.drawn("iran")
    window.click("afghanistan", button="right")
    window.page.get_by_role("menuitem", name="Hide").click()
    window.until("() => !graphView.nodes().some(n => n.id === 'afghanistan')")
    window.click("iran", button="right")
    window.page.get_by_role("menuitem", name="Pin here").click()
    window.look("Caption of a line", "Wording")
    window.look("Size of a node", "Mentions")
    window.button("Show everything").click()
    window.click_edge("iran|ATTACKS|us-troops")
    window.panel.locator(".claim").first.wait_for()
    link = copied(window)
    with sealed_window(chromium, app) as other:
        other.page.goto(link)
        other.drawn("iran")
        same(other, window)
        expect(other.panel.get_by_role("heading", name="Iran → US troops")).to_be_visible()
        assert other.asked("graphView.selection().edges") == ["iran|ATTACKS|us-troops"]
        expect(other.notes).to_contain_text("1 hidden by hand")


def test_what_is_too_long_for_a_link_becomes_a_saved_view(
    chromium: Browser, server: Server, app: str
) -> None:
    """300 nodes with their places don't fit: the link is short, and shows them all where they stand."""
    fill(server, crowd(320))
    with sealed_window(chromium, app) as window:
        window.page.goto(f"{app}/?most=300")
        window.drawn()
        first = next(iter(window.nodes))
        window.click(first)
        window.panel.get_by_role("button", name="Hide").click()
        window.until("id => !graphView.nodes().some(n => n.id === id)", first)
        link = copied(window)
        assert len(link) < 100
        (name,) = parse_qs(urlsplit(link).query)["view"]
        with sealed_window(chromium, app) as other:
            other.page.goto(link)
            other.drawn()
            same(other, window)
        with sealed_window(chromium, app) as other:
            other.page.goto(link.replace(name, "0" * 12))
            expect(other.problem).to_contain_text("No saved view")
            other.drawn()


@pytest.mark.parametrize(
    "query",
    [
        "p=eJxLBAAAYgBi&type=%00&confidence=nan&from=yesterday&most=-1&start=around:nobody",
        "view=..%2F..%2Fserver&entity=../../etc/passwd",
        "p=!!!&off=Place&off=%3Cscript%3E&shown=nothing&line=a|b&colour=red&start=article:gone",
    ],
)
def test_an_address_that_says_nonsense_shows_the_first_picture(window: Window, query: str) -> None:
    """Whatever stands in it: a picture, at most a word about what is not there, no traceback."""
    window.page.goto(f"{window.address}/?{query}")
    window.drawn("joe-biden")


def test_back_is_the_picture_before(window: Window) -> None:
    """The browser's button leads back to what the address said before, and forward again; the way
    there writes no address of its own."""
    window.explore()
    window.chip("Place").click()
    window.until("() => graphView.nodes().length === 2")
    window.page.wait_for_url("**off=Place*")
    entries = window.page.evaluate("history.length")
    for _ in range(2):
        window.page.go_back()
        window.until("() => graphView.nodes().length === 4")
        expect(window.chip("Place")).to_have_attribute("aria-pressed", "true")
        window.page.go_forward()
        window.until("() => graphView.nodes().length === 2")
        assert window.page.evaluate("history.length") == entries


def test_a_picture_is_in_the_address_again_after_another_page(window: Window) -> None:
    """The navigation's link says nothing of the picture; the page says it again, and back from a page
    further on leads to the picture that its address names."""
    window.explore()
    window.chip("Place").click()
    window.page.wait_for_url("**off=Place*")
    window.page.get_by_role("link", name="Schema").click()
    window.page.wait_for_url("**/schema*")
    window.page.get_by_role("link", name="Explore").click()
    window.page.wait_for_url("**off=Place*")
    window.drawn()
    assert len(window.nodes) == 2
    window.chip("Place").click()
    window.page.wait_for_url(lambda url: "off" not in url)
    window.page.get_by_role("link", name="Schema").click()
    window.page.get_by_role("link", name="Explore").wait_for()
    window.page.wait_for_url("**/schema*")
    window.page.go_back()
    window.drawn()
    window.until("() => graphView.nodes().length === 4")
    window.page.go_back()
    window.until("() => graphView.nodes().length === 2")
