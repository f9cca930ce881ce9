"""Commands with which people decide: claim and entity."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph_builder.cli.options import (
    FormatOption,
    LedgerOption,
    RowFormat,
    StoreOption,
    VocabularyOption,
    existing,
)
from graph_builder.cli.printing import console, place, plural, print_table
from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from graph_builder.ledger import Decision, Ledger
    from graph_builder.review import Decided

claim = typer.Typer(
    no_args_is_help=True,
    help="""Decide on claims; decisions go into the ledger, and every build applies them.

    Example: `kg claim reject CLAIM-ID --note "the sentence is about another minister"`
    """,
)
entity = typer.Typer(
    no_args_is_help=True,
    help="""Decide which entities are one; decisions go into the ledger, and every build applies them.

    Example: `kg entity merge joe-biden joseph-biden --why "the same president"`
    """,
)

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="An id or a name.")]
DecisionArgument = Annotated[str, typer.Argument(metavar="DECISION", help="As `history` prints it.")]
NoteOption = Annotated[str, typer.Option(help="Why; it is kept with the claim.")]
WhyOption = Annotated[str, typer.Option(help="The reason, for whoever reads the ledger.")]
ByOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides, where more than one does.")]


@claim.command()
def confirm(
    claim: ClaimArgument,
    note: NoteOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Say that a claim is right: it carries `review = 'confirmed'`.

    Example: `kg claim confirm CLAIM-ID --note "checked with the transcript"`
    """
    from graph_builder import pipeline, review

    with existing(store) as target:
        done = review.decide_claim(target, claim, "confirm", note=note, by=by, ledger=ledger)
        _tell(done, pipeline.ledger_file(target, ledger))


@claim.command()
def reject(
    claim: ClaimArgument,
    note: NoteOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Take a claim out of the graph: pictures, counts, questions and exports do without it. It is kept.

    Example: `kg claim reject CLAIM-ID --note "the sentence is about another minister"`
    """
    from graph_builder import pipeline, review

    with existing(store) as target:
        done = review.decide_claim(target, claim, "reject", note=note, by=by, ledger=ledger)
        _tell(done, pipeline.ledger_file(target, ledger))


@claim.command()
def correct(
    claim: ClaimArgument,
    type: Annotated[str | None, typer.Option(help="Another relation type.")] = None,
    subject: Annotated[str | None, typer.Option(metavar="ENTITY", help="Another subject.")] = None,
    object: Annotated[str | None, typer.Option(metavar="ENTITY", help="Another object.")] = None,
    negated: Annotated[bool | None, typer.Option("--negated/--affirmed", help="Denied, or not.")] = None,
    modality: Annotated[str | None, typer.Option(help="asserted, planned, possible …")] = None,
    attributed_to: Annotated[str | None, typer.Option(help="Who says it; '' for the article.")] = None,
    note: NoteOption = "",
    by: ByOption = None,
    vocabulary: VocabularyOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Put right what the extraction got wrong; what it had said stays in `review_was`.

    Example: `kg claim correct CLAIM-ID --type VISITS --note "they did not speak"`
    """
    from graph_builder import pipeline, review

    given: dict[str, Any] = {"type": type, "subject_id": subject, "object_id": object, "negated": negated,
             "modality": modality, "attributed_to": attributed_to}  # fmt: skip
    change = {name: value for name, value in given.items() if value is not None}
    if change.get("attributed_to") == "":
        change["attributed_to"] = None
    if not change:
        raise UsageError("Nothing to correct.", "Say what is wrong: --type, --subject, --object …")
    with existing(store) as target:
        done = review.correct_claim(target, claim, change, note=note, by=by, ledger=ledger, types=vocabulary)
        _tell(done, pipeline.ledger_file(target, ledger))


@claim.command("history")
def claim_history(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="Only this claim.")] = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
    format: FormatOption = RowFormat.table,
) -> None:
    """List the decisions on claims, with those that were undone and those that find nothing any more.

    Example: `kg claim history CLAIM-ID`
    """
    _history(store, ledger, format, lambda d: d.claim is not None and claim in {None, d.claim})


@claim.command("undo")
def claim_undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION|CLAIM", help="As `history` prints it.")],
    why: WhyOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Take a decision back, of a claim the last one: as if it had never been made.

    Example: `kg claim undo CLAIM-ID`
    """
    _undo(decision, why, by, store, ledger)


@entity.command()
def merge(
    stays: EntityArgument,
    others: Annotated[list[str], typer.Argument(metavar="ENTITY…", help="What is the same entity.")],
    why: WhyOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Make entities one, in all articles; the id of the first one is kept.

    Example: `kg entity merge joe-biden joseph-biden --why "the same president"`
    """
    from graph_builder import pipeline, review

    with existing(store) as target:
        done = review.merge(target, stays, *others, why=why, by=by, ledger=ledger)
        _tell(done, pipeline.ledger_file(target, ledger))


@entity.command()
def split(
    entity: EntityArgument,
    others: Annotated[
        list[str] | None, typer.Argument(metavar="[ENTITY…]", help="What is another entity.")
    ] = None,
    article: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="The articles that mean another one.")
    ] = None,
    own: Annotated[
        str | None, typer.Option("--as", metavar="ID", help="The id that the other one gets.")
    ] = None,
    why: WhyOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Keep entities apart: what was merged, or what one name means in some articles.

    Example: `kg entity split john-smith --article ARTICLE-ID --as john-smith~senator --why "the senator"`
    """
    from graph_builder import pipeline, review

    with existing(store) as target:
        done = review.split(
            target, entity, *(others or ()), articles=article or (), own=own, why=why, by=by, ledger=ledger
        )
        _tell(done, pipeline.ledger_file(target, ledger))


@entity.command("why")
def reasons(
    entity: EntityArgument, store: StoreOption = None, format: FormatOption = RowFormat.table
) -> None:
    """Say which names and roles in how many articles are this entity, how sure that is, and why.

    Example: `kg entity why "Joe Biden"`
    """
    from graph_builder import pipeline, query
    from graph_builder.link import shown
    from graph_builder.model import Table

    with existing(store) as target:
        found = pipeline.Corpus.of(target).reasons(query.find_entity(target, entity).id)
    rows = tuple((*shown(r.profile), r.articles, r.assignment.score, r.assignment.reason) for r in found)
    print_table(Table(("name", "shown_as", "articles", "score", "reason"), rows), format)


@entity.command("history")
def entity_history(
    entity: Annotated[str | None, typer.Argument(metavar="[ENTITY]", help="Only this id.")] = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
    format: FormatOption = RowFormat.table,
) -> None:
    """List the decisions on entities, with those that were undone and those that find nothing any more.

    Example: `kg entity history joe-biden`
    """
    _history(store, ledger, format, lambda d: bool(d.entities) and entity in {None, d.own, *d.entities})


@entity.command("undo")
def entity_undo(
    decision: DecisionArgument,
    why: WhyOption = "",
    by: ByOption = None,
    store: StoreOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Take a decision back: as if it had never been made.

    Example: `kg entity undo d-3f2a91c0`
    """
    _undo(decision, why, by, store, ledger)


def _undo(text: str, why: str, by: str | None, store: str | None, ledger: Path | None) -> None:
    from graph_builder import pipeline, review

    with existing(store) as target:
        file = pipeline.ledger_file(target, ledger)
        done = review.undo(target, text, why=why, by=by, ledger=ledger)
        _tell(done, file)


def _history(store: str | None, ledger: Path | None, format: RowFormat, wanted: Any) -> None:
    from graph_builder import pipeline, review
    from graph_builder.model import Table

    with existing(store) as target:
        known = pipeline.read_ledger(target, ledger)
        gone = {d.id for d in review.stale(target, known)}
    rows = tuple(
        (d.id, d.at[:10], d.by, d.action, _about(d), d.why, _state(d, known, gone))
        for d in known.decisions
        if wanted(d)
    )
    print_table(Table(("decision", "on", "by", "action", "about", "why", "state"), rows), format)


def _about(decision: Decision) -> str:
    if decision.claim:
        change = "".join(f"; {name}: {value}" for name, value in decision.change.items())
        return f"{decision.claim} {decision.said or ''}{change}".strip()
    here = f" in {', '.join(decision.articles)} as {decision.own}" if decision.articles else ""
    return ", ".join(decision.entities) + here


def _state(decision: Decision, known: Ledger, gone: set[str]) -> str:
    if decision.id not in {d.id for d in known.active}:
        return "undone"
    if known.is_replaced(decision):
        return "replaced by a later one"
    return "finds nothing" if decision.id in gone else "applies"


def _tell(decided: Decided, file: Path) -> None:
    articles = plural(decided.articles, "article")
    console().print(f"{decided.decision.id} in {place(str(file))}: {articles} changed.", highlight=False)
