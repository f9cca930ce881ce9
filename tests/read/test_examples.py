"""The articles that ship with the project."""

from __future__ import annotations

from pathlib import Path

from graph_builder.clean import clean
from graph_builder.model import Article
from graph_builder.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_every_example_is_read_with_its_metadata() -> None:
    """Formats, outlets and dates of the examples are what their README says."""
    articles = list(read([str(EXAMPLES)]))
    assert len(articles) == 7
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for article in articles:
        assert isinstance(article, Article)
        assert article.title and article.outlet and article.published and article.url
        day = f"{article.published.day} {article.published:%B %Y}"
        assert f"| {article.outlet} | {day} |" in table


def test_examples_lose_their_boilerplate_and_nothing_else() -> None:
    """Only lines and ends that state nothing go; every sentence of an article stays."""
    for article in read([str(EXAMPLES)]):
        assert isinstance(article, Article)
        found = clean(article)
        assert (
            any(d.reason == "link to another article" for d in found.dropped)
            or "agency reports" in article.text
        )
        assert not any(d.text.endswith(".") for d in found.dropped)
        for word in ("Read more", "Read also", "Follow ", "Advertisement", "©", "desk\n", "Privacy"):
            assert word not in found.text
