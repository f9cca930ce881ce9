"""Commands that ask a store and take away: query, questions, schema, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from graph_builder.cli.options import FormatOption, RowFormat, StoreOption, existing, parameters_of
from graph_builder.cli.printing import console, plural, print_table, write
from graph_builder.errors import UsageError


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
    parameters = parameters_of(context.args)
    name = text.replace("-", "_")
    cypher = "" if name.isidentifier() else _cypher(text)  # no Cypher is a single word
    with existing(store) as target:
        from graph_builder import query as questions  # while it is imported no server waits to be started

        if name.isidentifier():
            table = questions.answer(target, name, parameters, limit=limit, timeout=timeout)
        elif text.endswith(".cypher") and cypher.startswith("//"):
            asked = questions.read_question(Path(text))
            table = questions.answer(target, asked, parameters, limit=limit, timeout=timeout)
        else:
            table = questions.ask(target, cypher, parameters, limit=limit, timeout=timeout)
    print_table(table, format)


def questions(format: FormatOption = RowFormat.table) -> None:
    """List the named questions and their parameters.

    Example: `kg questions`
    """
    from graph_builder import query as room
    from graph_builder.model import Table

    rows = tuple((q.name, q.title, " ".join(f"--{p.name}" for p in q.parameters)) for q in room.questions())
    print_table(Table(("name", "question", "parameters"), rows), format)


def schema(store: StoreOption = None, format: FormatOption = RowFormat.table, unused: Annotated[
    bool, typer.Option("--unused", help="Relation types without a claim too.")] = False) -> None:  # fmt: skip
    """Print labels and relation types with definitions and counts.

    Example: `kg schema`
    """
    from graph_builder import pipeline
    from graph_builder import query as room
    from graph_builder.model import Table

    with existing(store) as target:
        counts = room.counts(target)
    types = pipeline.load_vocabulary()
    meaning = {n.name: n.definition for n in room.names() if n.owner == "label"}
    rows: list[tuple[Any, ...]] = [
        ("label", n, "", c, meaning.get(n, "")) for n, c in sorted(counts.labels.items())
    ]
    for name in sorted(set(counts.types) | (set(types) if unused else set())):
        known = types.get(name)
        parent, definition = (known.parent, known.definition) if known else ("", "")
        rows.append(("type", name, parent, counts.types.get(name, 0), definition))
    print_table(Table(("kind", "name", "parent", "count", "definition"), tuple(rows)), format)


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
    with_rejected: Annotated[
        bool, typer.Option("--with-rejected", help="Also claims that people rejected.")
    ] = False,
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
        print_table(Table(("format", "file", "what it is"), rows), RowFormat.table)
        return
    if cypher and around:
        raise UsageError("--query and --around don't go together.", "Choose one.")
    if format not in room.FORMATS:
        raise UsageError(f"There is no format {format!r}.", f"One of: {', '.join(room.FORMATS)}.")
    with existing(store) as target:
        if cypher:
            subgraph = questions.subgraph_of(target, questions.ask(target, cypher))
        elif around:
            subgraph = questions.around(target, around, hops=hops)
        else:
            subgraph = questions.whole(target)
        if with_rejected:
            subgraph = questions.with_rejected(target, subgraph)
        data = pipeline.export(target, subgraph, format)
    if output is None:
        if format == "csv" and sys.stdout.isatty():
            raise UsageError("csv is a zip file of tables.", "Give --output FILE.zip.")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write(output, data)
    console(stderr=True).print(
        f"{output}: {plural(len(subgraph.nodes), 'node')}, {plural(len(subgraph.edges), 'relationship')}"
    )


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
