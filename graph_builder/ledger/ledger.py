"""All decisions of a ledger, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph_builder.ledger.decision import ENTITY_ACTIONS, REVIEWS, Decision
from graph_builder.ledger.identities import apart, replay


@dataclass(frozen=True)
class Ledger:
    """Decisions in the order in which they were made; an empty one decides nothing."""

    decisions: tuple[Decision, ...] = ()

    @cached_property
    def active(self) -> tuple[Decision, ...]:
        """Those that nobody undid, without the lines that undo."""
        gone = {d.of for d in self.decisions if d.action == "undo"}
        return tuple(d for d in self.decisions if d.action != "undo" and d.id not in gone)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Of all decisions, and of those that some line undoes."""
        return frozenset({d.id for d in self.decisions} | {d.of for d in self.decisions if d.of})

    @cached_property
    def on_entities(self) -> tuple[Decision, ...]:
        """The active ones on entities."""
        return tuple(d for d in self.active if d.action in ENTITY_ACTIONS)

    @cached_property
    def on_claims(self) -> tuple[Decision, ...]:
        """The active ones on claims, the last on each claim."""
        return tuple({d.claim: d for d in self.active if d.action in REVIEWS}.values())

    @cached_property
    def apart(self) -> frozenset[tuple[str, str]]:
        """Pairs of ids, each sorted, that people keep apart: no automatic decision may join them."""
        return apart(self.on_entities)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Every id that an active decision names."""
        return frozenset(e for d in self.on_entities for e in (*d.entities, d.own) if e)

    @cached_property
    def _reviews(self) -> Mapping[str, dict[str, Decision]]:
        found: dict[str, dict[str, Decision]] = defaultdict(dict)
        for decision in self.on_claims:
            found[decision.article or ""][decision.claim or ""] = decision
        return dict(found)

    @cached_property
    def moved(self) -> frozenset[str]:
        """Ids that are another one's in every article: after a build nothing mentions them."""
        return frozenset(e for e in self.entities if self.becomes(e) != e)

    @cached_property
    def in_articles(self) -> Mapping[str, frozenset[str]]:
        """The active decisions (ids) on what an entity is in one article, by article."""
        found: dict[str, set[str]] = defaultdict(set)
        for decision in self.on_entities:
            for article in decision.articles:
                found[article].add(decision.id)
        return {article: frozenset(ids) for article, ids in found.items()}

    @cached_property
    def _everywhere(self) -> dict[str, list[str]]:
        return replay(self.on_entities, "", self.entities)

    def is_replaced(self, decision: Decision) -> bool:
        """Does a later decision say the opposite of this active one, on all that it is about?"""
        if decision.action in REVIEWS:
            return decision not in self.on_claims
        if decision.action == "merge":
            return len({self.becomes(e) for e in decision.entities}) == len(decision.entities)
        first, *others = decision.entities
        return bool(others) and not any(tuple(sorted((first, o))) in self.apart for o in others)

    def reviews(self, article: str) -> Mapping[str, Decision]:
        """What was decided on claims of the article, by the claim's id."""
        return self._reviews.get(article, {})

    def passed(self, article: str, entities: Iterable[str]) -> dict[str, list[str]]:
        """What some decision makes another entity, in that article: the ids it passes through, first
        its own, last what it is."""
        known = [e for e in entities if e in self.entities]
        if article in self.in_articles:
            found = replay(self.on_entities, article, known)
        else:
            found = {e: self._everywhere[e] for e in known}
        return {e: ids for e, ids in found.items() if ids[-1] != e}

    def becomes(self, entity: str) -> str:
        """What the entity is, wherever no decision on some articles says otherwise."""
        return self._everywhere.get(entity, [entity])[-1]
