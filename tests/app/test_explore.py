"""Explore: the first picture, the panel, expanding, the legend, search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.model import ArticleGraph
from graph_builder.view import LINES
from tests.app.conftest import fill, sealed_window
from tests.app.graphs import NEIGHBOURS, hub
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import make_graph, talks, withdrawal
from tests.query.corpus import denial

pytestmark = [pytest.mark.browser, pytest.mark.store]


def test_the_first_picture_shows_what_is_stated_and_counts_the_rest(window: Window) -> None:
    """Only facts are drawn at first, and the page says that there is more."""
    window.explore()
    assert set(window.nodes) == {"joe-biden", "mustafa-al-kadhimi", "united-states", "afghanistan"}
    assert {e["standing"] for e in window.edges.values()} == {"stated"}
    expect(window.notes).to_contain_text("4 entities, 3 claims")
    expect(window.notes).to_contain_text("2 claims switched off")
    expect(window.page.locator(".kg-status")).to_contain_text("7 entities")
    expect(window.page.locator(".kg-status")).to_contain_text("2 articles")


def test_a_click_opens_every_claim_with_its_quote_in_its_context(window: Window) -> None:
    """The panel shows both outlets' sentences, the words marked, what stands around them, and where from."""
    window.explore()
    window.click("joe-biden")
    expect(window.panel.get_by_role("heading", name="Joe Biden")).to_be_visible()
    claims = window.panel.locator(".claim")
    expect(claims).to_have_count(2)
    latest = claims.first
    assert (
        "".join(latest.locator(".quoted").all_inner_texts()) == "Joe Biden met Mustafa al-Kadhimi on Monday."
    )
    expect(latest.locator(".subject")).to_have_text("Joe Biden")
    expect(latest.locator(".object")).to_have_text("Mustafa al-Kadhimi")
    expect(latest.locator(".context").last).to_contain_text("The United States withdrew from Afghanistan.")
    expect(latest).to_contain_text("Morning Post · 27 July 2021")
    expect(claims.last).to_contain_text("Example Wire · 26 July 2021")


def test_a_denial_is_badged_with_who_denies(window: Window) -> None:
    """A claim that is no plain fact says so beside its quote."""
    window.explore()
    window.chip("Denied").click()
    window.drawn("iran")
    window.button("Show everything").click()
    window.click_edge("iran|ATTACKS|us-troops")
    badges = window.panel.locator(".claim").first.locator(".badge")
    expect(badges).to_have_text(["denied", "reported: Iran"])


def test_a_line_stands_for_all_its_claims(window: Window) -> None:
    """Two outlets' claims are one line, and a click on it shows both."""
    window.explore()
    line = window.edges["joe-biden|MEETS|mustafa-al-kadhimi"]
    assert (line["label"], line["outlets"]) == ("MEETS ×2", 2)
    window.click_edge("joe-biden|MEETS|mustafa-al-kadhimi")
    expect(window.panel.locator(".claim")).to_have_count(2)
    expect(window.panel).to_contain_text("Example Wire, Morning Post")


def test_a_double_click_brings_fifty_neighbours_and_moves_nothing(
    chromium: Browser, server: Server, app: str
) -> None:
    """Every node that stood keeps its place to the pixel; what is left is counted on the node, also when
    more of it comes by another way."""
    fill(server, hub())
    with sealed_window(chromium, app) as window:
        window.explore()
        before = window.positions
        assert len(before) == 75
        left = NEIGHBOURS + 1 - 75
        assert window.nodes["capital-city"]["label"] == f"Capital City +{left}"
        window.double_click("capital-city")
        window.until("() => graphView.nodes().length === 125")
        after = window.positions
        assert {i: after[i] for i in before} == before
        assert window.nodes["capital-city"]["label"] == f"Capital City +{left - 50}"
        assert window.mounts == 1
        window.button("Undo").click()
        window.until("() => graphView.nodes().length === 75")
        assert window.positions == before
        window.button("Redo").click()
        window.until("() => graphView.nodes().length === 125")
        assert window.positions == after
        window.search.fill("Visitor Number130")
        window.hits.filter(has_text="Visitor Number130").first.click()
        window.until("() => graphView.nodes().length === 127")  # with the one that this one met
        assert window.nodes["capital-city"]["label"] == f"Capital City +{left - 52}"


def test_the_legend_takes_labels_out_and_back(window: Window) -> None:
    """A label that is switched off takes its nodes and lines along; back on, all stand where they stood."""
    window.explore()
    before = window.positions
    place = window.chip("Place")
    expect(place).to_have_attribute("aria-pressed", "true")
    place.click()
    window.until("() => graphView.nodes().length === 2")
    assert {n["kind"] for n in window.nodes.values()} == {"Person"}
    assert {e["type"] for e in window.edges.values()} == {"MEETS"}
    expect(place).to_have_attribute("aria-pressed", "false")
    place.click()
    window.until("() => graphView.nodes().length === 4")
    assert window.positions == before
    assert window.mounts == 1


def test_kinds_of_claims_look_different(window: Window) -> None:
    """Planned is dashed, denied has a bar; both wait in the legend with their counts."""
    window.explore()
    window.chip("Planned").click()
    window.drawn("iraq")
    window.chip("Denied").click()
    window.drawn("iran")
    assert window.edges["us-troops|LEAVES|iraq"]["dashes"]
    assert window.edges["iran|ATTACKS|us-troops"]["arrows"]["middle"]["type"] == "bar"
    assert window.edges["joe-biden|MEETS|mustafa-al-kadhimi"]["dashes"] is False


def test_search_forgives_typos_and_works_from_the_keyboard(window: Window) -> None:
    """Letters typed, an arrow and Enter: the entity stands in the picture with its panel open."""
    window.explore()
    window.search.focus()
    window.page.keyboard.type("iarn", delay=20)
    expect(window.hits.first).to_contain_text("Iran")
    window.page.keyboard.press("Enter")
    expect(window.panel.get_by_role("heading", name="Iran")).to_be_visible()
    window.drawn("iran")


def test_search_says_when_there_is_nothing(window: Window) -> None:
    """An empty list would look like a broken box."""
    window.explore()
    window.search.fill("Zzyzx")
    expect(window.hits).to_have_text(["Nothing is called “Zzyzx”."])


def test_a_dragged_node_stays_and_nothing_else_moves(window: Window) -> None:
    """The place a user gave a node outlives the next run of the page."""
    window.explore()
    before = window.positions
    window.drag("joe-biden", (90, -60))
    window.click("afghanistan")
    expect(window.panel.get_by_role("heading", name="Afghanistan")).to_be_visible()
    after = window.positions
    assert [i for i in before if before[i] != after[i]] == ["joe-biden"]


def test_the_menu_hides_and_pins(window: Window) -> None:
    """A right click offers what can be done with a node; hidden nodes are counted."""
    window.explore()
    window.click("afghanistan", button="right")
    window.page.get_by_role("menuitem", name="Hide").click()
    window.until("() => !graphView.nodes().some(n => n.id === 'afghanistan')")
    expect(window.notes).to_contain_text("1 hidden by hand")
    window.click("joe-biden", button="right")
    window.page.get_by_role("menuitem", name="Pin here").click()
    window.until("() => graphView.nodes().find(n => n.id === 'joe-biden').borderWidth === 3")


def test_the_menu_leaves_one_and_its_neighbours(window: Window) -> None:
    """Only a node and what a line joins to it; the rest is counted, and one click brings it back in place."""
    window.explore()
    before = window.positions
    window.click("afghanistan", button="right")
    window.page.get_by_role("menuitem", name="Only this and its neighbours").click()
    window.until("() => graphView.nodes().length === 2")
    assert set(window.nodes) == {"afghanistan", "united-states"}
    expect(window.notes).to_contain_text("2 hidden by hand")
    window.notes.get_by_role("button", name="Show").click()
    window.until("() => graphView.nodes().length === 4")
    assert window.positions == before


def test_concepts_are_folded_into_a_count(chromium: Browser, server: Server, app: str) -> None:
    """What has no name of its own waits behind a number; a click fetches it, another takes it out."""
    fill(server, denial(), talks())
    with sealed_window(chromium, app) as window:
        window.explore()
        before = window.positions
        expect(window.notes).to_contain_text("1 concept folded")
        concepts = window.chip("Concept")
        expect(concepts).to_have_attribute("aria-pressed", "false")
        concepts.click()
        window.drawn("pause-of-the-mission")
        assert {i: window.positions[i] for i in before} == before
        concepts.click()
        window.until("n => graphView.nodes().length === n", len(before))


def test_lines_are_wide_by_outlets_and_grey_where_reported(
    chromium: Browser, server: Server, app: str
) -> None:
    """Two outlets draw a wider line than one; what somebody else said is no plain fact, and greyer."""
    fill(server, talks(), withdrawal(), reported())
    with sealed_window(chromium, app) as window:
        window.page.goto(f"{app}/?shown=stated&shown=reported")
        window.drawn("geneva")
        line = window.edges
        assert line["joe-biden|MEETS|mustafa-al-kadhimi"]["width"] > line["joe-biden|VISITS|geneva"]["width"]
        grey, dark = (
            LINES["light"][line[name]["standing"]].colour
            for name in ("joe-biden|VISITS|geneva", "joe-biden|MEETS|mustafa-al-kadhimi")
        )
        assert line["joe-biden|VISITS|geneva"]["color"]["color"] == grey != dark


def reported() -> ArticleGraph:
    """One claim that somebody else made."""
    quote = "Joe Biden visited Geneva, an aide said."
    claims = [("Joe Biden", "VISITS", "Geneva", quote, {"attributed_to": "an aide"})]
    return make_graph(
        "aide-2021", quote, claims, {"Joe Biden": "Person", "Geneva": "Place"}, outlet="Gazette"
    )


def test_the_canvas_works_from_the_keyboard(window: Window) -> None:
    """Arrows walk from node to node, Enter opens the panel, Escape closes it."""
    window.explore()
    window.page.locator(".canvas").focus()
    window.page.keyboard.press("ArrowRight")
    chosen = window.asked("graphView.selection().nodes[0]")
    window.page.keyboard.press("Enter")
    expect(window.panel.get_by_role("heading", name=window.nodes[chosen]["label"])).to_be_visible()
    window.page.keyboard.press("Escape")
    expect(window.panel.get_by_role("heading", name="Who says so?")).to_be_visible()


def test_an_empty_store_says_what_to_do(chromium: Browser, server: Server, app: str) -> None:
    """Nobody is left before a blank page, whichever it is."""
    fill(server)
    with sealed_window(chromium, app) as window:
        for name in ("paths", "timeline", "query"):
            window.page.goto(f"{app}/{name}")
            expect(window.page.get_by_text("No article yet")).to_be_visible()
            expect(window.button("Add an article")).to_be_visible()
        window.page.goto(window.address)
        expect(window.page.get_by_text("No article yet")).to_be_visible()
        window.button("Add an article").click()
        expect(window.page.get_by_label("Text of the article")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_and_follows_the_theme(
    chromium: Browser, server: Server, app: str, width: int, dark: bool
) -> None:
    """No sideways scrolling, and the canvas takes the page's colours."""
    fill(server, talks(), withdrawal())
    with sealed_window(chromium, app, width=width, dark=dark) as window:
        window.explore()
        scroll = "() => document.documentElement.scrollWidth - window.innerWidth"
        assert window.page.evaluate(scroll) <= 0
        ground = window.page.locator(".frame").evaluate("e => getComputedStyle(e).backgroundColor")
        assert ground == ("rgb(20, 23, 28)" if dark else "rgb(255, 255, 255)")
        drawn = window.nodes["joe-biden"]["color"]["background"]
        assert drawn == ("#4aa8e0" if dark else "#0072b2")


def test_a_link_opens_the_same_entity(chromium: Browser, window: Window, app: str) -> None:
    """The address names the entity whose panel is open, also one that the first picture lacks."""
    window.explore()
    window.search.fill("Iran")
    window.hits.first.click()
    window.page.wait_for_url("**entity=iran")
    with sealed_window(chromium, app) as other:
        other.page.goto(window.page.url)
        other.drawn("iran")
        expect(other.panel.get_by_role("heading", name="Iran")).to_be_visible()
