"""Which relation type a construction gives, and the near miss that must not have it."""

from __future__ import annotations

import pytest

from tests.extract.reading import claims

#: what decides, sentence, a claim that it must give
GIVES = [
    ("object between", "Kenya asked Germany for help.", "Kenya | ASKS_FOR | help"),
    ("object between", "Norway sent tents to Turkey.", "Norway | SENDS_TO | Turkey"),
    ("after the object", "The Red Cross provided refugees with tents.", "Red Cross | GIVES_TO | refugees"),
    ("after the object", "The Red Cross provided refugees with tents.", "Red Cross | GIVES | tents"),
    ("after the object", "Merkel saw the deal as a trick.", "Merkel | CONSIDERS | deal"),
    ("after the object", "Merkel called the deal a mistake.", "Merkel | NAMES | deal"),
    ("after the object", "The leak put children at risk.", "leak | THREATENS | children"),
    ("after the object", "Judges put the mayor on trial.", "judges | CHARGES | mayor"),
    ("after the object", "Jane Doe directed \"The Piano\".", "Jane Doe | MAKES | The Piano"),
    ("no object", "Merkel and Macron met in Paris.", "Merkel | MEETS | Macron"),
    ("asked how", "Merkel asked officials how the papers were lost.", "Merkel | QUESTIONS | officials"),
    ("change", "The city turned the mill into a museum.", "mill | BECOMES | museum"),
    ("change", "The bank raised interest rates to 5 percent.", "interest rates | RISES_TO | 5 percent"),
    ("object's noun", "The Senate passed a law.", "Senate | APPROVES | law"),
    ("object's noun", "The rebels laid down their arms.", "rebels | GIVES | arms"),
    ("idiom", "The festival took place in Madrid.", "festival | TAKES_PLACE_IN | Madrid"),
    ("received", "The engines will be given to Norway.", "Norway | RECEIVES | engines (planned)"),
    ("adverb", "The boy came home from school.", "boy | RETURNS_FROM | school"),
    ("own agent", "The disease is characterised by pain.", "disease | HAS | pain"),
    ("own agent", "The vote was followed by protests.", "vote | PRECEDES | protests"),
    ("sentence", "Girard was sentenced to six years in prison.", "Girard | SENTENCED_TO | six years"),
    ("it", "The army took the bridge and held it.", "army | KEEPS | it"),
    ("number", "The bomb killed 107 and wounded 238.", "bomb | KILLS | 107"),
    ("paid", "The court fined Siemens 20 million euros.", "court | CONVICTS | Siemens"),
    ("lasting", "Merkel signed an agreement with Emmanuel Macron.", "Merkel | SIGNS | agreement"),
    ("lasting", "Merkel signed an agreement with Emmanuel Macron.", "Merkel | AGREES_WITH | Emmanuel Macron"),
    ("lasting", "Iraq and Iran signed an agreement.", "Iran | SIGNS | agreement"),
    ("role", "Mark Feld, the envoy to Syria, left.", "Mark Feld | AMBASSADOR_TO | Syria"),
    ("role", "Swedish Ambassador Mark Feld left.", "Mark Feld | REPRESENTS | Sweden"),
    ("role", "The Iraqi journalist Ali Hassan left.", "Ali Hassan | COMES_FROM | Iraq"),
    ("movement", "Obama sent soldiers to Iraq.", "soldiers | TAKEN_TO | Iraq"),
    ("vote", "Senators voted for the bill.", "senators | SUPPORTS | bill"),
    ("vote", "Many Germans voted for Angela Merkel.", "Germans | ELECTS | Angela Merkel"),
    ("amount", "The turnout was 69 percent.", "turnout | COSTS | 69 percent"),
    ("share", "The fund owns 9.3% of Siemens.", "fund | OWNS | Siemens"),
    ("meal", "Merkel ate an apple.", "Merkel | TAKES | apple"),
    ("plea", "The dealer pleaded guilty to fraud.", "dealer | ADMITS | fraud"),
    ("amount", "The statue weighs 400 kg.", "statue | COSTS | 400 kg"),
    ("beaten", "Officers beat Angela Merkel.", "officers | MISTREATS | Angela Merkel"),
    ("title", "The Wolves manager Gary Lineker left.", "Gary Lineker | EXECUTIVE_OF | Wolves"),
    ("of the verb", "Iran accused diplomats of theft.", "Iran | ACCUSES | diplomats"),
    ("month", "In June Siemens sold its sensors to Norway.", "Siemens | SELLS_TO | Norway"),
    ("telephone", "Biden called Angela Merkel on Monday.", "Biden | TALKS_TO | Angela Merkel"),
    ("used by", "The list is used by officers to track offenders.", "officers | FOLLOWS | offenders"),
    ("given", "The club gave Merkel the option to visit Spain.", "Merkel | VISITS | Spain (planned)"),
    ("left", "The storm left 14 people dead.", "storm | KILLS | people"),
    ("apposition", "He visited the aid agency Oxfam in Madrid.", "Oxfam | IS_A | aid agency"),
    ("apposition", "Gonzaga, a catholic school, closed.", "Gonzaga | IS_A | catholic school"),
    ("asked how", "Merkel has asked staff how files kept in safes got out.", "Merkel | QUESTIONS | staff"),
    ("object control", "The club requires members to sign a form.", "club | FORCES | members"),
    ("refused", "The players had been denied permits.", "players | EXCLUDES | permits"),
    ("ranked by", "The magazine rates the hotel among the best.", "magazine | JUDGES | hotel"),
    ("means", "The term refers to a tax.", "term | CONCERNS | tax"),
    ("bare noun", "The girls were allowed to go to school.", "girls | TAKES_PART_IN | school (possible)"),
    ("worship", "Thousands worship the old gods.", "thousands | PRAISES | old gods"),
    ("favoured", "Voters favoured changing the anthem.", "voters | ALTERS | anthem (desired)"),
    ("called it", 'Merkel called the verdict "wrong" and "cruel".', "Merkel | NAMES | verdict"),
    ("body", "The UN mission in Mali condemned the raid.", "UN mission | LOCATED_IN | Mali"),
    ("body", "The mission in Mali began in 2013.", "mission | TAKES_PLACE_IN | Mali"),
    (
        "stolen subject",
        "The report led to an offer from Siemens and Ahmed was invited to Paris.",
        "Ahmed | INVITED_TO | Paris",
    ),
    ("stolen subject", "Ann hired Bob and Carl and was invited to Paris.", "Ann | INVITED_TO | Paris"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sentence", "claim"), GIVES, ids=[f"{r}: {c}" for r, _, c in GIVES])
def test_construction_gives_its_type(rule: str, sentence: str, claim: str) -> None:
    """The type is the one that a reader would give to what the sentence says."""
    assert claim in claims(sentence)


#: what decides, sentence, subject, type and object that it must not give together
GIVES_NOT = [
    ("modifier", "Shadow Home Secretary Jo Cooper left.", "Jo Cooper | INTERIOR_MINISTER_OF | Shadow"),
    (
        "two clauses",
        "Myanmar is mainly Buddhist and the United Nations rates the Rohingya.",
        "Buddhist | JUDGES | Rohingya",
    ),
    ("fronted place", "In Madrid President Sassou met Merkel.", "Sassou | PRESIDENT_OF | Madrid"),
    ("fronted place", "In Addis Ababa President Kiir met Merkel.", "Kiir | PRESIDENT_OF | Addis Ababa"),
    ("object between", "Germany helped Kenya with money.", "Germany | HELPS | money"),
    ("object between", "The city turned the mill into a museum.", "city | BECOMES | museum"),
    ("object between", "An obsession is taking hold on the internet.", "obsession | TACKLES | internet"),
    ("object between", "The bank cut the number to 8,600.", "bank | FALLS_BY | 8,600"),
    ("fronted", "For the party, Merkel was elected.", "Merkel | WORKS_AS | party"),
    ("fronted", "With a crowd around her, Merkel remained calm.", "Merkel | STAYS_IN | crowd"),
    ("idiom", "The festival took place in Madrid.", "festival | TAKES_CONTROL_OF | place"),
    ("idiom", "Merkel came to the conclusion that it failed.", "Merkel | TRAVELS_TO | conclusion"),
    ("idiom", "The robots were made from scratch.", "robots | COMES_FROM | scratch"),
    ("means", "The talks were held by video.", "video | HOLDS | talks"),
    ("means", "The app was used by Thursday night.", "Thursday night | USES | app"),
    ("own agent", "The vote was followed by protests.", "vote | FOLLOWS | protests"),
    ("quality", "The soup was ready in an instant.", "soup | LOCATED_IN | instant"),
    ("labels", "The archive holds the files.", "archive | ARRESTS | files"),
    ("labels", "The ban covers Syria.", "ban | REPORTS | Syria"),
    ("labels", "The child was born at risk of disease.", "child | BORN_IN | risk of disease"),
    ("object's noun", "Chelsea won 20 seats in Hesse.", "Chelsea | ELECTED_IN | Hesse"),
    ("decision", "They agreed that the mission would end.", "they | AGREES_TO | mission"),
    ("speech", "Merkel said: good pictures of Berlin.", "Merkel | SAYS | good pictures of Berlin"),
    ("measure", "Diallo was suspended for three matches.", "Diallo | CONVICTED_OF | matches"),
    ("apposition", "The list had Oxfam, banks and unions.", "Oxfam | IS_A | banks"),
    ("apposition", "Nice clock, Ahmed.", "Ahmed | IS_A | nice clock"),
    ("apposition", "Angela Merkel, members said, left.", "Angela Merkel | IS_A | members"),
    ("copula", "The claims about Merkel were lies.", "Merkel | IS_A | lies"),
    ("role", "Mark Feld, the envoy to Syria, left.", "Mark Feld | REPRESENTS | Syria"),
    ("event as subject", "Ajax lost a point, leading to a protest.", "Ajax | RESULTS_IN | protest"),
    ("used by", "The list is used by officers to track offenders.", "list | FOLLOWS | offenders"),
    ("given", "The club gave Merkel the option to visit Spain.", "club | VISITS | Spain"),
    ("recipient", "Merkel made Ahmed a cake.", "Merkel | MAKES | Ahmed"),
    ("number", "He saw the lives of workers at sea who are in danger.", "sea | FACES | danger"),
    ("that", "They argued that mines pollute rivers.", "They | CLAIMS | mines pollute rivers"),
    ("group", "Pro-Iranian militias attacked the base.", "pro-Iranian militias | PART_OF | Iran"),
    ("object control", "The plan requires money.", "plan | FORCES | money"),
    ("ranked by", "The magazine rates the hotel among the best.", "magazine | RANKS | hotel"),
    ("means", "Merkel referred to a tax.", "Merkel | CONCERNS | tax"),
    ("bare noun", "The girls went to the school.", "girls | TAKES_PART_IN | school"),
    ("set phrase", "He is in the company of great painters.", "he | LOCATED_IN | company of great painters"),
    ("body", "The UN mission in Mali condemned the raid.", "UN mission | TAKES_PLACE_IN | Mali"),
    (
        "event as subject",
        "A fire caused a mass flight of people to head for the station prompting lines.",
        "station | CAUSES | lines",
    ),
    (
        "stolen subject",
        "The report led to an offer from Siemens and Ahmed was invited to Paris.",
        "report | INVITED_TO | Paris",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sentence", "claim"), GIVES_NOT, ids=[f"{r}: {c}" for r, _, c in GIVES_NOT])
def test_near_miss_has_not_that_type(rule: str, sentence: str, claim: str) -> None:
    """A sentence that only looks alike does not get the type."""
    assert claim not in [c.partition(" (")[0] for c in claims(sentence)]
