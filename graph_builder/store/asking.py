"""A person's Cypher, run: reading only, for a limited time, up to a number of rows."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_builder.errors import QueryCancelled, QueryFailed, StoreUnavailable
from graph_builder.model import Table
from graph_builder.statements import statement
from graph_builder.store import guard
from graph_builder.store.bolt import BoltStore, Drivers, ends_of
from graph_builder.store.faults import LOST, query_error
from graph_builder.store.values import converted

EXPLAIN = "EXPLAIN "
CANCEL_WITHIN = 0.1  # seconds until a cancellation is seen
REST = 5.0  # seconds without a query after which the watch ends
GRACE = 5.0  # seconds that a query may outlive its time before its connection or server is ended

Result = TypeVar("Result")
Answer = tuple[tuple[str, ...], list[tuple[Any, ...]], bool]  # columns, rows, truncated


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its bounds: ``limit`` rows, ``timeout`` seconds, and ``cancel``, which ends it early."""

    text: str
    parameters: dict[str, Any]
    limit: int
    timeout: float
    cancel: threading.Event | None


def ask(
    store: BoltStore,
    cypher: str,
    parameters: Mapping[str, Any],
    *,
    limit: int,
    timeout: float,
    cancel: threading.Event | None = None,
) -> Table:
    """See ``GraphStore.ask``. ``limit`` is at least 1; ``timeout`` is in seconds."""
    asked = Asked(guard.check(cypher), dict(parameters), max(1, limit), timeout, cancel)
    how = _on_neo4j if store.dialect == "neo4j" else _on_embedded
    started = time.perf_counter()
    columns, rows, truncated = _once_more_if_lost(store, lambda drivers: how(store, drivers, asked))
    return Table(columns, tuple(rows), truncated, time.perf_counter() - started)


def explain(store: BoltStore, cypher: str, parameters: Mapping[str, Any], *, timeout: float = 30.0) -> str:
    """See ``GraphStore.explain``."""
    text = guard.check(cypher)

    def plan(drivers: Drivers) -> Mapping[str, Any]:
        with (
            _as_query_errors(),
            drivers.read.session(
                database=store.endpoint.database, default_access_mode=neo4j.READ_ACCESS
            ) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            # The embedded engine knows the word only before something else on its line.
            found = transaction.run(EXPLAIN + text, dict(parameters)).consume().plan
            transaction.rollback()
            return found or {}

    try:
        return _plan_text(_once_more_if_lost(store, plan))
    except QueryFailed as failed:
        if failed.line == 1 and failed.column:
            failed.column = max(1, failed.column - len(EXPLAIN))
        raise


def _plan_text(plan: Mapping[str, Any]) -> str:
    """The server's own drawing of its plan, else its operators, indented."""
    drawn = (plan.get("args") or {}).get("string-representation")
    if drawn:
        return str(drawn).strip()
    return (
        "\n".join(f"{'  ' * depth}{name}" for depth, name in guard.operators(plan))
        or "The server gave no plan."
    )


def _once_more_if_lost(store: BoltStore, work: Callable[[Drivers], Result]) -> Result:
    """Run it; where the server had gone away, once more on new connections."""
    for last in (False, True):
        drivers = store.drivers()
        try:
            return work(drivers)
        except LOST as error:
            store.forget(drivers)
            if last:
                raise StoreUnavailable(
                    f"{store.address} went away while it ran the query.",
                    "If the query builds something very large, ask for less.",
                ) from error
    raise AssertionError("unreachable: the last attempt returned or raised")


def _on_neo4j(store: BoltStore, drivers: Drivers, asked: Asked) -> Answer:
    """The server plans it and the plan is checked, once; then it runs in a reading transaction, rolled back.

    The server itself ends it after its time; a cancellation ends the transaction that carries the mark.
    """
    mark = secrets.token_hex(8)
    end = partial(_terminate_on_neo4j, store, drivers, mark)
    deadline = _Deadline(asked, end=end, give_up=partial(store.forget, drivers))
    limit, timeout = asked.limit, asked.timeout
    with (
        _as_query_errors(deadline),
        drivers.read.session(
            database=store.endpoint.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=limit + 1
        ) as session,
        deadline,
    ):
        if asked.text not in store.planned:
            with session.begin_transaction(timeout=timeout) as transaction, _as_query_errors(prefix_lines=1):
                summary = transaction.run("EXPLAIN\n" + asked.text, asked.parameters).consume()
                transaction.rollback()
            guard.check_plan(summary.query_type, summary.plan)
            store.planned.add(asked.text)

        @neo4j.unit_of_work(timeout=timeout, metadata={"kg": mark})
        def read(transaction: neo4j.ManagedTransaction) -> None:
            result = transaction.run(asked.text, asked.parameters)
            records = result.fetch(limit + 1)
            rows = converted(records[:limit], partial(_ends, store, drivers))
            raise _RolledBack((tuple(result.keys()), rows, len(records) > limit))

        try:
            session.execute_read(read)
        except _RolledBack as done:
            return done.answer
    raise AssertionError("unreachable: the unit of work always raises")


class _RolledBack(Exception):
    """Ends a unit of work by rolling it back. Only a managed transaction sends its BEGIN together with
    the query; it takes its client one way to the server less than one that is begun by hand."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def _on_embedded(store: BoltStore, drivers: Drivers, asked: Asked) -> Answer:
    """It runs as the reader, who can do nothing else; autocommit, so that a refused write is raised.

    The engine ignores the driver's timeout: another connection ends the query by its mark. Letting go
    of a result makes it produce every remaining row: a session that is left by a cancellation kills its
    connection instead, which stops the query at once.
    """
    mark = _MARKS.take()
    deadline = _Deadline(asked, end=partial(_terminate, store, drivers, mark), give_up=store.endpoint.give_up)
    limit = asked.limit
    columns: tuple[str, ...] = ()
    records: list[neo4j.Record] = []
    with (
        _as_query_errors(deadline),
        contextlib.suppress(asyncio.CancelledError),
        drivers.read.session(database=store.endpoint.database, fetch_size=limit + 1) as session,
        deadline,
    ):
        result = session.run(f"{asked.text}\n// {mark}", asked.parameters)
        columns, records = tuple(result.keys()), result.fetch(limit + 1)
        if len(records) > limit:
            raise asyncio.CancelledError
        result.consume()
    if not deadline.expired and not deadline.cancelled:
        _MARKS.give_back(mark)
    rows = converted(records[:limit], partial(_ends, store, drivers))
    return columns, rows, len(records) > limit


class Marks:
    """Marks for queries that run at one time, unlike those of every other process.

    One that is free again is the next to be taken: the embedded engine reads a text that it knows, mark
    and all, in no time. One by which a query was ended never comes back, so that a late end meets nobody.
    """

    def __init__(self) -> None:
        self._prefix = f"kg {secrets.token_hex(8)}"
        self._lock = threading.Lock()
        self._free: list[int] = []
        self._made = 0

    def take(self) -> str:
        """A mark that no running query has."""
        with self._lock:
            if not self._free:
                self._free.append(self._made)
                self._made += 1
            return f"{self._prefix} {heapq.heappop(self._free)}."

    def give_back(self, mark: str) -> None:
        """The query is over."""
        with self._lock:
            heapq.heappush(self._free, int(mark.rpartition(" ")[2].rstrip(".")))


_MARKS = Marks()


class _Deadline:
    """Ends a query after its time, or when it is cancelled.

    ``end`` is asked again until the query is over. Some expressions can't be stopped on either engine (one
    that copies texts for minutes); after ``GRACE`` more seconds ``give_up`` lets go of them by force.
    """

    def __init__(self, asked: Asked, *, end: Callable[[], None], give_up: Callable[[], None]) -> None:
        self._timeout, self._end, self._give_up = asked.timeout, end, give_up
        self._cancel = asked.cancel
        self._done = threading.Event()
        self._limit = 0.0
        self.expired = self.cancelled = False

    def __enter__(self) -> None:
        self._limit = time.monotonic() + self._timeout
        _WATCH.add(self)

    def __exit__(self, *_: object) -> None:
        """Once this is left ``expired`` and ``cancelled`` stay what they are."""
        self._done.set()
        _WATCH.remove(self)

    def over(self) -> bool:
        """Is its time up, or is it cancelled? Then it is being ended, by a thread of its own."""
        self.cancelled = self._cancel is not None and self._cancel.is_set()
        self.expired = time.monotonic() >= self._limit
        if self.cancelled or self.expired:
            threading.Thread(target=self._stop, daemon=True).start()
        return self.cancelled or self.expired

    def _stop(self) -> None:
        limit = time.monotonic() + GRACE
        self._end()
        while not self._done.wait(0.5):
            if time.monotonic() >= limit:
                self._give_up()
                return
            self._end()


class _Watch:
    """Looks at the deadlines of all running queries, in one thread: starting one takes as long as a query."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running: set[_Deadline] = set()
        self._thread: threading.Thread | None = None

    def add(self, deadline: _Deadline) -> None:
        """Look at it from now on."""
        with self._changed:
            self._running.add(deadline)
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, daemon=True)
                self._thread.start()

    def remove(self, deadline: _Deadline) -> None:
        """Look at it no longer; a look that is under way is through when this returns."""
        with self._changed:
            self._running.discard(deadline)

    def _look(self) -> None:
        """Until there was nothing to look at for a while."""
        rest = time.monotonic() + REST
        with self._changed:
            while self._running or time.monotonic() < rest:
                if self._running:
                    rest = time.monotonic() + REST
                self._running -= {deadline for deadline in self._running if deadline.over()}
                self._changed.wait(CANCEL_WITHIN)
            self._thread = None


_WATCH = _Watch()


def _terminate(store: BoltStore, drivers: Drivers, mark: str) -> None:
    """End the query that carries the mark. The server's own time limit stands behind this."""
    with (
        contextlib.suppress(*LOST, Neo4jError, DriverError),
        drivers.write.session(database=store.endpoint.database) as session,
    ):
        for row in session.run(statement("ask/transactions", store.dialect)).data():
            if mark in str(row.get("currentQuery")):
                text = statement("ask/terminate", store.dialect).replace("<id>", str(row["transactionId"]))
                session.run(text).consume()


def _terminate_on_neo4j(store: BoltStore, drivers: Drivers, mark: str) -> None:
    """End the transaction that carries the mark: a user may end those of their own."""
    with (
        contextlib.suppress(*LOST, Neo4jError, DriverError),
        drivers.read.session(database=store.endpoint.database) as session,
    ):
        for row in session.run(statement("ask/transactions", store.dialect), mark=mark).data():
            session.run(statement("ask/terminate", store.dialect), id=row["id"]).consume()


def _ends(store: BoltStore, drivers: Drivers, elements: list[str]) -> Mapping[str, str]:
    with (
        drivers.read.session(
            database=store.endpoint.database, default_access_mode=neo4j.READ_ACCESS
        ) as session,
        session.begin_transaction() as transaction,
    ):
        return ends_of(transaction, elements)


@contextlib.contextmanager
def _as_query_errors(deadline: _Deadline | None = None, *, prefix_lines: int = 0) -> Iterator[None]:
    """Raise what the engine says of a query as ``QueryError``; a lost server stays what it is."""
    try:
        yield
    except (*LOST, Neo4jError, DriverError) as error:
        timed_out = deadline is not None and deadline.expired
        if deadline is not None and deadline.cancelled:
            raise QueryCancelled("The query was cancelled.") from error
        if isinstance(error, LOST) and not timed_out:
            raise
        raise query_error(error, prefix_lines=prefix_lines, timed_out=timed_out) from error
