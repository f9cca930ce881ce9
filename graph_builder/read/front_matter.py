"""Front matter: ``key: value`` lines between two lines of three hyphens at the top of a text.

The plain subset of YAML that article files use; read without a YAML parser, since nothing but
four texts is ever wanted from it.
"""

from __future__ import annotations

import datetime
import re

from graph_builder.errors import SourceError
from graph_builder.read.article import Metadata

_BLOCK = re.compile(r"\A\s*---[ \t]*\r?\n(?P<lines>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w-]*)\s*:(?:\s+(?P<value>.*?))?\s*\Z")
_KEYS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
}


def split(text: str, name: str) -> tuple[Metadata, str]:
    """The metadata of the front matter and the text below it, verbatim.

    Without front matter: nothing, and the whole text. Keys that are not known are passed over.
    Raises ``SourceError`` where the date can't be read.
    """
    block = _BLOCK.match(text)
    lines = block["lines"].splitlines() if block else []
    pairs = [
        _LINE.match(line) for line in lines if line.strip() and not line.startswith(("#", " ", "\t", "-"))
    ]
    if block is None or not all(pairs):
        return Metadata(), text
    found: dict[str, str] = {}
    for pair in pairs:
        if pair and (key := _KEYS.get(pair["key"].lower())):
            found.setdefault(key, _unquoted(pair["value"] or ""))
    published = parse_date(found["published"], name) if found.get("published") else None
    metadata = Metadata(
        found.get("title", ""), found.get("outlet") or None, published, found.get("url") or None
    )
    return metadata, text[block.end() :]


def _unquoted(value: str) -> str:
    quoted = re.fullmatch(r"(?P<q>[\"'])(?P<inner>.*)(?P=q)", value)
    if quoted:
        return quoted["inner"].replace('\\"', '"').replace("''", "'")
    return re.sub(r"\s+#.*\Z", "", value)


def parse_date(text: str, name: str) -> datetime.date:
    """The date of ``2021-07-26`` or of a timestamp that begins with it; the day as written, whatever zone."""
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError as error:
        raise SourceError(f"{name}: the date {text!r} can't be read.", "Write it as 2021-07-26.") from error
