"""Commands that read articles: build, extract, eval."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.options import (
    GraphFormat,
    OutletOption,
    PublishedOption,
    SourcesArgument,
    StoreOption,
    TitleOption,
    UrlOption,
    VocabularyOption,
    WorkersOption,
    metadata_of,
    opened,
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
)
from graph_builder.errors import UsageError


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
    with opened(store) as target, progress() as tell:
        from graph_builder import pipeline, query

        report = pipeline.build(
            target,
            sources,
            metadata=metadata_of(title, outlet, published, url),
            types=vocabulary,
            workers=workers,
            again=again,
            progress=tell,
        )
        counts = query.counts(target)
    out = console()
    out.print(
        f"{plural(len(report.outcomes), 'source')} in {report.seconds:.1f} s: {report.count('added')} new, "
        f"{report.count('replaced')} changed, {report.count('unchanged')} unchanged, "
        f"{report.count('failed')} failed"
    )
    if report.claims:
        out.print(
            f"{plural(report.claims, 'claim')} written, {report.factual} of them stated as fact; "
            f"the others are reported, denied or not yet real. "
            f"{plural(report.dropped, 'passage')} dropped with the reason."
        )
    out.print(
        f"The graph in {place(target.address)}: {plural(counts.articles, 'article')}, "
        f"{plural(counts.entities, 'entity', 'entities')}, {plural(counts.claims, 'claim')}."
    )
    out.print(
        "\nTry\n" + "\n".join(f"  {line}" for line in suggestions(store)), highlight=False, markup=False
    )
    if report.failures:
        fail_with(report.failures)


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
    metadata = metadata_of(title, outlet, published, url)
    items = read.read(sources, metadata=metadata)
    for graph in pipeline.extract_all(items, types=vocabulary, workers=workers):
        if isinstance(graph, read.Unread):
            failures.append(pipeline.Outcome(graph.source, "failed", error=graph.error))
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
