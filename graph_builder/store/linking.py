"""Articles linked to the others of the store as they come, change and go, each time in one transaction.

The store keeps what an article's graph was before it was linked (``packing``), and on each entity the
profiles by which articles came there, counted. So a change finds the blocks that it touches, asks the linker
for their entities before and after, and places anew the articles whose profiles moved; the same with groups
of copies. What the store holds then is what a build of all its articles from nothing would give.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph_builder.model import Article, ArticleGraph, Assignment
from graph_builder.protocols import BANDS
from graph_builder.statements import statement
from graph_builder.store import packing
from graph_builder.store.blocks import Held, parted, there
from graph_builder.store.change import Change
from graph_builder.store.moves import Moves
from graph_builder.store.rows import (
    ArticleRows,
    Checked,
    Place,
    check,
    check_linked,
    placed_rows,
    present,
    refusal,
)

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore, Linker, Row

#: Articles that move are read so many at a time.
_READ = 100

#: No two articles of one day stand before or behind each other by more than their ids.
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's graph over its own ids, with what linking looks at.

    Attributes:
        graph: As it was extracted.
        hash: SHA-256 over the article and its graph: equal hashes, nothing new.
        profiles: Local entity id -> block and profile.
        bands: Hashes that copies of the text share.
        size: Bytes of its rows, about.
        packed: The graph without its article (``packing.packed``).
    """

    graph: Checked
    hash: str
    packed: bytes = field(repr=False)
    profiles: Mapping[str, tuple[str, str]]
    bands: tuple[str, ...]
    size: int

    @property
    def id(self) -> str:
        """The article's id."""
        return self.graph.article.id

    @property
    def kept(self) -> Row:
        """What its node carries for linking."""
        marks = {f"tally_band_{number}": band for number, band in enumerate(self.bands)}
        return {"tally_extraction": self.hash, **marks}


def draft(graph: ArticleGraph, types: Collection[str], linker: Linker) -> Draft:
    """A graph ready to be linked and stored. Raises ``WriteRefused`` for one that no store may take."""
    checked = check(graph, types)
    try:
        return _drafted(checked, linker)
    except UnicodeEncodeError:
        refuse = refusal(graph)
        refuse("it holds half of a surrogate pair, which is no text")


def _drafted(graph: Checked, linker: Linker) -> Draft:
    article = graph.article
    text = article.text
    # what is no text has no bytes: half of a surrogate pair is found here, before anything is written
    "".join(x or "" for x in (article.id, article.title, article.url, article.outlet)).encode()
    packed = packing.packed(graph)
    size = 2 * len(packed) + 2 * len(text.encode())  # names of fields and quotes come on top of the packed
    whole = hashlib.sha256(article.hash.encode() + packed).hexdigest()
    return Draft(graph, whole, packed, linker.profiles(graph), linker.bands(text), size)


@dataclass(frozen=True, slots=True)
class Reason:
    """One way in which articles show an entity, how many of them do, and why it belongs there."""

    block: str
    profile: str
    articles: int
    assignment: Assignment


def reasons(store: GraphStore, entity: str, linker: Linker) -> list[Reason]:
    """Every profile behind an entity, the most frequent first; none for an entity that is its name."""
    linking = Linking(Change(store.read, store.dialect), linker, ())
    rows = store.read(statement("load/profiles"), {"ids": [entity]})
    held = [parted(row) for row in (rows[0]["profiles"] or () if rows else ())]
    assigned = linking.assigned({block for _, block, _ in held})
    found = [Reason(b, p, count, assigned[p]) for count, b, p in held if p in assigned]
    return sorted(found, key=lambda r: (-r.articles, r.profile))


def misplaced(store: GraphStore, entities: Collection[str], linker: Linker) -> set[str]:
    """Articles that show an entity, of the blocks of these, in a way that belongs to another one now."""
    rows = []
    for entity in sorted(_of_their_blocks(store, entities, linker)):
        moved = [
            f"{r.block}\t{r.profile}"
            for r in reasons(store, entity, linker)
            if linker.home(r.assignment.id.partition("@")[0]) != entity.partition("@")[0]
        ]
        if moved:
            rows.append({"e": entity, "profiles": sorted(moved)})
    if not rows:
        return set()
    return {row["id"] for row in store.read(statement("load/articles_with_profiles"), {"rows": rows})}


def _of_their_blocks(store: GraphStore, entities: Collection[str], linker: Linker) -> set[str]:
    """These entities and all that hold a profile of their blocks and families."""
    rows = store.read(statement("load/profiles"), {"ids": sorted(entities)})
    blocks = {parted(text)[1] for row in rows for text in row["profiles"] or ()}
    return {row["id"] for row in rows} | Held(Change(store.read, store.dialect), linker).entities(blocks)


class Linking:
    """One change of the corpus: drafts come, articles go; which others that touches, and their rows."""

    def __init__(self, change: Change, linker: Linker, types: Collection[str]) -> None:
        self._change, self._linker, self._types = change, linker, frozenset(types)
        self._held = Held(change, linker)
        self._moves = Moves(change, linker, self._held)
        self._before: dict[str, Row] = {}
        self._settled: frozenset[str] = frozenset()  # articles that only move by the change

    def rows(
        self, coming: Sequence[Draft], going: Collection[str], again: Collection[str]
    ) -> Iterator[ArticleRows]:
        """The rows of the drafts and of every other article that has to be written anew.

        ``change`` has read what the store has of those that come and go, mentions too; ``again`` are
        articles to be placed anew in any case. One article can move thousands: what is read of those is
        read as their turn comes, so that what needs not be written need not be held.
        """
        ids = {d.id for d in coming}
        new = Counter("\t".join(pair) for d in coming for pair in d.profiles.values())
        gone = Counter(p for m in self._change.mentions for p in m["tally_profiles"] or ())
        touched = self._moves.articles(new, gone) | set(again)
        groups = self._groups(coming, going)
        touched |= {i for i, place in groups.items() if place != self._place_before(i)}
        self._settled = frozenset(touched - ids - set(going) - set(again))
        for one in coming:
            yield self._placed(one, groups.get(one.id))
        others = sorted(touched - ids - set(going))
        for at in range(0, len(others), _READ):
            for one in self._read(others[at : at + _READ]):
                yield self._placed(one, groups.get(one.id))

    def assigned(self, blocks: Collection[str]) -> Mapping[str, Assignment]:
        """The entity of every profile of some blocks, as the store is."""
        self._moves.assign(there(self._held.blocks(blocks)), blocks)
        return self._moves.assigned

    def _placed(self, one: Draft, group: tuple[str | None, str | None] | None) -> ArticleRows:
        before = self._change.articles.get(one.id)
        stands = (before["voice"], before["copy_of"]) if before else (one.graph.article.outlet, None)
        stays = self._stays(one.id)
        new = self._rows(one, self._entities_of(one, stays), group or stands)
        told = all(profile in stays for _, profile in one.profiles.values())
        if not (before and told) or group not in (None, stands):
            return new
        old = self._rows(one, stays, stands)
        same = old.hash == before["graph"] and old.article.keys() == new.article.keys()
        return replace(new, old=old) if same else new

    def _rows(
        self, one: Draft, entities: Mapping[str, Assignment], stands: tuple[str | None, str | None]
    ) -> ArticleRows:
        """The rows of an article with these entities, and with that voice and original."""
        voice, copy_of = stands
        linked = self._linker.place(one.graph, one.profiles, entities)
        place = Place(voice, copy_of, linked.profiles, one.kept | present(tally_voice=voice), one.packed)
        if linked.graph.marks:  # people's decisions come from outside too
            return placed_rows(check(linked.graph, self._types_of(one.graph)), place)
        return placed_rows(check_linked(linked.graph, one.graph), place)

    def _types_of(self, graph: ArticleGraph) -> frozenset[str]:
        """The types that its claims may have: what is stored may be from the time of another vocabulary."""
        return self._types | {claim.type for claim in graph.claims}

    def _entities_of(self, one: Draft, stays: Mapping[str, Assignment]) -> Mapping[str, Assignment]:
        """The entity of each of its profiles; ``stays`` has them as they were."""
        pairs, assigned = set(one.profiles.values()), self._moves.assigned
        missing = [pair for pair in pairs if pair[1] not in assigned and pair[1] not in stays]
        if missing:  # an article that a decision touches
            blocks = there(self._held.blocks(block for block, _ in missing))
            for block, profile in missing:
                blocks[block] |= {profile}
            self._moves.assign(blocks, {block for block, _ in missing})
        return {p: assigned[p] if p in assigned else stays[p] for _, p in pairs}

    def _stays(self, article: str) -> dict[str, Assignment]:
        """Where the profiles of an article are that only moves by the change: those that the change did not
        ask for stay there. Not where people's decisions may have brought them there."""
        if article not in self._settled or self._linker.fixed or self._change.articles[article]["marks"]:
            return {}
        return {
            text.partition("\t")[2]: Assignment(said["entity"], 1.0, "as before")
            for said in self._change.mentions_of(article)
            for text in said["tally_profiles"] or ()
        }

    # --- copies

    def _groups(
        self, coming: Sequence[Draft], going: Collection[str]
    ) -> dict[str, tuple[str | None, str | None]]:
        """Article id -> voice and original, of all articles in groups that the change touches."""
        texts = {d.id: d.graph.article for d in coming}
        near = self._near(coming) - set(going) - texts.keys()
        rows = self._change.ask("load/extractions", {"ids": sorted(near)}) if near else []
        self._before = {row["id"]: row for row in rows}
        texts |= {key: _article(row) for key, row in self._before.items()}
        found = {}
        for group in self._linker.copies({key: article.text for key, article in texts.items()}):
            members = [texts[key] for key in group]
            original = min(members, key=_first)
            for article in members:
                copy_of = original.id if article is not original else None
                found[article.id] = (original.outlet or article.outlet, copy_of)
        return found

    def _near(self, coming: Sequence[Draft]) -> set[str]:
        """Articles that share a band with a draft, those that the changed ones were grouped with, and all of
        their groups."""
        roots = {row["copy_of"] for row in self._change.articles.values() if row["copy_of"]}
        found = self._resembling(coming)
        roots |= {copy_of or key for key, copy_of in found.items()}
        roots |= self._change.articles.keys()
        roots |= found.keys()
        copies = self._change.ask("load/copies_of", {"ids": sorted(roots)}) if roots else []
        originals = {r for r in roots if r not in self._change.articles} if copies or found else set()
        return found.keys() | {row["id"] for row in copies} | originals

    def _resembling(self, coming: Sequence[Draft]) -> dict[str, str | None]:
        """Articles that can be copies of a draft -> what they are copies of now."""
        by_band: defaultdict[tuple[int, str], list[Draft]] = defaultdict(list)
        for one in coming:
            for place in enumerate(one.bands):
                by_band[place].append(one)
        if not by_band:
            return {}
        marks: dict[str, set[str]] = {f"bands_{number}": set() for number in range(BANDS)}
        for number, band in by_band:
            marks[f"bands_{number}"].add(band)
        rows = self._change.ask("load/same_band", {name: sorted(found) for name, found in marks.items()})
        met = {row["id"]: row["copy_of"] for row in rows}
        found = {}
        for row in self._change.ask("load/bands", {"ids": sorted(met)}) if met else ():
            near = {d.id: d for place in enumerate(row["bands"]) for d in by_band.get(place, ())}
            if any(self._linker.resemble(d.bands, row["bands"]) for d in near.values()):
                found[row["id"]] = met[row["id"]]
        return found

    def _place_before(self, article: str) -> tuple[str | None, str | None]:
        row = self._before.get(article)
        return (row["voice"], row["copy_of"]) if row else (None, None)

    def _read(self, ids: Sequence[str]) -> Iterator[Draft]:
        """Other articles that have to be written anew, as they were extracted."""
        self._change.read_articles(ids)
        self._change.read_mentions(ids)
        graphs = map(packing.unpacked, self._change.ask("load/unlinked", {"ids": list(ids)}))
        for graph in graphs:
            if graph is not None:
                yield _drafted(check(graph, self._types_of(graph)), self._linker)


def _article(row: Row) -> Article:
    return Article(row["id"], row["text"], outlet=row["outlet"], published=row["published"])


def _first(article: Article) -> tuple[bool, str, str]:
    """The original of a group: a known outlet before an unknown one, then the earliest, then by id."""
    return article.outlet is None, str(article.published or _NEVER), article.id
