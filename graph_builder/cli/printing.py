"""What commands print: results to stdout, everything else to stderr; a pipe gets just the data."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from graph_builder.cli.options import RowFormat
from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from graph_builder.evaluate import Finding, Report
    from graph_builder.model import ArticleGraph, Claim, Table
    from graph_builder.pipeline import Outcome


def console(*, stderr: bool = False) -> Console:
    """Where text goes: stdout, or stderr for what is no result."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe has no width: nothing is wrapped or cut there.
    return Console(stderr=stderr, soft_wrap=True, width=None if stream.isatty() else 100_000)


def plural(n: int, one: str, many: str = "") -> str:
    """ "1 claim", "2,000 claims"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def print_table(table: Table, format: RowFormat) -> None:
    """Rows in the format asked for; that rows were cut is said on stderr."""
    from graph_builder.export import tables

    if format is not RowFormat.table:
        writers = {"json": tables.table_json, "jsonl": tables.table_jsonl, "csv": tables.table_csv}
        sys.stdout.write(writers[format.value](table))
    else:
        _print_rows(table)
    if table.truncated:
        console(stderr=True).print(f"Cut after {len(table.rows)} rows; --limit gives more.")


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
    out = console()
    if not sys.stdout.isatty():
        with out.capture() as captured:
            out.print(grid, soft_wrap=False)
        sys.stdout.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
    else:
        out.print(grid, soft_wrap=False)
        out.print(f"{plural(len(table.rows), 'row')} in {table.seconds * 1000:.0f} ms", style="dim")


def _without_repeats(table: Table) -> Table:
    """Without columns of relationships where the quote has one of its own: those are for pictures."""
    from graph_builder.model import Edge, Table

    if "quote" not in table.columns:
        return table
    shown = [i for i in range(len(table.columns)) if not all(isinstance(row[i], Edge) for row in table.rows)]
    columns = tuple(table.columns[i] for i in shown)
    return Table(columns, tuple(tuple(row[i] for i in shown) for row in table.rows))


def print_graph(graph: Any) -> None:
    """The graph of an article: a claim a line, and the counts."""
    from rich.text import Text

    out = console()
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
    out.print(Text("  " + ", ".join(plural(*count) for count in counts) + "\n", style="dim"))


def _statement(claim: Claim) -> str:
    marks = [m for m, on in (("denied" if claim.attributed_to else "not", claim.negated),) if on]
    marks += [claim.modality] if claim.modality != "asserted" else []
    marks += [f"says {claim.attributed_to}"] if claim.attributed_to else []
    note = f"  [{'; '.join(marks)}]" if marks else ""
    return f"({claim.subject})-[:{claim.type}]->({claim.object}){note}"


def print_explained(graph: ArticleGraph) -> None:
    """Each passage with its claims (rule, clause, cues) and what of it was dropped, in order."""
    from rich.text import Text

    out, text = console(), graph.article.text
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


def print_report(report: Report, *, missed: bool) -> None:
    """The figures of an evaluation and what is behind them."""
    from graph_builder.evaluate import FIGURES
    from graph_builder.model import Table

    figures = report.figures
    rows = tuple(
        (name, f"{s.right}/{s.of}", "" if s.share is None else f"{s.share:.3f}", FIGURES[name])
        for name, s in figures.items()
    )
    print_table(Table(("figure", "count", "share", "what it counts"), rows), RowFormat.table)
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

    out = console()
    out.print(Text(f"\n{title}: {len(findings)}", style="bold"))
    for f in findings:
        out.print(Text(f"  {f.document}: {f.what}{f'  — {f.why}' if f.why else ''}"))
        if f.passage:
            out.print(Text(f"      “{f.passage}”", style="dim"))


@contextmanager
def progress() -> Iterator[Any]:
    """A line an article on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TextColumn("{task.description}"))
    with Progress(*columns, TimeElapsedColumn(), console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=Text(outcome.source[:60]).plain)

        yield tell


def fail_with(failures: Any) -> None:
    """Name each source that failed, with the reason; exit code 1."""
    out = console(stderr=True)
    for outcome in failures:
        said = str(outcome.error)
        named = said if outcome.source in said else f"{outcome.source}: {said}"
        out.print(named, style="red", highlight=False, markup=False)
    out.print(f"{plural(len(failures), 'source')} failed.", style="red")
    raise typer.Exit(1)


def write(path: Path, data: bytes) -> None:
    """Whole or not at all: a full disk leaves the old file as it was."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{path}: can't be written ({error.strerror}).", "Give another --output.") from error


def suggestions(store: str | None) -> list[str]:
    """Three things to try on a store that was just built."""
    kg, where = program(), f" --store {store}" if store else ""
    return [
        f"{kg} query who_met_whom{where}",
        f"{kg} query 'MATCH (a)-[c:WITHDRAWS_FROM]->(b) RETURN a.name, b.name, c.quote'{where}",
        f"{kg} app{where}",
    ]


def place(address: str) -> str:
    """A store's folder as seen from here; a URI as it is."""
    folder = Path(address)
    inside = "://" not in address and folder.is_absolute() and folder.is_relative_to(Path.cwd())
    return str(folder.relative_to(Path.cwd())) if inside else address


def program() -> str:
    """How this program is called from here: by its name where the shell finds it, else by its path."""
    called = Path(sys.argv[0])
    if shutil.which("kg") or called.stem != "kg":
        return "kg"
    return os.path.relpath(called) if called.resolve().is_relative_to(Path.cwd()) else str(called)
