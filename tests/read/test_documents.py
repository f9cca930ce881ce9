"""PDF and Word documents."""

from __future__ import annotations

import pytest

from graph_builder.errors import NotExtractable, SourceError
from graph_builder.read import article_from_bytes
from tests.read import documents

LINES = [
    "Talks between the two countries ended in Geneva on Monday after three days, and the gov-",
    "ernments of both agreed to meet again in September, officials of the two delegations told",
    "reporters (in a joint statement).",
    "The mediators praised the meeting and thanked the hosts for the three days of long-",
    "awaited talks, which nobody had expected to take place at all before the end of the year.",
]


def test_pdf_lines_become_paragraphs() -> None:
    """Lines of a column are joined, words that a line end broke are whole, a new paragraph is one."""
    article = article_from_bytes(documents.pdf([LINES], "Talks end in Geneva"), "a.pdf")
    assert article.title == "Talks end in Geneva"
    first, second = article.text.strip().split("\n\n")
    assert "and the governments of both agreed" in first
    assert first.endswith("(in a joint statement).")
    assert second.startswith("The mediators praised")


def test_pdf_sentences_go_on_over_pages() -> None:
    """Running heads and page numbers go; a sentence that a page cuts is one sentence."""
    head = "The Example Wire - World news"
    bodies = (LINES[:1], LINES[1:3], LINES[3:])
    pages = [[head, *body, f"Page {n} of 3"] for n, body in enumerate(bodies, start=1)]
    text = article_from_bytes(documents.pdf(pages), "a.pdf").text
    assert head not in text
    assert "Page" not in text
    assert "and the governments of both agreed" in text


@pytest.mark.parametrize("title", ["report_final.docx", "Untitled", ""])
def test_pdf_titles_that_programs_write_are_none(title: str) -> None:
    """A file name in the properties is no headline."""
    assert article_from_bytes(documents.pdf([LINES], title), "a.pdf").title == ""


def test_scanned_pdf_says_that_it_is_a_scan() -> None:
    """Pages without a text layer are named as what they are."""
    with pytest.raises(NotExtractable, match="scan"):
        article_from_bytes(documents.pdf([[], []]), "a.pdf")


@pytest.mark.parametrize("cut", [20, 200, 700])
def test_damaged_pdf_is_an_error_of_ours(cut: int) -> None:
    """A file that is cut off never ends in a traceback: a message, or what can still be read of it."""
    data = documents.pdf([LINES])[:cut]
    with pytest.raises(SourceError):
        article_from_bytes(data, "a.pdf")


def test_word_document() -> None:
    """Paragraphs and table rows in order, the title paragraph as the title."""
    data = documents.docx(["The talks ended.", "They resume soon."], "Talks end", [["Day", "Place"]])
    article = article_from_bytes(data, "a.docx")
    assert article.title == "Talks end"
    assert article.text == "Talks end\n\nThe talks ended.\n\nThey resume soon.\n\nDay | Place\n"


def test_word_document_without_text() -> None:
    """An empty one says so."""
    with pytest.raises(NotExtractable, match="no text"):
        article_from_bytes(documents.docx([]), "a.docx")


def test_zip_bomb_is_refused() -> None:
    """A small file that would unpack to more than any document holds is refused before it is unpacked."""
    data = documents.with_part(documents.docx(["x"]), "word/document.xml", b" " * (41 << 20))
    assert len(data) < 1 << 20
    with pytest.raises(SourceError, match="unpack"):
        article_from_bytes(data, "a.docx")


def test_xml_bomb_is_refused() -> None:
    """A part that defines entities is refused before it is parsed."""
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
    )
    data = documents.with_part(documents.docx(["x"]), "word/document.xml", bomb)
    with pytest.raises(SourceError, match="XML bomb"):
        article_from_bytes(data, "a.docx")


def test_zip_that_is_no_document() -> None:
    """Any other archive is an error of ours."""
    data = documents.with_part(documents.docx(["x"]), "[Content_Types].xml", b"<x/>")
    with pytest.raises(SourceError, match="Word document"):
        article_from_bytes(data, "a.docx")
