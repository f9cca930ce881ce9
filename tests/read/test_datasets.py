"""Datasets, manifests and lists of sources."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import pytest

from graph_builder.model import Article, ArticleGraph
from graph_builder.read import Known, Metadata, Reading, Unread, list_of_sources, listed, read
from graph_builder.read.records import csv_records
from tests.graphs import talks

TEXT = "The talks between the two countries ended in Geneva on Monday."


def articles(*sources: str | Path, reading: Reading | None = None) -> list[Article]:
    """What is read, which is articles only."""
    found = list(read([str(s) for s in sources], reading=reading))
    assert all(isinstance(x, Article) for x in found), found
    return [x for x in found if isinstance(x, Article)]


def test_csv_by_names_of_columns(tmp_path: Path) -> None:
    """Columns are found by the names that datasets use, quoted line breaks stay in the text."""
    path = tmp_path / "a.csv"
    path.write_text(
        "Headline,Source,Publish_Date,Body,extra\n"
        f'"Talks, end",Example Wire,2021-07-26T18:00:00Z,"{TEXT}\n\nMore.",x\n',
        "utf-8",
    )
    (article,) = articles(path)
    assert (article.title, article.outlet, article.published) == (
        "Talks, end", "Example Wire", datetime.date(2021, 7, 26)
    )  # fmt: skip
    assert article.text == f"{TEXT}\n\nMore."
    assert article.source == f"{path}#1"


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    """--map names columns that no name tells; one that is not there is said with those that are."""
    path = tmp_path / "a.tsv"
    path.write_text(f"t1\tt2\nTalks end\t{TEXT}\n", "utf-8")
    (found,) = read([str(path)])
    assert isinstance(found, Unread)
    assert "t1, t2" in str(found.error)
    (article,) = articles(path, reading=Reading(columns={"title": "t1", "text": "t2"}))
    assert (article.title, article.text) == ("Talks end", TEXT)
    (found,) = read([str(path)], reading=Reading(columns={"text": "no"}))
    assert isinstance(found, Unread)
    assert "no column 'no'" in str(found.error)


def test_json_lines_of_a_dataset(tmp_path: Path) -> None:
    """Rows that are no graphs are articles; a row without text or JSON is a failure of its own, by number."""
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"content": TEXT, "title": None}), json.dumps({"content": ""}), "{", "[]"]
    path.write_text("\n".join(rows), "utf-8")
    found = list(read([str(path)]))
    assert [type(x).__name__ for x in found] == ["Article", "Unread", "Unread", "Unread"]
    assert [x.source for x in found if isinstance(x, Unread)] == [f"{path}#{n}" for n in (2, 3, 4)]
    path.write_text(talks().to_json() + "\n", "utf-8")
    (graph,) = read([str(path)])
    assert isinstance(graph, ArticleGraph)
    (article,) = read(["-"], stdin=io.BytesIO(rows[0].encode()))
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("date", "day"),
    [("2021-07-26", 26), ("20210726", 26), ("July 26, 2021", 26), ("Mon, 26 Jul 2021 23:30:00 -0700", 26),
     ("07/08/2021", None), ("soon", None)],
)  # fmt: skip
def test_dates_of_datasets(tmp_path: Path, date: str, day: int | None) -> None:
    """Written out or in ISO; a date that two countries read differently is refused."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": date}), "utf-8")
    (found,) = read([str(path)])
    if day is None:
        assert isinstance(found, Unread)
        assert "Write it as 2021-07-26" in str(found.error)
    else:
        assert isinstance(found, Article)
        assert found.published == datetime.date(2021, 7, day)


def test_one_row_can_be_read_alone(tmp_path: Path) -> None:
    """A failed row is named so that it can be given again."""
    path = tmp_path / "a.csv"
    path.write_text(f"text,date\n{TEXT},2021-07-26\n{TEXT},never\n", "utf-8")
    found = list(read([str(path)]))
    assert [x.source for x in found if isinstance(x, Unread)] == [f"{path}#2"]
    path.write_text(f"text,date\n{TEXT},2021-07-26\n{TEXT},2021-07-27\n", "utf-8")
    (article,) = articles(f"{path}#2")
    assert article.published == datetime.date(2021, 7, 27)


def test_manifest_as_a_source(tmp_path: Path) -> None:
    """Rows with a file are read from there with their metadata; a missing file is a failure of its row."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    manifest = tmp_path / "list.toml"
    manifest.write_text(
        '[[article]]\nfile = "a.txt"\noutlet = "Example Wire"\npublished = 2021-07-26\nurl = "https://e.example/1"\n'
        '[[article]]\nfile = "b.txt"\n',
        "utf-8",
    )
    article, missing = read([str(manifest)])
    assert isinstance(article, Article)
    assert (article.outlet, article.url) == ("Example Wire", "https://e.example/1")
    assert isinstance(missing, Unread)
    assert missing.source == f"{manifest}#2"
    assert "b.txt does not exist" in str(missing.error)


def test_manifest_of_a_folder(tmp_path: Path) -> None:
    """manifest.csv in a folder says more of its files, of the folder's and of one given alone."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet\na.txt,Example Wire\nc.txt,Nobody\n", "utf-8")
    a, b, c = read([str(tmp_path)])
    assert isinstance(a, Article)
    assert isinstance(b, Article)
    assert (a.outlet, b.outlet) == ("Example Wire", None)
    assert isinstance(c, Unread)
    (alone,) = articles(tmp_path / "a.txt")
    assert alone.id == a.id


def test_known_bytes_are_not_parsed(tmp_path: Path) -> None:
    """What was read before comes back as known: files, rows, graphs; other metadata is another content."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.csv").write_text(f"text\n{TEXT}\n", "utf-8")
    (tmp_path / "c.jsonl").write_text(talks().to_json() + "\n", "utf-8")
    sources = [str(tmp_path)]
    first = list(read(sources))
    origins = [
        x.origin if isinstance(x, Article) else x.article.origin
        for x in first
        if not isinstance(x, Unread | Known)
    ]
    contents = {o.content for o in origins}
    assert len(contents) == 3
    again = list(read(sources, reading=Reading(known=contents.__contains__)))
    assert [type(x).__name__ for x in again] == ["Known"] * 3
    other = Reading(Metadata(outlet="Example Wire"), known=contents.__contains__)
    assert [type(x).__name__ for x in read(sources, reading=other)] == ["Article", "Article", "Known"]


def test_list_of_failures_is_a_list_of_sources(tmp_path: Path) -> None:
    """What is written with reasons is read back without them."""
    path = tmp_path / "failed.txt"
    path.write_text(listed([("https://e.example/a#b", "gone\nfor good"), ("c d.txt", "empty")]), "utf-8")
    assert list_of_sources(path) == ["https://e.example/a#b", "c d.txt"]


def test_csv_that_is_not_utf_8_and_rows_too_long() -> None:
    """Both are said; neither stops what stands before."""
    records = csv_records(io.BytesIO(b"text,title\na,b,c\nd,e\n"), "x.csv")
    assert [r.error for r in records] == ["it has 3 columns, the head 2", ""]
