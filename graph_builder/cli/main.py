"""The program ``kg``: its commands in the order of its help, and its exit codes."""

from __future__ import annotations

import os
import sys

import typer

from graph_builder.cli import asking, building, deciding, keeping
from graph_builder.errors import GraphBuilderError, UsageError

app = typer.Typer(
    name="kg",
    help="News articles in; a knowledge graph out that you can check, query, look at and take away.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(building.build)
app.command()(building.extract)
app.command("eval")(building.evaluate)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(asking.query)
app.command()(asking.questions)
app.command()(asking.export)
app.command("app")(keeping.serve)
app.command()(keeping.articles)
app.command()(keeping.retract)
app.add_typer(deciding.claim, name="claim")
app.add_typer(deciding.entity, name="entity")
app.command()(asking.schema)
app.command()(keeping.stop)
app.command()(keeping.doctor)


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
