"""Guarantees of the store's smaller parts that need no server."""

from __future__ import annotations

from pathlib import Path

from neo4j import exceptions as driver

from graph_builder.errors import QueryFailed, QueryRefused, QueryTimeout, StoreUnavailable
from graph_builder.store import launch
from graph_builder.store.faults import query_error, store_error
from graph_builder.store.watch import MAIN_CLASS, is_server


def fault(code: str, message: str) -> Exception:
    """An error as the driver makes it from what a server sends."""
    return driver.Neo4jError._hydrate_neo4j(code=code, message=message)


def test_errors_of_queries() -> None:
    """What the engines say becomes a refusal, a failure with its place, or a time limit."""
    wrong = "Invalid input 'RETRN' (line 3, column 5 (offset: 30))"
    failed = query_error(fault("Neo.ClientError.Statement.SyntaxError", wrong), prefix_lines=1)
    assert isinstance(failed, QueryFailed)
    assert (failed.line, failed.column) == (2, 5)
    access = fault("Neo.ClientError.Statement.AccessMode", "Writing in read access mode not allowed.")
    assert isinstance(query_error(access), QueryRefused)
    slow = fault("Neo.ClientError.Transaction.TransactionTimedOut", "The transaction has been terminated.")
    assert isinstance(query_error(slow), QueryTimeout)
    assert isinstance(store_error(driver.ServiceUnavailable("gone"), "here"), StoreUnavailable)


def test_no_secret_on_the_command_line() -> None:
    """What can listen to more than Bolt and HTTP is left out, and the command line holds settings only."""
    command = launch.command(Path("/somewhere"), 1, 2, ["-Xmx1g"])
    assert command[-1] == MAIN_CLASS
    assert not [word for word in command if "assword" in word]


def test_whose_process_it_is() -> None:
    """A process is the folder's server only by class, folder and port together."""
    folder = Path("/somewhere")
    command = launch.command(folder, 7001, 7002, [])
    assert is_server(command, folder, 7001)
    assert is_server(command, folder)
    assert not is_server(command, folder, 7003)
    assert not is_server(command, Path("/somewhere/else"))
    assert not is_server([], folder)


def test_hashes_are_salted() -> None:
    """The same password hashes differently each time, in the engine's form."""
    first, second = launch.hashed("secret"), launch.hashed("secret")
    assert first != second
    assert first.startswith("PBKDF2WithHmacSHA256$1$")
    assert "secret" not in first
