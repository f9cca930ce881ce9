"""Each cue of polarity, modality, attribution and time, beside the near misses that must not trip it.

A row is a sentence and the claim that a careful reader draws from it: "Iran | ATTACKS | Israel" with
what qualifies it in brackets (see ``reading.shown``). The expectations were written by reading.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import PUBLISHED, claims, read

POLARITY = [
    # beside the verb
    ("Turkey did not invade Cyprus.", "Turkey | INVADES | Cyprus (not)"),
    ("Turkey didn't invade Cyprus.", "Turkey | INVADES | Cyprus (not)"),
    ("Turkey has never invaded Cyprus.", "Turkey | INVADES | Cyprus (not)"),
    ("Never has Turkey invaded Cyprus.", "Turkey | INVADES | Cyprus (not)"),
    ("Turkey no longer supports Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey does not support Qatar any longer.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey hardly supports Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey barely supports Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("At no time did Turkey support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Under no circumstances did they support Qatar.", "they | SUPPORTS | Qatar (not)"),
    ("Turkey in no way supported Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    # near misses beside the verb
    ("Turkey not only supported Qatar but also criticised Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey not only supported Qatar but also criticised Kuwait.", "Turkey | CONDEMNS | Kuwait"),
    ("Turkey did not only support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey didn't just support Qatar, it criticised Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey rarely supports Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey seldom supports Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey could not but support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supports nothing but Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supports no one but Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supports none other than Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported Qatar longer than Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey did not hesitate to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey did not stop supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey did not invade Cyprus until 1974.", "Turkey | INVADES | Cyprus"),
    ("No doubt Turkey supports Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey by no means supported Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey by all means supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey can no longer support Qatar.", "Turkey | SUPPORTS | Qatar (not, possible)"),
    ("Turkey never stopped supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey ceased to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey supported not only Qatar but also Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported not only Qatar but also Kuwait.", "Turkey | SUPPORTS | Kuwait"),
    ("Turkey supported Kuwait rather than Qatar.", "Turkey | SUPPORTS | Kuwait"),
    # in an argument
    ("Hardly any country supported Qatar.", "country | SUPPORTS | Qatar (not)"),
    ("Not one country supported Qatar.", "country | SUPPORTS | Qatar (not)"),
    ("Not only Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("None of the countries supported Qatar.", "countries | SUPPORTS | Qatar (not)"),
    ("Few countries supported Qatar.", "countries | SUPPORTS | Qatar"),
    ("No country supported Qatar.", "country | SUPPORTS | Qatar (not)"),
    ("Neither Turkey nor Iran supported Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Neither Turkey nor Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("Turkey supported neither Qatar nor Kuwait.", "Turkey | SUPPORTS | Kuwait (not)"),
    ("Turkey, not Iran, supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported Qatar, not Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported Qatar, not Kuwait.", "Turkey | SUPPORTS | Kuwait (not)"),
    ("Turkey supported Qatar, but not Kuwait.", "Turkey | SUPPORTS | Kuwait (not)"),
    ("Turkey, not Iran, supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("Turkey supported not Qatar but Kuwait.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey supported not Qatar but Kuwait.", "Turkey | SUPPORTS | Kuwait"),
    ("Not Qatar but Kuwait supported Turkey.", "Qatar | SUPPORTS | Turkey (not)"),
    ("Not Qatar but Kuwait supported Turkey.", "Kuwait | SUPPORTS | Turkey"),
    ("Turkey did not support Qatar but Kuwait.", "Turkey | SUPPORTS | Kuwait"),
    ("Qatar was supported not by Turkey but by Iran.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Qatar was supported by Turkey, not by Iran.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey is not an ally of Iran but a rival.", "Turkey | IS_A | rival"),
    ("Turkey is not a rival but an ally of Iran.", "Turkey | ALLIED_WITH | Iran"),
    ("Turkey supported not a single country.", "Turkey | SUPPORTS | single country (not)"),
    ("Not all countries supported Qatar.", "countries | SUPPORTS | Qatar"),
    ("No fewer than 20 countries supported Qatar.", "countries | SUPPORTS | Qatar"),
    ("Neither of the countries supported Qatar.", "countries | SUPPORTS | Qatar (not)"),
    ("Turkey did not support Qatar, nor did Iran.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey did not leave Cyprus, nor did it support Qatar.", "Turkey | LEAVES | Cyprus (not)"),
    ("Turkey has yet to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey has to support Qatar.", "Turkey | SUPPORTS | Qatar (ordered)"),
    ("It is not that Turkey supports Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Everyone but Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("No one but Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey and everyone else supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey failed to leave Cyprus and supports Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey failed to leave Cyprus or support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Iran denies that it left Syria and accuses Kuwait.", "Iran | ACCUSES | Kuwait"),
    ("Turkey denied having supported Qatar.", "Turkey | SUPPORTS | Qatar (not, by Turkey)"),
    ("There is nothing to suggest that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    # what is told is called untrue
    ("The claim that Turkey supported Qatar is false.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Reports that Turkey supported Qatar were wrong.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Iran rejected claims that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (not, by Iran)"),
    ("Iran dismissed reports that Turkey had supported Qatar.", "Turkey | SUPPORTS | Qatar (not, by Iran)"),
    ("Iran repeated claims that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey neither supported Qatar nor left Cyprus.", "Turkey | LEAVES | Cyprus (not)"),
    ("Turkey did not leave Cyprus because of Qatar.", "Turkey | LEAVES | Cyprus (not)"),
    ("Turkey is not likely to leave Cyprus.", "Turkey | LEAVES | Cyprus (not, possible)"),
    ("Turkey is unlikely to leave Cyprus.", "Turkey | LEAVES | Cyprus (not, possible)"),
    ("Turkey was unable to leave Cyprus.", "Turkey | LEAVES | Cyprus (not)"),
    # the second of two verbs
    ("Turkey did not invade Cyprus but supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey invaded Cyprus but did not support Qatar.", "Turkey | INVADES | Cyprus"),
    ("Turkey did not support Qatar or criticise Kuwait.", "Turkey | CONDEMNS | Kuwait (not)"),
    # a governing verb or noun
    ("Turkey ruled out leaving Cyprus.", "Turkey | LEAVES | Cyprus (not)"),
    ("Turkey failed to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey never fails to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey refused to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey declined to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey managed to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey did not manage to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey did not want to support Qatar.", "Turkey | SUPPORTS | Qatar (not, desired)"),
    ("Turkey stopped supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey's failure to support Qatar angered Kuwait.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey was prevented from supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey is far from supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Far from Ankara, Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey is anything but an ally.", "Turkey | IS_A | ally (not)"),
    ("Turkey is not an ally.", "Turkey | IS_A | ally (not)"),
    ("Turkey criticised Kuwait without supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey criticised Kuwait instead of supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey supported Qatar without Kuwait.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey was too weak to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey narrowly avoided supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey was reluctant to support Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey reluctantly supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey ruled out supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey gave up supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey carried out attacks, supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey ended up supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey decided against supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey fought against Iran, supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey stopped short of supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey fell short of supporting Qatar.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey, short of money, supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey stopped Iran from supporting Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("Turkey did not stop Iran from supporting Qatar.", "Iran | SUPPORTS | Qatar"),
    ("Without supporting Qatar, Turkey invaded Cyprus.", "Turkey | SUPPORTS | Qatar (not)"),
    ("Turkey, which has never supported Qatar, invaded Cyprus.", "Turkey | INVADES | Cyprus"),
    # denial and doubt
    ("Turkey ruled out that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("The evidence that Iran supported Qatar is strong.", "Iran | SUPPORTS | Qatar"),
    ("Turkey denied that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not, by Turkey)"),
    ("Turkey denied supporting Qatar.", "Turkey | SUPPORTS | Qatar (not, by Turkey)"),
    ("Angela Merkel does not think Iran supports Qatar.", "Iran | SUPPORTS | Qatar (not, by Angela Merkel)"),
    ("There is no evidence that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("It is not true that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("It is false that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (not)"),
    ("It is true that Iran supported Qatar.", "Iran | SUPPORTS | Qatar"),
    ("Angela Merkel regretted that Iran supported Qatar.", "Iran | SUPPORTS | Qatar"),
    ("Angela Merkel did not know that Iran supported Qatar.", "Iran | SUPPORTS | Qatar"),
]

MODALITY = [
    # auxiliaries
    ("Turkey will support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey won't support Qatar.", "Turkey | SUPPORTS | Qatar (not, planned)"),
    ("Turkey is going to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey could support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey might not support Qatar.", "Turkey | SUPPORTS | Qatar (not, possible)"),
    ("Turkey should support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey must support Qatar.", "Turkey | SUPPORTS | Qatar (ordered)"),
    ("Turkey has to support Qatar.", "Turkey | SUPPORTS | Qatar (ordered)"),
    ("Turkey would have supported Qatar.", "Turkey | SUPPORTS | Qatar (counterfactual)"),
    ("Turkey should have supported Qatar.", "Turkey | SUPPORTS | Qatar (counterfactual)"),
    ("Turkey could have supported Qatar.", "Turkey | SUPPORTS | Qatar (counterfactual)"),
    ("Turkey may have supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey would support Qatar if Iran agreed.", "Turkey | SUPPORTS | Qatar (conditional)"),
    ("Turkey has supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey had supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey did support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey used to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey had better support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey had better weapons and supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey nearly invaded Cyprus.", "Turkey | INVADES | Cyprus (counterfactual)"),
    ("Turkey almost invaded Cyprus.", "Turkey | INVADES | Cyprus (counterfactual)"),
    ("Turkey almost completely supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported Qatar with almost 900 soldiers.", "Turkey | SUPPORTS | Qatar"),
    # governing verbs and adjectives
    ("Turkey came close to invading Cyprus.", "Turkey | INVADES | Cyprus (counterfactual)"),
    ("Turkey came close to Qatar and supported Kuwait.", "Turkey | SUPPORTS | Kuwait"),
    ("Turkey pretended to support Qatar.", "Turkey | SUPPORTS | Qatar (counterfactual)"),
    ("Turkey was supposed to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey meant to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("The deal means that Turkey supports Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey voted to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey aspires to support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey is poised to invade Cyprus.", "Turkey | INVADES | Cyprus (planned)"),
    ("Turkey succeeded in supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey wants to support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey hopes to support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey is trying to support Qatar.", "Turkey | SUPPORTS | Qatar (desired)"),
    ("Turkey plans to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey promised to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey threatened to invade Cyprus.", "Turkey | INVADES | Cyprus (planned)"),
    ("Turkey is expected to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey is about to invade Cyprus.", "Turkey | INVADES | Cyprus (planned)"),
    ("Turkey is set to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey is due to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey is likely to support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey is ready to support Qatar.", "Turkey | SUPPORTS | Qatar (planned)"),
    ("Turkey is able to support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey seems to support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey started to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey continued to support Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey began supporting Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey considered supporting Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey helped Iran support Qatar.", "Iran | SUPPORTS | Qatar"),
    ("Turkey forced Iran to support Qatar.", "Iran | SUPPORTS | Qatar"),
    # orders and wishes
    ("Angela Merkel ordered that Turkey leave Cyprus.", "Turkey | LEAVES | Cyprus (ordered)"),
    ("Angela Merkel demanded that Turkey leave Cyprus.", "Turkey | LEAVES | Cyprus (ordered)"),
    ("Angela Merkel ordered Turkey to leave Cyprus.", "Turkey | LEAVES | Cyprus (ordered)"),
    ("Angela Merkel urged Turkey to leave Cyprus.", "Turkey | LEAVES | Cyprus (desired)"),
    ("Angela Merkel asked Turkey to leave Cyprus.", "Turkey | LEAVES | Cyprus (desired)"),
    ("Angela Merkel called on Turkey to leave Cyprus.", "Turkey | LEAVES | Cyprus (desired)"),
    ("Angela Merkel called for Turkey to leave Cyprus.", "Turkey | LEAVES | Cyprus (desired)"),
    ("Turkey was told to leave Cyprus.", "Turkey | LEAVES | Cyprus (ordered)"),
    ("Turkey was asked to leave Cyprus.", "Turkey | LEAVES | Cyprus (desired)"),
    ("Turkey was allowed to leave Cyprus.", "Turkey | LEAVES | Cyprus (possible)"),
    # conditions
    ("Turkey will support Kuwait if Iran attacks Qatar.", "Iran | ATTACKS | Qatar (conditional)"),
    ("Unless Iran leaves Syria, Turkey will support Qatar.", "Iran | LEAVES | Syria (conditional)"),
    ("Turkey sent troops to Qatar in case Iran attacks Kuwait.", "Iran | ATTACKS | Kuwait (conditional)"),
    ("Should Iran attack Qatar, soldiers will support Kuwait.", "Iran | ATTACKS | Qatar (conditional)"),
    ("Had Iran attacked Qatar, Turkey would have left Cyprus.", "Iran | ATTACKS | Qatar (counterfactual)"),
    ("As long as Iran supports Qatar, Turkey will stay.", "Iran | SUPPORTS | Qatar (conditional)"),
    ("When Iran attacked Qatar, Turkey left Cyprus.", "Iran | ATTACKS | Qatar"),
    ("Although Iran attacked Qatar, Turkey left Cyprus.", "Iran | ATTACKS | Qatar"),
    ("Because Iran attacked Qatar, Turkey left Cyprus.", "Iran | ATTACKS | Qatar"),
    ("Assuming that Iran leaves Syria, Turkey will support Qatar.", "Iran | LEAVES | Syria (conditional)"),
    ("Turkey will support Qatar assuming that Iran leaves Syria.", "Iran | LEAVES | Syria (conditional)"),
    ("Turkey assumes that Iran left Syria.", "Iran | LEAVES | Syria (by Turkey)"),
    (
        "On condition that Iran leaves Syria, Turkey will support Qatar.",
        "Iran | LEAVES | Syria (conditional)",
    ),
    (
        "In the event that Iran leaves Syria, Turkey will support Qatar.",
        "Iran | LEAVES | Syria (conditional)",
    ),
    ("Were Iran to leave Syria, Turkey would support Qatar.", "Iran | LEAVES | Syria (conditional)"),
    ("Even if Iran leaves Syria, Turkey will support Qatar.", "Iran | LEAVES | Syria (conditional)"),
    ("Provided that Iran leaves Syria, Turkey will support Qatar.", "Iran | LEAVES | Syria (conditional)"),
    ("Turkey will stay in Cyprus even if Iran attacks Qatar.", "Iran | ATTACKS | Qatar (conditional)"),
    ("Turkey acted as if Iran attacked Qatar.", "Iran | ATTACKS | Qatar (counterfactual)"),
    ("Turkey will leave Cyprus once Iran leaves Syria.", "Iran | LEAVES | Syria (planned)"),
    ("Turkey will support Qatar until Iran leaves Syria.", "Iran | LEAVES | Syria (planned)"),
    ("When Iran attacks Qatar, Turkey helps Kuwait.", "Iran | ATTACKS | Qatar"),
    ("Turkey left Cyprus before Iran attacked Qatar.", "Iran | ATTACKS | Qatar"),
    ("The attempted attack by Iran on Qatar failed.", "Iran | ATTACKS | Qatar (counterfactual)"),
    ("The foiled attack by Iran on Qatar worried Kuwait.", "Iran | ATTACKS | Qatar (counterfactual)"),
    ("The recent attack by Iran on Qatar worried Kuwait.", "Iran | ATTACKS | Qatar"),
    # doubt
    ("There are rumours that Iran supports Qatar.", "Iran | SUPPORTS | Qatar (possible)"),
    ("There were allegations that Iran supported Qatar.", "Iran | SUPPORTS | Qatar (possible)"),
    ("The fact that Iran supports Qatar is known.", "Iran | SUPPORTS | Qatar"),
    ("Turkey allegedly supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey reportedly supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey has apparently supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Perhaps Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey is said to support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey is believed to support Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey is accused of supporting Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Iraq accused Turkey of supporting Qatar.", "Turkey | SUPPORTS | Qatar (by Iraq)"),
    ("It is possible that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("It is likely that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("Turkey certainly supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey openly supported Qatar.", "Turkey | SUPPORTS | Qatar"),
]

ATTRIBUTION = [
    ("Angela Merkel said Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("Turkey supported Qatar, Angela Merkel said.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("Turkey, Angela Merkel said, supported Qatar.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("“Turkey supported Qatar,” Angela Merkel said.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ('"Turkey supported Qatar," said Angela Merkel.', "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("Angela Merkel: “Turkey supported Qatar.”", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("According to Angela Merkel, Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("Turkey supported Qatar, according to Angela Merkel.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    (
        "Angela Merkel told reporters that Turkey supported Qatar.",
        "Turkey | SUPPORTS | Qatar (by Angela Merkel)",
    ),
    ("Angela Merkel claimed that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    (
        "Angela Merkel warned that Turkey supported Qatar.",
        "Turkey | SUPPORTS | Qatar (by Angela Merkel)",
    ),
    (
        "Angela Merkel warned that Turkey could invade Cyprus.",
        "Turkey | INVADES | Cyprus (possible, by Angela Merkel)",
    ),
    (
        "Angela Merkel announced that Turkey would leave Cyprus.",
        "Turkey | LEAVES | Cyprus (planned, by Angela Merkel)",
    ),
    (
        "Angela Merkel said Turkey will not invade Cyprus.",
        "Turkey | INVADES | Cyprus (not, planned, by Angela Merkel)",
    ),
    ("It was reported that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (possible)"),
    ("In Angela Merkel's view, Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    (
        "Angela Merkel was quoted as saying that Turkey supported Qatar.",
        "Turkey | SUPPORTS | Qatar (by Angela Merkel)",
    ),
    (
        "In a statement, Angela Merkel said: “Turkey supported Qatar.”",
        "Turkey | SUPPORTS | Qatar (by Angela Merkel)",
    ),
    ("“Turkey,” Angela Merkel said, “supported Qatar.”", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    ("It emerged that Turkey supported Qatar.", "Turkey | SUPPORTS | Qatar"),
    ("For Angela Merkel, Turkey supports Qatar too openly.", "Turkey | SUPPORTS | Qatar"),
    ("Turkey supported Qatar, as Angela Merkel said.", "Turkey | SUPPORTS | Qatar (by Angela Merkel)"),
    # what the article itself states around a report
    ("Turkey supported Qatar, which Angela Merkel criticised.", "Turkey | SUPPORTS | Qatar"),
    ("Angela Merkel, who supported Qatar, said Turkey left Cyprus.", "Angela Merkel | SUPPORTS | Qatar"),
    ("Angela Merkel spoke in Berlin after Turkey left Cyprus.", "Turkey | LEAVES | Cyprus"),
    ("Angela Merkel said after Turkey left Cyprus that Iran helped Syria.", "Turkey | LEAVES | Cyprus"),
]

STATES_NOTHING = [
    "Turkey has never denied having supported Qatar.",
    "Did Turkey support Qatar?",
    "Why did Turkey support Qatar?",
    "Angela Merkel asked whether Turkey supported Qatar.",
    "Angela Merkel asked if Turkey supported Qatar.",
    "It is unclear whether Turkey supported Qatar.",
    "It is unclear if Turkey supported Qatar.",
    "It is not known whether Turkey supported Qatar.",
    "Nobody knows if Turkey supported Qatar.",
    "Angela Merkel would not say if Turkey supported Qatar.",
    "It remains to be seen whether Turkey supported Qatar.",
    "The question is whether Turkey supported Qatar.",
    "Angela Merkel wondered whether Turkey supported Qatar.",
    "Angela Merkel could not confirm that Turkey supported Qatar.",
    "Angela Merkel stopped short of saying that Turkey supported Qatar.",
    "Angela Merkel refused to say whether Turkey supported Qatar.",
    "Angela Merkel refused to say that Turkey supported Qatar.",
    "Angela Merkel did not say that Turkey supported Qatar.",
    "Angela Merkel declined to comment on whether Turkey supported Qatar.",
    "Angela Merkel did not deny that Turkey supported Qatar.",
    "Angela Merkel did not confirm that Turkey supported Qatar.",
    "Angela Merkel neither confirmed nor denied that Turkey supported Qatar.",
    "The question is whether Turkey supports Qatar.",
]

TIMES = [
    ("Turkey supported Qatar in 2014.", "2014-01-01", "year"),
    ("In March 2014, Turkey supported Qatar.", "2014-03-01", "month"),
    ("Turkey supported Qatar on Monday.", "2021-07-26", "day"),
    ("Turkey will support Qatar on Friday.", "2021-07-30", "day"),
    ("On Monday Angela Merkel said Turkey supported Qatar in 2019.", "2019-01-01", "year"),
    ("Turkey supported Qatar two days ago.", "2021-07-26", "day"),
    ("Turkey supported Qatar last week.", "2021-07-19", "week"),
    ("Turkey supported Qatar this month.", "2021-07-01", "month"),
    ("Turkey supported Qatar for two years.", None, None),
    ("Turkey supported Qatar since 2014.", None, None),
    ("Turkey supported Qatar until 2014.", None, None),
    ("Turkey supported Qatar again.", None, None),
    ("Turkey supported Qatar in Monday Magazine.", None, None),
]

SO_CALLED = [
    "Turkey's so-called support for Qatar angered Kuwait.",
    "Turkey, a so-called ally of Qatar, left Cyprus.",
    "Turkey's alleged support for Qatar angered Kuwait.",
    "Turkey, the supposed ally of Qatar, left Cyprus.",
]

STATED = [*POLARITY, *MODALITY, *ATTRIBUTION]


def about(claim: str) -> str:
    """The claim without what qualifies it."""
    return claim.split(" (", maxsplit=1)[0]


@pytest.mark.parametrize(("sentence", "claim"), STATED, ids=[f"{s} {c}" for s, c in STATED])
def test_cue_qualifies_its_claim_and_nothing_else(sentence: str, claim: str) -> None:
    """The claim stands as the sentence says, in this one way only."""
    found = [c for c in claims(sentence) if about(c) == about(claim)]
    assert found == [claim]


@pytest.mark.parametrize("sentence", STATES_NOTHING)
def test_the_asked_and_the_unsaid_give_no_claim(sentence: str) -> None:
    """Whether it happened is left open, so the graph says nothing about it, and the reason is kept."""
    assert not [c for c in claims(sentence) if c.startswith("Turkey | SUPPORTS")]
    assert read(sentence)[1].refused


@pytest.mark.parametrize("sentence", SO_CALLED)
def test_what_is_only_called_so_is_no_fact(sentence: str) -> None:
    """An adjective of doubt makes the relation that its noun states a possible one."""
    found = [
        c
        for c in claims(sentence)
        if about(c) in ("Turkey | SUPPORTS | Qatar", "Turkey | ALLIED_WITH | Qatar")
    ]
    assert found
    assert all("(possible" in c for c in found)


@pytest.mark.parametrize(("sentence", "day", "granularity"), TIMES)
def test_time_is_that_of_the_event(sentence: str, day: str | None, granularity: str | None) -> None:
    """A moment has a date; a duration, a border or a name with a day in it has none."""
    _, extraction = read(sentence, PUBLISHED)
    claim = next(c for c in extraction.claims if c.type == "SUPPORTS")
    assert (str(claim.event_date) if claim.event_date else None, claim.granularity) == (day, granularity)


CUES = [
    ("Turkey no longer supports Qatar.", "negation", ["no", "longer"]),
    ("Turkey never supported Qatar.", "negation", ["never"]),
    ("Turkey refused to support Qatar.", "negation", ["refused"]),
    ("Turkey is far from supporting Qatar.", "negation", ["far", "from"]),
    ("Turkey plans to support Qatar.", "modality", ["plans"]),
    ("Turkey would have supported Qatar.", "modality", ["would", "have"]),
    ("Turkey allegedly supported Qatar.", "modality", ["allegedly"]),
    ("Turkey will help if Iran supports Qatar.", "modality", ["if"]),
    ("According to Angela Merkel, Turkey supported Qatar.", "attribution", ["According", "to"]),
    ("Angela Merkel said Turkey supported Qatar.", "attribution", ["said"]),
    ("Turkey supported Qatar in March 2014.", "time", ["in", "March", "2014"]),
]


@pytest.mark.parametrize(("sentence", "kind", "words"), CUES)
def test_cue_is_marked_to_the_word(sentence: str, kind: str, words: list[str]) -> None:
    """A reader finds under each flag the words that raised it."""
    annotation, extraction = read(sentence)
    claim = next(c for c in extraction.claims if c.type == "SUPPORTS")
    marked = [t.text for k, start, end in claim.cues if k == kind for t in annotation.doc[start:end]]
    assert marked == words
