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
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_builder.model import Article, ArticleGraph, Assignment
from graph_builder.statements import statement
from graph_builder.store import packing
from graph_builder.store.change import Change
from graph_builder.store.rows import ArticleRows, Place, check, present, rows_of
from graph_builder.store.tally import Tally

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore, Linker, Row

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

    graph: ArticleGraph
    hash: str
    packed: str = field(repr=False)
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
    packed = packing.packed(graph)
    data = packed.encode()
    size = 2 * len(data) + 2 * len(text.encode())  # names of fields and quotes come on top of the packed
    whole = hashlib.sha256(graph.article.hash.encode() + data).hexdigest()
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
    held = Tally.of({"tally_profiles": rows[0]["profiles"] or () if rows else ()}).profiles
    assigned = linking.assigned({text.partition("\t")[0] for text in held})
    found = []
    for text, count in held.items():
        block, _, profile = text.partition("\t")
        if text in assigned:
            found.append(Reason(block, profile, count, assigned[text]))
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
    blocks = _counted({row["id"]: row["profiles"] for row in rows})
    return {row["id"] for row in rows} | Linking(Change(store.read, store.dialect), linker, ()).holders(
        blocks
    )


class Linking:
    """One change of the corpus: drafts come, articles go; which others that touches, and their rows."""

    def __init__(self, change: Change, linker: Linker, types: Collection[str]) -> None:
        self._change, self._linker, self._types = change, linker, frozenset(types)
        self._fixed = sorted(linker.fixed)
        self._assigned: dict[str, Assignment] = {}
        self._holders: dict[str, set[str]] = {}
        self._before: dict[str, Row] = {}

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
            self._placed(one, groups.get(one.id), self._types | {c.type for c in one.graph.claims})
            for one in others
        ]

    def assigned(self, blocks: Collection[str]) -> Mapping[str, Assignment]:
        """The entity of every profile (``"block<TAB>profile"``) of some blocks, as the store is."""
        for members in self._together(*self._blocks(blocks)).values():
            self._assign(members)
        return self._assigned

    def holders(self, blocks: Collection[str]) -> set[str]:
        """The entities that hold a profile of some blocks and of their families."""
        families = {f for block in blocks if (f := self._linker.family(block))}
        held = self._held("person", [f"person {f}" for f in families]) | self._held("family", families)
        return {*held, *self._held("organization", [b for b in blocks if not self._linker.family(b)])}

    def _placed(
        self, one: Draft, group: tuple[str | None, str | None] | None, types: Collection[str]
    ) -> ArticleRows:
        voice, copy_of = group or (one.graph.article.outlet, None)
        linked = self._linker.place(one.graph, one.profiles, self._entities_of(one))
        place = Place(voice, copy_of, linked.profiles, one.kept | present(tally_voice=voice), one.packed)
        return rows_of(linked.graph, types, place)

    def _entities_of(self, one: Draft) -> Mapping[str, Assignment]:
        """The entity of each of its profiles."""
        pairs = set(one.profiles.values())
        missing = {block for block, profile in pairs if f"{block}\t{profile}" not in self._assigned}
        if missing:  # an article that only its group of copies or a decision touches
            blocks, units = self._blocks(missing)
            for block, profile in pairs:
                if block in missing:
                    blocks[block][profile] += 1
            for members in self._together(blocks, units).values():
                self._assign(members)
        return {profile: self._assigned[f"{block}\t{profile}"] for block, profile in pairs}

    # --- people and organizations

    def _moved(self, coming: Iterable[Draft]) -> set[str]:
        """Articles with a profile that came to another entity."""
        gone = Counter(p for m in self._change.mentions for p in m["tally_profiles"] or ())
        new = Counter("\t".join(pair) for d in coming for pair in d.profiles.values())
        before, units = self._blocks({p.partition("\t")[0] for p in (*gone, *new)})
        after = {b: Counter(before[b]) for b in before}
        for counts, sign in ((gone, -1), (new, 1)):
            for text, count in counts.items():
                block, _, profile = text.partition("\t")
                after.setdefault(block, Counter())[profile] += sign * count
        old, now = self._together(before, units), self._together(after, units)
        moved: dict[str, list[str]] = defaultdict(list)
        for unit in old.keys() | now.keys():
            self._assign(now[unit])
            if old[unit] == now[unit]:
                continue
            was = self._linker.assign({text.partition("\t")[2] for text in old[unit]})
            for text in old[unit] & now[unit]:
                if was[text.partition("\t")[2]].id != self._assigned[text].id:
                    for holder in self._holders[text]:
                        moved[holder].append(text)
        rows = [{"e": entity, "profiles": sorted(texts)} for entity, texts in sorted(moved.items())]
        return (
            {row["id"] for row in self._change.ask("load/articles_with_profiles", {"rows": rows})}
            if rows
            else set()
        )

    def _blocks(self, names: Collection[str]) -> tuple[dict[str, Counter[str]], set[str]]:
        """The profiles of some blocks, counted; and the families that are assigned as one, because somebody
        is named by the family name alone: of those all blocks. Also (``_holders``) who has each profile."""
        families = {f for name in names if (f := self._linker.family(name))}
        held = self._held("person", [f"person {family}" for family in families])
        fixed = (
            {row["id"]: row["profiles"] for row in self._change.ask("load/profiles", {"ids": self._fixed})}
            if self._fixed
            else {}
        )
        alone = {n for n in names if n.startswith("person ")}
        alone |= {b for b in _counted(held | fixed) if b.startswith("person ")}
        whole = families & {str(self._linker.family(block)) for block in alone}
        held |= self._held("family", whole)
        for kind in ("given", "organization"):
            apart = {n for n in names if n.startswith(f"{kind} ") and self._linker.family(n) not in whole}
            held |= self._held(kind, apart)
        self._holders = defaultdict(set)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for entity, profiles in (held | fixed).items():
            for text, count in Tally.of({"tally_profiles": profiles or ()}).profiles.items():
                block, _, profile = text.partition("\t")
                if block in names or self._linker.family(block) in whole:
                    found[block][profile] += count
                    self._holders[text].add(entity)
        return found, whole

    def _together(
        self, blocks: Mapping[str, Counter[str]], whole: Collection[str]
    ) -> defaultdict[str, set[str]]:
        """The profiles that are assigned together: of a block, or of all blocks of a whole family."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for block, counts in blocks.items():
            family = self._linker.family(block)
            unit = family if family and family in whole else block
            found[unit] |= {f"{block}\t{profile}" for profile, count in counts.items() if count > 0}
        return found

    def _held(self, kind: str, wanted: Collection[str]) -> dict[str, list[str]]:
        """Entity id -> its profiles, of the entities that stand under these blocks or families."""
        if not wanted:
            return {}
        rows = self._change.ask("load/block", {"blocks": sorted(wanted)}, kind=kind)
        return {row["id"]: row["profiles"] for row in rows[0]["entities"]}

    def _assign(self, texts: Collection[str]) -> None:
        """Note the entity of each profile of one block or whole family."""
        profiles = {text.partition("\t")[2]: text for text in texts}
        self._assigned |= {profiles[p]: a for p, a in self._linker.assign(profiles.keys()).items()}

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
        found, roots = set(), {row["copy_of"] for row in self._change.articles.values() if row["copy_of"]}
        for number in range(max((len(d.bands) for d in coming), default=0)):
            marks = sorted({d.bands[number] for d in coming if d.bands})
            for key, copy_of in self._change.ask("load/same_band", {"bands": marks}, band=str(number))[0][
                "articles"
            ]:
                found.add(key)
                roots.add(copy_of or key)
        roots |= self._change.articles.keys()
        roots |= found
        copies = self._change.ask("load/copies_of", {"ids": sorted(roots)}) if roots else []
        originals = {r for r in roots if r not in self._change.articles} if copies or found else set()
        return found | {row["id"] for row in copies} | originals

    def _place_before(self, article: str) -> tuple[str | None, str | None]:
        row = self._before.get(article)
        return (row["voice"], row["copy_of"]) if row else (None, None)

    def _read(self, ids: Sequence[str]) -> list[Draft]:
        """Other articles that have to be written anew, as they were extracted."""
        if not ids:
            return []
        self._change.read_articles(ids)
        graphs = map(packing.unpacked, self._change.ask("load/unlinked", {"ids": list(ids)}))
        return [_drafted(graph, self._linker) for graph in graphs if graph is not None]


def _article(row: Row) -> Article:
    return Article(row["id"], row["text"], outlet=row["outlet"], published=row["published"])


def _counted(held: Mapping[str, Sequence[str] | None]) -> set[str]:
    """The blocks of the profiles that some entities hold."""
    return {text.split("\t", 2)[1] for profiles in held.values() for text in profiles or ()}


def _first(article: Article) -> tuple[bool, str, str]:
    """The original of a group: a known outlet before an unknown one, then the earliest, then by id."""
    return article.outlet is None, str(article.published or _NEVER), article.id
