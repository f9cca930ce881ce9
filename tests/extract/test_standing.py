"""Polarity, modality and attribution, with the words that signal them."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims, read

STANDINGS = [
    # polarity
    ("Iran did not attack Israel.", "Iran | ATTACKS | Israel (not)"),
    ("Iran never attacked Israel.", "Iran | ATTACKS | Israel (not)"),
    ("Spain is no longer dependent on Russia.", "Spain | DEPENDS_ON | Russia (not)"),
    ("No soldiers left Syria.", "soldiers | LEAVES | Syria (not)"),
    ("Iran failed to attack Israel.", "Iran | ATTACKS | Israel (not)"),
    ("Iran refused to attack Israel.", "Iran | ATTACKS | Israel (not)"),
    ("Iran did not fail to attack Israel.", "Iran | ATTACKS | Israel"),
    ("Spain is far from being an ally.", "Spain | IS_A | ally (not)"),
    ("The US left Iraq without helping Syria.", "United States | HELPS | Syria (not)"),
    ("Iran denied that it attacked Israel.", "it | ATTACKS | Israel (not, by Iran)"),
    ("The UN has yet to help Syria.", "United Nations | HELPS | Syria (not)"),
    # modality
    ("Iran will attack Israel.", "Iran | ATTACKS | Israel (planned)"),
    ("Iran may attack Israel.", "Iran | ATTACKS | Israel (possible)"),
    ("Iran wants to attack Israel.", "Iran | ATTACKS | Israel (desired)"),
    ("Iran plans to attack Israel.", "Iran | ATTACKS | Israel (planned)"),
    ("Iran must leave Syria.", "Iran | LEAVES | Syria (ordered)"),
    ("If Iran attacks Israel, the US will help Israel.", "Iran | ATTACKS | Israel (conditional)"),
    ("Iran would have attacked Israel.", "Iran | ATTACKS | Israel (counterfactual)"),
    ("Iran started attacking Israel.", "Iran | ATTACKS | Israel"),
    ("Iran allegedly attacked Israel.", "Iran | ATTACKS | Israel (possible)"),
    ("Macron ordered the withdrawal of soldiers from Niger.", "soldiers | WITHDRAWS_FROM | Niger (ordered)"),
    ("He warned Iran not to attack Israel.", "Iran | ATTACKS | Israel (not, desired)"),
    ("There is pressure for the US to leave Iraq.", "United States | LEAVES | Iraq (desired)"),
    # attribution
    ("Joe Biden said Iran attacked Israel.", "Iran | ATTACKS | Israel (by Joe Biden)"),
    ("“Iran attacked Israel,” said Joe Biden.", "Iran | ATTACKS | Israel (by Joe Biden)"),
    ("Iran attacked Israel, US officials said.", "Iran | ATTACKS | Israel (by US officials)"),
    ("According to US officials, Iran attacked Israel.", "Iran | ATTACKS | Israel (by US officials)"),
    ("Joe Biden said soldiers would leave Iraq.", "soldiers | LEAVES | Iraq (planned, by Joe Biden)"),
    ("It was said that Iran attacked Israel.", "Iran | ATTACKS | Israel (possible)"),
]


@pytest.mark.parametrize(("sentence", "claim"), STANDINGS, ids=[s for s, _ in STANDINGS])
def test_claim_stands_as_the_text_says(sentence: str, claim: str) -> None:
    """A negated, planned or reported statement never becomes a plain fact, nor a plain one anything else."""
    assert claim in claims(sentence)


def test_quote_over_two_sentences_has_one_speaker() -> None:
    """What stands between one pair of quotation marks is all said by the speaker behind it."""
    found = claims("“Iran attacked Israel. Israel helped Syria,” said Joe Biden.")
    assert "Iran | ATTACKS | Israel (by Joe Biden)" in found
    assert "Israel | HELPS | Syria (by Joe Biden)" in found


def test_quoted_paragraph_belongs_to_the_sentence_that_leads_to_it() -> None:
    """A block quote lost its marks; the sentence before it breaks off at "said that"."""
    found = claims("Angela Merkel said last spring that\n\nFrance does not help Mali.\n\nIran helps Syria.")
    assert "France | HELPS | Mali (not, by Angela Merkel)" in found
    assert "Iran | HELPS | Syria" in found


def test_cues_are_the_words_that_signal() -> None:
    """Each qualification of a claim can be checked to the word."""
    annotation, extraction = read("Joe Biden said on Monday that Iran will not attack Israel.")
    claim = next(c for c in extraction.claims if c.type == "ATTACKS")
    words = {kind: annotation.doc[start:end].text for kind, start, end in claim.cues}
    assert words["negation"] == "not"
    assert words["modality"] == "will"
    assert words["attribution"] == "said"
