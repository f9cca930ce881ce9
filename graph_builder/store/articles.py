"""Articles in a store: put, replaced, taken away. Functions over a ``GraphStore``.

An article's graph is written or removed whole, in one explicit transaction, which may hold several
articles. Entities carry tallies (``tally``), so that names, aliases and labels are right after every
load and every retraction without reading an entity's other mentions.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from graph_builder.errors import NotFound
from graph_builder.model import LABELS, ArticleGraph, Origin
from graph_builder.protocols import GraphStore, Linker, Row, Transaction
from graph_builder.statements import statement
from graph_builder.store.change import Change
from graph_builder.store.difference import difference
from graph_builder.store.linking import Draft, Linking
from graph_builder.store.packing import unpacked
from graph_builder.store.rows import BATCH, ArticleRows, origin_of, rows_of

#: Whole articles in one transaction, at most: 20 to 25 took up to twice as long an article.
ARTICLES = 100


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    ``added``, ``replaced`` and ``unchanged`` are article ids. ``claims`` and ``mentions`` were written,
    ``entities`` are new, ``gone`` are entities that nothing mentions any more.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    claims: int = 0
    mentions: int = 0
    entities: int = 0
    gone: int = 0

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))


@dataclass(frozen=True, slots=True)
class RetractReport:
    """What leaves with an article: its claims and mentions, and the entities that only it mentions."""

    article_id: str
    title: str
    claims: int
    mentions: int
    entities: tuple[str, ...]


_NAMED = re.compile(r"(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS")


def setup(store: GraphStore) -> None:
    """Constraints and indexes, whatever of them is missing; and what an interrupted load left half done.

    Call it once before loading. Running it again changes nothing.
    """
    there = {
        name
        for row in store.read(statement("schema/indexes"))
        if row["state"] == "ONLINE"
        for name in (row["name"], row["constraint"])
    }
    for name in ("schema/entity_id", "schema/article_id", "schema/entity_name", "schema/linking"):
        _define(store, statement(name), there)
    _define(store, statement("schema/full_text", store.dialect), there, sql=store.dialect == "arcadedb")
    _settle_labels(store, [row["id"] for row in store.read(statement("load/two_labels"))])


def _define(store: GraphStore, text: str, there: Collection[str], *, sql: bool = False) -> None:
    """Run the statements of a file, separated by semicolons, unless all that they name is there."""
    if set(_NAMED.findall(text)) <= set(there):
        return
    _, _, text = text.partition("\n")  # SQL has no // comments
    for part in text.strip().rstrip(";").split(";"):
        store.define(part.strip(), sql=sql)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a store holds; ``claims`` without those that people rejected."""

    articles: int
    entities: int
    claims: int


def totals(store: GraphStore) -> Totals:
    """How much the store holds, by what each article notes of its claims: no claim is looked at."""
    return Totals(**store.read(statement("load/totals"))[0])


@dataclass(frozen=True, slots=True)
class Stored:
    """What a store knows of an article beside its graph: the hash of its content, and its origin."""

    hash: str
    origin: Origin


def stored(store: GraphStore) -> dict[str, Stored]:
    """What the store has of every article, by article id."""
    return {
        row["id"]: Stored(
            row["hash"] or "", Origin(row["place"] or "", row["content"] or "", row["extractor"] or "")
        )
        for row in store.read(statement("load/stored"))
    }


def hashes(store: GraphStore) -> dict[str, str]:
    """The content hash (``Article.hash``) of every article in the store, by article id."""
    return {row["id"]: row["hash"] for row in store.read(statement("load/hashes"))}


def marks(store: GraphStore) -> dict[str, tuple[str, ...]]:
    """What of a ledger was applied (``ArticleGraph.marks``), by article id; articles without are left out."""
    return {row["id"]: tuple(row["marks"]) for row in store.read(statement("load/marks"))}


def unlinked(store: GraphStore, ids: Iterable[str]) -> Iterator[ArticleGraph]:
    """The graphs of these articles as extracted, before linking, by id.

    Articles that the store does not have, or has from a version that packed them otherwise, are left
    out. Asked for some at a time: an article can be a megabyte of text.
    """
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), ARTICLES):
        for row in store.read(statement("load/unlinked"), {"ids": wanted[at : at + ARTICLES]}):
            if graph := unpacked(row):
                yield graph


def mentioning(store: GraphStore, entities: Iterable[str]) -> dict[str, set[str]]:
    """The articles that mention each of these entities, by entity id; unknown ones are left out."""
    found: dict[str, set[str]] = {}
    for row in store.read(statement("load/mentioning"), {"ids": sorted(set(entities))}):
        found.setdefault(row["entity"], set()).add(row["article"])
    return found


def mentioned_by(store: GraphStore, articles: Iterable[str]) -> dict[str, set[str]]:
    """The entities that each of these articles mentions, by article id; unknown ones are left out."""
    found: dict[str, set[str]] = {}
    for row in store.read(statement("load/mentions_before"), {"ids": sorted(set(articles))}):
        found.setdefault(row["article"], set()).add(row["entity"])
    return found


def replace(store: GraphStore, graphs: Sequence[ArticleGraph], *, types: Collection[str]) -> LoadReport:
    """Put these articles in the store as they are now; what it had of them before is gone.

    An article whose graph is the same as the store's is left alone. Of two graphs of one article the
    later counts. ``types`` are the relation types that may become relationships. Raises
    ``WriteRefused`` before anything is written; after any other error, whole articles are there or not.
    """
    return put(store, list({graph.article.id: rows_of(graph, types) for graph in graphs}.values()))


def put(store: GraphStore, articles: Sequence[ArticleRows]) -> LoadReport:
    """``replace`` with rows that are ready (``rows_of``), of different articles."""
    report = LoadReport()
    for batch in transactions(articles):
        done, relabelled = store.write(partial(_replace, store=store, articles=batch))
        _settle_labels(store, relabelled)
        report += done
    return report


def put_drafts(
    store: GraphStore,
    drafts: Sequence[Draft],
    linker: Linker,
    *,
    types: Collection[str],
) -> LoadReport:
    """Put articles in the store and link them to the others, which are linked anew where that moves them.

    The rest is as in ``replace``.
    """
    report = LoadReport()
    for batch in transactions(drafts):
        report += _linked(store, linker, types, coming=batch)[0]
    return report


def relink(
    store: GraphStore,
    ids: Collection[str],
    linker: Linker,
    *,
    types: Collection[str],
) -> int:
    """Link these articles anew, after another decision of a person; how many changed by it."""
    wanted = sorted(ids)
    changed = 0
    for at in range(0, len(wanted), ARTICLES):
        changed += _linked(store, linker, types, again=wanted[at : at + ARTICLES])[2]
    return changed


def retract(
    store: GraphStore,
    article_id: str,
    linker: Linker | None = None,
    *,
    types: Collection[str] = (),
) -> RetractReport:
    """Take an article away, with everything that only it supports. Raises ``NotFound``.

    With a ``linker`` the articles that were linked through it are linked anew.
    """
    if linker is not None:
        _, report, _ = _linked(store, linker, types, going=[article_id])
        if report is None:
            raise _unknown(article_id, store.address)
        return report

    def work(tx: Transaction) -> tuple[RetractReport, list[str]]:
        change = Change(tx.run, store.dialect)
        change.read_articles([article_id])
        change.read_mentions([article_id])
        change.read_entities([])
        change.take_away()
        report = _report(change, article_id, store.address)
        relabelled = change.write_entities()
        tx.run(statement("load/delete_articles"), {"ids": [article_id]})
        change.delete_gone()
        return report, relabelled

    report, relabelled = store.write(work)
    _settle_labels(store, relabelled)
    return report


def _linked(
    store: GraphStore,
    linker: Linker,
    types: Collection[str],
    *,
    coming: Sequence[Draft] = (),
    going: Collection[str] = (),
    again: Collection[str] = (),
) -> tuple[LoadReport, RetractReport | None, int]:
    """One linked change in one transaction: what was loaded, what went, how many others changed."""

    def work(tx: Transaction) -> tuple[LoadReport, RetractReport | None, int, list[str]]:
        change = Change(tx.run, store.dialect)
        change.read_articles([*(d.id for d in coming), *going])
        fresh = [d for d in coming if not _same_extraction(d, change.articles.get(d.id))]
        ids = {d.id for d in fresh}
        unchanged = tuple(d.id for d in coming if d.id not in ids)
        change.write_origins(origin_of(d.graph.article) for d in coming if d.id not in ids)
        gone = [i for i in going if i in change.articles]
        if not fresh and not gone and not again:
            return LoadReport(unchanged=unchanged), None, 0, []
        change.keep([*ids, *gone])
        change.read_mentions(change.articles)
        report = _going(change, gone)
        before = {*change.articles}
        wanted = []
        for row in Linking(change, linker, types).rows(fresh, gone, again):
            if row.id in ids or change.articles[row.id]["graph"] != row.hash:
                wanted.append(_narrowed(change, row))
            else:
                change.leave(row.id)
        load = _swap(change, wanted, ids, unchanged, before)
        relabelled = change.write_entities()
        change.write_articles(wanted)
        if gone:
            tx.run(statement("load/delete_articles"), {"ids": gone})
        change.delete_gone()
        if report is not None:
            report = dataclasses.replace(
                report, entities=tuple(sorted(set(report.entities) & set(change.gone)))
            )
        return load, report, len(wanted) - len(ids), relabelled

    load, report, others, relabelled = store.write(work)
    _settle_labels(store, relabelled)
    return load, report, others


def _narrowed(change: Change, article: ArticleRows) -> ArticleRows:
    """What has to be written of an article of which it is known what the store has."""
    if article.old is None or article.rejected:
        return article
    found = difference(article.old, article)
    change.narrow(article.id, found)
    return found.rows


def _same_extraction(one: Draft, before: Row | None) -> bool:
    return before is not None and before["extraction"] == one.hash


def _going(change: Change, gone: Sequence[str]) -> RetractReport | None:
    """What an article that goes takes with it; entities: those it mentions, as far as known yet."""
    if not gone:
        return None
    found = change.articles[gone[0]]
    entities = tuple(m["entity"] for m in change.mentions_of(gone[0]))
    return RetractReport(gone[0], found["title"] or "", found["claims"] or 0, len(entities), entities)


def _swap(
    change: Change,
    wanted: Sequence[ArticleRows],
    counted: Collection[str],
    unchanged: tuple[str, ...],
    before: Collection[str],
) -> LoadReport:
    """Take what was read away and count what is wanted; the report is on the ``counted`` articles."""
    change.read_mentions(change.articles)
    change.read_entities(row["e"] for a in wanted for row in a.mentions)
    change.take_away()
    change.vote(wanted)
    told = [a for a in wanted if a.id in counted]
    return LoadReport(
        added=tuple(a.id for a in told if a.id not in before),
        replaced=tuple(a.id for a in told if a.id in before),
        unchanged=unchanged,
        claims=sum(len(a.claims) for a in told),
        mentions=sum(len(a.mentions) for a in told),
        entities=len(change.new),
        gone=len(change.gone),
    )


def preview_retract(store: GraphStore, article_id: str) -> RetractReport:
    """What ``retract`` would take away; nothing is changed. Raises ``NotFound``."""
    change = Change(store.read, store.dialect)
    change.read_articles([article_id], lock=False)
    change.read_mentions([article_id])
    change.read_entities([], lock=False)
    change.take_back_votes()
    return _report(change, article_id, store.address)


def _report(change: Change, article_id: str, address: str) -> RetractReport:
    found = change.articles.get(article_id)
    if found is None:
        raise _unknown(article_id, address)
    return RetractReport(
        article_id,
        found["title"] or "",
        found["claims"] or 0,
        len(change.mentions_of(article_id)),
        tuple(change.gone),
    )


def _unknown(article_id: str, address: str) -> NotFound:
    return NotFound(f"{address} has no article {article_id!r}.", "`kg articles` lists what it has.")


def _replace(
    tx: Transaction, store: GraphStore, articles: Sequence[ArticleRows]
) -> tuple[LoadReport, list[str]]:
    """Replace these articles in one transaction; also the entities whose old label has to go."""
    change = Change(tx.run, store.dialect)
    change.read_articles(a.id for a in articles)
    wanted = [a for a in articles if _differs(a, change.articles.get(a.id))]
    ids = {a.id for a in wanted}
    unchanged = tuple(a.id for a in articles if a.id not in ids)
    change.write_origins(a.origin for a in articles if a.id not in ids)
    if not wanted:
        return LoadReport(unchanged=unchanged), []
    change.keep(ids)
    report = _swap(change, wanted, ids, unchanged, change.articles.keys())
    relabelled = change.write_entities()
    change.write_articles(wanted)
    change.delete_gone()
    return report, relabelled


def _differs(article: ArticleRows, before: Row | None) -> bool:
    return before is None or before["graph"] != article.hash


def _settle_labels(store: GraphStore, ids: Sequence[str]) -> None:
    """Take the labels that lost their vote from these entities, each in a transaction of its own.

    The embedded engine lets a node change its labels once in a transaction, so this can't be part of
    the load. In between the node carries both; ``setup`` ends what was cut off there.
    """
    if not ids:
        return
    seen = Change(store.read, store.dialect)
    seen.read_entities(ids, lock=False)
    for label in LABELS:
        if any(label in own and seen.tallies[i].label != label for i, own in seen.labels.items()):
            store.write(partial(_remove_label, store=store, ids=ids, label=label))


def _remove_label(tx: Transaction, store: GraphStore, ids: Sequence[str], label: str) -> None:
    change = Change(tx.run, store.dialect)
    change.read_entities(ids)
    change.remove_label(label)


Sized = TypeVar("Sized", ArticleRows, Draft)


def transactions(articles: Iterable[Sized]) -> Iterator[list[Sized]]:
    """Several whole articles each: at most ``ARTICLES``, and not much more than one message of rows."""
    batch: list[Sized] = []
    size = 0
    for article in articles:
        if batch and (len(batch) == ARTICLES or size + article.size > BATCH):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += article.size
    if batch:
        yield batch
