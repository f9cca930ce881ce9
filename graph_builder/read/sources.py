"""Paths, folders, addresses and standard input -> articles, each source on its own."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from graph_builder.errors import FormatError, SourceError
from graph_builder.model import Article, ArticleGraph, Origin
from graph_builder.read import docx, feeds, graph_lines, html, markdown, pages, pdf, plain_text, records
from graph_builder.read.article import Metadata, article_from_text
from graph_builder.read.limits import RICH_LIMIT, read_all
from graph_builder.read.reading import Known, Reading, Unread, content_hash, file_origin
from graph_builder.read.web import is_web, without_login

Item = Article | ArticleGraph | Known | Unread

#: The reader of each kind of file that holds one article, by suffix.
READERS: Mapping[str, Callable[[BinaryIO, str, Metadata], Iterator[Article]]] = {
    ".txt": plain_text.articles,
    ".text": plain_text.articles,
    ".md": markdown.articles,
    ".markdown": markdown.articles,
    ".html": html.articles,
    ".htm": html.articles,
    ".xhtml": html.articles,
    ".docx": docx.articles,
    ".pdf": pdf.articles,
}
#: Kinds of files that hold many: article graphs, rows of a dataset or manifest, items of a feed.
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".toml")
FEEDS = (".xml", ".rss", ".atom")

#: A manifest of this name gives metadata to the files of its folder.
_MANIFESTS = ("manifest.csv", "manifest.tsv", "manifest.jsonl", "manifest.toml")
#: How ledgers of decisions are called: they stand beside the store, and so among the articles.
_LEDGER_SUFFIXES = (".ledger.jsonl", "kg-ledger.jsonl")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ROW = re.compile(r"(?P<table>.+)#(?P<number>\d+)")


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that can be read."""
    return (*READERS, *TABLES, *FEEDS)


def article_suffixes() -> tuple[str, ...]:
    """Those of files that hold one article each."""
    return tuple(READERS)


def read(
    sources: Iterable[str],
    *,
    metadata: Metadata | None = None,
    stdin: BinaryIO | None = None,
    reading: Reading | None = None,
) -> Iterator[Item]:
    """Every article of the sources, in their order; files of a folder (and its folders) by path.

    A source is a file, a folder, a web address, one row of a table (``articles.csv#12``), or "-",
    standard input (``stdin``, else the process's): lines of article graphs where it begins with a
    brace, a page where it begins with a tag, else plain text. In a folder, hidden files, READMEs, and
    stores with their ledgers are passed over. What can't be read is an ``Unread``, and the rest goes on.
    ``metadata`` is short for a ``reading`` with only that.
    """
    how = reading or Reading()
    how = how if metadata is None else replace(how, metadata=metadata)
    for source in sources:
        if source == "-":
            yield from _standard_input(stdin or sys.stdin.buffer, how)
        else:
            yield from _source(source, how)


def article_from_bytes(data: bytes, name: str, metadata: Metadata | None = None) -> Article:
    """The article of an uploaded file; the suffix of its name tells the kind. Raises ``SourceError``."""
    suffix = _known_suffix(Path(name), name)
    if suffix not in READERS:
        raise SourceError(
            f"{name} holds article graphs or a table, not one article.", "Load it with `kg build`."
        )
    return next(READERS[suffix](io.BytesIO(data), name, metadata or Metadata()))


def _source(source: str, how: Reading) -> Iterator[Item]:
    row = _ROW.fullmatch(source)
    try:
        if is_web(source):
            yield from _address(source, how.metadata, how)
        elif _SCHEME.match(source):
            raise SourceError(f"{source} is no web address that can be read.", "Only http and https are.")
        elif Path(source).is_dir():
            yield from _folder(Path(source), how)
        elif row and not Path(source).exists():
            yield from _table(Path(row["table"]), how, only=int(row["number"]))
        else:
            yield from _file(Path(source), how)
    except SourceError as error:
        yield Unread(without_login(source) if is_web(source) else source, error)
    except OSError as error:  # a folder that may not be looked into
        yield Unread(
            source, SourceError(f"{source} can't be read: {error.strerror}.", "Check its permissions.")
        )


def _folder(folder: Path, how: Reading) -> Iterator[Item]:
    closed: list[OSError] = []
    files = sorted(
        (p for p in _files(folder, closed.append) if p.resolve() not in how.passed_over),
        key=lambda p: p.relative_to(folder).as_posix(),
    )
    for problem in closed:
        inner = str(problem.filename)
        error = SourceError(f"{inner} can't be looked into: {problem.strerror}.", "Check its permissions.")
        yield Unread(inner, error)
    if not files and not closed:
        error = SourceError(f"{folder} holds no files.", f"Put articles in it: {', '.join(suffixes())}.")
        yield Unread(str(folder), error)
    seen: dict[Path, dict[str, Metadata] | SourceError] = {}
    for path in files:
        if path.name.lower() not in _MANIFESTS:
            yield from _file(path, how, seen)
    for place, known in sorted(seen.items()):
        if isinstance(known, SourceError):
            yield Unread(str(place), known)
            continue
        for name in sorted(n for n in known if not (place / n).is_file()):
            yield Unread(
                str(place / name), SourceError(f"{place / name} does not exist.", "The manifest lists it.")
            )


def _files(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    """The files of a folder and its folders; ``closed`` is told of folders that may not be looked into."""
    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [f for f in folders if not f.startswith(".") and not _is_store(Path(place, f))]
        yield from (p for n in names if not _passed_over(n) and (p := Path(place, n)).is_file())


def _passed_over(name: str) -> bool:
    return (
        name.startswith(".") or Path(name).stem.lower() == "readme" or name.lower().endswith(_LEDGER_SUFFIXES)
    )


def _is_store(folder: Path) -> bool:
    """Is it the folder of an embedded store? By default that stands among the articles, as ``kg-data``."""
    return (folder / "store.json").is_file() and (folder / "databases").is_dir()


def _file(
    path: Path, how: Reading, seen: dict[Path, dict[str, Metadata] | SourceError] | None = None
) -> Iterator[Item]:
    """What one file holds; a manifest beside it may say more of it."""
    try:
        suffix = _known_suffix(path, str(path))
        if suffix in TABLES:
            yield from _table(path, how)
        elif suffix in FEEDS:
            with path.open("rb") as stream:
                data = read_all(stream, str(path), RICH_LIMIT)
            yield from _feed(feeds.items(data, str(path)), str(path), how)
        else:
            listed = _manifest(path.parent, {} if seen is None else seen)
            said = Metadata() if isinstance(listed, SourceError) else listed.get(path.name, Metadata())
            yield from _one(path, suffix, how.metadata.over(said), how)
    except FileNotFoundError:
        yield Unread(str(path), SourceError(f"{path} does not exist.", "Check the path."))
    except OSError as error:
        problem = SourceError(f"{path} can't be read: {error.strerror}.", "Check its permissions.")
        yield Unread(str(path), problem)
    except SourceError as error:
        yield Unread(str(path), error)


def _one(path: Path, suffix: str, metadata: Metadata, how: Reading) -> Iterator[Article | Known]:
    """The article of a file, unless its bytes were read before."""
    name = str(path)
    with path.open("rb") as stream:
        data = read_all(stream, name, RICH_LIMIT)
    content = content_hash(suffix, data, metadata)
    if how.known(content):
        yield Known(name, content, file_origin(path, content).place)
        return
    for article in READERS[suffix](io.BytesIO(data), name, metadata):
        yield replace(article, source=name, origin=file_origin(path, content))


def _manifest(
    folder: Path, seen: dict[Path, dict[str, Metadata] | SourceError]
) -> dict[str, Metadata] | SourceError:
    """What the manifest of a folder says of its files, by their names."""
    if folder not in seen:
        found: dict[str, Metadata] | SourceError = {}
        path = next((folder / n for n in _MANIFESTS if (folder / n).is_file()), None)
        try:
            rows = _rows(path, {}) if path else ()
            found = {r["file"]: records.metadata_of(r, name) for name, r in rows if r.get("file")}
        except SourceError as error:
            found = error
        seen[folder] = found
    return seen[folder]


def _rows(path: Path, columns: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    with path.open("rb") as stream:
        for record in _records(stream, path):
            name = f"{path}#{record.number}"
            if not record.error:
                yield name, records.fields_of(record, records.mapping(record.columns, columns, name))


def _records(stream: BinaryIO, path: Path) -> Iterator[records.Record]:
    match path.suffix.lower():
        case ".toml":
            return records.toml_records(path)
        case ".csv" | ".tsv":
            return records.csv_records(stream, str(path))
        case _:
            return records.json_records(stream)


def _table(path: Path, how: Reading, only: int | None = None) -> Iterator[Item]:
    """The articles of a table, or of one row of it; graphs where its lines are those."""
    if not path.is_file():
        raise SourceError(f"{path} does not exist.", "Check the path.")
    with path.open("rb") as stream:
        lines = path.suffix.lower() in {".jsonl", ".ndjson"}
        if lines and not records.is_records(_first_line(stream)):
            yield from _graphs(stream, str(path), how)
            return
        empty = True
        for record in _records(stream, path):
            empty = False
            if only is None or record.number == only:
                yield from _row(record, path, how, strict=not lines)
        if empty:
            raise SourceError(f"{path} holds no articles.", "Give a table with at least one row.")


def _first_line(stream: BinaryIO) -> bytes:
    first = next((line for line in stream if line.strip()), b"")
    stream.seek(0)
    return first.removeprefix(b"\xef\xbb\xbf")


def _graphs(stream: Iterable[bytes], name: str, how: Reading) -> Iterator[Item]:
    for item in graph_lines.graphs(stream, name, how.known):
        yield Unread(name, item) if isinstance(item, FormatError) else item


def _row(record: records.Record, path: Path, how: Reading, *, strict: bool) -> Iterator[Item]:
    name = f"{path}#{record.number}"
    try:
        if record.error:
            raise SourceError(f"{name}: {record.error}.", "Correct the row.")
        columns = records.mapping(record.columns, how.columns, name, strict=strict)
        fields = records.fields_of(record, columns)
        metadata = how.metadata.over(records.metadata_of(fields, name))
        if fields.get("text", "").strip():
            yield from _text(fields["text"], name, metadata, how)
        elif fields.get("file"):
            file = path.parent / fields["file"]
            suffix = _known_suffix(file, str(file))
            if suffix not in READERS:
                raise SourceError(
                    f"{name}: {file} holds more than an article.", "List files with one article each."
                )
            yield from _one(file, suffix, metadata, how)
        elif fields.get("url"):
            yield from _address(fields["url"], metadata, how)
        else:
            raise SourceError(f"{name} has no text.", "Fill the column, or leave the row out.")
    except FileNotFoundError as error:
        yield Unread(name, SourceError(f"{name}: {error.filename} does not exist.", "Correct the path."))
    except OSError as error:
        yield Unread(
            name,
            SourceError(
                f"{name}: {error.filename} can't be read ({error.strerror}).", "Check its permissions."
            ),
        )
    except SourceError as error:
        yield Unread(name, error)


def _text(text: str, name: str, metadata: Metadata, how: Reading) -> Iterator[Article | Known]:
    content = content_hash("row", text.encode("utf-8", "surrogatepass"), metadata)
    if how.known(content):
        yield Known(name, content)
        return
    article = article_from_text(text, **asdict(metadata))
    yield replace(article, source=name, origin=Origin(content=content))


def _address(url: str, metadata: Metadata, how: Reading, feed: Metadata | None = None) -> Iterator[Item]:
    """The article at an address; what the page lacks is taken from the feed that led there.

    Where neither names an outlet it is the site's host.
    """
    for found in pages.articles(url, metadata, how.web):
        if isinstance(found, feeds.Item):
            yield from _feed(iter([found]), url, how)
            continue
        page = Metadata(found.title, found.outlet, found.published, found.url)
        known = page.over(feed or Metadata()).over(Metadata(outlet=pages.site(found.url or url)))
        yield replace(article_from_text(found.text, **asdict(known)), source=url)


def _feed(items: Iterator[feeds.Item], name: str, how: Reading) -> Iterator[Item]:
    for item in items:
        source = item.url or name
        metadata = how.metadata.over(item.metadata)
        try:
            if item.html:
                content = content_hash("item", item.html.encode("utf-8", "surrogatepass"), metadata)
                if how.known(content):
                    yield Known(source, content)
                    continue
                article = html.fragment(item.html, source, metadata)
                yield replace(article, source=source, origin=Origin(content=content))
            elif is_web(item.url):
                yield from _address(item.url, how.metadata, how, item.metadata)
            else:
                raise SourceError(f"{name}: the item {item.metadata.title!r} has neither text nor a link.", "Nothing can be done about it.")  # fmt: skip  # noqa: E501
        except SourceError as error:
            yield Unread(source, error)


def _known_suffix(path: Path, name: str) -> str:
    suffix = path.suffix.lower()
    if suffix in suffixes():
        return suffix
    if not path.suffix and not path.exists():
        raise SourceError(f"{name} does not exist.", "Check the path.")
    kind = path.suffix or "a name without a suffix"
    raise SourceError(f"{name}: files with {kind} can't be read.", f"Readable are {', '.join(suffixes())}.")


def _standard_input(stream: BinaryIO, how: Reading) -> Iterator[Item]:
    name = "standard input"
    data = stream if isinstance(stream, io.BufferedReader) else io.BytesIO(stream.read())
    head = (data.peek(4096) if isinstance(data, io.BufferedReader) else data.getvalue())[:4096].lstrip()
    try:
        if head.startswith(b"{"):
            yield from _input_lines(data, name, how)
        else:
            reader = html.articles if head.startswith(b"<") else plain_text.articles
            for article in reader(data, name, how.metadata):
                yield replace(article, source=name)
    except SourceError as error:
        yield Unread(name, error)


def _input_lines(data: BinaryIO, name: str, how: Reading) -> Iterator[Item]:
    """Graphs of articles, or rows of a dataset, as the first line is."""
    first = data.readline()
    lines = chain([first], data)
    if not records.is_records(first):
        yield from _graphs(lines, name, how)
        return
    for record in records.json_records(lines):
        yield from _row(record, Path(name), how, strict=False)


def list_of_sources(path: Path) -> list[str]:
    """The sources of a list, one a line; what stands behind a tab is a note. Raises ``SourceError``.

    What a build could not read is written as such a list, and read again from it.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{path}: can't be read ({error}).", "Give a text file with a source a line."
        ) from error
    return [line.partition("\t")[0] for line in lines if line.strip() and not line.startswith("# ")]


def listed(unread: Iterable[tuple[str, str]]) -> str:
    """Sources with the reason why each could not be read, as ``list_of_sources`` reads them.

    >>> listed([("a.pdf", "a.pdf is a scan.")])
    'a.pdf\\ta.pdf is a scan.\\n'
    """
    return "".join(f"{source}\t{' '.join(reason.split())}\n" for source, reason in unread)
