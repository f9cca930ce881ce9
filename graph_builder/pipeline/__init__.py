"""The order of the rooms: read -> clean -> annotate -> extract -> resolve -> link (ledger) -> store.

Everything else in the package knows one room and the shared values; only this package knows which
room comes after which, how many workers walk through them, and how the result is counted.
"""

from graph_builder.pipeline.building import BuildReport, build
from graph_builder.pipeline.corpus import Corpus, linker, retract
from graph_builder.pipeline.decisions import applied, ledger_file, ledger_of, read_ledger
from graph_builder.pipeline.exporting import DRAWN, export
from graph_builder.pipeline.extraction import (
    evaluate,
    extract_all,
    extract_article,
    extractor_version,
    load_vocabulary,
)
from graph_builder.pipeline.relinking import relink, waiting
from graph_builder.pipeline.writing import Outcome, Status

__all__ = [
    "DRAWN",
    "BuildReport",
    "Corpus",
    "Outcome",
    "Status",
    "applied",
    "build",
    "evaluate",
    "export",
    "extract_all",
    "extract_article",
    "extractor_version",
    "ledger_file",
    "ledger_of",
    "linker",
    "load_vocabulary",
    "read_ledger",
    "relink",
    "retract",
    "waiting",
]
