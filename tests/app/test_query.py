"""Query: Cypher and named questions, the answer as graph, table and JSON, refusals, downloads."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.query import answer, questions, read_question
from tests.app.conftest import fill, sealed_window
from tests.app.graphs import NEIGHBOURS, hub
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]

MEETINGS = "MATCH (a)-[c:MEETS]->(b) RETURN a, c, b"


def test_the_answer_is_a_graph_a_table_and_json(window: Window) -> None:
    """The same rows three ways; a line of the graph opens its claims."""
    window.query()
    window.run(MEETINGS)
    window.drawn("joe-biden")
    assert set(window.edges) == {"joe-biden|MEETS|mustafa-al-kadhimi"}
    expect(window.page.get_by_text("2 rows in")).to_be_visible()
    window.click_edge("joe-biden|MEETS|mustafa-al-kadhimi")
    expect(window.panel.locator(".claim")).to_have_count(2)
    window.page.get_by_role("tab", name="Table").click()
    expect(window.page.get_by_test_id("stDataFrame")).to_be_visible()
    window.page.get_by_role("tab", name="JSON").click()
    shown = json.loads(window.page.get_by_test_id("stCode").inner_text())
    assert [row["c"]["properties"]["outlet"] for row in shown]
    assert {row["a"]["id"] for row in shown} == {"joe-biden"}


def test_an_answer_without_nodes_opens_as_a_table(window: Window) -> None:
    """There is nothing to draw; the tab of the graph says how to get a picture."""
    window.query()
    window.run("MATCH (p:Person) RETURN p.name AS name ORDER BY name")
    expect(window.page.get_by_test_id("stDataFrame")).to_be_visible()
    window.page.get_by_role("tab", name="Graph").click()
    expect(window.problem).to_contain_text("Return them whole")


def test_rows_download_as_csv_and_json(window: Window, tmp_path: Path) -> None:
    """The files hold the rows of the answer."""
    window.query()
    window.run("MATCH (p:Person) RETURN p.name AS name, p.id AS id ORDER BY name")
    table = window.download(window.button("CSV"), tmp_path)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [
        {"name": "Joe Biden", "id": "joe-biden"},
        {"name": "Mustafa al-Kadhimi", "id": "mustafa-al-kadhimi"},
    ]
    download = window.download(window.button("JSON"), tmp_path)
    assert json.loads(download.read_text(encoding="utf-8")) == rows


@pytest.mark.parametrize(
    "cypher", ["MATCH (n) DETACH DELETE n", "CREATE (:Entity {id: 'x'})", "MATCH (n) SET n.name = 'x'"]
)
def test_writing_is_refused_and_the_rule_is_named(window: Window, server: Server, cypher: str) -> None:
    """The page only reads; the graph is as it was."""
    before = server.graph()
    window.query()
    window.run(cypher)
    expect(window.problem).to_contain_text("Only reading is allowed here")
    expect(window.problem).to_contain_text("Rule: ")
    assert server.graph() == before


def test_a_query_that_does_not_parse_says_where(window: Window) -> None:
    """A message and the place, no traceback; the next query runs."""
    window.query()
    window.run("MATCH (a RETURN a")
    expect(window.problem).to_contain_text("The query did not run")
    window.run(MEETINGS)
    window.drawn("joe-biden")
    expect(window.problem).to_have_count(0)


def test_cut_rows_are_said(chromium: Browser, server: Server, app: str) -> None:
    """Nobody takes a thousand rows for all of them."""
    fill(server, hub())
    with sealed_window(chromium, app) as window:
        window.query()
        window.run("MATCH (a:Person), (b:Person) RETURN a.name, b.name")
        assert NEIGHBOURS * NEIGHBOURS > 1000
        expect(window.page.get_by_text("it was cut at 1,000 rows")).to_be_visible()


def test_an_example_runs_at_a_click(window: Window) -> None:
    """A first answer without a word of Cypher."""
    window.query()
    window.page.get_by_text("Examples", exact=True).click()
    window.button("Denied claims as a graph").click()
    window.drawn("iran")
    expect(window.page.locator(".cm-line")).to_have_text(
        ["MATCH (a)-[c]->(b)", "WHERE c.negated", "RETURN a, c, b"]
    )


def test_a_question_with_a_parameter_asks_for_it(window: Window) -> None:
    """A named question, by click or by link, is a form and no error; a name with a typo completes, and its
    choice is the answer's."""
    asked = next(q for q in questions() if [p.type for p in q.parameters if p.required] == ["entity"])
    parameter = next(p for p in asked.parameters if p.required)
    window.query()
    window.button(asked.title).click()
    waiting = window.page.get_by_role("status").filter(has_text=f"a value for {parameter.name}")
    expect(waiting).to_be_visible()
    window.page.goto(f"{window.address}/query?question={asked.name}")
    expect(waiting).to_be_visible()
    expect(window.problem).to_have_count(0)
    field = window.page.get_by_role("combobox", name=parameter.name, exact=True)
    field.fill("Joe Bidn")
    expect(window.page.get_by_role("option").first).to_contain_text("Joe Biden")
    field.press("Enter")
    expect(window.page.get_by_text("rows in").or_(window.page.get_by_text("row in"))).to_be_visible()
    window.page.wait_for_url(lambda url: f"question={asked.name}" in url and url.endswith("=joe-biden"))


def test_command_and_enter_run_on_a_mac(window: Window) -> None:
    """There the Control key has other work to do."""
    window.page.add_init_script("Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })")
    window.query()
    window.editor.fill(MEETINGS)
    window.editor.press("Meta+Enter")
    window.drawn("joe-biden")


def test_the_query_outlives_a_change_of_page(window: Window) -> None:
    """Text and answer are there again after a look at another page."""
    window.query()
    window.run(MEETINGS)
    window.drawn("joe-biden")
    window.page.get_by_role("link", name="Articles").click()
    expect(window.page.get_by_role("heading", name="2 articles")).to_be_visible()
    window.page.get_by_role("link", name="Query").click()
    expect(window.editor).to_have_text(MEETINGS)
    window.drawn("joe-biden")


def test_the_same_on_neo4j(chromium: Browser, neo4j_5: Server, neo4j_app: str) -> None:
    """Graph, refusal and an error's place on the other store."""
    fill(neo4j_5, talks(), withdrawal())
    with sealed_window(chromium, neo4j_app) as window:
        window.query()
        window.run(MEETINGS)
        window.drawn("joe-biden")
        window.run("MATCH (n) DETACH DELETE n")
        expect(window.problem).to_contain_text("Rule: ")
        window.run("MATCH (a)\nRETURN b")
        expect(window.problem).to_contain_text("The query did not run")
        expect(window.page.locator(".cm-lintRange-error")).to_have_text("b")
        window.run("UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b RETURN count(*) AS c")
        window.button("Cancel").click()
        expect(window.problem).to_contain_text("The query was cancelled")
        window.run("MATCH (a:Person) RETURN a.name")
        window.page.get_by_role("tab", name="Plan").click()
        expect(window.page.get_by_test_id("stCode")).to_contain_text("NodeByLabelScan")


def test_the_editor_completes_from_the_live_schema(window: Window) -> None:
    """Labels after a colon in round brackets, types in square ones, properties after a dot."""
    window.query()
    offered = window.page.locator(".cm-tooltip-autocomplete li")
    for typed, expected in (
        ("MATCH (p:Per", "Person"),
        ("MATCH ()-[:MEE", "MEETS"),
        ("MATCH (p) RETURN p.ali", "aliases"),
    ):
        window.editor.fill("")
        window.editor.press_sequentially(typed)
        expect(offered.first).to_contain_text(expected)
        offered.first.click()
        expect(window.editor).to_contain_text(expected)


def test_a_free_parameter_becomes_a_field(window: Window) -> None:
    """``$name`` in a query of one's own is asked for; where it stands tells its kind."""
    window.query()
    window.editor.fill("MATCH (p:Person) WHERE p.name STARTS WITH $start RETURN p.name AS name LIMIT $many")
    window.page.get_by_role("textbox", name="start", exact=True).fill("Joe")
    window.page.get_by_role("spinbutton", name="many", exact=True).fill("5")
    window.button("Run").click()
    expect(window.page.get_by_text("1 row in")).to_be_visible()


def test_a_slow_query_is_cancelled(window: Window, server: Server) -> None:
    """The page says how long it takes; Cancel ends it on the server, and the next one runs."""
    window.query()
    window.run("UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b RETURN count(*) AS c")
    expect(window.page.get_by_role("status").filter(has_text="Asking …")).to_be_visible()
    window.button("Cancel").click()
    expect(window.problem).to_contain_text("The query was cancelled")
    assert not any("3000000" in str(row) for row in server.rows("SHOW TRANSACTIONS"))
    window.run(MEETINGS)
    window.drawn("joe-biden")


def test_a_query_is_saved_found_again_and_run_by_the_command_line(
    window: Window, server: Server, saved: Path
) -> None:
    """A file with its title and typed parameters: listed on the page, a question for ``kg query``."""
    window.query()
    window.editor.fill("MATCH (p:Person {id: $who})-[c]->(o) RETURN o.name AS name, c.outlet AS outlet")
    field = window.page.get_by_role("combobox", name="who")
    field.fill("bidne")
    expect(window.page.get_by_role("option").first).to_contain_text("Joe Biden")
    field.press("Enter")
    expect(window.page.get_by_text("2 rows in")).to_be_visible()
    window.menu("Save")
    window.page.get_by_label("Title").fill("Whom <b>does</b> one meet?")
    window.button("Save the query").click()
    expect(window.page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    (path,) = saved.glob("*.cypher")
    mine = read_question(path)
    assert (mine.title, [(p.name, p.type) for p in mine.parameters]) == (
        "Whom <b>does</b> one meet?",
        [("who", "entity")],
    )
    with server.open() as store:
        assert len(answer(store, mine, {"who": "Biden"}).rows) == 2
    window.page.keyboard.press("Escape")
    window.page.get_by_text("Saved", exact=True).first.click()
    expect(window.button("Whom <b>does</b> one meet?")).to_be_visible()
    window.page.get_by_text("History", exact=True).click()
    expect(window.page.locator(".st-key-kg-shelf button").first).to_contain_text(
        "MATCH (p:Person {id: $who})"
    )
    window.page.get_by_text("Saved", exact=True).first.click()
    window.button("Delete").click()
    expect(window.page.get_by_text("What you save stands here")).to_be_visible()
    assert not path.exists()


def test_a_name_that_the_graph_lacks_is_said(window: Window) -> None:
    """No row, and the reason: a misspelled label; a misspelled keyword gets a proposal and its place."""
    window.query()
    window.run("MATCH (p:Persn) RETURN p")
    expect(window.page.get_by_role("note")).to_have_text(
        "Nothing in this graph has the label Persn. Did you mean Person?"
    )
    window.run("MATCH (p:Person)\nRETRUN p")
    expect(window.problem).to_contain_text("Did you mean RETURN?")
    expect(window.page.locator(".cm-lintRange-error")).to_have_text("RETRUN")
    window.run("MATCH (p:Person)\nDELETE p")
    expect(window.page.locator(".cm-lintRange-error")).to_have_text("DELETE")


def test_the_plan_is_shown(window: Window) -> None:
    """The server's own words, on a tab of the answer."""
    window.query()
    window.run(MEETINGS)
    window.drawn("joe-biden")
    window.page.get_by_role("tab", name="Plan").click()
    expect(window.page.get_by_test_id("stCode")).to_contain_text("MEETS")


def test_a_link_asks_the_same_again(chromium: Browser, window: Window, app: str) -> None:
    """Query and parameters stand in the address; a new window opened with it shows the same answer."""
    window.query()
    window.editor.fill("MATCH (p:Person)-[c]->(o) WHERE p.name = $name RETURN p, c, o")
    window.page.get_by_role("textbox", name="name", exact=True).fill("Joe Biden")
    window.button("Run").click()
    window.drawn("joe-biden")
    window.page.wait_for_url("**cypher=**")
    with sealed_window(chromium, app) as other:
        other.page.goto(window.page.url)
        other.drawn("joe-biden")
        assert other.positions == window.positions
        expect(other.page.get_by_role("textbox", name="name", exact=True)).to_have_value("Joe Biden")
