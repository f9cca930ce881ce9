"""``kg``: each command is one call of the library and one way to print what it returned.

Results go to stdout, everything else (progress, counts, errors) to stderr, so that a pipe gets
just the data. Exit code 0 done, 1 failed, 2 wrong use.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph_builder.errors import GraphBuilderError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from graph_builder.evaluate import Finding, Report
    from graph_builder.model import ArticleGraph, Claim, Table
    from graph_builder.pipeline import Outcome
    from graph_builder.protocols import GraphStore
    from graph_builder.read import Metadata

app = typer.Typer(
    name="kg",
    help="News articles in; a knowledge graph out that you can check, query, look at and take away.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


@app.command()
def build(
    sources: SourcesArgument,
    store: StoreOption = None,
    title: TitleOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    vocabulary: VocabularyOption = None,
    workers: WorkersOption = 1,
    again: Annotated[bool, typer.Option("--again", help="Extract unchanged articles too.")] = False,
) -> None:
    """Read articles, extract their claims and store the graph.

    Example: `kg build examples --store kg-data`
    """
    from graph_builder import pipeline, query

    with _open(store) as target, _progress() as tell:
        report = pipeline.build(
            target,
            sources,
            metadata=_metadata(title, outlet, published, url),
            types=vocabulary,
            workers=workers,
            again=again,
            progress=tell,
        )
        counts = query.counts(target)
    out = _console()
    out.print(
        f"{_plural(len(report.outcomes), 'source')} in {report.seconds:.1f} s: {report.count('added')} new, "
        f"{report.count('replaced')} changed, {report.count('unchanged')} unchanged, "
        f"{report.count('failed')} failed"
    )
    if report.claims:
        out.print(
            f"{_plural(report.claims, 'claim')} written, {report.factual} of them stated as fact; "
            f"the others are reported, denied or not yet real. "
            f"{_plural(report.dropped, 'passage')} dropped with the reason."
        )
    out.print(
        f"The graph in {_place(target.address)}: {_plural(counts.articles, 'article')}, "
        f"{_plural(counts.entities, 'entity', 'entities')}, {_plural(counts.claims, 'claim')}."
    )
    out.print(
        "\nTry\n" + "\n".join(f"  {line}" for line in _suggestions(store)), highlight=False, markup=False
    )
    if report.failures:
        _fail_list(report.failures)


def _suggestions(store: str | None) -> list[str]:
    kg, where = _program(), f" --store {store}" if store else ""
    return [
        f"{kg} query who_met_whom{where}",
        f"{kg} query 'MATCH (a)-[c:WITHDRAWS_FROM]->(b) RETURN a.name, b.name, c.quote'{where}",
        f"{kg} app{where}",
    ]


def _place(address: str) -> str:
    """A store's folder as seen from here; a URI as it is."""
    folder = Path(address)
    inside = "://" not in address and folder.is_absolute() and folder.is_relative_to(Path.cwd())
    return str(folder.relative_to(Path.cwd())) if inside else address


def _program() -> str:
    """How this program is called from here: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if shutil.which("kg") or called.stem != "kg":
        return "kg"
    return os.path.relpath(called) if called.resolve().is_relative_to(Path.cwd()) else str(called)


@app.command()
def extract(
    sources: SourcesArgument,
    format: Annotated[
        GraphFormat, typer.Option("--format", "-f", help="text to read, json one line an article.")
    ] = (GraphFormat.text),
    explain: Annotated[
        bool, typer.Option("--explain", help="Sentence by sentence: rules, cues and what was dropped why.")
    ] = False,
    title: TitleOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    vocabulary: VocabularyOption = None,
    workers: WorkersOption = 1,
) -> None:
    """Print the graph of each article; no store is touched.

    Example: `kg extract article.txt --format json > graphs.jsonl` and later `kg build graphs.jsonl`
    """
    from graph_builder import pipeline, read

    if explain and format is GraphFormat.json:
        raise UsageError("--explain is text.", "Leave one out: json has rule, clause, cues and dropped too.")
    failures = []
    metadata = _metadata(title, outlet, published, url)
    items = read.read(sources, metadata=metadata)
    for graph in pipeline.extract_all(items, types=vocabulary, workers=workers):
        if isinstance(graph, read.Unread):
            failures.append(pipeline.Outcome(graph.source, "failed", error=graph.error))
        elif format is GraphFormat.json:
            sys.stdout.write(graph.to_json() + "\n")
            sys.stdout.flush()
        elif explain:
            _print_explained(graph)
        else:
            _print_graph(graph)
    if failures:
        _fail_list(failures)


@app.command("eval")
def evaluate(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE…]", help="Files of labels; else the shipped ones.")
    ] = None,
    missed: Annotated[bool, typer.Option("--missed", help="List what was missed too.")] = False,
    format: Annotated[
        GraphFormat, typer.Option("--format", "-f", help="text to read, json with everything.")
    ] = GraphFormat.text,
    vocabulary: VocabularyOption = None,
) -> None:
    """Score the extraction against labelled documents: the shipped ones, or your own (docs/evaluation.md).

    Example: `kg eval labels.toml --missed`
    """
    from graph_builder import pipeline

    report = pipeline.evaluate(files or (), types=vocabulary)
    if format is GraphFormat.json:
        sys.stdout.write(report.to_json())
    else:
        _print_report(report, missed=missed)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="CYPHER|NAME|FILE", help="Cypher, a named question, or a .cypher file.")
    ],
    store: StoreOption = None,
    format: FormatOption = RowFormat.table,
    limit: Annotated[int, typer.Option(min=1, help="Rows at most; more are cut, and it is said.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds until the query is stopped.")] = 30.0,
) -> None:
    """Run read-only Cypher or a named question. Its $parameters are options of the same name.

    Example: `kg query 'MATCH (p {name: $name})-[c]->(o) RETURN type(c), o.name' --name "Joe Biden"`
    """
    from graph_builder import query as questions

    parameters = _parameters(context.args)
    with _open(store) as target:
        if text.replace("-", "_").isidentifier():  # no Cypher is a single word
            table = questions.answer(target, text.replace("-", "_"), parameters, limit=limit, timeout=timeout)
        else:
            table = questions.ask(target, _cypher(text), parameters, limit=limit, timeout=timeout)
    _print_table(table, format)


@app.command()
def questions(format: FormatOption = RowFormat.table) -> None:
    """List the named questions and their parameters.

    Example: `kg questions`
    """
    from graph_builder import query as room
    from graph_builder.model import Table

    rows = tuple((q.name, q.title, " ".join(f"--{p.name}" for p in q.parameters)) for q in room.questions())
    _print_table(Table(("name", "question", "parameters"), rows), format)


@app.command()
def export(
    format: Annotated[str, typer.Option("--format", "-f", help="See `kg export --formats`.")] = "json",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else stdout.")] = None,
    cypher: Annotated[
        str | None, typer.Option("--query", metavar="CYPHER", help="Only what this query returns.")
    ] = None,
    around: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what is around this entity.")
    ] = None,
    hops: Annotated[int, typer.Option(min=1, max=4, help="How far around.")] = 1,
    store: StoreOption = None,
    formats: Annotated[bool, typer.Option("--formats", help="List the formats and stop.")] = False,
) -> None:
    """Write the graph, or a part of it, with its evidence.

    Example: `kg export --format html --around "Joe Biden" --hops 1 --output biden.html`
    """
    from graph_builder import export as room
    from graph_builder import pipeline
    from graph_builder import query as questions
    from graph_builder.model import Table

    if formats:
        rows = tuple((f.name, f.suffix, f.description) for f in room.FORMATS.values())
        _print_table(Table(("format", "file", "what it is"), rows), RowFormat.table)
        return
    if cypher and around:
        raise UsageError("--query and --around don't go together.", "Choose one.")
    if format not in room.FORMATS:
        raise UsageError(f"There is no format {format!r}.", f"One of: {', '.join(room.FORMATS)}.")
    with _open(store) as target:
        if cypher:
            subgraph = questions.subgraph_of(target, questions.ask(target, cypher))
        elif around:
            subgraph = questions.around(target, around, hops=hops)
        else:
            subgraph = questions.whole(target)
        data = pipeline.export(target, subgraph, format)
    if output is None:
        if format == "csv" and sys.stdout.isatty():
            raise UsageError("csv is a zip file of tables.", "Give --output FILE.zip.")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    _write(output, data)
    _console(stderr=True).print(
        f"{output}: {_plural(len(subgraph.nodes), 'node')}, {_plural(len(subgraph.edges), 'relationship')}"
    )


@app.command("app")
def serve(
    store: StoreOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8501,
    host: Annotated[
        str, typer.Option(help="Address to listen on; anything but loopback shows the graph to others.")
    ] = ("127.0.0.1"),
) -> None:
    """Serve the app: look at the graph, query it, add articles, take it away.

    Example: `kg app --store kg-data --port 8501`
    """
    from graph_builder.statements import folder

    with _open(store) as target:  # a store that can't be opened is said here, not in the browser
        address = _place(target.address)
    if store:
        os.environ["GRAPH_BUILDER_STORE"] = store
    out = _console()
    out.print(f"The app shows {address} at http://{host}:{port} (stop with Ctrl+C)", highlight=False)
    options = {
        "server.address": host,
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": host,
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "none",
        "logger.level": "warning",
    }
    from streamlit.web import cli as streamlit

    import graph_builder.components
    import graph_builder.view  # noqa: F401 - both now, so that the first visitor need not wait for them

    flags = [f"--{name}={value}" for name, value in options.items()]
    sys.argv = ["streamlit", "run", str(folder("app") / "main.py"), *flags]
    streamlit.main()


@app.command()
def articles(store: StoreOption = None, format: FormatOption = RowFormat.table) -> None:
    """List the articles of the store.

    Example: `kg articles --format csv`
    """
    from graph_builder import query as room
    from graph_builder.model import Table

    with _open(store) as target:
        found = room.articles(target)
    rows = tuple((a.id, a.published, a.outlet, a.title, a.claims) for a in found)
    _print_table(Table(("id", "published", "outlet", "title", "claims"), rows), format)


@app.command()
def retract(
    ids: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Ids as `kg articles` prints them.")],
    store: StoreOption = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Say what would disappear; change nothing.")
    ] = False,
) -> None:
    """Take articles out of the graph, with their claims and whatever no other article supports.

    Example: `kg retract ARTICLE-ID --preview`
    """
    from graph_builder import store as room

    out = _console()
    with _open(store) as target:
        for article_id in ids:
            report = room.preview_retract(target, article_id) if preview else room.retract(target, article_id)
            verb = "would go" if preview else "retracted"
            out.print(
                f"{article_id} {verb}: {_plural(report.claims, 'claim')}, "
                f"{_plural(len(report.entities), 'entity', 'entities')} that no other article mentions",
                highlight=False,
            )


@app.command()
def schema(store: StoreOption = None, format: FormatOption = RowFormat.table, unused: Annotated[
    bool, typer.Option("--unused", help="Relation types without a claim too.")] = False) -> None:  # fmt: skip
    """Print labels and relation types with definitions and counts.

    Example: `kg schema`
    """
    from graph_builder import pipeline
    from graph_builder import query as room
    from graph_builder.model import Table

    with _open(store) as target:
        counts = room.counts(target)
    types = pipeline.load_vocabulary()
    rows: list[tuple[Any, ...]] = [("label", n, "", c, "") for n, c in sorted(counts.labels.items())]
    for name in sorted(set(counts.types) | (set(types) if unused else set())):
        known = types.get(name)
        parent, definition = (known.parent, known.definition) if known else ("", "")
        rows.append(("type", name, parent, counts.types.get(name, 0), definition))
    _print_table(Table(("kind", "name", "parent", "count", "definition"), tuple(rows)), format)


@app.command()
def stop(store: StoreOption = None) -> None:
    """Stop the server of an embedded store. The next command starts it again.

    Example: `kg stop`
    """
    from graph_builder import store as room

    stopped = room.stop(store)
    _console().print("Stopped." if stopped else "No server was running.")


@app.command()
def doctor(store: StoreOption = None) -> None:
    """Check the installation and the store, and say what to do.

    Example: `kg doctor --store kg-data`
    """
    from graph_builder import store as room

    out, checks = _console(), room.diagnose(store)
    for check in checks:
        out.print(
            f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}", highlight=False, markup=False
        )
        if not check.ok and check.remedy:
            out.print(f"      {check.remedy}", highlight=False, markup=False)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


# --- in -------------------------------------------------------------------------------------------


def _open(store: str | None) -> GraphStore:
    from graph_builder.store import open_store

    return open_store(store)


def _metadata(title: str | None, outlet: str | None, published: str | None, url: str | None) -> Metadata:
    from graph_builder.read import Metadata

    try:
        day = datetime.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write YYYY-MM-DD.") from error
    return Metadata(title=title or "", outlet=outlet, published=day, url=url)


def _cypher(text: str) -> str:
    """The query itself, or what stands in the .cypher file of that name."""
    if not text.endswith(".cypher"):
        return text
    try:
        return Path(text).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{text}: can't be read ({error}).", "Give a file, a question's name or Cypher."
        ) from error


def _parameters(extra: list[str]) -> dict[str, Any]:
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


# --- out ------------------------------------------------------------------------------------------


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe has no width: nothing is wrapped or cut there.
    return Console(stderr=stderr, soft_wrap=True, width=None if stream.isatty() else 100_000)


def _plural(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _print_table(table: Table, format: RowFormat) -> None:
    from graph_builder.export import tables

    if format is not RowFormat.table:
        writers = {"json": tables.table_json, "jsonl": tables.table_jsonl, "csv": tables.table_csv}
        sys.stdout.write(writers[format.value](table))
    else:
        _print_rows(table)
    if table.truncated:
        _console(stderr=True).print(f"Cut after {len(table.rows)} rows; --limit gives more.")


def _print_rows(table: Table) -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    from graph_builder.export.tables import to_text

    table = _without_repeats(table)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    numbers = [
        all(isinstance(r[i], int | float | None) for r in table.rows) for i in range(len(table.columns))
    ]
    for name, number in zip(table.columns, numbers, strict=True):
        grid.add_column(name, justify="right" if number and table.rows else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(" ".join(to_text(cell).split())) for cell in row))
    out = _console()
    if not sys.stdout.isatty():
        with out.capture() as captured:
            out.print(grid, soft_wrap=False)
        sys.stdout.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
    else:
        out.print(grid, soft_wrap=False)
        out.print(f"{_plural(len(table.rows), 'row')} in {table.seconds * 1000:.0f} ms", style="dim")


def _without_repeats(table: Table) -> Table:
    """Without columns of relationships where the quote has one of its own: those are for pictures."""
    from graph_builder.model import Edge, Table

    if "quote" not in table.columns:
        return table
    shown = [i for i in range(len(table.columns)) if not all(isinstance(row[i], Edge) for row in table.rows)]
    columns = tuple(table.columns[i] for i in shown)
    return Table(columns, tuple(tuple(row[i] for i in shown) for row in table.rows))


def _print_graph(graph: Any) -> None:
    from rich.text import Text

    out = _console()
    article = graph.article
    about = ", ".join(str(x) for x in (article.outlet, article.published) if x)
    out.print(Text(f"{article.title or article.id}{f' ({about})' if about else ''}", style="bold"))
    for claim in graph.claims:
        out.print(Text(f"  {_statement(claim)}"))
    counts = (
        (len(graph.entities), "entity", "entities"),
        (len(graph.claims), "claim", ""),
        (len(graph.dropped), "dropped passage", ""),
    )
    out.print(Text("  " + ", ".join(_plural(*count) for count in counts) + "\n", style="dim"))


def _statement(claim: Claim) -> str:
    marks = [m for m, on in (("denied" if claim.attributed_to else "not", claim.negated),) if on]
    marks += [claim.modality] if claim.modality != "asserted" else []
    marks += [f"says {claim.attributed_to}"] if claim.attributed_to else []
    note = f"  [{'; '.join(marks)}]" if marks else ""
    return f"({claim.subject})-[:{claim.type}]->({claim.object}){note}"


def _print_explained(graph: ArticleGraph) -> None:
    """Each passage with its claims (rule, clause, cues) and what of it was dropped, in order."""
    from rich.text import Text

    out, text = _console(), graph.article.text
    out.print(Text(graph.article.title or graph.article.id, style="bold"))
    spans = {(c.start, c.end) for c in graph.claims}
    within = {
        d: next(((s, e) for s, e in sorted(spans) if s <= d.start and d.end <= e), None)
        for d in graph.dropped
    }
    spans |= {(d.start, d.end) for d, span in within.items() if span is None}
    for start, end in sorted(spans):
        out.print(Text("\n" + " ".join(text[start:end].split())))
        for claim in graph.claims:
            if (claim.start, claim.end) == (start, end):
                out.print(Text(f"  {_statement(claim)}", style="green"))
                out.print(Text(f"    {_reason(claim, text)}", style="dim"))
        for dropped, span in within.items():
            if span == (start, end) or (span is None and (dropped.start, dropped.end) == (start, end)):
                whole = (dropped.start, dropped.end) == (start, end)
                part = "" if whole else f' "{" ".join(dropped.text.split())}"'
                out.print(Text(f"  dropped{part}: {dropped.reason}", style="yellow"))
    out.print()


def _reason(claim: Claim, text: str) -> str:
    """ "rule object, clause 3, confidence 0.80; negation: not"."""
    cues: dict[str, list[str]] = {}
    for cue in claim.cues:
        cues.setdefault(cue.kind, []).append(text[cue.start : cue.end])
    parts = [
        f"rule {claim.rule}, clause {claim.clause.rsplit(':', 1)[-1]}, confidence {claim.confidence:.2f}"
    ]
    parts += ["derived from another claim"] if claim.derived_from else []
    return "; ".join([*parts, *(f"{kind}: {' '.join(words)}" for kind, words in cues.items())])


def _print_report(report: Report, *, missed: bool) -> None:
    from graph_builder.evaluate import FIGURES
    from graph_builder.model import Table

    figures = report.figures
    rows = tuple(
        (name, f"{s.right}/{s.of}", "" if s.share is None else f"{s.share:.3f}", FIGURES[name])
        for name, s in figures.items()
    )
    _print_table(Table(("figure", "count", "share", "what it counts"), rows), RowFormat.table)
    _print_findings("Wrong", report.findings("wrong"))
    _print_findings("Not as labelled", report.findings("disagrees", "split", "mixed"))
    if missed:
        gone = report.findings("missed")
        _print_findings("Missed", [f for f in gone if not f.optional])
        _print_findings("Missed, optional", [f for f in gone if f.optional])
        _print_findings("Named nodes that are not labelled", report.findings("extra"))
        _print_findings("Claims that are not labelled, right or wrong", report.findings("unlabelled"))


def _print_findings(title: str, findings: list[Finding]) -> None:
    from rich.text import Text

    out = _console()
    out.print(Text(f"\n{title}: {len(findings)}", style="bold"))
    for f in findings:
        out.print(Text(f"  {f.document}: {f.what}{f'  — {f.why}' if f.why else ''}"))
        if f.passage:
            out.print(Text(f"      “{f.passage}”", style="dim"))


@contextmanager
def _progress() -> Iterator[Any]:
    """A line an article on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TextColumn("{task.description}"))
    with Progress(*columns, TimeElapsedColumn(), console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=Text(outcome.source[:60]).plain)

        yield tell


def _fail_list(failures: Any) -> None:
    out = _console(stderr=True)
    for outcome in failures:
        said = str(outcome.error)
        named = said if outcome.source in said else f"{outcome.source}: {said}"
        out.print(named, style="red", highlight=False, markup=False)
    out.print(f"{_plural(len(failures), 'source')} failed.", style="red")
    raise typer.Exit(1)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a full disk leaves the old file as it was."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{path}: can't be written ({error.strerror}).", "Give another --output.") from error


def main() -> None:
    """Entry point of ``kg``: errors of ours are one line on stderr, never a traceback."""
    try:
        app()
    except GraphBuilderError as error:
        sys.stderr.write(f"kg: {error}\n")
        raise SystemExit(2 if isinstance(error, UsageError) else 1) from None
    except BrokenPipeError:  # `kg query … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except Exception as error:
        if os.environ.get("KG_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(
            f"kg: this should not happen ({what}). Run again with KG_TRACEBACK=1 to see where.\n"
        )
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
