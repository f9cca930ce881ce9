"""A Neo4j that somebody else runs: self-hosted or Aura."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph_builder.errors import UsageError
from graph_builder.protocols import Dialect
from graph_builder.store.bolt import Drivers, define, no_lock
from graph_builder.store.faults import LOST, store_error

USAGE = "Give bolt://HOST:7687, or neo4j+s://HOST for one in the cloud."
SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})


@dataclass(frozen=True, slots=True)
class Neo4j:
    """A Neo4j by its URI. ``database`` None is the server's default database."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None
    dialect: Dialect = "neo4j"

    @property
    def address(self) -> str:
        """The URI without what may stand before its host."""
        parts = urlsplit(self.uri)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def connect(self) -> Drivers:
        """Connect and prove it with a query. Raises ``StoreUnavailable`` or ``StoreRefused``."""
        driver = self._driver()
        try:
            with (
                driver.session(database=self.database) as session,
                session.begin_transaction() as transaction,
            ):
                transaction.run("RETURN 1").consume()
        except (*LOST, Neo4jError, DriverError) as error:
            driver.close()
            raise store_error(error, self.address) from error
        return Drivers(driver, driver)

    def _driver(self) -> neo4j.Driver:
        try:
            parts = urlsplit(self.uri)
            if not parts.hostname or parts.port == 0 or " " in self.uri:
                raise ValueError("its host or port is missing")
        except ValueError as error:
            raise UsageError(f"{self.address} is no URI of a Neo4j ({error}).", USAGE) from error
        if "@" in parts.netloc:
            raise UsageError(
                "The URI of the store has a user in it.",
                "Give user and password by NEO4J_USERNAME and NEO4J_PASSWORD.",
            )
        try:
            return neo4j.GraphDatabase.driver(
                self.uri,
                auth=(self.user, self.password),
                connection_timeout=10,
                connection_acquisition_timeout=30,
                max_transaction_retry_time=0,  # a query that used up the memory must not be run again
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="graph-builder",
            )
        except (ConfigurationError, ValueError) as error:
            raise UsageError(f"{self.address} is no URI of a Neo4j ({error}).", USAGE) from error

    def give_up(self) -> None:
        """Nothing: the server is not ours to end."""

    def trouble(self) -> None:
        """Nothing that could be seen from here."""

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """Nothing: the loading statements take the locks of the nodes they change."""
        return no_lock()

    def define(self, drivers: Drivers, text: str, *, sql: bool = False) -> None:
        """Run one schema statement."""
        if sql:
            raise UsageError("A Neo4j takes no SQL.", "Give Cypher.")
        define(drivers, self.database, text)
