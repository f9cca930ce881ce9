"""Which entities are one after some decisions."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_builder.ledger import Decision, Ledger
from graph_builder.ledger.marks import decisions_in, entities_in, is_current, marks

NAMES = ("a", "b", "c", "d")


def decisions(text: str) -> Ledger:
    """``a=b`` merges, ``a/b`` splits, ``a/1`` splits a in article 1 as a~1, ``-0`` undoes the first one."""
    found: list[Decision] = []
    for word in text.split():
        key = (
            f"{word} {sum(d.id.startswith(word) for d in found)}"  # as in a file: no two decisions share one
        )
        if word[0] == "-":
            number = int(word[1:])
            found.append(Decision("undo", of=found[number].id if number < len(found) else "none", id=key))
        elif "=" in word:
            found.append(Decision("merge", entities=tuple(word.split("=")), id=key))
        elif word[-1].isdigit():
            found.append(
                Decision("split", entities=(word[0],), articles=(word[-1],), own=f"{word[0]}~1", id=key)
            )
        else:
            found.append(Decision("split", entities=tuple(word.split("/")), id=key))
    return Ledger(tuple(found))


def result(text: str, article: str = "1") -> str:
    """What a, b, c and d are, in one word."""
    ledger = decisions(text)
    passed = ledger.passed(article, NAMES)
    return " ".join(passed[name][-1] if name in passed else name for name in NAMES)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("", "a b c d"),
        ("a=b", "a a c d"),
        ("a=b=c", "a a a d"),
        ("a=b c=a", "c c c d"),  # what had been merged into a goes with it
        ("a=b c=b", "c c c d"),  # b is a by now: naming it means a
        ("a=b a/b", "a b c d"),  # the later decision wins
        ("a/b a=b", "a a c d"),
        ("a=b b/a", "a b c d"),  # whichever is named first
        ("a=b c=a c/b", "c b c d"),  # b alone leaves, a stays with c
        ("c=a c=b a/b", "c b c d"),  # of two below a third the second-named leaves
        ("a=b b=c c/a", "a a c d"),  # c leaves, b stays
        ("a=b -0", "a b c d"),
        ("a=b a/b -1", "a a c d"),  # undoing the split brings the merge back
        ("a/1", "a~1 b c d"),
        ("a=b a/1", "a~1 a~1 c d"),  # all that is a, in that article
        ("a/1 a=b", "a~1 a c d"),  # what is split stays apart from later merges
        ("a/1 a=a~1", "a b c d"),  # unless it is merged itself
        ("a/1 c=a", "a~1 b c d"),
    ],
)
def test_merges_and_splits(text: str, becomes: str) -> None:
    """Decisions act in their order; see the comments of the rows."""
    assert result(text) == becomes


def test_a_split_in_an_article_leaves_other_articles_alone() -> None:
    """Elsewhere the entity is what it was."""
    assert result("a/1", "2") == "a b c d"
    assert result("a=b a/1", "2") == "a a c d"


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("a=b", [False]),
        ("a=b a/b", [True, False]),
        ("a/b a=b", [True, False]),
        ("a=b=c c/a", [False, False]),  # b is still one with a
        ("a=b a/b a=b", [False, True, False]),  # the first says what holds again
        ("a/1 a=b", [False, False]),
        ("a=b c=a", [False, False]),
    ],
)
def test_what_a_later_decision_replaces(text: str, replaced: list[bool]) -> None:
    """A decision of which nothing is left is known as such."""
    ledger = decisions(text)
    assert [ledger.is_replaced(d) for d in ledger.active] == replaced


def test_kept_apart_for_automatic_linking() -> None:
    """Pairs that people split are known as such until they are merged."""
    assert decisions("a/b c/a").apart == {("a", "b"), ("a", "c")}
    assert decisions("b/a a=b").apart == frozenset()
    assert decisions("b/a -0").apart == frozenset()


words = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(NAMES), st.sampled_from("=/"), st.sampled_from(NAMES))
        .filter(lambda t: t[0] != t[2])
        .map("".join),
        st.sampled_from(["a/1", "b/1", "c/2"]),
        st.integers(0, 6).map(lambda n: f"-{n}"),
    ),
    max_size=8,
).map(" ".join)


@given(words, st.sampled_from("12"))
def test_what_an_entity_becomes_is_final(text: str, article: str) -> None:
    """No decision is applied twice: an id that something becomes is not itself made another one, unless
    by a decision on this article."""
    ledger = decisions(text)
    for ids in ledger.passed(article, NAMES).values():
        assert ledger.becomes(ids[-1]) == ids[-1]


def found(ledger: Ledger, article: str, marked: tuple[str, ...], is_: dict[str, str]) -> bool:
    """What ``pipeline.waiting`` looks at, for one article that mentions these."""
    named = set(is_.values()) & ledger.entities if article in ledger.in_articles else set()
    return (
        not is_current(ledger, article, marked)
        or bool(ledger.moved & set(is_.values()))
        or not ledger.in_articles.get(article, frozenset()) <= decisions_in(marked)
        or not named <= entities_in(marked)
    )


@example("c/2", "a=c c/2", "2")  # the merge stands before the split, and moves what the article calls a
@given(words, words, st.sampled_from("12"))
def test_no_article_that_has_to_change_is_overlooked(before: str, after: str, article: str) -> None:
    """An article stands as one ledger says. Where another one says otherwise of any entity, the store can
    tell without the article's graph: by its marks, an id that it mentions, or a decision that names it.
    Linking once more leaves nothing to find."""
    old, new = decisions(before), decisions(after)
    is_, will_be = (
        {e: ledger.passed(article, NAMES).get(e, [e])[-1] for e in NAMES} for ledger in (old, new)
    )
    marked = marks(old, article, NAMES)
    assert found(new, article, marked, is_) or is_ == will_be
    assert is_current(old, article, marked)
    assert not found(new, article, marks(new, article, NAMES), will_be)
