"""One change of the graph, inside one transaction: articles out, articles in, entities set right.

The order of the statements is the one that ran right on every engine: locks, then reads, then
deletions, then entities (created with all their labels at once), then articles, mentions, claims.
Every count is checked, because a MATCH that finds fewer nodes than expected loses rows silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from graph_builder.model import LABELS
from graph_builder.protocols import Dialect, Row
from graph_builder.statements import statement
from graph_builder.store import rows
from graph_builder.store.difference import Difference
from graph_builder.store.faults import WriteConflict
from graph_builder.store.tally import Tally

Run = Callable[[str, Mapping[str, Any]], list[Row]]


class Change:
    """The state of one change: what the store has of some articles, and of the entities they touch."""

    def __init__(self, run: Run, dialect: Dialect) -> None:
        self._run = run
        self._dialect = dialect
        self.articles: dict[str, Row] = {}
        self._said: dict[str, list[Row]] = {}  # article id -> its mentions, of those that were read
        self._narrowed: set[str] = set()
        self.tallies: dict[str, Tally] = {}
        self.labels: dict[str, set[str]] = {}

    def read_articles(self, ids: Iterable[str], *, lock: bool = True) -> None:
        """What the store has of these articles."""
        wanted = {"ids": sorted(ids)}
        locked = lock and self._dialect == "neo4j"  # the embedded engine has one writer at a time
        name = "load/lock_articles" if locked else "load/articles_before"
        self.articles |= {row["id"]: row for row in self._ask(name, wanted)}

    def keep(self, ids: Iterable[str]) -> None:
        """Of the articles that were read, go on with these only."""
        wanted = set(ids)
        self.articles = {i: row for i, row in self.articles.items() if i in wanted}
        self._said = {i: said for i, said in self._said.items() if i in wanted}

    def leave(self, article: str) -> None:
        """Go on without this one."""
        self.articles.pop(article, None)
        self._said.pop(article, None)

    def read_mentions(self, ids: Iterable[str]) -> None:
        """What these articles, as far as the store has them, say of entities."""
        if wanted := sorted((set(ids) & self.articles.keys()) - self._said.keys()):
            self._said |= {i: [] for i in wanted}
            for row in self._ask("load/mentions_before", {"ids": wanted}):
                self._said[row["article"]].append(row)

    @property
    def mentions(self) -> Iterator[Row]:
        """What the articles whose mentions were read say of entities."""
        return chain.from_iterable(self._said.values())

    def mentions_of(self, article: str) -> Sequence[Row]:
        """What this article says of entities, if that was read."""
        return self._said.get(article, ())

    def read_entities(self, ids: Iterable[str], *, lock: bool = True) -> None:
        """Labels and tallies of these entities and of those mentioned before."""
        wanted = {"ids": sorted({*ids, *(m["entity"] for m in self.mentions)})}
        locked = lock and self._dialect == "neo4j"  # the embedded engine has one writer at a time
        name = "load/lock_entities" if locked else "load/entities_before"
        for row in self._ask(name, wanted)[0]["entities"]:
            self.labels[row["id"]] = set(row["labels"]) & set(LABELS)
            self.tallies[row["id"]] = Tally.of(row)

    def narrow(self, article: str, found: Difference) -> None:
        """Of this article only what differs has to go."""
        self.articles[article] = {**self.articles[article], "pairs": sorted(found.pairs)}
        self._said[article] = [m for m in self._said.get(article, ()) if m["entity"] in found.entities]
        self._narrowed.add(article)

    def take_away(self) -> None:
        """Delete the claims and mentions that were read, and take back their votes."""
        pairs = [
            {"a": article["id"], "s": ends[0], "o": ends[1]}
            for article in self.articles.values()
            for ends in (pair.split("\t") for pair in article["pairs"] or ())
        ]
        for batch in rows.batches(pairs):
            self._ask("load/delete_claims", {"rows": batch})
        some = [
            {"a": m["article"], "e": m["entity"]} for m in self.mentions if m["article"] in self._narrowed
        ]
        for batch in rows.batches(some):
            self._ask("load/delete_some_mentions", {"rows": batch})
        whole = sorted(self.articles.keys() - self._narrowed)
        if whole:
            self._ask("load/delete_mentions", {"ids": whole})
            self._ask("load/delete_rejected", {"ids": whole})
        if copies := [i for i in whole if self.articles[i]["copy_of"]]:
            self._ask("load/delete_copies", {"ids": copies})
        self.take_back_votes()

    def take_back_votes(self) -> None:
        """Take back the votes of the mentions that were read."""
        for mention in self.mentions:
            self._vote(mention["entity"], mention, -1)

    def vote(self, articles: Iterable[rows.ArticleRows]) -> None:
        """Count what these articles say of their entities."""
        for row in (row for article in articles for row in article.mentions):
            self._vote(row["e"], row["p"], 1)

    def _vote(self, entity: str, said: Mapping[str, Any], weight: int) -> None:
        tally = self.tallies.setdefault(entity, Tally())
        tally.vote(said["name"], said["label"], said["forms"], weight, said.get("tally_profiles") or ())

    @property
    def gone(self) -> list[str]:
        """Entities that no article mentions any more."""
        return sorted(i for i, tally in self.tallies.items() if tally.empty)

    @property
    def new(self) -> list[str]:
        """Entities that the store does not have yet."""
        return sorted(self.tallies.keys() - self.labels.keys())

    def write_entities(self) -> list[str]:
        """Create, update, label. Returns the ids of those whose old label has to go afterwards."""
        new: dict[str, rows.Rows] = defaultdict(list)
        lacking: dict[str, list[str]] = defaultdict(list)
        changed, surplus = [], []
        for key, tally in sorted(self.tallies.items()):
            if tally.empty:
                continue
            row = {"id": key, **tally.properties()}
            if key not in self.labels:
                new[tally.label].append(row)
                continue
            changed.append(row)
            if tally.label not in self.labels[key]:
                lacking[tally.label].append(key)
            if self.labels[key] - {tally.label}:
                surplus.append(key)
        for label, created in sorted(new.items()):
            self._put("load/create_entities", created, label=label)
        self._put("load/update_entities", changed)
        for label, ids in sorted(lacking.items()):
            self._expect(len(ids), self._ask("load/add_label", {"ids": ids}, label=label))
        return surplus

    def remove_label(self, label: str) -> None:
        """Take the label from the entities that were read, where it lost the vote."""
        lost = sorted(i for i, own in self.labels.items() if label in own and self.tallies[i].label != label)
        if lost:
            self._ask("load/remove_label", {"ids": lost}, label=label)

    def delete_gone(self) -> None:
        """Delete the entities that no article mentions any more."""
        if self.gone:
            self._ask("load/delete_entities", {"ids": self.gone})

    def write_origins(self, origins: Iterable[Row]) -> None:
        """Where articles are from (``rows.origin_of``), their graphs being as they are."""
        self._put("load/put_origins", [*origins])

    def write_articles(self, articles: Sequence[rows.ArticleRows]) -> None:
        """The articles with their mentions and claims."""
        fits = sum(a.size for a in articles) <= rows.BATCH
        self._put("load/put_articles", [a.article for a in articles if a.id not in self._narrowed], fits=fits)
        narrowed = [a.article for a in articles if a.id in self._narrowed]
        self._put("load/update_articles", narrowed, fits=fits)
        self._put("load/create_mentions", [row for a in articles for row in a.mentions], fits=fits)
        self._put("load/create_rejected", [row for a in articles for row in a.rejected], fits=fits)
        self._put("load/create_copies", [row for a in articles for row in _copy_of(a)])
        claims = [row for a in articles for row in a.claims]
        if "<type>" not in statement("load/create_claims", self._dialect):
            self._put("load/create_claims", claims, fits=fits)
            return
        by_type: dict[str, rows.Rows] = defaultdict(list)
        for claim in claims:
            by_type[claim["t"]].append({"s": claim["s"], "o": claim["o"], "p": claim["p"]})
        for kind, of_kind in sorted(by_type.items()):
            self._put("load/create_claims", of_kind, fits=fits, type=kind)

    def ask(self, name: str, parameters: Mapping[str, Any], **names: str) -> list[Row]:
        """Read with a statement of cypher/load inside the change."""
        return self._ask(name, parameters, **names)

    def _put(self, name: str, wanted: rows.Rows, *, fits: bool = False, **names: str) -> None:
        """Write the rows; those that are known to fit into one message are not measured."""
        for batch in [wanted] if fits and wanted else rows.batches(wanted):
            self._expect(len(batch), self._ask(name, {"rows": batch}, **names))

    def _ask(self, name: str, parameters: Mapping[str, Any], **names: str) -> list[Row]:
        """Run a statement of cypher/; ``names`` are checked types and labels for its <marks>."""
        text = statement(name, self._dialect)
        for mark, value in names.items():
            text = text.replace(f"<{mark}>", value)
        return self._run(text, parameters)

    def _expect(self, count: int, answer: list[Row]) -> None:
        if answer[0]["count"] != count:
            raise WriteConflict(f"{answer[0]['count']} of {count} rows found their nodes")


def _copy_of(article: rows.ArticleRows) -> rows.Rows:
    original = article.article.get("tally_copy_of")
    return [{"id": f"{article.id}|COPY_OF|{original}", "a": article.id, "o": original}] if original else []
