"""The values that flow through the rooms, all frozen.

Offsets are code points of ``Article.text``, half open: ``text[start:end]``. A value that carries
offsets never outlives the text they point into: both stand in the same ``ArticleGraph``.
"""

from __future__ import annotations

import bisect
import datetime
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_type_hints

if TYPE_CHECKING:
    import msgspec
    import networkx

    from graph_builder.syntax import Doc

Label = Literal["Person", "Organization", "Place", "Group", "Event", "Concept"]
MentionKind = Literal["name", "nominal", "pronoun"]
Modality = Literal["asserted", "planned", "possible", "conditional", "desired", "ordered", "counterfactual"]
Review = Literal["confirmed", "rejected", "corrected"]
CueKind = Literal["negation", "modality", "attribution", "time"]

LABELS: tuple[Label, ...] = get_args(Label)
MODALITIES: tuple[Modality, ...] = get_args(Modality)

#: Relationship types and labels that the graph model itself uses; no vocabulary may define them.
RESERVED = frozenset({"MENTIONS", "COPY_OF", "REJECTED_CLAIM", "Entity", "Article", *LABELS})

#: What a property of a node or relationship may hold, on every store.
Value = None | bool | int | float | str | datetime.date | list[str] | list[int] | list[float]

#: Beginnings of the names of properties that only the store itself needs: never shown, never exported.
INTERNAL = ("names", "pairs", "tally")


def visible(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of the documented graph model, by name, without absent ones."""
    return {
        k: properties[k]
        for k in sorted(properties)
        if not k.startswith(INTERNAL) and properties[k] is not None
    }


def fold(text: str) -> str:
    """The form in which names are stored for search and compared: without case and accents.

    >>> fold("Zürich"), fold("STRASSE") == fold("Straße")
    ('zurich', True)
    """
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


#: How much of a fact a claim is, from its own article's point of view; the picture's four styles.
Standing = Literal["stated", "reported", "planned", "denied"]


def standing(properties: Mapping[str, Any]) -> Standing:
    """``denied``: negated. ``planned``: any modality but asserted (planned, possible, wished …).
    ``reported``: somebody else says it. ``stated``: the article itself does.
    """
    if properties.get("negated"):
        return "denied"
    if properties.get("modality", "asserted") != "asserted":
        return "planned"
    return "reported" if properties.get("attributed_to") else "stated"


# --- an article and what cleaning left of it ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of an article before its source is parsed, so that unchanged ones are passed over.

    ``place`` is the hash of the path of a file that holds just this article; ``content`` is the hash of
    the bytes and the metadata that were given with them; ``extractor`` is the version of everything
    that made the graph of them. Empty: not known.
    """

    place: str = ""
    content: str = ""
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One document as the reader returned it.

    ``id`` comes from the canonical URL, else from outlet, date, title and content
    (``read.article_id``). ``published`` is the date only: time zones of outlets are unknown.
    ``source`` says in messages where it was read from (a file, say); neither it nor ``origin`` is a
    part of the article.
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    source: str = field(default="", compare=False)
    origin: Origin = field(default=Origin(), compare=False)

    @property
    def hash(self) -> str:
        """SHA-256 over everything that extraction can see: equal hashes, equal graphs."""
        parts = [self.id, self.title, self.url, self.outlet, self.published, self.text]
        return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A span of the article that states nothing, or a candidate claim that was refused, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters that stand at ``clean`` in the clean text and at ``article`` in the article."""

    clean: int
    article: int
    length: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that is parsed, with the way back to the article's offsets."""

    text: str
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...] = ()

    def to_article(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets of a non-empty span of the clean text.

        A character that cleaning inserted (a blank between joined lines) has no place in the
        article; a span that begins or ends in one shrinks to its nearest real character.
        Raises ``ValueError`` where no character of the span exists in the article.
        """
        at = max(0, bisect.bisect_right(self.segments, start, key=lambda s: s.clean) - 1)
        behind = bisect.bisect_left(self.segments, end, lo=at, key=lambda s: s.clean)
        inside = [s for s in self.segments[at:behind] if start < s.clean + s.length]
        if start >= end or not inside:
            raise ValueError(f"span {start}:{end} has no place in the article")
        first, last = inside[0], inside[-1]
        low = first.article + max(0, start - first.clean)
        high = last.article + min(last.length, end - last.clean)
        return low, high


# --- mentions and claims inside one article -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class TokenMention:
    """A mention on the parsed text: tokens ``start:end`` of the Doc with their syntactic head.

    ``label`` is None where the words alone do not tell (most pronouns). ``name`` is the short,
    normalised phrase under which a mention that is no name is known ("the 900 US troops" ->
    "US troops").
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    label: Label | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """An article, its clean text, the parse of that, and its mentions (by start, longest first).

    At most one mention has a given head token: ``mention_of(token_index)`` finds it.
    """

    article: Article
    clean: CleanText
    doc: Doc
    mentions: tuple[TokenMention, ...]
    _by_head: Mapping[int, TokenMention] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_head", {m.head: m for m in self.mentions})

    def mention_of(self, head: int) -> TokenMention | None:
        """The mention whose head is the token of that index."""
        return self._by_head.get(head)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that made a claim negated, not asserted, reported or dated (article offsets)."""

    kind: CueKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TokenClaim:
    """A claim over token mentions, before its arguments are known entities.

    ``quote`` is the token span of the sentence or clause; cues are token spans with their kind.
    ``predicate`` is the free wording ("met with"), ``type`` the relation type of the vocabulary.
    ``rule`` names the extraction rule. ``clause`` numbers the clause within the article.
    """

    subject: TokenMention
    object: TokenMention
    type: str
    predicate: str
    quote: tuple[int, int]
    rule: str
    clause: int
    negated: bool = False
    modality: Modality = "asserted"
    attributed_to: str | None = None
    speaker: TokenMention | None = None
    time: str | None = None
    event_date: datetime.date | None = None
    granularity: Literal["day", "week", "month", "season", "year"] | None = None
    location: str | None = None
    quantity: str | None = None
    confidence: float = 1.0
    cues: tuple[tuple[CueKind, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the rules found in one article: claims, and the token spans they refused with the reason."""

    claims: tuple[TokenClaim, ...]
    refused: tuple[tuple[int, int, str], ...] = ()


# --- the graph of an article ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the article that names an entity."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """One node. ``aliases`` are the other names (never pronouns), sorted; mentions are sorted by start."""

    id: str
    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one article, with the words that make it: see DESIGN of the graph model in docs/.

    ``text[start:end] == quote`` always. ``factual`` is derived: asserted, not negated, attributed
    to nobody. ``speaker`` is an entity id. ``derived_from`` is the id of the claim that implies
    this one (a derived claim is never a second voice). ``antecedents`` are the spans that a
    pronoun or nominal argument refers to: ``(subject's, object's)``.

    ``review`` is what a person decided on it, with their note; ``review_was`` has, after a correction,
    what the extraction had said, as "field: value". All three are empty before linking.
    """

    id: str
    subject: str
    subject_id: str
    type: str
    predicate: str
    object: str
    object_id: str
    quote: str
    start: int
    end: int
    subject_mention: Span
    object_mention: Span
    rule: str
    clause: str
    negated: bool = False
    modality: Modality = "asserted"
    attributed_to: str | None = None
    speaker: str | None = None
    time: str | None = None
    event_date: datetime.date | None = None
    granularity: str | None = None
    location: str | None = None
    quantity: str | None = None
    confidence: float = 1.0
    cues: tuple[Cue, ...] = ()
    subject_antecedent: Span | None = None
    object_antecedent: Span | None = None
    derived_from: str | None = None
    review: Review | None = None
    review_note: str | None = None
    review_was: tuple[str, ...] = ()

    @property
    def factual(self) -> bool:
        """The article itself states it as a fact."""
        return not self.negated and self.modality == "asserted" and self.attributed_to is None


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """Article + entities + claims + what was dropped: the unit of extraction, storage and retraction.

    A linked graph also has the graph that it was made from, ``unlinked``, and ``marks``: what of the
    ledger was applied to it. Neither is part of the line format.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unlinked: ArticleGraph | None = field(default=None, repr=False, compare=False)
    marks: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line of JSON in the public format (docs/format.md), keys in a fixed order, no line break."""
        article = {**_fields(self.article), "hash": self.article.hash}
        del article["source"], article["origin"]
        entities = [
            {"id": e.id, "name": e.name, "labels": ["Entity", e.label], "aliases": list(e.aliases),
             "mentions": e.mentions}
            for e in self.entities
        ]  # fmt: skip
        claims = [_claim_row(c) for c in self.claims]
        row = {"format": 1, "article": article, "entities": entities, "claims": claims,
               "dropped": self.dropped}  # fmt: skip
        return json.dumps(row, ensure_ascii=False, default=_plain)

    @classmethod
    def from_json(cls, line: str) -> ArticleGraph:
        """The graph that ``to_json`` wrote.

        Unknown fields are ignored. Raises ``ValueError`` (with the field's name or place) where a needed
        field is missing or of the wrong kind, or a quote is not in the text at its offsets.
        """
        try:
            graph = _graph_of(_decoder().decode(line))
        except RecursionError as error:
            raise ValueError("not an article graph: it is nested too deeply") from error
        _check(graph)
        return graph


def _fields(value: Any) -> dict[str, Any]:
    """The fields of a value by name, in their order; what stands in them is not copied."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _plain(value: Any) -> Any:
    """What JSON has no word for: spans, cues and mentions as their fields, dates in figures."""
    return _fields(value) if is_dataclass(value) else str(value)


def _claim_row(claim: Claim) -> dict[str, Any]:
    row = {**_fields(claim), "factual": claim.factual}
    return row if claim.review else {k: v for k, v in row.items() if not k.startswith("review")}


@dataclass(frozen=True, slots=True)
class _ArticleLine:
    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class _EntityLine:
    id: str
    name: str
    labels: tuple[str, ...]
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] | None = None


#: What a line says of every claim, though a claim has a default for it.
_SAID = frozenset({"negated", "modality"})


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    """What reads a line and checks the kind of everything in it: fields that are needed are there, text is
    text, offsets are whole numbers."""
    import msgspec

    kinds = get_type_hints(Claim)
    of_claim: list[Any] = [
        (f.name, kinds[f.name], *([] if f.default is MISSING or f.name in _SAID else [f.default]))
        for f in fields(Claim)
        if not f.name.startswith("review")
    ]
    claim_line: Any = msgspec.defstruct("Claim", of_claim, kw_only=True, gc=False)
    of_line: list[Any] = [
        ("article", _ArticleLine),
        ("entities", tuple[_EntityLine, ...]),
        ("claims", tuple[claim_line, ...]),
        ("dropped", tuple[Dropped, ...] | None, None),
    ]
    line: Any = msgspec.defstruct("ArticleGraph", of_line)
    return msgspec.json.Decoder(line)


def _graph_of(line: Any) -> ArticleGraph:
    from msgspec.structs import astuple

    a = line.article
    article = Article(a.id, a.text, a.title or "", a.url, a.outlet, a.published)
    entities = tuple(
        Entity(e.id, e.name, _label(e.labels), e.aliases or (), e.mentions) for e in line.entities
    )
    # the fields of the line's claims are those of a claim, in their order
    claims = tuple(Claim(*astuple(claim)) for claim in line.claims)
    return ArticleGraph(article, entities, claims, line.dropped or ())


def _label(labels: tuple[str, ...]) -> Label:
    """The entity's own; ``Entity`` alone is refused with the other unknown ones."""
    return cast(Label, next((x for x in reversed(labels) if x != "Entity"), "Entity"))


def _check(graph: ArticleGraph) -> None:
    text, ids = graph.article.text, {e.id for e in graph.entities}
    if len(ids) != len(graph.entities):
        raise ValueError("two entities have one id")
    for entity in graph.entities:
        if entity.label not in LABELS:
            raise ValueError(f"entity {entity.id}: unknown label {entity.label!r}")
        for mention in entity.mentions:
            if text[mention.start : mention.end] != mention.text:
                raise ValueError(f"entity {entity.id}: {mention.text!r} is not at {mention.start}")
    for claim in graph.claims:
        if text[claim.start : claim.end] != claim.quote:
            raise ValueError(f"claim {claim.id}: its quote is not at {claim.start}:{claim.end}")
        if not {claim.subject_id, claim.object_id} <= ids:
            raise ValueError(f"claim {claim.id}: its subject or object is not among the entities")


# --- an article among others -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Assignment:
    """The entity that a profile (a person or organization as an article shows it) belongs to.

    An ``id`` that ends in "@" belongs to its article. ``score`` is 0 to 1: how sure the surest join is that
    brought the profile there, 1 where it stands alone; ``reason`` says which.
    """

    id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A graph over corpus ids, and the profiles (``"block<TAB>profile"``) behind each of its entities, by id:
    what a store has to count for those who come later."""

    graph: ArticleGraph
    profiles: Mapping[str, tuple[str, ...]]


# --- what comes out of a store --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A node as read from a store. ``id`` is the ``id`` property, never the database's own."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]

    @property
    def label(self) -> str:
        """Article, or the entity's own label (Entity alone only in foreign graphs)."""
        return next((x for x in self.labels if x != "Entity"), "Entity")

    @property
    def name(self) -> str:
        """What a person reads on the node."""
        return str(self.properties.get("name") or self.properties.get("title") or self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship as read from a store: a claim, or a MENTIONS. ``source`` and ``target`` are node ids."""

    id: str
    source: str
    target: str
    type: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and edges in a fixed order (by id); every end of an edge is among the nodes.

    ``articles`` are those that the claims cite, where they were asked for (``query.cited``): evidence
    for an export, not part of the picture.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    articles: tuple[Node, ...] = ()

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> Subgraph:
        """Each once and by id; an edge with an end that is not among the nodes is left out."""
        by_id = {n.id: n for n in nodes}
        kept = {e.id: e for e in edges if e.source in by_id and e.target in by_id}
        return cls(tuple(by_id[i] for i in sorted(by_id)), tuple(kept[i] for i in sorted(kept)))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The same as a networkx graph: keys are ids, attributes the properties plus labels and type."""
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, **{**node.properties, "labels": list(node.labels)})
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, key=edge.id, **{**edge.properties, "type": edge.type})
        return graph


@dataclass(frozen=True, slots=True)
class PathValue:
    """A path that a query returned: nodes and the edges between them, in the order walked."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a query. Cells are Value, Node, Edge, PathValue, or lists and maps of those.

    ``truncated``: more rows existed than the cap that was asked for. ``seconds``: from sending to
    the last row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    seconds: float = 0.0
