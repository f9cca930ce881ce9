"""One small tree of errors. Each says what happened, to which input, and what to do.

::

    GraphBuilderError
    ├── SourceError          a source could not be read
    │   └── NotExtractable   it was read, but holds nothing that can be extracted (empty, not English)
    ├── FormatError          a file of ours (jsonl, vocabulary, ledger, query) is malformed
    ├── StoreError           the store can't be reached, started or used
    │   ├── StoreUnavailable it does not answer
    │   ├── StoreRefused     wrong password, missing rights
    │   └── StoreDamaged     its files can't be opened
    ├── SchedulerError       a Dask scheduler does not answer, or its workers can't extract
    ├── WriteRefused         a graph has a type, label or value that no store may take
    ├── QueryError           a person's query
    │   ├── QueryRefused     it would do more than read
    │   ├── QueryFailed      the engine can't run it
    │   ├── QueryTimeout     it took too long and was stopped
    │   └── QueryCancelled   the person who asked stopped it
    ├── NotFound             no such article, entity, question or format
    └── UsageError           options that don't go together
"""

from __future__ import annotations

#: Characters of a message: longer ones quote too much of an input.
LONGEST = 800


def _short(text: str) -> str:
    """What was wrong may be a whole page: its ends tell which."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 4 :]}"


class GraphBuilderError(Exception):
    """``message`` says what happened and to which input; ``remedy`` what to do about it."""

    title = "Something went wrong"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(_short(message))
        self.message = _short(message)
        self.remedy = _short(remedy)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SourceError(GraphBuilderError):
    """A source could not be read."""

    title = "Could not read the source"


class NotExtractable(SourceError):
    """The source was read, but holds nothing that can be extracted."""

    title = "Nothing to extract"


class FormatError(GraphBuilderError):
    """A file in one of our own formats is malformed."""

    title = "Malformed file"


class StoreError(GraphBuilderError):
    """The store can't be used."""

    title = "Store problem"


class StoreUnavailable(StoreError):
    """The store does not answer."""

    title = "The store does not answer"


class StoreRefused(StoreError):
    """Wrong password or missing rights."""

    title = "The store refused the login"


class StoreDamaged(StoreError):
    """The store's files can't be opened."""

    title = "The store is damaged"


class SchedulerError(GraphBuilderError):
    """A Dask scheduler does not answer, or its workers can't extract."""

    title = "The scheduler can't be used"


class WriteRefused(GraphBuilderError):
    """A graph that no store may take; nothing of it was written."""

    title = "Not written"


class QueryError(GraphBuilderError):
    """A person's query did not run."""

    title = "The query did not run"


class QueryRefused(QueryError):
    """It would do more than read. ``rule`` names the rule of the guard; ``line`` and ``column`` (from 1)
    say where, None where unknown."""

    title = "Only reading is allowed here"

    def __init__(self, message: str, remedy: str = "", *, rule: str) -> None:
        super().__init__(message, remedy)
        self.rule = rule
        self.line: int | None = None
        self.column: int | None = None


class QueryFailed(QueryError):
    """The engine can't run it. ``line`` and ``column`` count from 1, None where unknown."""

    def __init__(
        self, message: str, remedy: str = "", *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, remedy)
        self.line = line
        self.column = column


class QueryTimeout(QueryError):
    """It was stopped after its time."""

    title = "The query took too long"


class QueryCancelled(QueryError):
    """It was stopped by the person who asked."""

    title = "The query was cancelled"


class NotFound(GraphBuilderError):
    """No such article, entity, question or format."""

    title = "Not found"


class UsageError(GraphBuilderError):
    """Options that don't go together."""

    title = "Wrong use"
