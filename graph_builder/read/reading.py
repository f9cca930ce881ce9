"""How sources are read: one value that all readers share, and what comes out where no article does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph_builder.errors import FormatError, SourceError
from graph_builder.model import Origin
from graph_builder.read.article import Metadata
from graph_builder.read.web import Web


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no article, and why. ``source`` can be given to ``read`` again."""

    source: str
    error: SourceError | FormatError


@dataclass(frozen=True, slots=True)
class Known:
    """A source whose very bytes were read before: it was not parsed. The rest is as in ``Origin``."""

    source: str
    content: str
    place: str = ""


def _never(content: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Reading:
    """What holds for all sources of one run.

    Attributes:
        metadata: What the caller says of every article; it outweighs what the sources say.
        columns: Field of an article -> column of a dataset, where its name does not tell.
        web: How addresses are fetched.
        known: Was a source with this content hash (``Origin.content``) read before?
        passed_over: Files that are no articles, wherever in a folder they stand: absolute, links resolved.
    """

    metadata: Metadata = field(default_factory=Metadata)
    columns: Mapping[str, str] = field(default_factory=dict)
    web: Web = field(default_factory=Web)
    known: Callable[[str], bool] = _never
    passed_over: frozenset[Path] = frozenset()


def content_hash(kind: str, data: bytes, metadata: Metadata) -> str:
    """SHA-256 over everything that decides what is read: kind of file, given metadata, bytes."""
    given = "\x00".join(map(str, (kind, metadata.title, metadata.outlet, metadata.published, metadata.url)))
    return hashlib.sha256(given.encode() + b"\x00" + data).hexdigest()


def file_origin(path: Path, content: str) -> Origin:
    """The origin of an article that is alone in its file; the place is hashed, as paths are private."""
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Origin(place, content)
