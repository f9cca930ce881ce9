"""What commands take: formats, options, parameters, and the values that they become."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph_builder.errors import NotFound, UsageError

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore
    from graph_builder.read import Metadata, Reading


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
LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="People's decisions; else KG_LEDGER, else STORE.ledger.jsonl beside the store's folder, "
        "for a Neo4j kg-ledger.jsonl here.",
    ),
]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes that extract. The result is the same.")]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        metavar="tcp://HOST:PORT", help="A Dask scheduler whose workers extract; see docs/scale.md."
    ),
]
SourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE…]",
        help="Files (txt, md, html, docx, pdf, jsonl, csv, feeds), folders, web addresses, or - for stdin.",
        show_default=False,
    ),
]
FromOption = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="A list of sources, one a line, as --failed writes it."),
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,…",
        help="Columns of a dataset: text, title, outlet, published, url, file.",
    ),
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private-addresses", help="Read web addresses on this machine and in private networks too."
    ),
]


def opened(store: str | None) -> GraphStore:
    """The store that the option, else the environment, names; embedded in ./kg-data by default."""
    from graph_builder.store import open_store

    return open_store(store)


def existing(store: str | None) -> GraphStore:
    """The same, for commands that have nothing to do where nothing was built.

    Raises NotFound for a folder that is missing or empty: a mistyped one does not become an empty store.
    """
    from graph_builder.store import exists
    from graph_builder.store.connect import DEFAULT_FOLDER

    if not exists(store):
        raise NotFound(
            f"There is no store in {store or DEFAULT_FOLDER}.",
            "`kg build SOURCE` makes one; --store names another.",
        )
    return opened(store)


def metadata_of(title: str | None, outlet: str | None, published: str | None, url: str | None) -> Metadata:
    """What the options say of the articles. Raises UsageError for a date that is none."""
    from graph_builder.read import Metadata

    try:
        day = datetime.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write YYYY-MM-DD.") from error
    return Metadata(title=title or "", outlet=outlet, published=day, url=url)


def sources_of(sources: list[str] | None, listed: Path | None) -> list[str]:
    """The sources given and those of a list. Raises UsageError where there are none."""
    from graph_builder.read import list_of_sources

    found = [*(sources or []), *(list_of_sources(listed) if listed else [])]
    if not found and not listed:
        raise UsageError("There is nothing to read.", "Give files, folders or web addresses, or --from FILE.")
    return found


def reading_of(metadata: Metadata, columns: str | None, private: bool, *own: Path | None) -> Reading:
    """How the sources are read; ``own`` are files that the command itself reads or writes.

    Raises UsageError for a mapping that names no field.
    """
    from graph_builder.read import FIELDS, Reading, Web

    pairs = [part.partition("=") for part in (columns or "").split(",") if part.strip()]
    for field, equals, column in pairs:
        if field.strip() not in FIELDS or not equals or not column:
            raise UsageError(
                f"--map {columns}: {field!r} is no field with a column.",
                f"Write --map text=body,title=headline; fields are {', '.join(FIELDS)}.",
            )
    mapping = {field.strip(): column.strip() for field, _, column in pairs}
    web = Web(allows=lambda address: True) if private else Web()
    passed_over = frozenset(path.resolve() for path in own if path is not None)
    return Reading(metadata, mapping, web, passed_over=passed_over)


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
