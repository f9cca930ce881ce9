"""Commands that read articles: build, extract, eval."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.options import (
    FromOption,
    GraphFormat,
    LedgerOption,
    MapOption,
    OutletOption,
    PrivateOption,
    PublishedOption,
    SchedulerOption,
    SourcesArgument,
    StoreOption,
    TitleOption,
    UrlOption,
    VocabularyOption,
    WorkersOption,
    metadata_of,
    opened,
    reading_of,
    sources_of,
)
from graph_builder.cli.printing import (
    console,
    fail_with,
    place,
    plural,
    print_explained,
    print_graph,
    print_report,
    progress,
    suggestions,
    write,
)
from graph_builder.errors import UsageError


def build(
    sources: SourcesArgument = None,
    store: StoreOption = None,
    title: TitleOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    vocabulary: VocabularyOption = None,
    workers: WorkersOption = 1,
    scheduler: SchedulerOption = None,
    again: Annotated[bool, typer.Option("--again", help="Extract unchanged articles too.")] = False,
    listed: FromOption = None,
    failed: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what could not be read, with reasons; --from takes it."),
    ] = None,
    columns: MapOption = None,
    private: PrivateOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Read articles, extract their claims and store the graph.

    Example: `kg build examples --store kg-data`
    """
    _long_running()
    wanted = sources_of(sources, listed)
    reading = reading_of(
        metadata_of(title, outlet, published, url), columns, private, listed, failed, ledger, vocabulary
    )
    if ledger is not None and not ledger.exists():
        raise UsageError(f"There is no ledger {ledger}.", "The first decision makes one: see docs/ledger.md.")
    with opened(store) as target, progress() as tell:
        from graph_builder import pipeline, read
        from graph_builder.store import totals

        report = pipeline.build(
            target,
            wanted,
            reading=reading,
            types=vocabulary,
            workers=workers,
            scheduler=scheduler,
            again=again,
            decisions=pipeline.ledger_of(target, ledger),
            progress=tell,
        )
        counts = totals(target)
    if failed is not None:
        write(failed, read.listed((o.source, str(o.error)) for o in report.failures).encode())
    out = console()
    out.print(
        f"{plural(report.counts.total(), 'source')} in {report.seconds:.1f} s: {report.count('added')} new, "
        f"{report.count('replaced')} changed, {report.count('unchanged')} unchanged, "
        f"{report.count('failed')} failed"
    )
    if report.older:
        out.print(
            f"The store had {plural(report.older, 'article')} from another version of the extractor or "
            "vocabulary; those among the sources were extracted again."
        )
    if report.claims:
        out.print(
            f"{plural(report.claims, 'claim')} written, {report.factual} of them stated as fact; "
            f"the others are reported, denied or not yet real. "
            f"{plural(report.dropped, 'passage')} dropped with the reason."
        )
    if report.relinked:
        out.print(f"{plural(report.relinked, 'stored article')} changed by decisions of the ledger.")
    out.print(
        f"The graph in {place(target.address)}: {plural(counts.articles, 'article')}, "
        f"{plural(counts.entities, 'entity', 'entities')}, {plural(counts.claims, 'claim')}."
    )
    out.print(
        "\nTry\n" + "\n".join(f"  {line}" for line in suggestions(store)), highlight=False, markup=False
    )
    if report.failures:
        fail_with(report.failures)


def _long_running() -> None:
    """Set the interpreter up for many articles.

    Rows are many and without cycles, so the collector looks for them less often, but at the oldest objects
    too every few hundred articles: the driver's results are cycles. The thread that talks to the server gets
    its turn soon after an answer came, not 5 ms later.
    """
    gc.set_threshold(50_000, 2, 5)
    sys.setswitchinterval(0.0005)


def extract(
    sources: SourcesArgument = None,
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
    scheduler: SchedulerOption = None,
    listed: FromOption = None,
    columns: MapOption = None,
    private: PrivateOption = False,
) -> None:
    """Print the graph of each article; no store is touched.

    Example: `kg extract article.txt --format json > graphs.jsonl` and later `kg build graphs.jsonl`
    """
    from graph_builder import pipeline, read

    if explain and format is GraphFormat.json:
        raise UsageError("--explain is text.", "Leave one out: json has rule, clause, cues and dropped too.")
    failures = []
    reading = reading_of(metadata_of(title, outlet, published, url), columns, private, listed, vocabulary)
    items = read.read(sources_of(sources, listed), reading=reading)
    for graph in pipeline.extract_all(items, types=vocabulary, workers=workers, scheduler=scheduler):
        if isinstance(graph, read.Unread):
            failures.append(pipeline.Outcome(graph.source, "failed", error=graph.error))
        elif isinstance(graph, read.Known):
            continue  # nothing is known where there is no store
        elif format is GraphFormat.json:
            sys.stdout.write(graph.to_json() + "\n")
            sys.stdout.flush()
        elif explain:
            print_explained(graph)
        else:
            print_graph(graph)
    if failures:
        fail_with(failures)


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
        print_report(report, missed=missed)
