"""The shared values: the public line format and the alignment of cleaned text."""

import pytest

from graph_builder.model import ArticleGraph, CleanText, Segment
from tests.graphs import talks, withdrawal


@pytest.mark.parametrize("graph", [talks(), withdrawal()])
def test_a_graph_survives_its_line_of_json(graph: ArticleGraph) -> None:
    """What `kg extract` prints is what `kg build` reads back, to the byte."""
    line = graph.to_json()
    assert "\n" not in line
    assert ArticleGraph.from_json(line) == graph
    assert ArticleGraph.from_json(line).to_json() == line


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    """A graph from elsewhere can't bring a quote that its article does not contain."""
    line = talks().to_json().replace('"quote": "Joe', '"quote": "Jim')
    with pytest.raises(ValueError, match="its quote is not at"):
        ArticleGraph.from_json(line)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('"negated": false, ', "", "`negated`"),
        ('"modality": "asserted", ', "", "`modality`"),
        ('"modality": "asserted"', '"modality": "hoped"', r"'hoped'.*claims\[0\].modality"),
        ('"claims": [{', '"claims": [7, {', r"`object`, got `int`.*claims\[0\]"),
        ('"start": 0', '"start": "0"', "`int`, got `str`"),
        ('"start": 0', '"start": null', "`int`, got `null`"),
        ('"confidence": 1.0', '"confidence": NaN', "malformed"),
        ('"confidence": 1.0', '"confidence": 1e999', "out of range"),
        ('"id": "', '"id": "\\ud800', "surrogate"),
        ('"format": 1', '"format": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_graph_is_refused_with_its_place(was: str, becomes: str, said: str) -> None:
    """A line from elsewhere that lacks something, or has another kind of it, is refused and says where."""
    line = talks().to_json()
    assert was in line
    with pytest.raises(ValueError, match=said):
        ArticleGraph.from_json(line.replace(was, becomes, 1))


def test_decisions_and_unknown_fields_of_a_line_are_ignored() -> None:
    """What a person decided comes from the ledger, never from a line."""
    line = talks().to_json().replace('"negated"', '"review": "confirmed", "new": [1], "negated"', 1)
    assert ArticleGraph.from_json(line) == talks()


@pytest.mark.parametrize(
    ("span", "there"),
    [((0, 3), (0, 3)), ((4, 7), (10, 13)), ((0, 7), (0, 13)), ((2, 4), (2, 3)), ((3, 5), (10, 11))],
)
def test_spans_find_their_way_back(span: tuple[int, int], there: tuple[int, int]) -> None:
    """'abc' + an inserted blank + 'def' from article offset 10."""
    clean = CleanText("abc def", (Segment(0, 0, 3), Segment(4, 10, 3)))
    assert clean.to_article(*span) == there


def test_an_inserted_character_alone_has_no_place() -> None:
    """The blank between joined lines is nowhere in the article."""
    clean = CleanText("abc def", (Segment(0, 0, 3), Segment(4, 10, 3)))
    with pytest.raises(ValueError, match="no place"):
        clean.to_article(3, 4)
