"""Paths, folders and standard input -> articles, each source on its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from graph_builder.errors import FormatError, SourceError
from graph_builder.model import Article, ArticleGraph
from graph_builder.read import graph_lines, html, markdown, plain_text
from graph_builder.read.article import Metadata

Reader = Callable[[BinaryIO, str, Metadata], Iterator[Article | ArticleGraph | FormatError]]

#: The reader of each kind of file, by suffix.
READERS: Mapping[str, Reader] = {
    ".txt": plain_text.articles,
    ".text": plain_text.articles,
    ".md": markdown.articles,
    ".markdown": markdown.articles,
    ".html": html.articles,
    ".htm": html.articles,
    ".xhtml": html.articles,
    ".jsonl": graph_lines.graphs,
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no article, and why."""

    source: str
    error: SourceError | FormatError


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that can be read."""
    return tuple(READERS)


def read(
    sources: Iterable[str], *, metadata: Metadata | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | ArticleGraph | Unread]:
    """Every article of the sources, in their order; files of a folder (and its folders) by path.

    "-" is standard input (``stdin``, else the process's): lines of article graphs where it begins
    with a brace, a page where it begins with a tag, else plain text. In a folder, hidden files and
    READMEs are passed over. What can't be read is an ``Unread``, and the rest goes on.
    """
    known = metadata or Metadata()
    for source in sources:
        if source == "-":
            yield from _standard_input(stdin or sys.stdin.buffer, known)
        elif source.lower().startswith(("http://", "https://")):
            error = SourceError(f"{source} is a web address.", "Save the page as .html and give that file.")
            yield Unread(source, error)
        elif Path(source).is_dir():
            yield from _folder(Path(source), known)
        else:
            yield from _file(Path(source), known)


def article_from_bytes(data: bytes, name: str, metadata: Metadata | None = None) -> Article:
    """The article of an uploaded file; the suffix of its name tells the kind. Raises ``SourceError``."""
    reader = _reader(Path(name), name)
    found = next(reader(io.BytesIO(data), name, metadata or Metadata()), None)
    if not isinstance(found, Article):
        raise SourceError(f"{name} holds article graphs, not an article.", "Load it with `kg build`.")
    return found


def _folder(folder: Path, metadata: Metadata) -> Iterator[Article | ArticleGraph | Unread]:
    files = sorted(
        (p for p in folder.rglob("*") if p.is_file() and not _passed_over(p.relative_to(folder))),
        key=lambda p: p.relative_to(folder).as_posix(),
    )
    if not files:
        error = SourceError(f"{folder} holds no files.", f"Put articles in it: {', '.join(READERS)}.")
        yield Unread(str(folder), error)
    for path in files:
        yield from _file(path, metadata)


def _passed_over(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts) or path.stem.lower() == "readme"


def _file(path: Path, metadata: Metadata) -> Iterator[Article | ArticleGraph | Unread]:
    name = str(path)
    try:
        reader = _reader(path, name)
        with path.open("rb") as stream:
            yield from _found(reader(stream, name, metadata), name)
    except FileNotFoundError:
        yield Unread(name, SourceError(f"{name} does not exist.", "Check the path."))
    except OSError as error:
        problem = SourceError(f"{name} can't be read: {error.strerror}.", "Check its permissions.")
        yield Unread(name, problem)
    except SourceError as error:
        yield Unread(name, error)


def _found(
    items: Iterator[Article | ArticleGraph | FormatError], name: str
) -> Iterator[Article | ArticleGraph | Unread]:
    for item in items:
        if isinstance(item, FormatError):
            yield Unread(name, item)
        else:
            yield replace(item, source=name) if isinstance(item, Article) else item


def _reader(path: Path, name: str) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        if not path.suffix and not path.exists():
            raise SourceError(f"{name} does not exist.", "Check the path.")
        kind = path.suffix or "a name without a suffix"
        raise SourceError(f"{name}: files with {kind} can't be read.", f"Readable are {', '.join(READERS)}.")
    return reader


def _standard_input(stream: BinaryIO, metadata: Metadata) -> Iterator[Article | ArticleGraph | Unread]:
    name = "standard input"
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BytesIO(stream.read())
    head = (buffered.peek(64) if isinstance(buffered, io.BufferedReader) else buffered.getvalue())[
        :64
    ].lstrip()
    reader: Reader = plain_text.articles
    if head.startswith(b"{"):
        reader = graph_lines.graphs
    elif head.startswith(b"<"):
        reader = html.articles
    try:
        yield from _found(reader(buffered, name, metadata), name)
    except SourceError as error:
        yield Unread(name, error)
