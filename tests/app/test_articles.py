"""Articles: the list, one article with its claims marked, adding, retracting."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import fill, sealed_window
from tests.app.window import Window
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.store]

PASTED = (
    "Angela Merkel met Emmanuel Macron in Paris on Tuesday. "
    "They discussed the budget of the European Union. "
    "Merkel denied that Germany had left the talks."
)


def test_the_list_tells_what_each_article_gave(window: Window) -> None:
    """Title, outlet, day, claims and what was left out; a click opens the article."""
    window.articles()
    row = window.page.get_by_role("row").filter(has_text="Morning Post")
    expect(row.get_by_role("cell")).to_have_text(
        ["Joe Biden met Mustafa al-Kadhimi on Monday", "Morning Post", "27 July 2021", "2", "1"]
    )
    row.get_by_role("button").press("Enter")
    expect(
        window.page.get_by_role("heading", name="Joe Biden met Mustafa al-Kadhimi on Monday")
    ).to_be_visible()
    assert "article=morning-post-2021-07-27-withdrawal" in window.page.url


def test_claims_are_marked_in_the_text_and_listed_beside_it(window: Window) -> None:
    """Every quote is marked where it stands; a claim shows its words and the words show their claim."""
    window.articles("?article=morning-post-2021-07-27-withdrawal")
    text, claims = window.page.locator(".text"), window.page.locator(".claim")
    expect(text.locator("mark")).to_have_text(
        ["Joe Biden met Mustafa al-Kadhimi on Monday.", "The United States withdrew from Afghanistan."]
    )
    expect(claims).to_have_count(2)
    claims.filter(has_text="WITHDRAWS_FROM").locator(".quote").click()
    expect(text.locator("mark.chosen")).to_have_text(["The United States withdrew from Afghanistan."])
    text.locator("mark").first.click()
    expect(window.page.locator(".claim[aria-current]")).to_contain_text("MEETS")


def test_what_was_left_out_is_shown_with_its_reason(window: Window) -> None:
    """The "Read more" line is faint in the text and listed with the reason."""
    window.articles("?article=morning-post-2021-07-27-withdrawal")
    expect(window.page.locator(".text .dropped")).to_have_text("Read more: The Taliban")
    window.page.get_by_text("Left out: 1 passage").click()
    expect(window.page.locator(".kg-dropped li")).to_contain_text("read more")


def test_how_each_passage_was_read(window: Window) -> None:
    """Its claims with the rule that gave them and the words that decided, and what was dropped why."""
    window.articles("?article=example-wire-2021-07-26-talks")
    window.page.get_by_text("How it was read", exact=True).first.click()
    passages = window.page.locator(".kg-explained section")
    expect(passages).to_have_count(3)
    denied = passages.filter(has_text="Iran denied")
    expect(denied).to_contain_text("Iran ATTACKS US troops")
    expect(denied).to_contain_text("rule by hand, confidence")
    expect(denied.locator("span").first).to_have_text("denied")
    window.articles("?article=morning-post-2021-07-27-withdrawal")
    window.page.get_by_text("How it was read", exact=True).first.click()
    expect(passages.filter(has_text="Read more: The Taliban")).to_contain_text("dropped read more")


def test_the_list_sorts_by_what_one_wants(window: Window) -> None:
    """The most claims first, then the fewest; with the keyboard."""
    window.articles()
    claims = window.page.get_by_role("columnheader", name="Claims").get_by_role("button")
    claims.press("Enter")
    rows = window.page.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("Example Wire")
    expect(window.page.get_by_role("columnheader", name="Claims")).to_have_attribute(
        "aria-sort", "descending"
    )
    claims.press("Enter")
    expect(rows.nth(1)).to_contain_text("Morning Post")


def test_a_folder_and_an_address_are_added_with_a_result_each(window: Window, tmp_path: Path) -> None:
    """Files of this machine by their folder; what can't be read is named with the reason."""
    (tmp_path / "talks.txt").write_text("Talks in Paris\n\n" + PASTED, encoding="utf-8")
    window.articles("?add=1")
    window.page.get_by_role("tab", name="Addresses and folders").click()
    window.page.get_by_label("one a line").fill(
        f"{tmp_path}\nhttp://127.0.0.1:9/article\n{tmp_path / 'gone.txt'}"
    )
    window.button("Add to the graph").last.click()
    expect(window.page.get_by_role("status").filter(has_text="is in the graph")).to_be_visible(timeout=60_000)
    expect(window.problem).to_have_count(2)
    expect(window.problem.first).to_contain_text("127.0.0.1:9")
    expect(window.problem.last).to_contain_text("gone.txt")


def test_a_preview_names_what_would_go(window: Window) -> None:
    """Claims and entities by name, before anything is retracted."""
    window.articles("?article=example-wire-2021-07-26-talks")
    window.button("Retract …").click()
    dialog = window.page.get_by_role("dialog")
    expect(dialog).to_contain_text("US troops LEAVES Iraq")
    expect(dialog).to_contain_text("Entities Iran; Iraq; US troops")


def test_from_a_claim_to_its_words_in_the_article(window: Window) -> None:
    """The panel's title leads to the article with just that quote chosen, and an entity leads back."""
    window.explore()
    window.click("united-states")
    window.panel.locator(".claim .open").click()
    expect(window.page.locator("mark.chosen")).to_have_text(["The United States withdrew from Afghanistan."])
    window.page.locator(".claim[aria-current] .entity").first.click()
    window.drawn("united-states")
    expect(window.panel.get_by_role("heading", name="United States")).to_be_visible()


def test_an_article_that_is_not_there_is_said(window: Window) -> None:
    """An old link gives a message, not a traceback."""
    window.articles("?article=gone")
    expect(window.problem).to_contain_text("gone")


def test_a_pasted_article_enters_the_graph(window: Window, server: Server) -> None:
    """From text to a claim with its quote, through the real extraction, and it shows on Explore."""
    window.articles("?add=1")
    window.page.get_by_label("Text of the article").fill(PASTED)
    window.page.get_by_label("Title").first.fill("Talks in Paris")
    window.page.get_by_label("Outlet").first.fill("Example Gazette")
    window.button("Add to the graph").first.click()
    expect(window.page.get_by_role("status").filter(has_text="is in the graph")).to_be_visible(timeout=60_000)
    (row,) = server.rows(
        "MATCH (a {name: 'Angela Merkel'})-[c:MEETS]->(b {name: 'Emmanuel Macron'}) "
        "RETURN c.quote AS quote, c.outlet AS outlet"
    )
    assert row == {
        "quote": "Angela Merkel met Emmanuel Macron in Paris on Tuesday.",
        "outlet": "Example Gazette",
    }
    window.button("Read it").click()
    expect(window.page.locator("mark").first).to_contain_text("Angela Merkel met Emmanuel Macron")
    window.page.get_by_role("link", name="Explore").click()
    window.drawn("angela-merkel")
    expect(window.page.locator(".kg-status")).to_contain_text("3 articles")


def test_files_are_added_and_the_unreadable_one_is_named(window: Window, tmp_path: Path) -> None:
    """One bad file doesn't keep the good one out."""
    good, bad = tmp_path / "talks.txt", tmp_path / "noise.txt"
    good.write_text("Talks in Paris\n\n" + PASTED, encoding="utf-8")
    bad.write_bytes(bytes(range(256)) * 20)
    window.articles("?add=1")
    window.page.get_by_role("tab", name="Upload").click()
    window.page.locator("input[type=file]").set_input_files([good, bad])
    expect(window.page.get_by_text("noise.txt")).to_be_visible()
    window.button("Add to the graph").last.click()
    expect(window.page.get_by_role("status").filter(has_text="Talks in Paris")).to_be_visible(timeout=60_000)
    expect(window.problem).to_contain_text("noise.txt")


def test_nothing_pasted_is_said(window: Window) -> None:
    """An empty form is no error of the program."""
    window.articles("?add=1")
    window.button("Add to the graph").first.click()
    expect(window.problem).to_contain_text("Nothing was pasted")


def test_retracting_says_first_what_will_go(window: Window, server: Server) -> None:
    """A preview, then the article is gone with what only it supported; the rest stays."""
    window.articles("?article=morning-post-2021-07-27-withdrawal")
    window.button("Retract …").click()
    expect(window.page.get_by_role("dialog")).to_contain_text("2 claims of this article and 2 entities")
    window.button("Retract").click()
    expect(window.page.get_by_role("heading", name="1 article", exact=True)).to_be_visible()
    assert server.rows("MATCH (n:Entity {id: 'afghanistan'}) RETURN n.id") == []
    assert server.rows("MATCH (n:Entity {id: 'joe-biden'}) RETURN n.id AS id") == [{"id": "joe-biden"}]


def test_the_same_on_neo4j(chromium: Browser, neo4j_5: Server, neo4j_app: str) -> None:
    """An article goes in by hand and out again on the other store."""
    fill(neo4j_5)
    with sealed_window(chromium, neo4j_app) as window:
        window.articles("?add=1")
        window.page.get_by_label("Text of the article").fill(PASTED)
        window.button("Add to the graph").first.click()
        window.button("Read it").click(timeout=60_000)
        expect(window.page.locator("mark").first).to_contain_text("Angela Merkel met Emmanuel Macron")
        window.button("Retract …").click()
        window.button("Retract").click()
        expect(window.page.get_by_text("No article yet")).to_be_visible()
        assert neo4j_5.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
