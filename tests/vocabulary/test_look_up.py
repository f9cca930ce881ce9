"""Which type a wording has between which labels."""

from __future__ import annotations

import pytest

from graph_builder.model import Label
from graph_builder.vocabulary import REST, Vocabulary, WordingKind, load, normalise

P, ORG, L, G, E, C = "Person", "Organization", "Place", "Group", "Event", "Concept"

#: kind, wording, label of the subject, label of the object, type (None: the rest)
TABLE: list[tuple[WordingKind, str, Label | None, Label | None, str | None]] = [
    # talks and agreements
    ("verb", "meet", P, P, "MEETS"),
    ("verb", "meet with", P, ORG, "MEETS"),
    ("verb", "meet with", None, None, "MEETS"),
    ("verb", "meet with", ORG, C, "FACES"),
    ("verb", "meet target", ORG, C, "SATISFIES"),
    ("verb", "meet", ORG, C, None),
    ("verb", "hold talks with", L, L, "MEETS"),
    ("noun", "meeting with", P, P, "MEETS"),
    ("verb", "talk to", P, P, "TALKS_TO"),
    ("verb", "reach an agreement with", L, L, "AGREES_WITH"),
    ("verb", "agree on", L, C, "AGREES_TO"),
    ("verb", "sign", P, C, "SIGNS"),
    ("verb", "sign", ORG, P, "APPOINTS"),
    ("verb", "deal with", ORG, ORG, "TRADES_WITH"),
    ("verb", "deal with", ORG, C, "TACKLES"),
    ("verb", "cooperate with", L, L, "COOPERATES_WITH"),
    ("role", "ally", L, L, "ALLIED_WITH"),
    # movement and force
    ("verb", "visit", P, L, "VISITS"),
    ("noun", "trip to", P, L, "VISITS"),
    ("noun", "visit to", P, L, "VISITS"),
    ("verb", "travel to", P, L, "TRAVELS_TO"),
    ("verb", "withdraw", L, G, "WITHDRAWS"),
    ("noun", "withdrawal of", L, G, "WITHDRAWS"),
    ("verb", "withdraw from", G, L, "WITHDRAWS_FROM"),
    ("verb", "pull out of", L, L, "WITHDRAWS_FROM"),
    ("noun", "withdrawal from", G, L, "WITHDRAWS_FROM"),
    ("verb", "leave", G, L, "LEAVES"),
    ("verb", "send", L, G, "SENDS"),
    ("verb", "deploy", L, G, "SENDS"),
    ("verb", "be stationed in", G, L, "STATIONED_IN"),
    ("verb", "remain in", G, L, "STAYS_IN"),
    ("verb", "return to", P, L, "RETURNS_TO"),
    ("verb", "flee to", P, L, "FLEES_TO"),
    ("verb", "attack", G, L, "ATTACKS"),
    ("noun", "attack on", G, L, "ATTACKS"),
    ("noun", "attack in", E, L, "TAKES_PLACE_IN"),
    ("verb", "carry out attacks on", G, L, "ATTACKS"),
    ("verb", "invade", L, L, "INVADES"),
    ("noun", "invasion of", L, L, "INVADES"),
    ("verb", "capture", ORG, L, "CAPTURES"),
    ("verb", "capture", ORG, C, "CAPTURES"),
    ("verb", "take", ORG, L, "TAKES_CONTROL_OF"),
    ("verb", "take", P, C, "TAKES"),
    ("verb", "kill", E, G, "KILLS"),
    ("verb", "execute", L, P, "EXECUTES"),
    ("verb", "execute", L, C, "CARRIES_OUT"),
    ("verb", "be killed in", P, E, "DIES_IN"),
    ("verb", "die of", P, C, "DIES_OF"),
    ("verb", "fight against", G, ORG, "FIGHTS"),
    ("verb", "defeat", L, ORG, "DEFEATS"),
    ("verb", "lose to", ORG, ORG, "LOSES_TO"),
    ("verb", "fall to", L, ORG, "FALLS_TO"),
    ("verb", "lose to", L, L, "LOSES_TO"),
    ("verb", "fall onto", C, L, "HITS"),
    ("verb", "fall below", C, C, "FALLS_BY"),
    ("verb", "turn back", G, G, "EXPELS"),
    ("verb", "trade", ORG, P, "SELLS"),
    ("verb", "rule out", ORG, C, "REJECTS"),
    ("verb", "treat", G, E, "CONSIDERS"),
    ("verb", "treat", P, P, "TREATS"),
    ("verb", "direct (work)", P, C, "MAKES"),
    ("verb", "accuse", C, ORG, "ACCUSES"),
    ("verb", "head winner", P, P, "SCORES"),
    ("verb", "block road", G, C, "BESIEGES"),
    ("verb", "concede defeat to", P, P, None),
    ("noun", "race for", L, P, None),
    ("noun", "path to", L, ORG, None),
    ("verb", "fall to", P, P, "LOSES_TO"),
    ("verb", "pose a threat to", ORG, L, "THREATENS"),
    ("verb", "pose", ORG, C, "POSES"),
    ("verb", "take responsibility for", ORG, E, "CLAIMS_RESPONSIBILITY_FOR"),
    ("verb", "train", G, G, "TRAINS"),
    ("verb", "help", L, L, "HELPS"),
    ("verb", "back", L, G, "SUPPORTS"),
    ("verb", "free", G, P, "RESCUES"),
    ("verb", "release", G, P, "RESCUES"),
    ("verb", "release", ORG, C, "RELEASES"),
    # saying
    ("verb", "announce", P, C, "ANNOUNCES"),
    ("noun", "announcement of", P, E, "ANNOUNCES"),
    ("verb", "deny", L, C, "DENIES"),
    ("verb", "warn", P, P, "WARNS"),
    ("verb", "warn", P, C, "WARNS_OF"),
    ("verb", "call on", P, ORG, "ASKS"),
    ("verb", "call for", P, C, "ASKS_FOR"),
    ("verb", "call", P, E, "HOLDS"),
    ("verb", "call", P, P, "TALKS_TO"),
    ("verb", "call (as)", P, P, "NAMES"),
    ("verb", "call", C, C, None),
    # an object between verb and preposition, and what follows an object
    ("verb", "ask * for", P, C, "ASKS_FOR"),
    ("verb", "send * to", L, L, "SENDS_TO"),
    ("verb", "help * with", L, C, None),
    ("verb", "turn * into", P, C, None),
    ("verb", "provide * with", ORG, C, "GIVES"),
    ("verb", "provide (with)", ORG, G, "GIVES_TO"),
    ("verb", "put (at risk)", ORG, C, "THREATENS"),
    ("verb", "put (on trial)", ORG, P, "CHARGES"),
    ("verb", "call (into question)", P, C, "QUESTIONS"),
    ("verb", "see (as)", G, C, "CONSIDERS"),
    ("verb", "see", G, E, "WITNESSES"),
    ("verb", "see", E, E, None),
    # what the object says of the verb
    ("verb", "pass law", ORG, C, "APPROVES"),
    ("verb", "pass", ORG, C, None),
    ("verb", "break law", P, C, "VIOLATES"),
    ("verb", "break", P, C, "DESTROYS"),
    ("verb", "lift ban", ORG, C, "ENDS"),
    ("verb", "lift", P, C, None),
    ("verb", "bring peace", ORG, C, "CAUSES"),
    ("verb", "bring", P, C, "BRINGS"),
    ("verb", "raise money", ORG, C, "ACQUIRES"),
    # what the labels say of the verb
    ("verb", "cover", ORG, E, "REPORTS"),
    ("verb", "cover", C, L, "CONCERNS"),
    ("verb", "vote for", G, P, "ELECTS"),
    ("verb", "vote for", G, C, "SUPPORTS"),
    ("verb", "suggest", P, C, "PROPOSES"),
    ("verb", "suggest", C, C, "SHOWS"),
    ("verb", "replace", P, P, "SUCCEEDS"),
    ("verb", "replace", ORG, P, None),
    ("verb", "be born in", P, C, None),
    ("verb", "be in", P, C, None),
    ("verb", "fall to", C, C, "FALLS_BY"),
    ("verb", "be elected to", P, ORG, "ELECTED_IN"),
    ("verb", "be elected to", P, C, "WORKS_AS"),
    ("verb", "win seat in", ORG, L, None),
    ("verb", "be taken from", C, P, None),
    ("verb", "be followed by", E, E, "PRECEDES"),
    ("verb", "pay for", L, E, "FUNDS"),
    ("role", "ambassador to", P, L, "AMBASSADOR_TO"),
    ("role", "ambassador", P, L, "REPRESENTS"),
    ("role", "journalist", P, L, "COMES_FROM"),
    ("role", "journalist", P, ORG, "WORKS_FOR"),
    ("role", "student", P, L, "COMES_FROM"),
    ("role", "professor of", P, C, "TEACHES"),
    ("verb", "criticise", P, P, "CONDEMNS"),
    ("verb", "accuse", P, P, "ACCUSES"),
    ("verb", "be accused of", P, C, "ACCUSED_OF"),
    # roles
    ("role", "president", P, L, "PRESIDENT_OF"),
    ("role", "prime minister", P, L, "PRIME_MINISTER_OF"),
    ("role", "foreign minister", P, L, "FOREIGN_MINISTER_OF"),
    ("role", "secretary of state", P, L, "FOREIGN_MINISTER_OF"),
    ("role", "spokeswoman", P, ORG, "SPOKESPERSON_FOR"),
    ("role", "member", P, ORG, "MEMBER_OF"),
    ("role", "leader", P, ORG, "LEADER_OF"),
    ("role", "wife", P, P, "SPOUSE_OF"),
    ("role", "chief executive", P, ORG, "EXECUTIVE_OF"),
    # kinds, parts, possession
    ("verb", "be", P, C, "IS_A"),
    ("verb", "become", P, C, "BECOMES"),
    ("verb", "be in", P, L, "LOCATED_IN"),
    ("verb", "be part of", L, ORG, "PART_OF"),
    ("verb", "be dependent on", L, C, "DEPENDS_ON"),
    ("verb", "buy", P, C, "BUYS"),
    ("verb", "buy", ORG, ORG, "ACQUIRES"),
    ("verb", "take over", ORG, ORG, "TAKES_OVER"),
    ("verb", "receive", P, C, "RECEIVES"),
    ("verb", "receive", P, P, "WELCOMES"),
    ("verb", "be awarded", P, C, "RECEIVES"),
    ("verb", "donate to", P, ORG, "GIVES_TO"),
    ("verb", "cost", C, C, "COSTS"),
    # cause and change
    ("verb", "result in", E, E, "RESULTS_IN"),
    ("verb", "lead to", E, C, "RESULTS_IN"),
    ("verb", "lead", P, ORG, "LEADER_OF"),
    ("verb", "cause", E, C, "CAUSES"),
    ("verb", "prevent", L, E, "PREVENTS"),
    ("verb", "put an end to", P, E, "ENDS"),
    ("verb", "close", L, E, "ENDS"),
    ("verb", "close", L, ORG, "CLOSES"),
    ("verb", "start", P, E, "STARTS"),
    ("verb", "start", P, ORG, "FOUNDS"),
    ("verb", "raise", ORG, C, "INCREASES"),
    ("verb", "reduce", L, G, "REDUCES"),
    ("verb", "rise to", C, C, "RISES_TO"),
    ("verb", "rise to", P, C, "WORKS_AS"),
    ("verb", "fall by", C, C, "FALLS_BY"),
    ("verb", "require", C, C, "REQUIRES"),
    ("verb", "need", L, C, "NEEDS"),
    ("verb", "face", P, C, "FACES"),
    # rule, law, elections, sport
    ("verb", "order", P, E, "ORDERS"),
    ("verb", "decide", L, E, "DECIDES"),
    ("verb", "arrest", ORG, P, "ARRESTS"),
    ("verb", "hold", ORG, P, "ARRESTS"),
    ("verb", "hold", ORG, E, "HOLDS"),
    ("verb", "hold", ORG, C, "KEEPS"),
    ("verb", "be arrested in", P, L, "HELD_IN"),
    ("verb", "charge", ORG, P, "CHARGES"),
    ("verb", "be charged with", P, C, "CHARGED_WITH"),
    ("verb", "be convicted of", P, C, "CONVICTED_OF"),
    ("verb", "sue", ORG, ORG, "SUES"),
    ("verb", "adopt", ORG, C, "APPROVES"),
    ("verb", "ban", L, C, "BANS"),
    ("verb", "impose sanctions on", L, L, "SANCTIONS"),
    ("verb", "elect", G, P, "ELECTS"),
    ("verb", "win", ORG, E, "WINS"),
    ("verb", "organise", ORG, C, "ORGANIZES"),
    ("verb", "be held in", E, L, "TAKES_PLACE_IN"),
    ("verb", "be held in", P, L, "HELD_IN"),
    ("verb", "hit", E, L, "HITS"),
    ("verb", "satisfy", C, G, "PLEASES"),
    ("verb", "satisfy", ORG, C, "SATISFIES"),
    ("verb", "be critical to", C, C, "IMPORTANT_FOR"),
    ("verb", "play in", P, E, "TAKES_PART_IN"),
    ("verb", "play in", P, L, "WORKS_IN"),
    ("verb", "fire", ORG, P, "DISMISSES"),
    ("verb", "run", P, ORG, "MANAGES"),
    ("verb", "run for", P, C, "CANDIDATE_FOR"),
    # attitudes
    ("verb", "fear", P, C, "FEARS"),
    ("verb", "want", P, C, "WANTS"),
    ("verb", "focus on", P, L, "FOCUSES_ON"),
    ("noun", "confidence in", P, G, "TRUSTS"),
    # what no type says
    ("verb", "run", P, C, None),
    ("verb", "meet on", P, P, None),
    ("verb", "sparkle", P, P, None),
    ("noun", "meeting", P, P, None),
    ("role", "meet", P, P, None),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    return load()


@pytest.mark.parametrize(("kind", "wording", "subject", "object_", "name"), TABLE)
def test_type_of_a_wording(
    vocabulary: Vocabulary,
    kind: WordingKind,
    wording: str,
    subject: Label | None,
    object_: Label | None,
    name: str | None,
) -> None:
    """The labels decide between types of one wording; other wordings are never guessed."""
    found = vocabulary.look_up(kind, wording, subject, object_)
    assert (found.name if found else None) == name


def test_shipped_vocabulary(vocabulary: Vocabulary) -> None:
    """Two to three hundred types under a handful of parents; only the rest has no wordings."""
    assert 200 <= len(vocabulary) <= 300
    assert 10 <= len(vocabulary.parents) <= 15
    assert {t.parent for t in vocabulary.types} == set(vocabulary.parents)
    assert [t.name for t in vocabulary.types if not (t.verbs or t.nouns or t.roles)] == [REST]
    assert [t.name for t in vocabulary.types] == list(vocabulary)


def test_definitions_tell_types_apart(vocabulary: Vocabulary) -> None:
    """No two types have the same definition, and each names its subject."""
    definitions = [t.definition for t in vocabulary.types]
    assert len(set(definitions)) == len(definitions)
    assert all(" O" in d or "S " in d for d in definitions)


def test_every_wording_leads_to_its_type(vocabulary: Vocabulary) -> None:
    """Between labels that a type joins, each of its wordings gives it, or a type that joins fewer."""
    kinds: tuple[WordingKind, ...] = ("verb", "noun", "role")
    for relation in vocabulary.types:
        for kind in kinds:
            for wording in relation.wordings(kind):
                assert relation in vocabulary.candidates(kind, wording)


@pytest.mark.parametrize(
    ("wording", "same"),
    [
        ("Put an End  to", "put end to"),
        ("the", "the"),
        ("be at the helm of", "be at helm of"),
        ("be X’s", "be x's"),
    ],
)
def test_normalised_wording(wording: str, same: str) -> None:
    """Capitals, articles, blanks and typographic apostrophes make no difference."""
    assert normalise(wording) == same
