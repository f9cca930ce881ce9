"""Finding entities by what a person types: parts of names, aliases, other accents, typos."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from graph_builder.errors import NotFound
from graph_builder.model import Node, fold
from graph_builder.protocols import GraphStore
from graph_builder.query.values import Hit
from graph_builder.statements import statement

#: How many candidates the store gives before they are ranked here.
CANDIDATES = 200
#: Below this similarity (rapidfuzz, 0 to 100) a name has nothing to do with the text. One typo in a
#: word of five letters leaves 80; two unrelated short names reach 60.
SIMILAR = 70.0


def search(store: GraphStore, text: str, limit: int = 20) -> list[Hit]:
    """Entities with a name or alias like ``text``, the most similar first, then the most linked.

    Case and accents don't matter, and a typo or two in a word is forgiven. An empty text finds nothing.
    """
    folded = fold(text).strip()
    if not folded:
        return []
    found = {hit.id: (score, hit) for score, hit in _candidates(store, folded) if score >= SIMILAR}
    ranked = sorted(found.values(), key=lambda x: (-x[0], -x[1].degree, x[1].id))
    return [hit for _, hit in ranked[:limit]]


def find_entity(store: GraphStore, name: str) -> Hit:
    """The entity with that id, name or alias (of several the most linked one), or the only one with
    all these words in a name ("biden" finds Joe Biden where no other Biden is known).

    Raises ``NotFound``, with the nearest names, where there is none.
    """
    by_id = store.read(statement("explore/entity"), {"id": name})
    if by_id:
        return _hit(by_id[0]["node"], by_id[0]["degree"])
    hits = search(store, name, limit=CANDIDATES)
    wanted = fold(name).strip()
    same = [h for h in hits if wanted in (fold(h.name), *map(fold, h.aliases))]
    if same:
        return min(same, key=lambda h: (fold(h.name) != wanted, -h.degree, h.id))
    words = set(_words(wanted))
    parts = [h for h in hits if any(words <= set(_words(fold(n))) for n in (h.name, *h.aliases))]
    if len(parts) == 1:
        return parts[0]
    near = ", ".join(h.name for h in hits[:5])
    remedy = f"Did you mean: {near}?" if near else "`kg schema` shows what the store holds."
    raise NotFound(f"No entity is called {name!r}.", remedy)


def _candidates(store: GraphStore, folded: str) -> list[tuple[float, Hit]]:
    rows = store.read(statement("explore/search_contains"), {"text": folded, "limit": CANDIDATES})
    words = _words(folded)
    if words:
        # A word of the index's syntax can only be letters and digits here; ~ allows two edits.
        fuzzy = " ".join(f"{w}~" if len(w) > 3 else w for w in words)
        rows += store.read(statement("explore/search_words"), {"words": fuzzy, "limit": CANDIDATES})
    hits = [_hit(row["node"], row["degree"]) for row in rows if row["node"].properties.get("id")]
    return [(_similarity(folded, hit), hit) for hit in hits]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _hit(node: Node, degree: int) -> Hit:
    return Hit(node.id, node.name, node.label, tuple(node.properties.get("aliases") or ()), degree)


def _similarity(folded: str, hit: Hit) -> float:
    """0 to 100; a name that begins with the text, or has a word that does, is as good as equal."""
    return max(_similar(folded, fold(name)) for name in (hit.name, *hit.aliases))


def _similar(text: str, name: str) -> float:
    if name == text:
        return 100.0
    if name.startswith(text):
        return 99.0
    if f" {text}" in name or f"-{text}" in name:
        return 98.0
    if text in name:
        return 95.0
    words = [max(fuzz.ratio(w, v) for v in _words(name) or [""]) for w in _words(text)]
    return min(94.0, max(fuzz.ratio(text, name), sum(words) / len(words) if words else 0.0))
