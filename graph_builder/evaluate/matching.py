"""Which entity of a graph is which labelled node, and which claim says what a labelled claim says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_builder.evaluate.labels import GoldClaim, GoldDocument, GoldNode, Reading, WrongClaim
from graph_builder.evaluate.words import meets, words
from graph_builder.model import ArticleGraph, Claim, Entity, Span
from graph_builder.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Matching:
    """A graph held against its labels."""

    document: GoldDocument
    graph: ArticleGraph
    vocabulary: Vocabulary
    _owner: dict[tuple[str, ...], GoldNode] = field(init=False, repr=False)
    _entities: dict[str, Entity] = field(init=False, repr=False)
    _node_of: dict[str, GoldNode | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        owner = {words(name): node for node in self.document.nodes for name in node.names}
        object.__setattr__(self, "_owner", owner)
        object.__setattr__(self, "_entities", {e.id: e for e in self.graph.entities})
        nodes = {e.id: self._find_node(e) for e in self.graph.entities}
        object.__setattr__(self, "_node_of", nodes)

    def _find_node(self, entity: Entity) -> GoldNode | None:
        """By its name; where that is no labelled name, by its aliases if all that are lead to one node."""
        if by_name := self._owner.get(words(entity.name)):
            return by_name
        nodes = self.nodes_named(entity)
        return nodes[0] if len(nodes) == 1 else None

    def node_of(self, entity: Entity) -> GoldNode | None:
        """The labelled node that the entity is."""
        return self._node_of[entity.id]

    def nodes_named(self, entity: Entity) -> list[GoldNode]:
        """The labelled nodes of which the entity has a name; more than one: it mixes them up."""
        found = {
            node.name: node for n in (entity.name, *entity.aliases) if (node := self._owner.get(words(n)))
        }
        return list(found.values())

    def says(self, claim: Claim, gold: GoldClaim) -> Reading | None:
        """The reading of the labelled claim that the claim has: passage, arguments and type agree.

        Where several do, the one whose polarity, modality and attribution agree best, then the first.
        """
        if not _touches(claim, gold.start, gold.end):
            return None
        fitting = [r for r in gold.readings if self._joins(claim, r.subjects, r.types, r.objects)]
        return max(fitting, key=lambda r: self.agreement(claim, r), default=None)

    def agreement(self, claim: Claim, reading: Reading) -> int:
        """How many of polarity, modality and attribution agree."""
        agree = (
            self.polarity(claim, reading),
            self.modality(claim, reading),
            self.attribution(claim, reading),
        )
        return sum(agree)

    def polarity(self, claim: Claim, reading: Reading) -> bool:
        """Both denied or both not."""
        return claim.negated == reading.negated

    def modality(self, claim: Claim, reading: Reading) -> bool:
        """The claim's modality is one of the accepted."""
        return claim.modality in reading.modalities

    def attribution(self, claim: Claim, reading: Reading) -> bool:
        """The claim is said by one of those accepted ("": by the article itself)."""
        if claim.attributed_to is None:
            return "" in reading.by
        speaker = self._entities.get(claim.speaker or "")
        return any(
            by and (meets(by, claim.attributed_to) or (speaker is not None and self._is(by, speaker, None)))
            for by in reading.by
        )

    def is_wrong(self, claim: Claim, wrong: WrongClaim) -> bool:
        """The claim is one that nobody may draw from that passage."""
        if wrong.factual and not claim.factual:
            return False
        if wrong.negated is not None and claim.negated != wrong.negated:
            return False
        if not _touches(claim, wrong.start, wrong.end):
            return False
        return self._joins(claim, wrong.subjects, wrong.types, wrong.objects)

    def arguments_agree(self, claim: Claim, gold: GoldClaim) -> bool:
        """Passage and arguments agree with a reading, in either direction, whatever the type."""
        return _touches(claim, gold.start, gold.end) and any(
            self._ends(claim, r.subjects, r.objects) or self._ends(claim, r.objects, r.subjects)
            for r in gold.readings
        )

    def _joins(
        self, claim: Claim, subjects: tuple[str, ...], types: tuple[str, ...], objects: tuple[str, ...]
    ) -> bool:
        relation = self.vocabulary.get(claim.type)
        straight = not types or claim.type in types
        back = f"<{claim.type}" in types or (straight and relation is not None and relation.symmetric)
        return (straight and self._ends(claim, subjects, objects)) or (
            back and self._ends(claim, objects, subjects)
        )

    def _ends(self, claim: Claim, subjects: tuple[str, ...], objects: tuple[str, ...]) -> bool:
        return self._any(subjects, claim.subject_id, claim.subject_mention) and self._any(
            objects, claim.object_id, claim.object_mention
        )

    def _any(self, accepted: Iterable[str], entity_id: str, mention: Span) -> bool:
        entity, text = self._entities[entity_id], self.graph.article.text[mention.start : mention.end]
        accepted = tuple(accepted)
        return not accepted or any(self._is(label, entity, text) for label in accepted)

    def _is(self, label: str, entity: Entity, text: str | None) -> bool:
        """A label is a name of a labelled node or a phrase.

        A node must be that node, and no phrase with its words in it; only an optional node, a group
        or an event without a name of its own, is met like a phrase.
        """
        node = self._owner.get(words(label))
        if node is not None and self.node_of(entity) is node:
            return True
        if node is not None and not node.optional:
            return False
        if node is not None and self.node_of(entity) is not None:
            return False
        phrases = node.names if node is not None else (label,)
        return any(meets(p, w) for p in phrases for w in (entity.name, text) if w)


def _touches(claim: Claim, start: int, end: int) -> bool:
    return claim.start < end and start < claim.end
