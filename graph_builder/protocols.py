"""The contracts between the rooms: what extracts, what links, and what stores. No more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from threading import Event
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TypeVar

from graph_builder.model import Article, ArticleGraph, Assignment, Linked, Table

Result = TypeVar("Result")
Dialect = Literal["arcadedb", "neo4j"]
Row = dict[str, Any]


class Extractor(Protocol):
    """Turns an article into its graph. Raises ``NotExtractable`` for text it can't read."""

    def __call__(self, article: Article) -> ArticleGraph: ...


#: Hashes by which copies of a text are found; stores have an index for each (cypher/schema/linking.cypher).
BANDS = 16


#: The profiles of a block before a change and after it.
Sides = tuple[Collection[str], Collection[str]]


class Linker(Protocol):
    """Turns entities of articles into entities of the corpus. All of it is pure."""

    @property
    def fixed(self) -> Collection[str]:
        """Entities to which people's decisions may have joined profiles of several blocks."""
        ...

    def home(self, entity: str) -> str:
        """What an entity is by people's decisions that hold everywhere."""
        ...

    def profiles(self, graph: ArticleGraph) -> Mapping[str, tuple[str, str]]:
        """Local entity id -> block and profile, of the entities whose id depends on other articles."""
        ...

    def assign(self, texts: Collection[str]) -> Mapping[str, Assignment]:
        """The entity of every profile of a block of full names or organizations; a function of their set."""
        ...

    def assign_changed(
        self, before: Collection[str], after: Collection[str], wanted: Collection[str] = ()
    ) -> Mapping[str, Assignment]:
        """``assign`` of a block after a change, at least of the profiles whose entities differ from before
        and of those that are ``wanted``."""
        ...

    def forget(self, blocks: Iterable[Sides]) -> None:
        """Blocks that held the one hold the other now: nothing about what changed need be kept."""
        ...

    def assign_alone(
        self,
        texts: Collection[str],
        blocks: Iterable[Collection[str]],
        wanted: Collection[str] | None = None,
    ) -> Mapping[str, Assignment]:
        """The entity of every family name alone, by all blocks of full names of its family.

        Of those that are not ``wanted`` only where nobody of the family bears the name.
        """
        ...

    def may_tell(self, alone: Collection[str], blocks: Collection[Sides], others: int) -> Collection[str]:
        """The family names alone of which a change of some blocks of the family can change whom they mean, as
        long as somebody bears them; ``others`` is how many bear them at least, before the change."""
        ...

    def words_telling(self, blocks: Collection[Sides], others: int) -> Collection[str] | None:
        """Texts of which the profile of each of those names holds one; None where not many bear them, and any
        name may be one of those."""
        ...

    def loses_name(self, blocks: Iterable[Sides]) -> bool:
        """Did one of some blocks hold a family name that it does not hold after a change?"""
        ...

    def are_of(self, alone: Iterable[str], blocks: Iterable[Collection[str]]) -> bool:
        """Has somebody in some blocks of full names one of these family names, as far as that matters?"""
        ...

    def clues(self, alone: Collection[str]) -> tuple[Collection[str], Collection[str]]:
        """Texts of which everybody's profiles hold one whom a family name alone that many bear can mean; and
        such that profiles of full names with those family names hold, mostly."""
        ...

    def are_borne(self, alone: Iterable[str], full: Collection[str]) -> bool:
        """Has one of these profiles of full names each of these family names?"""
        ...

    def assign_in_crowd(
        self,
        alone: Collection[str],
        people: Iterable[tuple[str, Collection[str]]],
        blocks: Iterable[Sides],
        full: Collection[str],
    ) -> Mapping[str, Assignment]:
        """``assign_alone`` of names that many bear, ``full`` names with them among those: by the ``people``
        (id and profiles before the change) who have their ``clues``, and the change of some blocks."""
        ...

    def place(
        self,
        graph: ArticleGraph,
        profiles: Mapping[str, tuple[str, str]],
        assigned: Mapping[str, Assignment],
    ) -> Linked:
        """The graph over corpus ids; ``assigned`` has the entity of each of its ``profiles``."""
        ...

    def bands(self, text: str) -> tuple[str, ...]:
        """``BANDS`` hashes of a text, none of a short one; a copy shares at least one in its place."""
        ...

    def resemble(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Can two texts of which these are the bands be copies? What does not is not compared."""
        ...

    def copies(self, texts: Mapping[str, str]) -> list[list[str]]:
        """The groups of copies among some articles (id -> text)."""
        ...


class Transaction(Protocol):
    """An open explicit transaction."""

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one statement of the project to its end and return all its rows."""
        ...


class GraphStore(Protocol):
    """A Cypher database. Everything that knows articles and claims is a function over this."""

    @property
    def dialect(self) -> Dialect:
        """Which folder of cypher/ applies where the two engines need different words."""
        ...

    @property
    def address(self) -> str:
        """Where it is, for people: a folder or a URI, without a secret."""
        ...

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one of the project's own reading statements; Node, Edge and PathValue in the rows."""
        ...

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run ``work`` in one explicit transaction, one writer at a time; conflicts are retried
        from the start, so ``work`` must be repeatable. Any other error rolls back and is raised."""
        ...

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int = 1000,
        timeout: float = 30.0,
        cancel: Event | None = None,
    ) -> Table:
        """Run a person's Cypher, reading only; setting ``cancel`` ends it on the server.

        Raises ``QueryRefused`` (with the rule), ``QueryFailed`` (with line and column where the
        engine gives them), ``QueryTimeout``, ``QueryCancelled``."""
        ...

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> str:
        """How the server would run a person's Cypher, in its own words; nothing is run. Raises as ``ask``."""
        ...

    def define(self, statement: str, *, sql: bool = False) -> None:
        """Run one statement of cypher/schema; ``sql`` where the embedded engine's Cypher lacks it."""
        ...

    def close(self) -> None:
        """Let go of connections. An embedded server lives on for others."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
