"""Commands that look after a store: articles, retract, stop, doctor, and the app on it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from graph_builder.cli.options import FormatOption, LedgerOption, RowFormat, StoreOption, existing, opened
from graph_builder.cli.printing import console, place, plural, print_table


def articles(store: StoreOption = None, format: FormatOption = RowFormat.table) -> None:
    """List the articles of the store.

    Example: `kg articles --format csv`
    """
    from graph_builder import query as room
    from graph_builder.model import Table

    with existing(store) as target:
        found = room.articles(target)
    rows = tuple((a.id, a.published, a.outlet, a.title, a.claims) for a in found)
    print_table(Table(("id", "published", "outlet", "title", "claims"), rows), format)


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
    from graph_builder import pipeline
    from graph_builder import store as room

    out = console()
    with existing(store) as target:
        for article_id in ids:
            report = (
                room.preview_retract(target, article_id) if preview else pipeline.retract(target, article_id)
            )
            verb = "would go" if preview else "retracted"
            out.print(
                f"{article_id} {verb}: {plural(report.claims, 'claim')}, "
                f"{plural(len(report.entities), 'entity', 'entities')} that no other article mentions",
                highlight=False,
            )


def stop(store: StoreOption = None) -> None:
    """Stop the server of an embedded store. The next command starts it again.

    Example: `kg stop`
    """
    from graph_builder import store as room

    stopped = room.stop(store)
    console().print("Stopped." if stopped else "No server was running.")


def doctor(
    store: StoreOption = None,
    ledger: LedgerOption = None,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="First give a graph that came as a Cypher script what search and retraction need.",
        ),
    ] = False,
) -> None:
    """Check the installation and the store, and say what to do.

    Example: `kg doctor --store kg-data`
    """
    from graph_builder import review
    from graph_builder import store as room

    out = console()
    if repair:
        with existing(store) as target:
            done = room.repair(target)
        out.print(
            f"Repaired: {plural(done.entities, 'entity', 'entities')}, {plural(done.articles, 'article')}."
        )
    checks = room.diagnose(store)
    if all(check.ok for check in checks) and room.exists(store):
        with opened(store) as target:
            checks += review.check(target, ledger)
    for check in checks:
        out.print(
            f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {check.detail}", highlight=False, markup=False
        )
        if not check.ok and check.remedy:
            out.print(f"      {check.remedy}", highlight=False, markup=False)
    if not all(check.ok for check in checks):
        raise typer.Exit(1)


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

    with opened(store) as target:  # a store that can't be opened is said here, not in the browser
        address = place(target.address)
    if store:
        os.environ["GRAPH_BUILDER_STORE"] = store
    out = console()
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
