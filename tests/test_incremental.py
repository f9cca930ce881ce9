"""What a build over unchanged, changed and moved sources does, on a real store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph_builder import pipeline, store
from graph_builder.pipeline import building, extraction
from graph_builder.read import Metadata, Reading
from graph_builder.store import BoltStore
from tests.conftest import Server
from tests.graphs import talks, withdrawal

FIRST = "Joe Biden met Mustafa al-Kadhimi at the White House on Monday. They spoke about Iraq."
SECOND = "The United States withdrew its troops from Afghanistan in August, officials said on Tuesday."

pytestmark = pytest.mark.store


def statuses(report: pipeline.BuildReport) -> list[str]:
    """What became of the sources, in alphabetical order."""
    return sorted(report.counts.elements())


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles and a file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "b.txt").write_text(SECOND, "utf-8")
    (folder / "c.pdf").write_bytes(b"nothing")
    return folder


def test_unchanged_files_are_not_even_parsed(
    embedded_store: BoltStore, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build knows the bytes: neither the parser nor the extractor is called."""
    assert statuses(pipeline.build(embedded_store, [str(articles)])) == ["added", "added", "failed"]

    def never(*_: object) -> None:
        raise AssertionError("an unchanged file was parsed")

    with monkeypatch.context() as patch:
        patch.setattr("graph_builder.read.plain_text.article_from_text", never)
        report = pipeline.build(embedded_store, [str(articles)])
    assert statuses(report) == ["failed", "unchanged", "unchanged"]


def test_a_changed_file_replaces_what_it_gave(
    embedded: Server, embedded_store: BoltStore, articles: Path
) -> None:
    """Only the changed file is read again, and its old claims are gone: as if it had always been so."""
    pipeline.build(embedded_store, [str(articles)])
    (articles / "a.txt").write_text(FIRST.replace("Monday", "Friday"), "utf-8")
    assert statuses(pipeline.build(embedded_store, [str(articles)])) == ["failed", "replaced", "unchanged"]
    changed = embedded.graph()
    embedded.clear()
    pipeline.build(embedded_store, [str(articles)])
    assert embedded.graph() == changed


def test_a_copy_of_a_changed_file_stays(embedded_store: BoltStore, articles: Path) -> None:
    """The old text still stands in another file: its article stays."""
    (articles / "d.txt").write_text(FIRST, "utf-8")
    pipeline.build(embedded_store, [str(articles)])
    (articles / "a.txt").write_text(FIRST.replace("Monday", "Friday"), "utf-8")
    pipeline.build(embedded_store, [str(articles)])
    rows = embedded_store.read("MATCH (a:Article) RETURN a.text AS text ORDER BY text")
    assert sorted(row["text"] for row in rows) == sorted([FIRST.replace("Monday", "Friday"), FIRST, SECOND])


def test_an_upgrade_extracts_again_by_itself(
    embedded_store: BoltStore, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the extractor: unchanged files are extracted again, once."""
    pipeline.build(embedded_store, [str(articles)])
    for module in (building, extraction):
        monkeypatch.setattr(module, "extractor_version", lambda types=None: "newer")
    report = pipeline.build(embedded_store, [str(articles)])
    assert report.older == 2
    again = pipeline.build(embedded_store, [str(articles)])
    assert (statuses(again), again.older) == (["failed", "unchanged", "unchanged"], 0)


def test_the_version_follows_the_vocabulary(tmp_path: Path) -> None:
    """A person's own relation types are part of what makes a graph."""
    types = tmp_path / "types.toml"
    types.write_text("# one", "utf-8")
    before = pipeline.extractor_version(None)
    one = pipeline.extractor_version(types)
    extraction.extractor_version.cache_clear()
    types.write_text("# two", "utf-8")
    assert len({before, one, pipeline.extractor_version(types)}) == 3


def test_known_graphs_and_rows_are_passed_over(embedded_store: BoltStore, tmp_path: Path) -> None:
    """Lines of graphs and rows of datasets are known by their content, wherever they stand."""
    graphs, rows = tmp_path / "g.jsonl", tmp_path / "r.jsonl"
    graphs.write_text(talks().to_json() + "\n", "utf-8")
    rows.write_text(json.dumps({"text": FIRST}) + "\n", "utf-8")
    pipeline.build(embedded_store, [str(tmp_path)])
    graphs.write_text(withdrawal().to_json() + "\n" + talks().to_json() + "\n", "utf-8")
    rows.write_text(json.dumps({"text": SECOND}) + "\n" + json.dumps({"text": FIRST}) + "\n", "utf-8")
    report = pipeline.build(embedded_store, [str(tmp_path)])
    assert statuses(report) == ["added", "added", "unchanged", "unchanged"]


def test_a_build_that_is_cut_off_goes_on_where_it_was(
    embedded: Server, embedded_store: BoltStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was stored before the interruption is not extracted again, and the end is the same."""
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(FIRST.replace("Monday", f"{n + 1} May 2021"), "utf-8")
    sources = [str(tmp_path)]
    monkeypatch.setattr(store, "ARTICLES", 2)
    extracted = []
    real = extraction.extract_article

    def counted(article: object, types: object = None) -> object:
        if len(extracted) == 5:
            raise KeyboardInterrupt
        extracted.append(article)
        return real(article, types)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(extraction, "extract_article", counted)
        pipeline.build(embedded_store, sources)
    report = pipeline.build(embedded_store, sources)
    assert report.count("unchanged") == 4
    assert report.count("added") == 2
    resumed = embedded.graph()
    embedded.clear()
    pipeline.build(embedded_store, sources)
    assert embedded.graph() == resumed


def test_other_metadata_is_another_article(embedded_store: BoltStore, articles: Path) -> None:
    """--outlet changes what the file gives: it is read again and replaces what it gave."""
    pipeline.build(embedded_store, [str(articles)])
    reading = replace(Reading(), metadata=Metadata(outlet="Example Wire"))
    report = pipeline.build(embedded_store, [str(articles)], reading=reading)
    assert statuses(report) == ["failed", "replaced", "replaced"]
    rows = embedded_store.read("MATCH (a:Article) RETURN a.outlet AS outlet")
    assert [row["outlet"] for row in rows] == ["Example Wire"] * 2
