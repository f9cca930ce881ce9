"""Claims over mentions become claims over entities, or are dropped with the reason."""

from __future__ import annotations

from graph_builder.annotate import annotate
from graph_builder.model import (
    Article,
    ArticleGraph,
    CleanText,
    Cue,
    Dropped,
    Extraction,
    Segment,
    TokenClaim,
    TokenMention,
)
from graph_builder.resolve import resolve
from tests.resolve.reading import claim, graph_of, mention, read


def test_claims_have_verbatim_quotes_and_entities() -> None:
    """A claim over mentions becomes one over entities, quoted from the article."""
    graph = graph_of(
        "Joe Biden spoke on Monday. Biden met Angela Merkel in Berlin.", ("Biden", "MEETS", "Angela Merkel")
    )
    (made,) = graph.claims
    assert (made.subject, made.type, made.object) == ("Joe Biden", "MEETS", "Angela Merkel")
    assert made.quote == "Biden met Angela Merkel in Berlin."
    assert graph.article.text[made.start : made.end] == made.quote
    assert (made.subject_mention.start, made.subject_mention.end) == (27, 32)


def test_an_unresolved_pronoun_drops_its_claim() -> None:
    """A claim about nobody knows whom is dropped with the reason, never guessed."""
    graph = graph_of("They attacked Baghdad on Monday.", ("They", "ATTACKS", "Baghdad"))
    assert not graph.claims
    assert graph.dropped[0].reason == "pronoun 'They' has no sure antecedent"
    assert graph.dropped[0].text == "They attacked Baghdad on Monday."


def test_a_resolved_pronoun_shows_its_antecedent() -> None:
    """A reader sees to whom "he" was taken to refer."""
    text = "Joe Biden came. He met Angela Merkel."
    (made,) = graph_of(text, ("He", "MEETS", "Angela Merkel")).claims
    assert made.subject == "Joe Biden"
    assert made.subject_antecedent is not None
    assert text[made.subject_antecedent.start : made.subject_antecedent.end] == "Joe Biden"


def test_a_force_takes_its_country_along() -> None:
    """Withdrawing soldiers give a derived claim of their country, marked as such."""
    graph = graph_of(
        "US soldiers withdrew from Afghanistan in 2021.", ("US soldiers", "WITHDRAWS_FROM", "Afghanistan")
    )
    triples = {(c.subject, c.type, c.object, c.derived_from is not None) for c in graph.claims}
    assert triples == {
        ("US soldiers", "WITHDRAWS_FROM", "Afghanistan", False),
        ("United States", "WITHDRAWS_FROM", "Afghanistan", True),
        ("US soldiers", "PART_OF", "United States", False),
    }
    first = next(c for c in graph.claims if c.subject == "US soldiers" and c.type != "PART_OF")
    derived = next(c for c in graph.claims if c.derived_from)
    assert derived.derived_from == first.id
    assert derived.quote == first.quote


def test_other_verbs_of_a_force_are_not_its_countrys() -> None:
    """US soldiers eat; the United States does not."""
    graph = graph_of("US soldiers ate Iraqi bread.", ("US soldiers", "EATS", "Iraqi bread"))
    assert not [c for c in graph.claims if c.derived_from]


def test_everything_a_claim_knows_is_carried_over() -> None:
    """Flags, speaker, cues and time stand on the claim, cues with the article's offsets."""
    text = "Angela Merkel said Joe Biden did not visit Paris."
    a = read(text)
    nots = next(t.i for t in a.doc if t.text == "not")
    made = claim(
        a, "Joe Biden", "VISITS", "Paris", negated=True, attributed_to="Angela Merkel",
        speaker=mention(a, "Angela Merkel"), time="now", cues=(("negation", nots, nots + 1),),
    )  # fmt: skip
    (found,) = resolve(a, Extraction((made,))).claims
    assert found.negated
    assert not found.factual
    assert (found.speaker, found.attributed_to, found.time) == ("angela-merkel", "Angela Merkel", "now")
    assert found.cues == (Cue("negation", 33, 36),)


def test_a_quote_over_dropped_text_is_refused() -> None:
    """A sentence that cleaning pieced together over an advertisement is no verbatim quote."""
    text = "Joe Biden met READ MORE Angela Merkel."
    joined = "Joe Biden met Angela Merkel."
    clean = CleanText(
        joined, (Segment(0, 0, 14), Segment(14, 24, 14)), (Dropped(14, 23, "READ MORE", "advertisement"),)
    )
    a = annotate(Article("article", text), clean)
    graph = resolve(a, Extraction((claim(a, "Joe Biden", "MEETS", "Angela Merkel"),)))
    assert not graph.claims
    assert "quote runs over text that was dropped" in {d.reason for d in graph.dropped}


def test_offsets_are_the_articles() -> None:
    """Mentions and quotes point into the article even where cleaning moved the text."""
    text = "ADVERTISEMENT\nJoe Biden 😀 met Angela Merkel."
    clean = CleanText(text[14:], (Segment(0, 14, len(text) - 14),), (Dropped(0, 13, "ADVERTISEMENT", "ad"),))
    a = annotate(Article("article", text), clean)
    graph = resolve(a, Extraction((claim(a, "Joe Biden", "MEETS", "Angela Merkel"),)))
    assert ArticleGraph.from_json(graph.to_json()) == graph
    assert graph.claims[0].start == 14


def test_an_argument_that_is_no_mention_becomes_an_entity() -> None:
    """Rules may make a nominal of their own, such as a gerund."""
    a = read("Joe Biden enjoys skiing.")
    skiing = next(t for t in a.doc if t.text == "skiing")
    new = TokenMention(skiing.i, skiing.i + 1, skiing.i, "nominal", "Concept", "skiing")
    made = TokenClaim(mention(a, "Joe Biden"), new, "LIKES", "enjoys", (0, len(a.doc)), "by hand", 0)
    (found,) = resolve(a, Extraction((made,))).claims
    assert (found.object, found.object_id) == ("skiing", "skiing")


def test_two_entities_of_one_name_have_two_ids() -> None:
    """The second of a name gets a number, in text order."""
    graph = graph_of(
        "A man hit a woman. A man hit a dog.", ("A man", "HITS", "a woman"), ("A man#2", "HITS", "a dog")
    )
    assert [(c.subject, c.subject_id) for c in graph.claims] == [("man", "man"), ("man", "man-2")]


def test_same_input_same_bytes() -> None:
    """Twice the same article, twice the same line, whatever the order of the claims."""
    text = "Joe Biden met Angela Merkel. US troops left Iraq. He praised the troops."
    pairs = [
        ("Joe Biden", "MEETS", "Angela Merkel"),
        ("US troops", "LEAVES", "Iraq"),
        ("He", "PRAISES", "the troops"),
    ]
    assert graph_of(text, *pairs).to_json() == graph_of(text, *pairs[::-1]).to_json()
