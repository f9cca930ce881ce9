"""Files of each kind, folders, standard input, and what can't be read."""

from __future__ import annotations

import datetime
import io
import os
import re
from pathlib import Path

import pytest

from graph_builder.errors import FormatError, NotExtractable, SourceError
from graph_builder.model import Article, ArticleGraph
from graph_builder.read import Metadata, Reading, Unread, article_from_bytes, read
from graph_builder.read.limits import LIMIT
from tests.graphs import talks

VERBATIM = (
    "Talks end\r\n\r\nThe con\u00adfer\u00adence ended on Mon-\r\nday. "
    "\U0001f600 “It’s over”, he\u00a0said…\r\n\r\n\n"
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Talks end in Geneva | Example Wire</title>
<link rel="canonical" href="https://wire.example.org/2021/talks-end">
<meta property="og:title" content="Talks end in Geneva"><meta property="og:site_name" content="Example Wire">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2021-07-26T18:30:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks end in Geneva</h1>
<p>The talks between the two countries ended in Geneva on Monday after three days, officials said.</p>
<p>Both delegations agreed to meet again in September, according to a joint statement out on Monday.</p>
<p>The mediators praised the “constructive spirit” of the meeting and thanked the hosts.</p>
</article>
<footer>© Example Wire. All rights reserved.</footer></body></html>"""


def one(*sources: str | Path, metadata: Metadata | None = None) -> Article:
    """The only thing read."""
    (found,) = read([str(s) for s in sources], metadata=metadata)
    assert isinstance(found, Article), found
    return found


def problem(source: str | Path) -> Unread:
    """The only thing read, which is a failure."""
    (found,) = read([str(source)])
    assert isinstance(found, Unread), found
    assert str(source) in found.error.message
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_equals_the_decoded_file(tmp_path: Path, encoding: str) -> None:
    """Line ends, soft hyphens, emoji, no-break spaces and the end of the file stay; only the mark goes."""
    path = tmp_path / "a.txt"
    path.write_bytes(VERBATIM.encode(encoding))
    assert one(path).text == VERBATIM


def test_windows_1252_is_recognised(tmp_path: Path) -> None:
    """Typographic quotes of old Windows files come out as such."""
    text = "He said: “It’s over” – and left the café. The price was €5. " * 3
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    assert one(path).text == text


def test_other_code_pages_are_detected() -> None:
    """A text that is mostly beyond ASCII is left to the detector."""
    text = "Переговоры закончились в понедельник, сообщили официальные лица двух стран. " * 5
    assert article_from_bytes(text.encode("cp1251"), "a.txt").text == text


def test_front_matter_of_text(tmp_path: Path) -> None:
    """Metadata above the text is metadata; the text below it is verbatim."""
    path = tmp_path / "a.txt"
    head = '---\ntitle: "Talks: the end"\noutlet: Example Wire\npublished: 2021-07-26\nurl: https://e.example/1\n---\n'
    path.write_text(head + "\nThe talks ended.\n", encoding="utf-8")
    article = one(path)
    assert article.title == "Talks: the end"
    assert (article.outlet, article.url) == ("Example Wire", "https://e.example/1")
    assert article.published == datetime.date(2021, 7, 26)
    assert article.text == "\nThe talks ended.\n"


def test_a_rule_of_hyphens_is_no_front_matter(tmp_path: Path) -> None:
    """Lines between hyphens that are no pairs belong to the text."""
    path = tmp_path / "a.txt"
    text = "---\nThe talks ended, and nobody was happy\n---\nMore follows.\n"
    path.write_text(text, encoding="utf-8")
    assert one(path).text == text


def test_wrong_date_names_file_and_remedy(tmp_path: Path) -> None:
    """A date that can't be read is an error, not a missing date."""
    path = tmp_path / "a.md"
    path.write_text("---\npublished: 26/07/2021\n---\nThe talks ended.\n", encoding="utf-8")
    assert "2021-07-26" in problem(path).error.remedy


def test_markdown_gives_its_text(tmp_path: Path) -> None:
    """Marks, link targets, pictures and code go; headings, quotes and list items stay as paragraphs."""
    path = tmp_path / "a.md"
    path.write_text(
        "# Talks *end*\n\nThe **talks** [ended](https://e.example) on\nMonday.\n\n> “Good”, he said.\n\n"
        "- first\n- second\n\n![a hall](hall.png)\n\n```\ncode\n```\n",
        encoding="utf-8",
    )
    article = one(path)
    assert article.title == "Talks end"
    assert article.text == "Talks end\n\nThe talks ended on Monday.\n\n“Good”, he said.\n\nfirst\n\nsecond\n"


def test_html_gives_main_text_and_metadata(tmp_path: Path) -> None:
    """Navigation and footer are not part of the article; the head says title, outlet, date, address."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    article = one(path)
    assert article.title == "Talks end in Geneva"
    assert article.outlet == "Example Wire"
    assert article.published == datetime.date(2021, 7, 26)
    assert article.url == "https://wire.example.org/2021/talks-end"
    assert "“constructive spirit”" in article.text
    assert "rights reserved" not in article.text
    assert "Home" not in article.text


def test_html_without_a_date_has_none(tmp_path: Path) -> None:
    """A day in the text is no date of publication."""
    path = tmp_path / "a.html"
    page = re.sub(r'<meta property="article:published_time"[^>]*>', "", PAGE).replace(
        "on Monday", "on 3 May 2019"
    )
    path.write_text(page.replace("/2021/", "/"), encoding="utf-8")
    assert one(path).published is None


def test_declared_charset_of_a_page(tmp_path: Path) -> None:
    """A page in Windows-1252 that says so is read as such."""
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252"))
    assert "“constructive spirit”" in one(path).text


def test_given_metadata_wins(tmp_path: Path) -> None:
    """Options of the command line override what a page says."""
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    article = one(path, metadata=Metadata(outlet="Northfield Courier", published=datetime.date(2020, 1, 2)))
    assert (article.outlet, article.published) == ("Northfield Courier", datetime.date(2020, 1, 2))
    assert article.title == "Talks end in Geneva"


def test_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """Sub-folders too; hidden files and READMEs are passed over."""
    for name in ("b.txt", "a/z.txt", "a.txt", ".hidden.txt", "README.md", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The talks of {name} ended.", encoding="utf-8")
    texts = [a.text for a in read([str(tmp_path)]) if isinstance(a, Article)]
    assert texts == [f"The talks of {name} ended." for name in ("a.txt", "a/z.txt", "b.txt")]


def test_what_stands_among_articles_and_is_none(tmp_path: Path) -> None:
    """The folder of a store, ledgers of decisions, and files that the caller names are no sources."""
    (tmp_path / "a.txt").write_text("The talks ended.", encoding="utf-8")
    store = tmp_path / "kg-data"
    (store / "databases").mkdir(parents=True)
    for path in (store / "store.json", store / "notes.txt", tmp_path / "kg-ledger.jsonl",
                 tmp_path / "kg-data.ledger.jsonl", tmp_path / "failed.txt"):  # fmt: skip
        path.write_text("{}", encoding="utf-8")
    reading = Reading(passed_over=frozenset({(tmp_path / "failed.txt").resolve()}))
    assert [getattr(item, "text", item) for item in read([str(tmp_path)], reading=reading)] == [
        "The talks ended."
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look everywhere")
def test_folder_without_permission(tmp_path: Path) -> None:
    """A folder within one that may not be looked into is named, and the rest is read."""
    (tmp_path / "a.txt").write_text("The talks ended.", encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0)
    found = list(read([str(tmp_path)]))
    assert [type(item).__name__ for item in found] == ["Unread", "Article"]
    assert "closed can't be looked into" in str(getattr(found[0], "error", ""))


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Each failure names its file, and every good file is read."""
    (tmp_path / "a.txt").write_text("The talks ended.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "e.txt").write_text("The talks began.", encoding="utf-8")
    found = list(read([str(tmp_path), str(tmp_path / "missing.txt")]))
    assert [type(f).__name__ for f in found] == ["Article", "Unread", "Unread", "Unread", "Article", "Unread"]
    for item, name in zip(found[1:4], ("b.txt", "c.txt", "d.pdf"), strict=True):
        assert isinstance(item, Unread)
        assert name in item.source
        assert name in str(item.error)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n \r\n", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty"),
        ("a.txt", b"%PDF-1.7 ...", "is a PDF"),
        ("a.md", b"PK\x03\x04....", "zip archive"),
        ("a.txt", b"ab\x00\x01\x02\x03" * 50, "binary"),
        ("a.txt", b"a" * (LIMIT + 1), "larger than 5 MB"),
        ("a.html", b"<html><body></body></html>", "no main text"),
        ("a.md", b"![](x.png)", "no text"),
        ("a.odt", b"x", "files with .odt can't be read"),
        ("a.docx", b"x", "no Word document"),
        ("a.pdf", b"x", "can't be read as a PDF"),
        ("a", b"x", "without a suffix"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """One clear message with the file, what is wrong and what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = read([str(path)])
    assert isinstance(found, Unread)
    assert says in found.error.message
    assert found.error.remedy


def test_largest_article_is_read(tmp_path: Path) -> None:
    """Exactly 5 MB is not too much."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcd efg\n" * (LIMIT // 9))
    assert len(one(path).text) == LIMIT // 9 * 9


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    """A file that may not be opened is named."""
    path = tmp_path / "a.txt"
    path.write_text("The talks ended.", encoding="utf-8")
    path.chmod(0)
    assert "can't be read" in problem(path).error.message


def test_empty_folder_and_missing_file(tmp_path: Path) -> None:
    """Each kind of nothing has its message."""
    assert "holds no files" in problem(tmp_path).error.message
    assert "does not exist" in problem(tmp_path / "no.txt").error.message
    assert "does not exist" in problem(tmp_path / "nofolder").error.message


def test_standard_input_as_text_page_or_graphs() -> None:
    """The first characters tell what comes in."""
    graph = talks().to_json().encode()
    for data, kind in ((b"The talks ended.", Article), (PAGE.encode(), Article), (graph, ArticleGraph)):
        (found,) = read(["-"], stdin=io.BytesIO(data))
        assert isinstance(found, kind)
    (found,) = read(["-"], stdin=io.BufferedReader(io.BytesIO(graph)))  # type: ignore[arg-type]
    assert isinstance(found, ArticleGraph)
    (found,) = read(["-"], stdin=io.BytesIO(b""))
    assert isinstance(found, Unread)
    assert "standard input" in found.error.message


def test_lines_of_graphs(tmp_path: Path) -> None:
    """Good lines come through whole; a bad one is reported with its number and costs no other."""
    path = tmp_path / "g.jsonl"
    line = talks().to_json()
    path.write_text(line + "\n\n{broken\n" + '{"article": {}}\n' + line + "\n", encoding="utf-8")
    found = list(read([str(path)]))
    assert found[0] == found[3] == talks()
    for item, number in zip(found[1:3], (3, 4), strict=True):
        assert isinstance(item, Unread)
        assert isinstance(item.error, FormatError)
        assert f"g.jsonl, line {number}:" in item.error.message


def test_quote_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    """A graph that was edited by hand into an unprovable claim does not come in."""
    path = tmp_path / "g.jsonl"
    path.write_text(talks().to_json().replace('"quote": "US troops', '"quote": "UK troops'), encoding="utf-8")
    (found,) = read([str(path)])
    assert isinstance(found, Unread)
    assert "quote is not at" in found.error.message


def test_upload(tmp_path: Path) -> None:
    """Bytes with a name are read like a file; graphs are no article."""
    assert article_from_bytes(PAGE.encode(), "page.HTML").outlet == "Example Wire"
    with pytest.raises(NotExtractable):
        article_from_bytes(b"", "a.txt")
    with pytest.raises(SourceError, match="article graphs or a table"):
        article_from_bytes(talks().to_json().encode(), "g.jsonl")
