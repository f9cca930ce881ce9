"""Tables of articles: CSV and JSON Lines with a text, a file or an address in each row; TOML manifests.

A row with a text is an article. A row with only a file (beside the table) or a URL says where the
article is, and its other columns are its metadata: such a table is a manifest.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO

from graph_builder.errors import FormatError, SourceError
from graph_builder.read.article import Metadata
from graph_builder.read.date_line import date_line
from graph_builder.read.limits import LIMIT
from graph_builder.toml_file import TomlFile

FIELDS = ("text", "title", "outlet", "published", "url", "file")

#: Names that datasets of news use for the fields, the preferred first; compared without case and "_".
ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext",
             "story"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "publisher", "publication", "sourcename", "source", "newspaper", "sitename", "site"),
    "published": ("published", "date", "publishedat", "publishdate", "publicationdate", "pubdate",
                  "datepublished", "datepublish", "timestamp", "time"),
    "url": ("url", "link", "permalink", "weburl"),
    "file": ("file", "path", "filename", "filepath"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number (the first is 1) and its columns as text; ``error`` where it can't be read."""

    number: int
    columns: Mapping[str, str]
    error: str = ""


def is_records(first: bytes) -> bool:
    """Is the first line of a ``.jsonl`` a row of a dataset, and not the graph of an article?"""
    try:
        row = json.loads(first)
    except ValueError:
        return False
    return isinstance(row, dict) and not isinstance(row.get("article"), dict)


def csv_records(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The rows of a CSV (comma, semicolon or tab) with its column names in the first line."""
    csv.field_size_limit(LIMIT)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        head = text.readline()
        delimiter = max(",;\t", key=head.count)
        names = next(csv.reader([head], delimiter=delimiter), [])
        for number, row in enumerate(csv.reader(text, delimiter=delimiter), start=1):
            if row:
                wrong = "" if len(row) <= len(names) else f"it has {len(row)} columns, the head {len(names)}"
                yield Record(number, dict(zip(names, row, strict=False)), wrong)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name} is not in UTF-8 ({error.reason}).", "Save it as CSV UTF-8.") from error
    except csv.Error as error:
        raise SourceError(
            f"{name} is no proper CSV ({error}).", "Save it anew from the program it is from."
        ) from error
    finally:
        text.detach()


def json_records(stream: Iterable[bytes]) -> Iterator[Record]:
    """The rows of JSON Lines; a line that is no JSON object is an error of its own."""
    number = 0
    for line in stream:
        if not line.strip():
            continue
        number += 1
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except ValueError as error:
            yield Record(number, {}, f"it is no JSON ({error})")
            continue
        if isinstance(row, dict):
            yield Record(
                number,
                {k: v if isinstance(v, str) else json.dumps(v) for k, v in row.items() if v is not None},
            )
        else:
            yield Record(number, {}, "it is no JSON object")


def toml_records(path: Path) -> Iterator[Record]:
    """The ``[[article]]`` tables of a manifest."""
    remedy = 'A manifest has [[article]] parts with file = "…".'
    try:
        rows = TomlFile.read(path, what="the manifest", remedy=remedy).tables.get("article")
    except FormatError as error:
        raise SourceError(error.message, error.remedy) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceError(f"{path} has no [[article]].", remedy)
    for number, row in enumerate(rows, start=1):
        yield Record(number, {k: str(v) for k, v in row.items()})


def mapping(
    names: Mapping[str, str], given: Mapping[str, str], name: str, *, strict: bool = True
) -> dict[str, str]:
    """Field -> column, as given or by the column's name. Raises ``SourceError`` for one that is not there."""
    there = {"".join(c for c in column.lower() if c.isalnum()): column for column in reversed(list(names))}
    found = {}
    for field in FIELDS:
        column = given.get(field) or next((there[a] for a in ALIASES[field] if a in there), None)
        if column is None:
            continue
        if column not in names:
            if field not in {"text", "file"} and not strict:  # a row of JSON may lack what others have
                continue
            raise SourceError(f"{name} has no column {column!r}.", f"It has: {', '.join(names)}.")
        found[field] = column
    if not found.keys() & {"text", "file", "url"}:
        raise SourceError(
            f"{name}: no column holds a text, a file or a URL.",
            f"Say which with --map text=COLUMN. It has: {', '.join(names)}.",
        )
    return found


def metadata_of(fields: Mapping[str, str], name: str) -> Metadata:
    """Title, outlet, date and URL of a row. Raises ``SourceError`` for a date that can't be read."""
    date = fields.get("published", "").strip()
    return Metadata(
        " ".join(fields.get("title", "").split()),
        fields.get("outlet", "").strip() or None,
        _day(date, name) if date else None,
        fields.get("url", "").strip() or None,
    )


def _day(text: str, name: str) -> datetime.date:
    """The day of ISO dates and timestamps, "July 26, 2021", "26 July 2021", "Mon, 26 Jul 2021 18:00:00 GMT".

    07/08/2021 is the seventh of August in one country and July the eighth in another: refused.
    """
    for parse in (_iso, date_line, _mail):
        if (found := parse(text)) is not None:
            return found
    raise SourceError(f"{name}: the date {text!r} can't be read.", "Write it as 2021-07-26.")


def _iso(text: str) -> datetime.date | None:
    digits = text[:8] if text[:8].isdigit() and not text[8:9].isdigit() else text[:10]
    try:
        return datetime.date.fromisoformat(digits)
    except ValueError:
        return None


def _mail(text: str) -> datetime.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def fields_of(record: Record, columns: Mapping[str, str]) -> dict[str, Any]:
    """Field -> what the row holds for it."""
    return {field: record.columns.get(column, "") for field, column in columns.items()}
