"""What commands take: formats, options, parameters, and the values that they become."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore
    from graph_builder.read import Metadata


class RowFormat(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class GraphFormat(StrEnum):
    """How graphs of articles are printed."""

    text = "text"
    json = "json"


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URI",
        help="A folder (embedded store), bolt://… or neo4j://…; else NEO4J_URI, else ./kg-data.",
    ),
]
FormatOption = Annotated[RowFormat, typer.Option("--format", "-f", help="How to print the rows.")]
TitleOption = Annotated[str | None, typer.Option(help="Title of the article, where the source has none.")]
OutletOption = Annotated[
    str | None, typer.Option(help="Outlet of the articles, where the source names none.")
]
PublishedOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Published date, where the source has none.")
]
UrlOption = Annotated[str | None, typer.Option(help="URL of the article, where the source has none.")]
VocabularyOption = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary", metavar="FILE", help="Relation types that extend or replace the shipped ones."
    ),
]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes that extract. The result is the same.")]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE…", help="Files (txt, md, html, jsonl), folders, or - for stdin."),
]


def opened(store: str | None) -> GraphStore:
    """The store that the option, else the environment, names; embedded in ./kg-data by default."""
    with _without("pandas", "pyarrow", "numpy"):
        import neo4j  # noqa: F401
    from graph_builder.store import open_store

    return open_store(store)


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Let imports believe that these are not installed, where nobody has them yet.

    The driver imports them to take their values as parameters, which a command never has: that would be
    a third of the time of `kg query`. Not for a process that has other threads.
    """
    hidden = [name for name in modules if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # None there means: not to be had
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def metadata_of(title: str | None, outlet: str | None, published: str | None, url: str | None) -> Metadata:
    """What the options say of the articles. Raises UsageError for a date that is none."""
    from graph_builder.read import Metadata

    try:
        day = datetime.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write YYYY-MM-DD.") from error
    return Metadata(title=title or "", outlet=outlet, published=day, url=url)


def parameters_of(extra: list[str]) -> dict[str, Any]:
    """``--name value`` and ``--name=value`` pairs; whole numbers, decimals and true/false become such."""
    found: dict[str, Any] = {}
    words = iter(extra)
    for word in words:
        if not word.startswith("--") or len(word) < 3:
            raise UsageError(f"{word!r} is not understood.", "Parameters are written --name value.")
        name, equals, value = word[2:].partition("=")
        if not equals:
            try:
                value = next(words)
            except StopIteration:
                raise UsageError(f"--{name} lacks a value.", f"Write --{name} VALUE.") from None
        found[name.replace("-", "_")] = _typed(value)
    return found


def _typed(value: str) -> Any:
    if value in {"true", "false"}:
        return value == "true"
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value
