"""What a person does with the app, in the words of its pages; waits for what shows, never for time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Locator, Page, expect

Positions = dict[str, list[int]]

#: The page around the canvas is laid out a moment after the canvas: a click must not hit where it was.
STANDS_STILL = """() => {
    const before = window.stood;
    const node = Object.keys(graphView.positions())[0];  // a view that was just made has none yet
    window.stood = node === undefined ? undefined : String(graphView.at(node));
    return node !== undefined && before === window.stood;
}"""

HEARD = """() => {
    const { mount, number } = window.graphBuilderEvents.recent.at(-1).sent;
    return (JSON.parse(document.querySelector("[data-heard]").dataset.heard)[mount] ?? 0) >= number;
}"""


class Window:
    """The app in a browser. The graph's canvas is asked through the component's test hook."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    # --- pages

    def explore(self) -> None:
        """Open Explore and wait for the picture."""
        self.page.goto(self.address)
        self.drawn()

    def query(self) -> None:
        """Open Query."""
        self.page.goto(f"{self.address}/query")
        self.editor.wait_for()

    def articles(self, parameters: str = "") -> None:
        """Open Articles."""
        self.page.goto(f"{self.address}/articles{parameters}")

    def button(self, name: str, *, exact: bool = True) -> Locator:
        """The button of that name."""
        return self.page.get_by_role("button", name=name, exact=exact)

    def settled(self) -> None:
        """Until the run of the page that was asked for last is through."""
        self.page.locator('[data-test-script-state="notRunning"]').wait_for()

    def heard(self) -> None:
        """Until Python has heard the last event of any component."""
        self.page.wait_for_function(HEARD)

    def menu(self, name: str) -> None:
        """Open the menu under that button; a run that is still closing it must not meet the click."""
        self.settled()
        expect(self.button(name)).to_have_attribute("aria-expanded", "false")
        self.button(name).click()

    # --- the graph

    def drawn(self, node: str | None = None) -> None:
        """Until the picture has nodes, or that node, and stands still on the page."""
        wanted = "n => window.graphView && graphView.nodes().some(x => n === null || x.id === n)"
        self.page.wait_for_function(wanted, arg=node)
        self.page.wait_for_function(STANDS_STILL, polling=100)

    def until(self, condition: str, arg: Any = None) -> None:
        """Until that JavaScript holds; of a picture that is just being put in again, once it is there."""
        if "graphView" in condition:
            condition = f"arg => window.graphView !== undefined && ({condition})(arg)"
        self.page.wait_for_function(condition, arg=arg)

    def asked(self, question: str, arg: Any = None) -> Any:
        """What the graph view answers, once it is there."""
        self.page.wait_for_function("() => window.graphView !== undefined")
        return self.page.evaluate(question, arg)

    @property
    def positions(self) -> Positions:
        """Where every node stands."""
        return cast(Positions, self.asked("graphView.positions()"))

    @property
    def nodes(self) -> dict[str, dict[str, Any]]:
        """The drawn nodes by id."""
        return {n["id"]: n for n in self.asked("graphView.nodes()")}

    @property
    def edges(self) -> dict[str, dict[str, Any]]:
        """The drawn lines by id."""
        return {e["id"]: e for e in self.asked("graphView.edges()")}

    @property
    def mounts(self) -> int:
        """How often the graph view was created on this page."""
        return int(self.asked("graphView.mounts()"))

    def click(self, node: str, **how: Any) -> None:
        """Click a node on the canvas."""
        x, y = self.asked("id => graphView.at(id)", node)
        self.page.mouse.click(x, y, **how)

    def double_click(self, node: str) -> None:
        """Double click a node."""
        x, y = self.asked("id => graphView.at(id)", node)
        self.page.mouse.dblclick(x, y)

    def click_edge(self, edge: str) -> None:
        """Click a line where it is drawn."""
        x, y = self.asked("id => graphView.onEdge(id)", edge)
        self.page.mouse.click(x, y)

    def drag(self, node: str, by: tuple[int, int]) -> None:
        """Drag a node."""
        x, y = self.asked("id => graphView.at(id)", node)
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + by[0], y + by[1], steps=5)
        mouse.up()

    def chip(self, label: str) -> Locator:
        """A toggle of the legend, by the beginning of its words."""
        return self.page.locator(".legend .chip").filter(has=self.page.get_by_text(label, exact=True))

    def filters(self) -> None:
        """Open the panel of filters."""
        self.page.locator(".tools .side", has_text="Filters").click()
        self.page.get_by_role("heading", name="Filters").wait_for()

    def look(self, title: str, choice: str) -> None:
        """Choose how the picture is drawn."""
        side = self.page.locator(".tools .side", has_text="Look")
        if side.get_attribute("aria-pressed") == "false":
            side.click()
        group = self.page.locator("fieldset").filter(has=self.page.get_by_text(title, exact=True))
        group.get_by_role("radio", name=choice, exact=True).check(force=True)

    def start(self, name: str) -> None:
        """Another first picture."""
        self.menu("Start from")
        self.button(name).click()

    def facet(self, title: str) -> Locator:
        """A group of the filters."""
        return self.page.locator("details.group").filter(
            has=self.page.locator("summary").get_by_text(title, exact=True)
        )

    def tick(self, title: str, value: str) -> None:
        """Tick a value of a group, or take the tick back."""
        group = self.facet(title)
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        group.get_by_role("checkbox", name=value).click()

    @property
    def notes(self) -> Locator:
        """The sentences over the picture."""
        return self.page.locator(".notes")

    # --- the panel and the search box

    @property
    def panel(self) -> Locator:
        """The side panel."""
        return self.page.locator(".panel")

    @property
    def search(self) -> Locator:
        """The search box."""
        return self.page.get_by_role("combobox", name="Find a person")

    @property
    def hits(self) -> Locator:
        """What the search box offers."""
        return self.page.get_by_role("option")

    # --- the query page

    @property
    def editor(self) -> Locator:
        """Where Cypher is written."""
        return self.page.get_by_role("textbox", name="Cypher")

    def run(self, cypher: str) -> None:
        """Write a query and send it from the keyboard."""
        self.editor.fill(cypher)
        self.editor.press("Control+Enter")

    @property
    def problem(self) -> Locator:
        """The message of what went wrong."""
        return self.page.get_by_role("alert")

    # --- downloads

    def download(self, button: Locator, folder: Path) -> Path:
        """Click, and the file that came."""
        with self.page.expect_download() as waiting:
            button.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path
