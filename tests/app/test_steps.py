"""Where a picture starts, how it grows, how it is drawn; every step can be undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import fill, sealed_window
from tests.app.graphs import crowd, hub
from tests.app.window import Positions, Window
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.store]


def stands(window: Window, positions: Positions) -> None:
    """Until every node stands where it stood."""
    places = "JSON.stringify(Object.entries(graphView.positions()).sort())"
    window.until(f"want => {places} === JSON.stringify(Object.entries(want).sort())", positions)


def test_a_picture_can_start_from_an_article_or_around_a_name(window: Window) -> None:
    """The newest article's own claims, one that is chosen, all around an entity; a new name, a message."""
    window.explore()
    window.start("Newest article")
    window.until("() => graphView.nodes().length === 4 && graphView.edges().every(e => e.outlets === 1)")
    window.page.wait_for_url("**start=newest*")
    window.menu("Start from")
    window.page.get_by_role("combobox", name="One article").click()
    window.page.get_by_role("option", name="Example Wire").click()
    window.until("() => graphView.edges().length === 1 && graphView.edges()[0].outlets === 1")
    window.menu("Start from")
    around = window.page.get_by_role("textbox", name="Around")
    around.fill("Nobody of that name")
    around.press("Enter")
    expect(window.page.get_by_role("alert").filter(has_text="Nobody of that name")).to_be_visible()
    around.fill("Afghanistan")
    around.press("Enter")
    window.drawn("afghanistan")
    expect(window.panel.get_by_role("heading", name="Afghanistan")).to_be_visible()
    assert set(window.nodes) == {"afghanistan", "united-states"}
    window.button("Undo").click()
    window.until("() => graphView.edges().length === 1 && graphView.nodes().some(n => n.id === 'joe-biden')")


def test_the_most_mentioned_are_another_first_picture(window: Window) -> None:
    """Those that both articles name stand in it; who asks for more than there is gets what there is."""
    window.explore()
    window.start("Most mentioned")
    window.page.wait_for_url("**start=mentioned*")
    window.drawn("joe-biden")
    window.menu("Start from")
    window.page.locator(".st-key-start-size").get_by_text("5,000").click()
    window.settled()
    window.button("Most linked").click()
    window.page.wait_for_url("**most=5000*")
    window.drawn("joe-biden")
    assert len(window.nodes) == 4


def test_expanding_by_type_brings_only_such_neighbours(chromium: Browser, server: Server, app: str) -> None:
    """The menu lists the types with counts; what comes is linked by that type, and nothing moves."""
    fill(server, hub())
    with sealed_window(chromium, app) as window:
        window.explore()
        before = window.positions
        window.click("capital-city", button="right")
        window.page.get_by_role("menuitem", name="Expand by type").click()
        window.page.get_by_role("menuitem", name="VISITS").click()
        window.until("n => graphView.nodes().length === n + 50", len(before))
        assert {i: window.positions[i] for i in before} == before


def test_every_step_can_be_undone_and_done_again(window: Window) -> None:
    """Drag, pin, hide, a filter, another look: back in reverse order, then forward, to the pixel."""
    window.explore()
    states = [window.positions]
    window.drag("joe-biden", (90, -60))
    expect(window.button("Undo")).to_be_enabled()
    states.append(window.positions)
    window.click("afghanistan", button="right")
    window.page.get_by_role("menuitem", name="Hide").click()
    window.until("() => graphView.nodes().length === 3")
    window.look("Caption of a node", "Name and kind")
    window.until("() => graphView.nodes().every(n => n.label.includes('\\n'))")
    for _ in range(3):
        window.button("Undo").click()
    stands(window, states[0])
    expect(window.button("Undo")).to_be_disabled()
    window.button("Redo").click()
    stands(window, states[1])
    window.page.locator(".canvas").focus()
    window.page.keyboard.press("Control+Shift+Z")
    window.until("() => graphView.nodes().length === 3")
    window.button("Redo").click()
    window.until("() => graphView.nodes().every(n => n.label.includes('\\n'))")


def test_a_look_changes_sizes_colours_and_captions_and_no_place(window: Window) -> None:
    """Nodes grow with mentions, communities have colours and a word in the legend, lines lose captions."""
    window.explore()
    before, drawn = window.positions, window.nodes
    window.look("Colour of a node", "Community")
    window.until("() => new Set(graphView.nodes().map(n => n.color.background)).size === 2")
    window.look("Size of a node", "Mentions")
    window.until("was => graphView.nodes().some(n => n.size !== was[n.id].size)", drawn)
    window.look("Caption of a line", "None")
    window.until("() => graphView.edges().every(e => !e.label)")
    assert window.positions == before
    assert window.mounts == 1


def put(window: Window, **places: tuple[int, int]) -> None:
    """Drag nodes to places of the page."""
    for name, place in places.items():
        node = name.replace("_", "-")
        at = window.asked("id => graphView.at(id)", node)
        window.drag(node, (round(place[0] - at[0]), round(place[1] - at[1])))
        window.heard()  # vis takes two touches within 50 ms for one


def test_captions_of_lines_do_not_cover_each_other(window: Window) -> None:
    """Where two lines cross the chosen one's is kept, else the thicker's; drawn apart, both have theirs."""
    window.explore()
    sizes = "() => graphView.edges().map(e => `${e.type} ${e.font?.size ?? 11}`).sort().join()"
    people = {"joe_biden": (250, 300), "mustafa_al_kadhimi": (650, 500)}
    put(window, **people, united_states=(250, 500), afghanistan=(650, 300))
    # who is dragged is chosen, with its lines
    window.until(f"() => ({sizes})() === 'MEETS 0,WITHDRAWS_FROM 11'")
    window.page.mouse.click(450, 310)
    window.until(f"() => ({sizes})() === 'MEETS 11,WITHDRAWS_FROM 0'")
    put(window, united_states=(250, 600), afghanistan=(650, 600))
    window.until(f"() => ({sizes})() === 'MEETS 11,WITHDRAWS_FROM 11'")


def test_communities_keep_their_colours_under_a_filter(chromium: Browser, server: Server, app: str) -> None:
    """The legend names the large ones; what is left of a picture looks as it did."""
    fill(server, crowd(60))
    with sealed_window(chromium, app) as window:
        window.explore()
        window.look("Colour of a node", "Community")
        expect(window.page.locator(".chip.fixed").first).to_contain_text("around")
        before = {i: n["color"]["background"] for i, n in window.nodes.items()}
        window.page.locator(".canvas").focus()
        window.page.keyboard.press("ArrowRight")
        window.page.keyboard.press("h")
        window.until("n => graphView.nodes().length < n", len(before))
        assert {i: before[i] for i in window.nodes} == {
            i: n["color"]["background"] for i, n in window.nodes.items()
        }


def test_a_picture_is_fitted_on_the_smallest_window(chromium: Browser, server: Server, app: str) -> None:
    """On a canvas that legend and tools fill there is still a picture, not an error."""
    fill(server, crowd(60))
    with sealed_window(chromium, app, width=420, height=500) as window:
        window.explore()
        assert window.asked("graphView.scale()") > 0
        window.page.set_viewport_size({"width": 1280, "height": 800})
        window.drawn()


def test_the_page_counts_what_lies_outside_the_view(window: Window) -> None:
    """Zooming in by the button leaves nodes outside: said at once, and one click shows all."""
    window.explore()
    far = window.page.get_by_role("button", name="outside the view")
    expect(far).to_be_hidden()
    for _ in range(9):
        window.button("Zoom in").click()
    expect(far).to_be_visible()
    far.click()
    expect(far).to_be_hidden()


def test_a_rerun_in_the_middle_of_a_drag_leaves_the_node_under_the_pointer(window: Window) -> None:
    """The legend answers while a node is being dragged: it stays with the pointer, and where it is let go."""
    window.explore()
    before = window.positions
    x, y = window.asked("id => graphView.at(id)", "joe-biden")
    mouse = window.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 40, y + 30, steps=3)
    for count in (2, 4):
        window.chip("Place").evaluate("chip => chip.click()")
        window.until("n => graphView.nodes().length === n", count)
    assert window.asked("id => graphView.at(id)", "joe-biden") == pytest.approx([x + 40, y + 30], abs=2)
    mouse.move(x + 80, y + 60, steps=3)
    mouse.up()
    expect(window.button("Undo")).to_be_enabled()
    window.chip("Denied").click()
    window.drawn("iran")
    after = window.positions
    assert [i for i in before if before[i] != after[i]] == ["joe-biden"]
    window.button("Undo").click()
    window.button("Undo").click()
    stands(window, before)


def test_a_step_whose_request_is_lost_is_done_all_the_same(window: Window) -> None:
    """The browser asks again for what Python never heard of; nobody has to click twice."""
    window.explore()
    window.page.evaluate("""() => {
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = () => { WebSocket.prototype.send = send; };  // one message goes nowhere
    }""")
    window.chip("Place").click()
    window.until("() => graphView.nodes().length === 2")
    expect(window.chip("Place")).to_have_attribute("aria-pressed", "false")


#: Every message of the server arrives late, in its order.
SLOW_LINE = """
const Direct = window.WebSocket;
window.WebSocket = class extends Direct {
    addEventListener(kind, hear, ...rest) {
        const late = (event) => setTimeout(() => hear(event), 200);
        super.addEventListener(kind, kind === "message" ? late : hear, ...rest);
    }
};
"""


def test_quick_steps_over_a_slow_line_lose_nothing(window: Window) -> None:
    """Steps to and fro, each asked for before the browser knows that the run of the last is over: the
    page is not lost, and the last picture is the right one."""
    window.page.add_init_script(SLOW_LINE)
    window.explore()
    for node in ("mustafa-al-kadhimi", "united-states", "afghanistan"):
        window.click(node, button="right")
        window.page.get_by_role("menuitem", name="Hide").click()
        window.until("id => !graphView.nodes().some(n => n.id === id)", node)
    for name in ["Undo", "Redo"] * 3:
        for _ in range(3):
            window.button(name).click()
    window.until("() => graphView.nodes().length === 1")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
