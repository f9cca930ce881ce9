"""Articles linked to the others of the store as they come, change and go, each time in one transaction.

The store keeps what an article's graph was before it was linked (``packing``), and on each entity the
profiles by which articles came there, counted. So a change finds the blocks that it touches, asks the linker
for their entities before and after, and places anew the articles whose profiles moved; the same with groups
of copies. What the store holds then is what a build of all its articles from nothing would give.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.model import Article, ArticleGraph, Assignment, Node
from graph_builder.statements import statement
from graph_builder.store import packing
from graph_builder.store.rows import ArticleRows, Place, check, present, rows_of
from graph_builder.store.tally import BLOCKS, Tally

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore, Linker, Row
    from graph_builder.store.change import Change

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
    """

    graph: ArticleGraph
    hash: str
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
    refuse = check(graph, types)
    try:
        return _drafted(graph, linker)
    except UnicodeEncodeError:
        refuse("it holds half of a surrogate pair, which is no text")


def _drafted(graph: ArticleGraph, linker: Linker) -> Draft:
    article = graph.article
    text = article.text
    # what is no text has no bytes: half of a surrogate pair is found here, before anything is written
    "".join(x or "" for x in (article.id, article.title, article.url, article.outlet)).encode()
    data = packing.packed(graph).encode()
    size = 2 * len(data) + 2 * len(text.encode())  # names of fields and quotes come on top of the packed
    whole = hashlib.sha256(graph.article.hash.encode() + data).hexdigest()
    return Draft(graph, whole, linker.profiles(graph), linker.bands(text), size)


@dataclass(frozen=True, slots=True)
class Reason:
    """One way in which articles show an entity, how many of them do, and why it belongs there."""

    block: str
    profile: str
    articles: int
    assignment: Assignment


def reasons(store: GraphStore, entity: str, linker: Linker) -> list[Reason]:
    """Every profile behind an entity, the most frequent first; none for an entity that is its name."""
    rows = store.read(statement("load/profiles"), {"ids": [entity]})
    held = Tally.of({"tally_profiles": rows[0]["profiles"] or () if rows else ()}).profiles
    found = []
    for block in sorted({text.partition("\t")[0] for text in held}):
        text = statement("load/block").replace("<kind>", block.partition(" ")[0])
        near = store.read(text, {"blocks": [block]}) + rows
        counted = [Tally.of({"tally_profiles": row["profiles"] or ()}).profiles for row in near]
        members = {p for tally in counted for p in tally if p.startswith(f"{block}\t")}
        assigned = linker.assign({p.partition("\t")[2] for p in members})
        found += [
            Reason(block, profile, held[key], assigned[profile])
            for key in held
            if (profile := key.partition("\t")[2]) in assigned and key.startswith(f"{block}\t")
        ]
    return sorted(found, key=lambda r: (-r.articles, r.profile))


def misplaced(store: GraphStore, entities: Collection[str], linker: Linker) -> set[str]:
    """Articles that show an entity, of the blocks of these, in a way that belongs to another one now."""
    rows = []
    for entity in sorted(_of_their_blocks(store, entities)):
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


def _of_their_blocks(store: GraphStore, entities: Collection[str]) -> set[str]:
    rows = store.read(statement("load/profiles"), {"ids": sorted(entities)})
    counted = [Tally.of({"tally_profiles": row["profiles"] or ()}).profiles for row in rows]
    blocks = {text.partition("\t")[0] for tally in counted for text in tally}
    found = {row["id"] for row in rows}
    for kind in BLOCKS:
        if wanted := sorted(b for b in blocks if b.startswith(f"{kind} ")):
            text = statement("load/block").replace("<kind>", kind)
            found |= {row["id"] for row in store.read(text, {"blocks": wanted})}
    return found


class Linking:
    """One change of the corpus: drafts come, articles go; which others that touches, and their rows."""

    def __init__(self, change: Change, linker: Linker, types: Collection[str]) -> None:
        self._change, self._linker, self._types = change, linker, types
        self._fixed = sorted(linker.fixed)
        self._assigned: dict[str, Assignment] = {}
        self._holders: dict[str, set[str]] = {}
        self._before: dict[str, Node] = {}

    def rows(
        self, coming: Sequence[Draft], going: Collection[str], again: Collection[str]
    ) -> list[ArticleRows]:
        """The rows of the drafts and of every other article that has to be written anew.

        ``change`` has read what the store has of those that come and go, mentions too; ``again`` are
        articles to be placed anew in any case.
        """
        ids = {d.id for d in coming}
        touched = self._moved(coming) | set(again)
        groups = self._groups(coming, going)
        touched |= {i for i, place in groups.items() if place != self._place_before(i)}
        others = self._read(sorted(touched - ids - set(going)))
        return [self._placed(one, groups.get(one.id), self._types) for one in coming] + [
            # of another vocabulary perhaps, but stored before
            self._placed(one, groups.get(one.id), {c.type for c in one.graph.claims})
            for one in others
        ]

    def _placed(
        self, one: Draft, group: tuple[str | None, str | None] | None, types: Collection[str]
    ) -> ArticleRows:
        voice, copy_of = group or (one.graph.article.outlet, None)
        linked = self._linker.place(one.graph, one.profiles, self._entities_of(one))
        place = Place(voice, copy_of, linked.profiles, one.kept | present(tally_voice=voice))
        return rows_of(linked.graph, set(self._types) | set(types), place)

    def _entities_of(self, one: Draft) -> Mapping[str, Assignment]:
        """The entity of each of its profiles."""
        pairs = set(one.profiles.values())
        missing = {block for block, profile in pairs if f"{block}\t{profile}" not in self._assigned}
        if missing:  # an article that only its group of copies or a decision touches
            blocks = self._blocks(missing)
            for block, profile in pairs:
                if block in missing:
                    blocks[block][profile] += 1
            self._assign(blocks)
        return {profile: self._assigned[f"{block}\t{profile}"] for block, profile in pairs}

    # --- people and organizations

    def _moved(self, coming: Iterable[Draft]) -> set[str]:
        """Articles with a profile that came to another entity."""
        gone = Counter(p for m in self._change.mentions for p in m["tally_profiles"] or ())
        new = Counter("\t".join(pair) for d in coming for pair in d.profiles.values())
        names = {p.partition("\t")[0] for p in (*gone, *new)}
        before = self._blocks(names)
        after = {b: Counter(before[b]) for b in before}
        for counts, sign in ((gone, -1), (new, 1)):
            for text, count in counts.items():
                block, _, profile = text.partition("\t")
                after.setdefault(block, Counter())[profile] += sign * count
        after = {block: +counts for block, counts in after.items()}
        self._assign(after)
        moved: dict[str, list[str]] = defaultdict(list)
        for block in names:
            old, now = set(before.get(block, ())), set(after.get(block, ()))
            if old == now:
                continue
            was = self._linker.assign(old)
            for profile in old & now:
                if was[profile].id != self._assigned[f"{block}\t{profile}"].id:
                    for holder in self._holders[f"{block}\t{profile}"]:
                        moved[holder].append(f"{block}\t{profile}")
        rows = [{"e": entity, "profiles": sorted(texts)} for entity, texts in sorted(moved.items())]
        return (
            {row["id"] for row in self._change.ask("load/articles_with_profiles", {"rows": rows})}
            if rows
            else set()
        )

    def _blocks(self, names: Collection[str]) -> dict[str, Counter[str]]:
        """The profiles of some blocks, counted, and (``_holders``) who has them."""
        self._holders = defaultdict(set)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        held: dict[str, list[str]] = {}
        for kind in BLOCKS:
            wanted = sorted(n for n in names if n.startswith(f"{kind} "))
            if wanted:
                held |= {
                    r["id"]: r["profiles"]
                    for r in self._change.ask("load/block", {"blocks": wanted}, kind=kind)
                }
        if self._fixed:
            held |= {
                r["id"]: r["profiles"] or [] for r in self._change.ask("load/profiles", {"ids": self._fixed})
            }
        for entity, counted in held.items():
            for text, count in Tally.of({"tally_profiles": counted}).profiles.items():
                block, _, profile = text.partition("\t")
                if block in names:
                    found[block][profile] += count
                    self._holders[text].add(entity)
        return found

    def _assign(self, blocks: Mapping[str, Counter[str]]) -> None:
        for block, counts in blocks.items():
            self._assigned |= {f"{block}\t{p}": a for p, a in self._linker.assign(set(counts)).items()}

    # --- copies

    def _groups(
        self, coming: Sequence[Draft], going: Collection[str]
    ) -> dict[str, tuple[str | None, str | None]]:
        """Article id -> voice and original, of all articles in groups that the change touches."""
        texts = {d.id: d.graph.article for d in coming}
        near = self._near(coming) - set(going) - texts.keys()
        rows = self._change.ask("load/extractions", {"ids": sorted(near)}) if near else []
        self._before = {row["article"].id: row["article"] for row in rows}
        texts |= {key: _article(node) for key, node in self._before.items()}
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
        found, roots = set(), {row["copy_of"] for row in self._change.articles.values() if row["copy_of"]}
        for number in range(max((len(d.bands) for d in coming), default=0)):
            marks = sorted({d.bands[number] for d in coming if d.bands})
            for row in self._change.ask("load/same_band", {"bands": marks}, band=str(number)):
                found.add(row["id"])
                roots.add(row["copy_of"] or row["id"])
        roots |= self._change.articles.keys()
        roots |= found
        copies = self._change.ask("load/copies_of", {"ids": sorted(roots)}) if roots else []
        originals = {r for r in roots if r not in self._change.articles} if copies or found else set()
        return found | {row["id"] for row in copies} | originals

    def _place_before(self, article: str) -> tuple[str | None, str | None]:
        node = self._before.get(article)
        return (
            (node.properties.get("tally_voice"), node.properties.get("tally_copy_of"))
            if node
            else (None, None)
        )

    def _read(self, ids: Sequence[str]) -> list[Draft]:
        """Other articles that have to be written anew, as they were extracted."""
        if not ids:
            return []
        self._change.read_articles(ids)
        graphs = map(packing.unpacked, self._change.ask("load/unlinked", {"ids": list(ids)}))
        return [_drafted(graph, self._linker) for graph in graphs if graph is not None]


def _article(node: Node) -> Article:
    p = node.properties
    return Article(node.id, p["text"], outlet=p.get("outlet"), published=p.get("published"))


def _first(article: Article) -> tuple[bool, str, str]:
    """The original of a group: a known outlet before an unknown one, then the earliest, then by id."""
    return article.outlet is None, str(article.published or _NEVER), article.id
