"""Each rule with the sentence that motivates it, read by the real parser."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims, read

#: rule, sentence, a claim that it must give
RULES = [
    ("object", "America helped Iraq.", "United States | HELPS | Iraq"),
    ("passive-agent", "Iraq was helped by America.", "United States | HELPS | Iraq"),
    ("passive-agent", "The factions were backed by Iran.", "Iran | SUPPORTS | factions"),
    ("passive", "The minister was charged with fraud.", "minister | CHARGED_WITH | fraud"),
    (
        "participle",
        "They pay the 300 French troops stationed in Mali.",
        "French troops | STATIONED_IN | Mali",
    ),
    ("relative", "Iran funds militias that attacked Saudi Arabia.", "militias | ATTACKS | Saudi Arabia"),
    ("object-relative", "It is a step that France has not considered.", "France | CONSIDERS | step (not)"),
    ("coordination", "Germany and France attacked Mali.", "France | ATTACKS | Mali"),
    ("coordination", "Germany helped Mali and Niger.", "Germany | HELPS | Niger"),
    ("coordination", "The soldiers trained and assisted the Iraqis.", "soldiers | HELPS | Iraq"),
    ("oblique", "The troops fought against the Taliban.", "troops | FIGHTS | Taliban"),
    ("particle", "Hamas carried out an attack.", "Hamas | CARRIES_OUT | attack"),
    ("light-verb", "Hamas took responsibility for the attack.", "Hamas | CLAIMS_RESPONSIBILITY_FOR | attack"),
    (
        "light-verb",
        "Angela Merkel held talks with Emmanuel Macron.",
        "Angela Merkel | MEETS | Emmanuel Macron",
    ),
    ("light-verb", "Militias escalated attacks against Israel.", "militias | ATTACKS | Israel"),
    ("result", "The storm left at least 12 dead.", "storm | KILLS | at least 12 dead"),
    ("copula", "Iraq is an ally.", "Iraq | IS_A | ally"),
    (
        "copula-role",
        "Joe Biden is the president of the United States.",
        "Joe Biden | PRESIDENT_OF | United States",
    ),
    ("quality", "Iraq is dependent on Iran.", "Iraq | DEPENDS_ON | Iran"),
    (
        "movement",
        "Biden withdrew US soldiers from Afghanistan.",
        "US soldiers | WITHDRAWS_FROM | Afghanistan",
    ),
    ("movement", "Biden withdrew US soldiers from Afghanistan.", "Biden | WITHDRAWS | US soldiers"),
    ("reciprocal", "The US and Iraq reached an agreement.", "United States | AGREES_WITH | Iraq"),
    ("existential", "There were 400 French soldiers in Mali.", "French soldiers | LOCATED_IN | Mali"),
    ("topic", "The US decided that the mission would end.", "United States | DECIDES | mission"),
    (
        "title",
        "French Prime Minister Jean Castex left.",
        "Jean Castex | PRIME_MINISTER_OF | France",
    ),
    ("title", "Former French President Nicolas Sarkozy left.", "Nicolas Sarkozy | PRESIDENT_OF | France"),
    (
        "apposition-role",
        "Fuad Hussein, the foreign minister of Iraq, left.",
        "Fuad Hussein | FOREIGN_MINISTER_OF | Iraq",
    ),
    (
        "apposition-role",
        "The president of the United States, Joe Biden, met Angela Merkel.",
        "Joe Biden | PRESIDENT_OF | United States",
    ),
    (
        "named apposition",
        "The president of the United States, Joe Biden, met Angela Merkel.",
        "Joe Biden | MEETS | Angela Merkel",
    ),
    (
        "apposition",
        "They praised the human rights group Amnesty International.",
        "Amnesty International | IS_A | human rights group",
    ),
    ("event", "He left after Biden's meeting with Angela Merkel.", "Biden | MEETS | Angela Merkel"),
    ("event", "Biden's visit to Israel was short.", "Biden | VISITS | Israel"),
    ("event", "They mourned the US invasion of Iraq.", "United States | INVADES | Iraq"),
    ("event", "The invasion of Kuwait by Iraq followed.", "Iraq | INVADES | Kuwait"),
    ("event", "They welcomed Biden's announcement of the withdrawal.", "Biden | ANNOUNCES | withdrawal"),
    (
        "event-movement",
        "The departure of French soldiers from Mali was slow.",
        "French soldiers | TRAVELS_FROM | Mali",
    ),
    ("event-place", "The attack killed 30 people in Baghdad.", "attack | TAKES_PLACE_IN | Baghdad"),
    ("compound-participle", "London-based HSBC paid a fine.", "HSBC | BASED_IN | London"),
    (
        "controlled noun",
        "It is proof of Iraq's ability to defend Mosul.",
        "Iraq | PROTECTS | Mosul (planned)",
    ),
    ("object control", "Trump ordered the troops to leave Syria.", "troops | LEAVES | Syria (ordered)"),
    ("object control", "Pompeo called on the Taliban to leave Kabul.", "Taliban | LEAVES | Kabul (desired)"),
    ("gerund of the object", "The court fined Google for abusing its power.", "Google | VIOLATES | power"),
]


@pytest.mark.parametrize(("rule", "sentence", "claim"), RULES, ids=[f"{r}: {s}" for r, s, _ in RULES])
def test_rule_gives_its_claim(rule: str, sentence: str, claim: str) -> None:
    """The sentence that motivates a rule gives the claim that a reader would draw from it."""
    assert claim in claims(sentence)


STATES_NOTHING = [
    "Would Iran attack Israel?",
    "Merkel did not say which planes would stay in Mali.",
    "Merkel did not say that planes would stay in Mali.",
    "He asked: “Would Iran attack Israel?”",
    "He asked whether Iran would attack Israel.",
]


@pytest.mark.parametrize("sentence", STATES_NOTHING)
def test_questions_and_the_unsaid_state_nothing(sentence: str) -> None:
    """No claim about what is only asked or expressly not said, and the refusal says why."""
    annotation, extraction = read(sentence)
    about = {c.type for c in extraction.claims}
    assert not about & {"ATTACKS", "STAYS_IN", "STATIONED_IN", "REMAINS_IN"}
    assert extraction.refused
    assert all(
        reason and 0 <= start < end <= len(annotation.doc) for start, end, reason in extraction.refused
    )


def test_every_claim_names_its_rule_clause_and_quote() -> None:
    """A person can see which rule gave a claim, from which clause and which words."""
    text = "America helped Iraq, and Iran backed the militias. Iraq thanked America."
    annotation, extraction = read(text)
    assert len(extraction.claims) >= 3
    for claim in extraction.claims:
        quote = annotation.doc[claim.quote[0] : claim.quote[1]]
        assert claim.rule
        assert quote.start <= claim.subject.head < quote.end
        assert quote.start <= claim.object.head < quote.end
    by_clause = [c.clause for c in extraction.claims]
    assert by_clause == sorted(by_clause)
    assert len(set(by_clause)) >= 3


def test_same_text_gives_same_claims() -> None:
    """Extraction is deterministic: two readings of one text are equal."""
    text = "The US and Iraq reached an agreement. Militias backed by Iran attacked American forces in Syria."
    first, second = read.__wrapped__(text), read.__wrapped__(text)
    assert first[1] == second[1]
