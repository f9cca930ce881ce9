"""``.pdf``: the text layer of the pages, by pypdf, with lines put back together to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import BinaryIO

from graph_builder.errors import NotExtractable, SourceError
from graph_builder.model import Article
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.limits import RICH_LIMIT, read_all

#: Pages of one article; a book is more.
PAGES = 300
#: Letters that a page of text has at least; a scan's text layer is empty or a stamp.
_LETTERS = 40

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_BREAK = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
#: A line this much shorter than the column ends a paragraph.
_SHORT = 0.8

# pypdf reports what it repairs as log records; what matters here is raised.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def articles(stream: BinaryIO, name: str, metadata: Metadata) -> Iterator[Article]:
    """The one article of the file. Raises ``NotExtractable`` for scans: pages that hold no text."""
    pages, title = _pages(read_all(stream, name, RICH_LIMIT), name)
    text = "\n\n".join(paragraphs(pages))
    if sum(c.isalpha() for c in text) < min(_LETTERS, _LETTERS * len(pages)):
        raise NotExtractable(
            f"{name} holds pictures of pages, no text (a scan).",
            "Run it through text recognition (OCR) first, then give the result.",
        )
    yield article_from_text(text + "\n", **asdict(metadata.over(Metadata(title))))


def _pages(data: bytes, name: str) -> tuple[list[str], str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name} is protected by a password.", "Save it without one.")
        if len(reader.pages) > PAGES:
            raise SourceError(f"{name} has more than {PAGES} pages.", "Give one article per file.")
        title = reader.metadata.title if reader.metadata else None
        return [page.extract_text() for page in reader.pages], _title(title)
    except SourceError:
        raise
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError,
            ValueError, NotImplementedError) as error:  # fmt: skip
        # Damaged files make the library fail in all these ways.
        raise SourceError(
            f"{name} can't be read as a PDF ({type(error).__name__}: {error}).",
            "It may be cut off or damaged: open it in a viewer and print it to a new PDF.",
        ) from error


def _title(title: str | None) -> str:
    """A title that a person gave; programs write file names there."""
    given = " ".join((title or "").split())
    return "" if re.search(r"\.\w{2,5}$|^untitled", given, re.IGNORECASE) else given


def paragraphs(pages: Sequence[str]) -> list[str]:
    """The text of all pages without running heads, page numbers and line breaks.

    >>> paragraphs(["The talks be-\\ntween both ended on", "Monday. They resume soon."])
    ['The talks between both ended on Monday. They resume soon.']
    """
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    running = _running(lines)
    kept = [[x for x in page if not _PAGE_NUMBER.fullmatch(x) and _shape(x) not in running] for page in lines]
    widths = sorted(len(line) for page in kept for line in page if line)
    width = widths[len(widths) * 3 // 4] if widths else 0
    found: list[str] = []
    open_end = False
    for page in kept:
        for line in page:
            if not line:
                # A blank line ends a paragraph; the foot of a page does not.
                open_end = open_end and line is not page[-1]
                continue
            if open_end:
                found[-1] = _joined(found[-1], line)
            else:
                found.append(line)
            open_end = not (len(line) < _SHORT * width and _ends(line))
    return found


def _ends(line: str) -> bool:
    """Can a paragraph end here: after a sentence, or after a headline of a few words?"""
    return bool(_SENTENCE_END.search(line)) or (len(line.split()) <= 12 and not _BREAK.search(line))


def _joined(before: str, line: str) -> str:
    if _BREAK.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """First and last lines that come back on most of three pages or more, numbers aside."""
    if len(pages) < 3:
        return set()
    edges = Counter(shape for page in pages for shape in {_shape(x) for x in (*page[:2], *page[-2:]) if x})
    return {shape for shape, count in edges.items() if count * 2 > len(pages)}
