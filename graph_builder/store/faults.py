"""The driver's errors as the project's own, without a secret in any message."""

from __future__ import annotations

import re

from neo4j import exceptions as driver

from graph_builder.errors import (
    QueryError,
    QueryFailed,
    QueryRefused,
    QueryTimeout,
    StoreError,
    StoreRefused,
    StoreUnavailable,
)

#: What the driver or the engine raises where the connection, not the statement, is the matter.
LOST = (driver.ServiceUnavailable, driver.SessionExpired, driver.IncompleteCommit, OSError)

_AGAIN = ("EntityNotFound",)
_REFUSED = re.compile(
    r"is not allowed to|Forbidden|AccessMode|Writing in read access mode|read-only|ReadOnly|"
    r"Cannot execute (?:a )?write|not permitted",
    re.IGNORECASE,
)
_TIMEOUT = re.compile(
    r"TransactionTimedOut|TransactionTerminated|Terminated|timed out|timeout", re.IGNORECASE
)
_PLACE = re.compile(r"line (\d+)[,:]\s*(?:column )?(\d+)", re.IGNORECASE)


class WriteConflict(Exception):
    """Another writer changed what this transaction had read: run it again from the start."""


def is_conflict(error: BaseException) -> bool:
    """Whether the same work may succeed when run again."""
    if isinstance(error, WriteConflict | driver.ConstraintError | driver.ResultFailedError):
        return True
    if isinstance(error, driver.Neo4jError):
        return error.is_retryable() or any(name in (error.code or "") for name in _AGAIN)
    return False


def store_error(error: BaseException, address: str) -> StoreError:
    """What one of the project's own statements met."""
    if isinstance(error, WriteConflict):
        return StoreError(
            f"Other writers kept changing the same entities of {address}.", "Run the same command again."
        )
    if isinstance(error, driver.AuthError):
        return StoreRefused(
            f"{address} refused the login.",
            "Check the user and password (NEO4J_USERNAME, NEO4J_PASSWORD, or --user).",
        )
    if isinstance(error, driver.Forbidden | driver.ForbiddenOnReadOnlyDatabase):
        return StoreRefused(f"This user has no right to do that on {address}.", "Log in as another user.")
    if isinstance(error, (*LOST, driver.DriverError)) and not isinstance(error, driver.ResultError):
        remedy = "Is it running, and is that its address?" if "://" in address else "Run `kg doctor`."
        return StoreUnavailable(f"{address} does not answer.", remedy)
    return StoreError(f"{address} could not run a statement: {first_line(error)}", "Run `kg doctor`.")


def query_error(error: BaseException, *, prefix_lines: int = 0, timed_out: bool = False) -> QueryError:
    """What a person's query met.

    ``prefix_lines`` is how many lines stood before the query's own first; ``timed_out`` whether the query
    was ended on our side, so that whatever the engine said follows from that.
    """
    code, text = getattr(error, "code", "") or "", first_line(error)
    if timed_out or _TIMEOUT.search(code) or (_TIMEOUT.search(text) and "Syntax" not in code):
        return QueryTimeout("The query took too long and was stopped.", "Ask for less, or give it more time.")
    if isinstance(error, driver.Forbidden) or _REFUSED.search(code) or _REFUSED.search(text):
        return QueryRefused(
            "This query would change the graph.", "Only reading is allowed here.", rule="no-writing"
        )
    place = _PLACE.search(str(getattr(error, "message", "") or error))
    line = max(1, int(place[1]) - prefix_lines) if place else None
    column = int(place[2]) + (" at line" in text) if place else None  # the embedded engine counts from 0
    return QueryFailed(text, line=line, column=column)


def first_line(error: BaseException) -> str:
    """The engine's own words, on one line and short."""
    text = str(getattr(error, "message", "") or error).strip() or type(error).__name__
    return text.splitlines()[0][:300]
