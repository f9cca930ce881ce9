"""The one store class, over the official driver; where the servers differ it asks its endpoint."""

from __future__ import annotations

import contextlib
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_builder.errors import StoreError
from graph_builder.model import Table
from graph_builder.protocols import Dialect, Row, Transaction
from graph_builder.statements import statement
from graph_builder.store.faults import LOST, WriteConflict, is_conflict, store_error
from graph_builder.store.values import converted

Result = TypeVar("Result")

TRIES = 6  # of one transaction that meets conflicts; with jitter, up to about 4 s in all

# A library must not print by itself: what matters is raised.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Drivers:
    """Two logins of one server: one that may write, and one for everything that only reads."""

    write: neo4j.Driver
    read: neo4j.Driver

    def close(self) -> None:
        """Let go of all connections."""
        self.read.close()
        if self.write is not self.read:
            self.write.close()


class Endpoint(Protocol):
    """How one kind of server is reached."""

    @property
    def dialect(self) -> Dialect:
        """Which words it needs where the engines differ."""
        ...

    @property
    def address(self) -> str:
        """Where it is, for people, without a secret."""
        ...

    @property
    def database(self) -> str | None:
        """The database's name; None is the server's default."""
        ...

    def connect(self) -> Drivers:
        """Connect, starting the server where that is ours to do, and prove it with a query."""
        ...

    def give_up(self) -> None:
        """End what can't be stopped otherwise, where the server is ours."""
        ...

    def trouble(self) -> StoreError | None:
        """What is wrong around the server, where that explains an error better than its own words."""
        ...

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """One writer at a time."""
        ...

    def define(self, drivers: Drivers, text: str, *, sql: bool = False) -> None:
        """Run one statement of cypher/schema."""
        ...


class _Unspoken(list[Any]):
    """Rows that are not spelled out: the driver does that with every parameter, whether it logs or not."""

    def __repr__(self) -> str:
        return f"[{len(self)} rows]"


class _Run:
    """An open transaction as the project's ``Transaction``."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        given = {n: _Unspoken(v) if isinstance(v, list) else v for n, v in (parameters or {}).items()}
        result = self._transaction.run(statement, given)
        keys, records = result.keys(), list(result)
        # The driver's result keeps what it was given, and itself in a cycle: a load's rows would stay in
        # memory until a collection of the oldest objects, which is rare.
        for rows in given.values():
            if isinstance(rows, _Unspoken):
                rows.clear()
        return [dict(zip(keys, cells, strict=True)) for cells in converted(records, self._ends)]

    def _ends(self, elements: list[str]) -> Mapping[str, str]:
        return ends_of(self._transaction, elements)


def ends_of(transaction: neo4j.Transaction, elements: list[str]) -> dict[str, str]:
    """Our ids of nodes, by the database's own; what has no id is left out."""
    result = transaction.run(statement("ask/ends"), ids=elements)
    return {row["element"]: str(row["id"]) for row in result if row["id"] is not None}


class Planned:
    """The last queries whose plan was found to be reading only: that follows from their text alone."""

    def __init__(self, limit: int = 200) -> None:
        self._limit = limit
        self._texts: set[str] = set()

    def __contains__(self, text: str) -> bool:
        return text in self._texts

    def add(self, text: str) -> None:
        """Note a text; where there are too many, the others are planned anew when they come again."""
        if len(self._texts) >= self._limit:
            self._texts.clear()
        self._texts.add(text)


class BoltStore:
    """A ``GraphStore`` over Bolt. It may be shared by threads."""

    def __init__(self, endpoint: Endpoint, drivers: Drivers) -> None:
        """``drivers`` is what the endpoint gave when it was connected to; they are closed with the store."""
        self.planned = Planned()
        self._endpoint = endpoint
        self._lock = threading.Lock()
        self._drivers: Drivers | None = drivers

    @property
    def dialect(self) -> Dialect:
        return self._endpoint.dialect

    @property
    def address(self) -> str:
        return self._endpoint.address

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return self._repeated(
            lambda d: self._in(d.read, neo4j.READ_ACCESS, _statement(statement, parameters))
        )

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        with self._endpoint.writing():
            return self._repeated(lambda d: self._in(d.write, neo4j.WRITE_ACCESS, work))

    def define(self, statement: str, *, sql: bool = False) -> None:
        with self._endpoint.writing():
            self._repeated(lambda d: self._endpoint.define(d, statement, sql=sql))

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
        cancel: threading.Event | None = None,
    ) -> Table:
        from graph_builder.store.asking import ask

        return ask(self, cypher, parameters or {}, limit=limit, timeout=timeout, cancel=cancel)

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> str:
        from graph_builder.store.asking import explain

        return explain(self, cypher, parameters or {})

    def close(self) -> None:
        with self._lock:
            drivers, self._drivers = self._drivers, None
        if drivers is not None:
            drivers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def endpoint(self) -> Endpoint:
        """How this store's server is reached."""
        return self._endpoint

    def drivers(self) -> Drivers:
        """The open drivers, connecting again after a close or a lost server."""
        with self._lock:
            if self._drivers is None:
                self._drivers = self._endpoint.connect()
            return self._drivers

    def forget(self, drivers: Drivers) -> None:
        """Drop drivers whose server went away, unless another thread already did."""
        with self._lock:
            if self._drivers is not drivers:
                return
            self._drivers = None
        drivers.close()

    def _in(self, driver: neo4j.Driver, access: str, work: Callable[[Transaction], Result]) -> Result:
        """Run the work in one explicit transaction; autocommit is never used for the project's statements."""
        with (
            driver.session(database=self._endpoint.database, default_access_mode=access) as session,
            session.begin_transaction() as transaction,
        ):
            result = work(_Run(transaction))
            if access == neo4j.WRITE_ACCESS:
                transaction.commit()
            else:
                transaction.rollback()
            return result

    def _repeated(self, attempt: Callable[[Drivers], Result]) -> Result:
        """Try again after a conflict, and once with new connections after the server was lost."""
        lost = 0
        for number in range(TRIES):
            drivers = self.drivers()
            try:
                return attempt(drivers)
            except LOST as error:
                self.forget(drivers)
                lost += 1
                if lost > 1:
                    raise self._endpoint.trouble() or store_error(error, self.address) from error
            except (WriteConflict, Neo4jError, DriverError) as error:
                if not is_conflict(error) or number == TRIES - 1:
                    raise self._endpoint.trouble() or store_error(error, self.address) from error
                time.sleep(secrets.SystemRandom().uniform(0.02, 0.1) * 2**number)
        raise AssertionError("unreachable: the last attempt returned or raised")


def _statement(statement: str, parameters: Mapping[str, Any] | None) -> Callable[[Transaction], list[Row]]:
    return lambda transaction: transaction.run(statement, parameters)


def define(drivers: Drivers, database: str | None, text: str) -> None:
    """Run one schema statement in a transaction of its own."""
    with drivers.write.session(database=database) as session, session.begin_transaction() as transaction:
        transaction.run(text).consume()
        transaction.commit()


@contextlib.contextmanager
def no_lock() -> Iterator[None]:
    """For servers that lock by themselves."""
    yield
