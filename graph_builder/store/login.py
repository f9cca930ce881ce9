"""Logins of the embedded server. Imported when there is a server to log in to: the driver takes its time."""

# ruff: noqa: E402
from __future__ import annotations

import time
from collections.abc import Callable

from graph_builder.store import driver

driver.load()  # before a module imports it

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_builder.store.bolt import Drivers
from graph_builder.store.faults import LOST
from graph_builder.store.launch import DATABASE
from graph_builder.store.watch import State

ASK_EVERY = 0.02  # seconds between two tries of a server that is not there yet; a try takes a millisecond


def log_in(state: State, *, patience: float = 10.0) -> Drivers:
    """Both logins; ``patience`` is how many seconds a connection may take."""

    def login(user: str, password: str) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            f"bolt://127.0.0.1:{state.port}",
            auth=(user, password),
            connection_timeout=patience,
            connection_acquisition_timeout=3 * patience,
            telemetry_disabled=True,
            user_agent="graph-builder",
        )

    return Drivers(login("root", state.root), login("reader", state.reader))


def answers(drivers: Drivers, going_on: Callable[[], bool]) -> bool:
    """Whether the server answers a query with both logins: its port opens before its database exists.

    It is asked again as long as ``going_on`` says that it is worth waiting.
    """
    while True:
        try:
            for login in (drivers.write, drivers.read):
                with (
                    login.session(database=DATABASE) as session,
                    session.begin_transaction() as transaction,
                ):
                    transaction.run("RETURN 1").consume()
            return True
        except (*LOST, Neo4jError, DriverError):
            if not going_on():
                return False
            time.sleep(ASK_EVERY)
