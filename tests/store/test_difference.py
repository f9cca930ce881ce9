"""What differs between two versions of an article's rows is enough to make one of the other."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.store.difference import difference
from graph_builder.store.rows import ArticleRows, Row, Rows

ENTITIES = ("ann", "bob", "cid")

mentions = st.dictionaries(st.sampled_from(ENTITIES), st.integers(0, 2))
claims = st.dictionaries(
    st.integers(0, 5), st.tuples(st.sampled_from(ENTITIES), st.sampled_from(ENTITIES), st.integers(0, 1))
)


def version(said: dict[str, int], claimed: dict[int, tuple[str, str, int]]) -> ArticleRows:
    """Rows of an article, as far as a difference looks at them."""
    pairs = sorted({f"{s}\t{o}" for s, o, _ in claimed.values()})
    return ArticleRows(
        "a",
        {"id": "a"},
        {"id": "a", "pairs": pairs, "title": "t"},
        [{"a": "a", "e": e, "p": {"count": count}} for e, count in said.items()],
        [
            {"s": s, "o": o, "t": "MEETS", "p": {"id": f"c{n}", "speaker": x}}
            for n, (s, o, x) in claimed.items()
        ],
        [],
        0,
    )


@settings(deadline=None, max_examples=300)  # the machine may be busy
@given(mentions, claims, mentions, claims)
def test_a_difference_makes_the_new_version_of_the_old(
    said: dict[str, int],
    claimed: dict[int, tuple[str, str, int]],
    said_then: dict[str, int],
    claimed_then: dict[int, tuple[str, str, int]],
) -> None:
    """Whatever goes and comes: no row twice, none left over, none lost."""
    old, new = version(said, claimed), version(said_then, claimed_then)
    found = difference(old, new)
    left = [row for row in old.claims if f"{row['s']}\t{row['o']}" not in found.pairs]
    assert in_order([*left, *found.rows.claims]) == in_order(new.claims)
    stay = [row for row in old.mentions if row["e"] not in found.entities]
    assert in_order([*stay, *found.rows.mentions]) == in_order(new.mentions)
    assert old.article | found.rows.article == new.article


def test_what_is_the_same_is_not_written() -> None:
    """Equal versions differ in nothing; a name that moved in the claims of its own only."""
    claimed = {0: ("ann", "bob", 0), 1: ("bob", "cid", 0), 2: ("cid", "ann", 0)}
    old = version({"ann": 1, "bob": 1, "cid": 1}, claimed)
    same = difference(old, old)
    assert not (same.pairs or same.entities or same.rows.claims or same.rows.mentions)
    assert same.rows.article == {"id": "a"}
    then = claimed | {1: ("bob", "dan", 0), 2: ("dan", "ann", 0)}
    moved = difference(old, version({"ann": 1, "bob": 1, "dan": 1}, then))
    assert ids(moved.rows.claims) == ["c1", "c2"]
    assert moved.pairs == {"bob\tcid", "cid\tann"}
    assert moved.entities == {"cid"}


def ids(rows: Rows) -> list[str]:
    """The ids of claims."""
    return [row["p"]["id"] for row in rows]


def in_order(rows: Collection[Row]) -> list[str]:
    """Rows to compare as sets, which may hold one twice."""
    return sorted(map(repr, rows))
