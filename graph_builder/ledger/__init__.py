"""What people decided about a graph: a plain file that is versioned, and applied on every build.

In: lines of JSON, a decision each, in the order in which they were made. Out: a ``Ledger``, from which
``link`` reads which entities are one and what became of a claim. Nothing is ever taken out of the file:
``undo`` is a line too. May fail with ``FormatError`` (a line that is no decision).
"""

from graph_builder.ledger.decision import ENTITY_ACTIONS, REVIEWS, Action, Decision
from graph_builder.ledger.file import append, read
from graph_builder.ledger.ledger import Ledger
from graph_builder.ledger.marks import decisions_in, entities_in, is_current

__all__ = [
    "ENTITY_ACTIONS",
    "REVIEWS",
    "Action",
    "Decision",
    "Ledger",
    "append",
    "decisions_in",
    "entities_in",
    "is_current",
    "read",
]
