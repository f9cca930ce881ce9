"""Paths: two fields, the chains between them as picture and list, what to relax where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.app.conftest import fill, sealed_window
from tests.app.graphs import PAYLOADS, hostile
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal
from tests.query.corpus import chain, denial

pytestmark = [pytest.mark.browser, pytest.mark.store]

GRAPHS = (talks(), withdrawal(), denial(), chain("praise-2021", [("Jens Stoltenberg", "Ann Example")]))


@pytest.fixture(scope="module")
def paths(chromium: Browser, server: Server, app: str) -> Iterator[Window]:
    """One window for the module, on a corpus that no test changes."""
    fill(server, *GRAPHS)
    with sealed_window(chromium, app) as opened:
        yield opened


def field(window: Window, label: str) -> Locator:
    """One of the two fields."""
    return window.page.get_by_role("combobox", name=label)


def choose(window: Window, label: str, text: str) -> None:
    """Type a name and take the first that is offered, with the keyboard alone."""
    field(window, label).fill(text)
    expect(field(window, label)).to_have_attribute("aria-expanded", "true")
    field(window, label).press("Enter")


def test_two_names_with_a_typo_give_the_chain_with_its_quotes(paths: Window) -> None:
    """Typed with a mistake and chosen by keyboard: picture, list, quotes, outlets and address agree."""
    paths.page.goto(f"{paths.address}/paths")
    choose(paths, "How is", "Stoltenbreg")
    choose(paths, "linked to", "kadhimi")
    paths.drawn("joe-biden")
    assert set(paths.nodes) == {"jens-stoltenberg", "joe-biden", "mustafa-al-kadhimi"}
    (way,) = [c.inner_text() for c in paths.page.locator(".way").all()]
    assert way == "Jens Stoltenberg → Joe Biden → Mustafa al-Kadhimi"
    hops = paths.page.locator(".hop")
    expect(hops).to_have_count(2)
    assert "".join(hops.first.locator(".quoted").all_inner_texts()) == (
        "Jens Stoltenberg praised Joe Biden in Zürich."
    )
    expect(hops.last).to_contain_text("2 claims, 2 outlets")
    expect(hops.last).to_contain_text("Morning Post · 27 July 2021")
    assert paths.page.url.endswith("/paths?a=jens-stoltenberg&b=mustafa-al-kadhimi")


def test_a_path_reads_from_left_to_right(paths: Window) -> None:
    """One end stands at the left of the picture, the other at its right, the rest between them."""
    paths.page.goto(f"{paths.address}/paths?a=jens-stoltenberg&b=mustafa-al-kadhimi")
    paths.drawn("joe-biden")
    x = {node: place[0] for node, place in paths.positions.items()}
    assert x["jens-stoltenberg"] < x["joe-biden"] < x["mustafa-al-kadhimi"]


#: Where on the page the middle of each text is when the canvas is drawn anew; vis writes from the left.
WRITTEN = """() => {
    const places = {}, write = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        const middle = { x: x + this.measureText(text).width / 2, y };
        const at = this.getTransform().transformPoint(middle), box = this.canvas.getBoundingClientRect();
        const dense = this.canvas.width / box.width;
        places[text] = [box.x + at.x / dense, box.y + at.y / dense];
        return write.apply(this, arguments);
    };
    window.written = places;
}"""


def test_a_caption_stands_at_its_line_whatever_way_it_runs(paths: Window) -> None:
    """Lines that run exactly to the left: vis by itself writes their captions into the middle of nowhere."""
    paths.page.goto(f"{paths.address}/paths?a=mustafa-al-kadhimi&b=jens-stoltenberg")
    paths.drawn("joe-biden")
    line = "jens-stoltenberg|PRAISES|joe-biden"
    places = paths.positions
    assert places["jens-stoltenberg"][1] == places["joe-biden"][1]
    assert places["jens-stoltenberg"][0] > places["joe-biden"][0]
    paths.page.evaluate(WRITTEN)
    paths.button("Zoom in").click()
    paths.page.wait_for_function("() => written.PRAISES")
    paths.until(
        "id => Math.hypot(...graphView.onEdge(id).map((at, i) => at - written.PRAISES[i])) < 12", line
    )


def test_a_relation_opens_its_claims_and_closing_leads_back(paths: Window) -> None:
    """From a hop to every claim between the two, planned and denied ones too, and back to the list."""
    paths.page.goto(f"{paths.address}/paths?a=jens-stoltenberg&b=mustafa-al-kadhimi")
    paths.page.locator(".hop").last.get_by_role("button", name="MEETS").press("Enter")
    expect(paths.panel.locator(".claim")).to_have_count(3)
    paths.button("Close the panel").click()
    expect(paths.page.locator(".way")).to_have_count(1)


def test_one_path_alone_and_all_again(paths: Window) -> None:
    """Only that chain is drawn, nothing moves, and the others come back where they stood."""
    paths.page.goto(f"{paths.address}/paths?a=jens-stoltenberg&b=afghanistan&claims=stated,planned")
    paths.drawn("united-states")
    before = paths.positions
    paths.page.get_by_role("button", name="Only this").first.click()
    expect(paths.page.get_by_role("button", name="Show all")).to_have_count(1)
    assert {i: p for i, p in before.items() if i in paths.positions} == paths.positions
    paths.page.get_by_role("button", name="Show all").click()
    expect(paths.page.get_by_role("button", name="Show all")).to_have_count(0)
    assert paths.positions == before


def test_no_path_says_what_would_give_one(paths: Window) -> None:
    """Iran and Iraq hang together by a denial and a plan only: said, offered, and drawn when allowed."""
    paths.page.goto(f"{paths.address}/paths?a=iran&b=iraq")
    expect(paths.problem).to_contain_text("No chain of at most 4 hops over stated claims joins Iran and Iraq")
    paths.page.get_by_role("button", name="Allow").click()
    paths.drawn("us-troops")
    assert "claims=stated,reported,planned,denied" in paths.page.url.replace("%2C", ",")
    expect(paths.page.locator(".hop").first).to_contain_text("denied")


def test_a_link_shows_the_same_in_a_new_window(chromium: Browser, paths: Window) -> None:
    """Ends, hops and kinds of claims stand in the address; the picture is the same to the pixel."""
    paths.page.goto(f"{paths.address}/paths?a=iran&b=iraq&hops=3&claims=planned,denied")
    paths.drawn("us-troops")
    with sealed_window(chromium, paths.address) as other:
        other.page.goto(paths.page.url)
        other.drawn("us-troops")
        assert other.positions == paths.positions
        expect(field(other, "How is")).to_have_value("Iran")


def test_names_that_are_code_stay_text(chromium: Browser, server: Server, app: str) -> None:
    """Fields, list and picture show payloads as the text they are."""
    fill(server, *hostile())
    with sealed_window(chromium, app) as window:
        for payload in PAYLOADS[:3]:
            window.page.goto(f"{window.address}/paths")
            choose(window, "How is", payload)
            choose(window, "linked to", f"{payload}'s friend")
            expect(window.page.locator(".hop")).to_have_count(1)
            assert window.page.locator(".way").inner_text().startswith(payload)
        assert window.page.evaluate("() => window.__xss === undefined")
    fill(server, *GRAPHS)


def test_the_same_on_neo4j(chromium: Browser, neo4j_5: Server, neo4j_app: str) -> None:
    """Completion, paths, list and relaxing on the other store."""
    fill(neo4j_5, *GRAPHS)
    with sealed_window(chromium, neo4j_app) as window:
        window.page.goto(f"{window.address}/paths")
        choose(window, "How is", "Stoltenbreg")
        choose(window, "linked to", "kadhimi")
        expect(window.page.locator(".hop")).to_have_count(2)
        window.page.goto(f"{window.address}/paths?a=iran&b=iraq")
        window.page.get_by_role("button", name="Allow").click()
        window.drawn("us-troops")
