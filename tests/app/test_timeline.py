"""Timeline: the chart, brushing by pointer and keyboard, what was known when, links."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.app.conftest import fill, sealed_window
from tests.app.graphs import PAYLOADS, hostile
from tests.app.test_paths import choose
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import make_graph, talks, withdrawal
from tests.query.corpus import denial

pytestmark = [pytest.mark.browser, pytest.mark.store]

SUMMIT = make_graph(
    "summit-2021",
    "Joe Biden visited Geneva in June.",
    [
        (
            "Joe Biden",
            "VISITS",
            "Geneva",
            "Joe Biden visited Geneva in June.",
            {"event_date": datetime.date(2021, 6, 1), "granularity": "month", "time": "in June"},
        )
    ],
    {"Joe Biden": "Person", "Geneva": "Place"},
    outlet="Example Wire",
    published=datetime.date(2021, 7, 1),
)
GRAPHS = (talks(), withdrawal(), denial(), SUMMIT)


@pytest.fixture(scope="module")
def timeline(chromium: Browser, server: Server, app: str) -> Iterator[Window]:
    """One window for the module, on a corpus that no test changes."""
    fill(server, *GRAPHS)
    with sealed_window(chromium, app) as opened:
        yield opened


def column(window: Window, name: str) -> Locator:
    """A column of the chart by the beginning of what it says."""
    return window.page.locator(f'.column[aria-label^="{name}:"]')


def summary(window: Window, text: str) -> None:
    """What the page says about its choice."""
    expect(window.page.locator("p.kg-line")).to_have_text(text)


def open_biden(window: Window, more: str = "") -> None:
    """The timeline of one person with eight claims."""
    window.page.goto(f"{window.address}/timeline?entity=joe-biden{more}")
    window.drawn()


def test_claims_stand_on_their_days_and_a_month_is_a_bar(timeline: Window) -> None:
    """Chosen by keyboard; each column says its counts, and what is told to the month is no day."""
    timeline.page.goto(f"{timeline.address}/timeline")
    choose(timeline, "Claims about", "bidne")
    timeline.drawn("joe-biden")
    summary(timeline, "7 claims")
    expect(column(timeline, "20 July 2021")).to_have_attribute("aria-label", "20 July 2021: 1 stated")
    expect(column(timeline, "28 July 2021")).to_have_attribute(
        "aria-label", "28 July 2021: 2 stated, 1 denied"
    )
    expect(timeline.page.locator("button.bar")).to_have_attribute("aria-label", "June 2021: 1 stated")
    assert all("June" not in (c or "") or "nothing" in (c or "") for c in labels(timeline))
    assert timeline.page.url.endswith("/timeline?entity=joe-biden")


def labels(window: Window) -> list[str | None]:
    """What all columns say."""
    return [c.get_attribute("aria-label") for c in window.page.locator(".column").all()]


def test_brushing_filters_list_and_picture(timeline: Window) -> None:
    """Dragging over some days leaves their claims; what stays in the picture does not move."""
    open_biden(timeline)
    before = timeline.positions
    first, last = column(timeline, "25 July 2021"), column(timeline, "27 July 2021")
    start, end = first.bounding_box(), last.bounding_box()
    assert start and end
    mouse = timeline.page.mouse
    mouse.move(start["x"] + 1, start["y"] + 20)
    mouse.down()
    mouse.move(end["x"] + 1, end["y"] + 20, steps=4)
    mouse.up()
    summary(timeline, "2 claims of 7, 25 July 2021 to 27 July 2021")
    expect(timeline.panel.locator(".claim")).to_have_count(2)
    timeline.until("() => graphView.nodes().length === 2")
    assert timeline.positions == {i: before[i] for i in ("joe-biden", "mustafa-al-kadhimi")}
    assert "from=2021-07-25&to=2021-07-27" in timeline.page.url


def test_the_chart_can_be_used_from_the_keyboard(timeline: Window) -> None:
    """Arrows move, Enter chooses, Shift with an arrow chooses more, Escape clears."""
    open_biden(timeline)
    column(timeline, "26 July 2021").focus()
    keyboard = timeline.page.keyboard
    keyboard.press("Enter")
    summary(timeline, "2 claims of 7, 26 July 2021")
    keyboard.press("Shift+ArrowRight")
    keyboard.press("Shift+ArrowRight")
    summary(timeline, "5 claims of 7, 26 July 2021 to 28 July 2021")
    keyboard.press("Escape")
    summary(timeline, "7 claims")
    expect(timeline.page.locator('.column[aria-pressed="true"]')).to_have_count(0)


#: As Streamlit does where a change overtakes the one before: what the earlier call returned is called.
OVERTAKEN = """async () => {
    const { default: draw } = await import("/_stcore/bidi-components/graph_builder.timeline/timeline.js");
    const host = document.body.appendChild(document.createElement("div"));
    const parentElement = host.attachShadow({ mode: "open" });
    parentElement.innerHTML = '<div class="timeline-view"></div>';
    const live = window.graphBuilderEvents.live, before = live.size;
    const column = { first: "2021-07-01", last: "2021-07-01", label: "1 July 2021", total: 0, parts: [] };
    const call = (most) => draw({ parentElement, setTriggerValue() {}, data: { key: "overtaken", data: {
        columns: [column], bars: [], kinds: [], most, selected: null, note: "", hint: "" } } });
    call(1);
    parentElement.querySelector(".column").focus();
    const element = parentElement.querySelector(".timeline"), leave = call(2);
    leave();
    call(3);
    const kept = parentElement.querySelector(".timeline") === element
        && parentElement.activeElement?.className === "column";
    host.remove();
    leave();
    return { kept, left: live.size - before };
}"""


def test_a_change_that_is_overtaken_leaves_the_chart_and_its_focus(timeline: Window) -> None:
    """Only leaving the page ends a component: it kept its element and focus, and is forgotten then."""
    open_biden(timeline)
    assert timeline.page.evaluate(OVERTAKEN) == {"kept": True, "left": 0}


def test_a_bar_chooses_its_month_and_the_time_can_be_enlarged(timeline: Window) -> None:
    """From the month to its own chart and back to the whole time."""
    open_biden(timeline)
    timeline.page.locator("button.bar").click()
    summary(timeline, "1 claim of 7, June 2021")
    timeline.button("Only this time").click()
    expect(column(timeline, "1 June 2021")).to_have_count(1)
    expect(timeline.page.locator(".column")).to_have_count(30)
    # The button appears while the page is still being drawn; a click on a half drawn page may get lost.
    timeline.settled()
    timeline.button("Whole time").click()
    expect(column(timeline, "28 July 2021")).to_have_count(1)


def test_what_was_known_on_a_day(timeline: Window) -> None:
    """The slider takes back what was published later; a link shows the same."""
    open_biden(timeline)
    timeline.page.get_by_role("slider").press("ArrowLeft")
    summary(timeline, "3 claims of 7, as known on 27 July 2021")
    assert "known=2021-07-27" in timeline.page.url
    expect(column(timeline, "28 July 2021")).to_have_attribute(
        "aria-label", "28 July 2021: 2 stated, 1 denied; 3 not published by then"
    )
    timeline.page.reload()
    timeline.drawn()
    summary(timeline, "3 claims of 7, as known on 27 July 2021")


def test_a_pair_and_a_pair_without_claims(timeline: Window) -> None:
    """Claims that join two directly; where there is none, the page says where to look."""
    timeline.page.goto(f"{timeline.address}/timeline?entity=joe-biden&with=mustafa-al-kadhimi&by=published")
    timeline.drawn()
    summary(timeline, "3 claims")
    assert [c for c in labels(timeline) if c and "nothing" not in c] == [
        "26 July 2021: 1 stated",
        "27 July 2021: 1 stated",
        "28 July 2021: 1 denied",
    ]
    timeline.page.goto(f"{timeline.address}/timeline?entity=joe-biden&with=iran")
    expect(timeline.problem).to_contain_text("No claim with a day joins Joe Biden and Iran directly")
    timeline.button("Open Paths").click()
    timeline.page.wait_for_url("**/paths?a=joe-biden&b=iran")


def test_names_that_are_code_stay_text(chromium: Browser, server: Server, app: str) -> None:
    """In the field, the offers, the list and the chart."""
    fill(server, *hostile())
    with sealed_window(chromium, app) as window:
        window.page.goto(f"{window.address}/timeline")
        choose(window, "Claims about", PAYLOADS[1])
        window.drawn()
        expect(window.panel.get_by_role("heading")).to_have_text(PAYLOADS[1])
        assert window.page.evaluate("() => window.__xss === undefined")
    fill(server, *GRAPHS)


def test_the_same_on_neo4j(chromium: Browser, neo4j_5: Server, neo4j_app: str) -> None:
    """Chart, brush and slider on the other store."""
    fill(neo4j_5, *GRAPHS)
    with sealed_window(chromium, neo4j_app) as window:
        open_biden(window)
        column(window, "26 July 2021").click()
        summary(window, "2 claims of 7, 26 July 2021")
        window.page.get_by_role("slider").press("ArrowLeft")
        summary(window, "2 claims of 7, 26 July 2021, as known on 27 July 2021")
