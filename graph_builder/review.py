"""A person's decisions: checked against the store, written into the ledger, applied at once.

A decision is on the disk before the store changes: what a crash cuts off, the next build or the next
decision completes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph_builder import ledger as room
from graph_builder import pipeline, query, store
from graph_builder.errors import FormatError, NotFound, UsageError
from graph_builder.ledger import Decision, Ledger
from graph_builder.model import MODALITIES, fold
from graph_builder.names import forms

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore
    from graph_builder.query import ClaimView

Verdict = Literal["confirm", "reject"]
#: What stands behind an id that a split makes, before a number.
OWN = "~"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it stands in the ledger, and how many articles of the store it changed."""

    decision: Decision
    articles: int


def decide_claim(
    target: GraphStore,
    claim_id: str,
    verdict: Verdict,
    *,
    note: str = "",
    by: str | None = None,
    article: str | None = None,
    ledger: Path | None = None,
) -> Decided:
    """Confirm or reject a claim; ``article``, where it is known, spares looking through all claims.

    Raises ``NotFound`` for an unknown claim.
    """
    claim = query.claim(target, claim_id, article)
    return _decide(target, _on_claim(claim, verdict, note, by), ledger)


def correct_claim(
    target: GraphStore,
    claim_id: str,
    change: Mapping[str, Any],
    *,
    note: str = "",
    by: str | None = None,
    article: str | None = None,
    ledger: Path | None = None,
    types: Path | None = None,
) -> Decided:
    """Put other values in place of what was extracted: ``type``, ``subject_id``, ``object_id`` (entities
    that the article mentions, by id or name), ``negated``, ``modality``, ``attributed_to``.

    Raises ``NotFound`` for an unknown claim or entity, ``UsageError`` for a value that can't be.
    """
    claim = query.claim(target, claim_id, article)
    new = {name: _checked(target, claim, name, value, types) for name, value in change.items()}
    if all(getattr(claim, name) == value for name, value in new.items()):
        raise UsageError("Nothing would change.", "Say what is wrong: --type, --subject, --object …")
    if new.get("subject_id", claim.subject_id) == new.get("object_id", claim.object_id):
        raise UsageError("Subject and object would be one.", "A claim joins two entities.")
    return _decide(target, replace(_on_claim(claim, "correct", note, by), change=new), ledger)


def merge(
    target: GraphStore,
    stays: str,
    *others: str,
    why: str = "",
    by: str | None = None,
    ledger: Path | None = None,
) -> Decided:
    """Make entities one, in all articles, these and later ones; the id of ``stays`` is kept.

    Entities are named by id or name. Raises ``NotFound`` (with near names), ``UsageError``.
    """
    known = pipeline.ledger_of(target, ledger)
    ids = tuple(dict.fromkeys(_entity(target, known, name) for name in (stays, *others)))
    if len({known.becomes(i) for i in ids}) == 1:
        raise UsageError(f"They are one already: {known.becomes(ids[0])}.", "Nothing was decided.")
    return _decide(target, Decision("merge", why=why, by=by, entities=ids), ledger)


def split(
    target: GraphStore,
    entity: str,
    *others: str,
    articles: Sequence[str] = (),
    own: str | None = None,
    why: str = "",
    by: str | None = None,
    ledger: Path | None = None,
) -> Decided:
    """Keep entities apart: ``entity`` from ``others``; or, with ``articles``, the one that these mean
    from the one that all others mean. It gets the id ``own``, else the old one with a number.

    Raises ``NotFound`` and ``UsageError``.
    """
    known = pipeline.ledger_of(target, ledger)
    if bool(others) == bool(articles):
        raise UsageError(
            "A split is between entities, or of one in some articles.",
            "`kg entity split A B`, or `kg entity split A --article ID`.",
        )
    if others:
        one = _entity(target, known, entity)
        ids = tuple(dict.fromkeys((one, *(_other(target, known, name, one) for name in others))))
        if len(ids) < 2:
            raise UsageError(f"They are the same entity: {ids[0]}.", "Name one by --article instead.")
        return _decide(target, Decision("split", why=why, by=by, entities=ids), ledger)
    key = query.find_entity(target, entity).id
    where = store.mentioning(target, [key]).get(key, set())
    if strange := sorted(set(articles) - where):
        raise NotFound(f"{strange[0]} does not mention {key}.", "`kg articles` lists ids.")
    if set(articles) == where:
        raise UsageError(f"No other article mentions {key}.", "Nothing would be apart.")
    own = own or _free(target, known, key)
    _check_own(target, own)
    ids = tuple(sorted(set(articles)))
    decision = Decision("split", why=why, by=by, entities=(key,), articles=ids, own=own)
    return _decide(target, decision, ledger)


def undo(
    target: GraphStore, decision: str, *, why: str = "", by: str | None = None, ledger: Path | None = None
) -> Decided:
    """Take a decision back: afterwards everything is as if it had never been made.

    ``decision`` is its id, or the id of a claim, which means the one that counts there.

    Raises ``NotFound`` where neither the ledger nor the store has it, ``UsageError`` where it does not
    count any more.
    """
    known = pipeline.read_ledger(target, ledger)
    on_claim = [d.id for d in known.on_claims if d.claim == decision]
    decision = on_claim[0] if on_claim else decision
    if decision not in known.ids | pipeline.applied(target):
        near = ", ".join(d.id for d in known.active[-3:])
        raise NotFound(f"There is no decision {decision!r}.", f"The latest are {near}." if near else "")
    if decision in known.ids and decision not in {d.id for d in known.active}:
        raise UsageError(f"{decision} does not count any more.", "Decide again where you changed your mind.")
    return _decide(target, Decision("undo", why=why, by=by, of=decision), ledger)


def check(target: GraphStore, path: Path | None = None) -> list[store.Check]:
    """What is to be said about the ledger of a store, for `kg doctor`."""
    file = pipeline.ledger_file(target, path)
    try:
        known = pipeline.ledger_of(target, path)
    except (FormatError, UsageError) as error:
        return [store.Check("ledger", False, error.message, error.remedy)]
    late = pipeline.waiting(target, known)
    lost = stale(target, known)
    detail = f"{file}, {len(known.active)} decisions" if file.exists() else f"none ({file})"
    if lost:
        detail += f"; {len(lost)} of them find nothing now: {', '.join(d.id for d in lost[:5])}"
        detail += " (`kg claim history` and `kg entity history` show them)"
    if late:
        detail += f"; {len(late)} articles wait for them"
    return [store.Check("ledger", not late, detail, "Run `kg build` on anything: it applies them.")]


def stale(target: GraphStore, known: Ledger) -> list[Decision]:
    """Decisions that find nothing in the store: a claim that is not extracted any more (its article is
    there), entities that no article mentions. They stay in the ledger: a later build may find it again.
    """
    stored = store.hashes(target)
    found = []
    for decision in known.on_claims:
        if decision.article in stored and not _exists(target, decision):
            found.append(decision)
    for decision in known.on_entities:
        roots = {known.becomes(e) for e in decision.entities} | {decision.own or ""}
        if stored and not store.mentioning(target, roots):
            found.append(decision)
    return found


def _exists(target: GraphStore, decision: Decision) -> bool:
    try:
        query.claim(target, str(decision.claim), decision.article)
    except NotFound:
        return False
    return True


def _entity(target: GraphStore, known: Ledger, name: str) -> str:
    """The id that a person means: one of the store, or one that a decision made part of another, whose
    name is an alias there."""
    written = {name, fold(name).strip().replace(" ", "-")} & known.entities
    return min(written) if written else query.find_entity(target, name).id


def _other(target: GraphStore, known: Ledger, name: str, one: str) -> str:
    """What to keep apart from ``one``; where linking made them one, the id that the name has of its own."""
    found = _entity(target, known, name)
    return forms.slug(name) if found == one else found


def _free(target: GraphStore, known: Ledger, key: str) -> str:
    """The first free id of the form ``john-smith~2``."""
    number = 2
    while f"{key}{OWN}{number}" in known.entities or store.mentioning(target, [f"{key}{OWN}{number}"]):
        number += 1
    return f"{key}{OWN}{number}"


def _check_own(target: GraphStore, own: str) -> None:
    if not own.isprintable() or own != own.strip() or "@" in own or not own:
        raise UsageError(f"{own!r} can't be an id.", "Use letters, digits and hyphens.")
    if store.mentioning(target, [own]):
        raise UsageError(f"There is an entity {own} already.", "Give another --as, or merge them.")


def _checked(target: GraphStore, claim: ClaimView, name: str, value: Any, types: Path | None) -> Any:
    if name in {"subject_id", "object_id"}:
        key = query.find_entity(target, value).id
        if claim.article not in store.mentioning(target, [key]).get(key, set()):
            raise UsageError(f"{claim.article} does not mention {key}.", "A claim joins two of its entities.")
        return key
    known = pipeline.load_vocabulary(types)
    if name == "type" and value not in set(known):
        near = ", ".join(sorted(t for t in known if value.upper()[:4] in t)[:5])
        raise UsageError(
            f"There is no relation type {value}.", f"Near: {near}." if near else "See `kg schema`."
        )
    if name == "modality" and value not in MODALITIES:
        raise UsageError(f"There is no modality {value}.", f"One of: {', '.join(MODALITIES)}.")
    return value


def _on_claim(claim: ClaimView, action: Any, note: str, by: str | None) -> Decision:
    said = f"{claim.subject} {claim.type} {claim.object}"
    return Decision(
        action, why=note, by=by, claim=claim.id, article=claim.article, said=said, quote=claim.quote
    )


def _decide(target: GraphStore, decision: Decision, ledger: Path | None) -> Decided:
    file = pipeline.ledger_file(target, ledger)
    if decision.action != "undo":
        pipeline.ledger_of(target, ledger)  # refuses a store whose decisions are elsewhere
    decision, decisions = room.append(file, decision)
    return Decided(decision, pipeline.relink(target, decisions, pipeline.waiting(target, decisions)))
