"""What the questions give back, all frozen."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graph_builder.model import Article, Cue, Dropped, Entity, Node, Span, Standing, Subgraph


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found. ``degree`` counts its claims, factual or not."""

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the graph that fits on a screen, and how much of it is not there.

    Attributes:
        subgraph: Entities and the claims between them.
        entities: Entities of the store (expand: neighbours of the entity) that are left out
            although their kind is wanted.
        concepts: Concept nodes left out because concepts are folded.
        unproven: Claims between the shown entities that are left out because they are denied,
            planned or only reported.
        more: Entity id -> neighbours that are not shown, under the same choice; absent means none.
        factual: Whether only factual claims were considered.
    """

    subgraph: Subgraph
    entities: int = 0
    concepts: int = 0
    unproven: int = 0
    more: Mapping[str, int] = field(default_factory=dict)
    factual: bool = True


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with what a person needs to check it; spans are code points of the article's text.

    ``article`` is the id and ``title`` the title of the article. Lists are empty and options None
    where the claim says nothing. ``when`` orders it on a timeline. ``review`` is what a person decided
    on it (``confirmed``, ``rejected``, ``corrected``), ``review_note`` why, ``review_was`` what the
    extraction had said before a correction, as "field: value".
    """

    id: str
    subject_id: str
    subject: str
    type: str
    predicate: str
    object_id: str
    object: str
    quote: str
    start: int
    end: int
    article: str
    title: str
    url: str | None
    outlet: str | None
    published: datetime.date | None
    factual: bool
    negated: bool
    modality: str
    standing: Standing
    attributed_to: str | None
    speaker: str | None
    event_date: datetime.date | None
    granularity: str | None
    time: str | None
    location: str | None
    quantity: str | None
    confidence: float
    rule: str
    clause: str
    derived_from: str | None
    subject_span: Span | None
    object_span: Span | None
    subject_antecedent: Span | None
    object_antecedent: Span | None
    cues: tuple[Cue, ...]
    review: str | None = None
    review_note: str | None = None
    review_was: tuple[str, ...] = ()
    voice: str | None = None

    @property
    def when(self) -> datetime.date | None:
        """The day of the event where the article tells it, else the day of publication."""
        return self.event_date or self.published


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """How many claims of each standing, and the outlets that published them, sorted."""

    standings: Mapping[Standing, int]
    outlets: tuple[str, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.standings.values())


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. ``claims`` and ``dropped`` (lines that state nothing) are counts."""

    id: str
    title: str
    outlet: str | None
    published: datetime.date | None
    url: str | None
    claims: int
    dropped: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with everything that was found in it; entities carry their mentions in this article."""

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[ClaimView, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is. ``labels`` and ``types`` map names to counts, the most frequent first."""

    articles: int
    entities: int
    claims: int
    factual: int
    labels: Mapping[str, int]
    types: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Schema:
    """The live schema: what a query can name. Properties are sorted; internal ones are left out."""

    labels: Mapping[str, int]
    types: Mapping[str, int]
    node_properties: Mapping[str, tuple[str, ...]]
    claim_properties: tuple[str, ...]


ParameterType = Literal["entity", "article", "outlet", "type", "text", "number", "date", "boolean", "list"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A ``$name`` of a question. Where ``required`` is false, ``default`` stands in for a missing value."""

    name: str
    type: ParameterType
    description: str
    required: bool = True
    default: str | int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A statement of ``cypher/questions`` or of a user. ``factual``: it asks for factual claims only.

    A ``statement`` of comments alone says that the answer is computed (``questions.COMPUTED``).
    """

    name: str
    title: str
    description: str
    factual: bool
    parameters: tuple[Parameter, ...]
    statement: str

    @property
    def computed(self) -> bool:
        """Whether no Cypher runs: there is none in the statement."""
        return all(not line.strip() or line.startswith("//") for line in self.statement.splitlines())


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: the claims between two neighbours, the best quote first, and who reports them."""

    claims: tuple[ClaimView, ...]
    outlets: tuple[str, ...]

    @property
    def best(self) -> ClaimView:
        """The claim that shows the link best."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of entities, each linked to the next. ``cost`` ranks it: lower is a better explanation."""

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    cost: float
