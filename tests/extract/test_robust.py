# ruff: noqa: E501 (articles of one line)
"""Text as it comes: headlines, lists, quotes, scans, live blogs, interviews, and the kinds of news.

Each row is an article (parts of it blank lines apart) with claims that a reader draws from it and
claims that would be wrong. Events are made up; names are of countries and well-known people.
"""

from __future__ import annotations

import datetime
import resource

import pytest

from graph_builder import pipeline, read
from graph_builder.model import ArticleGraph, Claim

NAVY = "The navy said on Monday that 40 people were brought to Malta."


def graph_of(text: str) -> ArticleGraph:
    """The whole local pipeline on one article."""
    article = read.article_from_text(text, title="", published=datetime.date(2021, 7, 28))
    (graph,) = pipeline.extract_all([article])
    assert isinstance(graph, ArticleGraph)
    return graph


def shown(claim: Claim) -> str:
    """ "Iran | ATTACKS | Israel (not, by Angela Merkel)"."""
    flags = ["not"] if claim.negated else []
    flags += [claim.modality] if claim.modality != "asserted" else []
    flags += [f"by {claim.attributed_to}"] if claim.attributed_to else []
    return f"{claim.subject} | {claim.type} | {claim.object}" + (f" ({', '.join(flags)})" if flags else "")


#: kind of text, article, claims, beginnings of wrong claims
ROWS = [
    ("lower-case headline", f"asylum seekers rescued off coast\n\n{NAVY}", [], ["asylum seekers | RESCUES"]),
    ("capitals", f"ASYLUM SEEKERS RESCUED OFF COAST\n\n{NAVY}", [], ["Asylum seekers | RESCUES", "ASYLUM"]),
    ("capitals", "APPLE BUYS BEATS\n\nApple bought Beats on Monday.",
     ["Apple | ACQUIRES | Beats"], []),
    ("headline passive", "Two ministers arrested in Mali\n\nThe army was silent on Monday.", [], ["ministers | ARRESTS"]),
    ("headline past", "Germany attacked France\n\nThe army was silent on Monday.", ["Germany | ATTACKS | France"], []),
    ("list", "Angela Merkel named her goals:\n\n- Germany will help Mali.\n* France will leave Niger.\n"
     "1. Italy will support Qatar.\n",
     ["Germany | HELPS | Mali (planned)", "France | LEAVES | Niger (planned)", "Italy | SUPPORTS | Qatar (planned)"], []),
    ("table", "Country\tGold\tSilver\nGermany\t10\t11\nFrance\t10\t12\n\nAngela Merkel praised Emmanuel Macron.",
     ["Angela Merkel | PRAISES | Emmanuel Macron"], ["Germany |", "France |", "Country |"]),
    ("table", "| Party | Votes |\n|---|---|\n| Greens | 12,000 |\n\nAngela Merkel praised Emmanuel Macron.",
     ["Angela Merkel | PRAISES | Emmanuel Macron"], ["Greens |", "Party |"]),
    ("curly quotes", "“Iran attacked Israel. Israel helped Syria,” Angela Merkel said.",
     ["Iran | ATTACKS | Israel (by Angela Merkel)", "Israel | HELPS | Syria (by Angela Merkel)"], []),
    ("straight quotes", '"Iran attacked Israel," Angela Merkel said. "Israel helped Syria."',
     ["Iran | ATTACKS | Israel (by Angela Merkel)", "Israel | HELPS | Syria (by Angela Merkel)"], []),
    ("single quotes", "‘Iran attacked Israel,’ Angela Merkel said.", ["Iran | ATTACKS | Israel (by Angela Merkel)"], []),
    ("quote over paragraphs", "“Iran attacked Israel,” Angela Merkel said.\n\n“Israel helped Syria.\n\n"
     "“Jordan left Iraq.”\n\nFrance helped Mali.",
     ["Israel | HELPS | Syria (by Angela Merkel)", "Jordan | LEAVES | Iraq (by Angela Merkel)", "France | HELPS | Mali"],
     []),
    ("unclosed quote", "“Iran attacked Israel, Angela Merkel said.\n\nFrance helped Mali.", ["France | HELPS | Mali"], []),
    ("soft hyphens", "Angela Mer\u00adkel met Emmanuel Mac\u00adron in Ber\u00adlin.", ["Angela Merkel | MEETS | Emmanuel Macron"], []),
    ("scanned lines", "Angela Merkel met Emmanuel Macron in Berlin on Monday for talks about gas, and the negotia-\n"
     "tions went on until the evening, when the chancellor of Germany left the capital for\n"
     "Paris. Spain helped Portugal with a loan that had been promised in the spring, and the\n"
     "parliament in Lisbon thanked the government in Madrid. Iran attacked Israel in the\nnight.\n",
     ["Angela Merkel | MEETS | Emmanuel Macron", "Spain | HELPS | Portugal", "Iran | ATTACKS | Israel"], []),
    ("live blog", "10:45 Germany left Mali.\n\n11.20am GMT\nFrance helped Niger.\n\n09:15 CET - Spain helped Portugal.\n\n"
     "[12:30] Italy supported Qatar.",
     ["Germany | LEAVES | Mali", "France | HELPS | Niger", "Spain | HELPS | Portugal", "Italy | SUPPORTS | Qatar"],
     ["12:30", "10:45"]),
    ("interview", "Q: Did Iran attack Israel?\nA: Iran did not attack Israel.\n\nQ: Will Syria help Iran?\nA: Syria will help Iran.",
     ["Iran | ATTACKS | Israel (not, possible)", "Syria | HELPS | Iran (planned)"], ["Iran | ATTACKS | Israel\n"]),
    ("interview", "Reporter: Will Germany leave Mali?\nMerkel: Germany will leave Mali. France supports Germany.\n",
     ["Germany | LEAVES | Mali (planned, by Merkel)", "France | SUPPORTS | Germany (by Merkel)"], []),
    ("embedded posts", "Germany left Mali.\n\nView this post on Instagram\n\nA post shared by Example News (@example)\n\n"
     "pic.twitter.com/abc123\n\n— Example News (@example) July 28, 2021\n\nhttps://t.co/xyz\n\nFrance helped Niger.",
     ["Germany | LEAVES | Mali", "France | HELPS | Niger"], ["Example News", "post |"]),
    ("captions", "Germany left Mali.\n\nImage caption: Supporters wave flags in Paris\n\nPhoto: Example Wire\n\nFrance helped Niger.",
     ["Germany | LEAVES | Mali", "France | HELPS | Niger"], ["Supporters |", "Photo |", "caption |"]),
    ("sports", "Novak Djokovic defeated Rafael Nadal 6-4, 6-3 in Paris. Robert Lewandowski, 32, scored twice.",
     ["Novak Djokovic | DEFEATS | Rafael Nadal"], ["Robert Lewandowski | IS_A | 32"]),
    ("business", "Apple bought Beats for $3 billion in 2014. Profits at Siemens rose 12 percent to €2.4bn.",
     ["Apple | ACQUIRES | Beats", "profits | RISES_TO | €2.4bn"], []),
    ("casualties", "A bomb killed 12 people and wounded 30 others in Kabul on Friday. The Taliban claimed responsibility for the attack.",
     ["bomb | KILLS | people", "bomb | INJURES | others", "Taliban | CLAIMS_RESPONSIBILITY_FOR | attack"], ["people | KILLS"]),
    ("court", "A court in Munich sentenced John Smith to five years in prison for fraud. Prosecutors accused Smith of bribing officials.",
     ["court | CONVICTS | John Smith", "prosecutors | ACCUSES | John Smith"], ["court | CONVICTS | fraud"]),
    ("election", "Joe Biden defeated Donald Trump in Georgia by 12,000 votes. Marine Le Pen conceded defeat with 41.5 percent of the vote.",
     ["Joe Biden | DEFEATS | Donald Trump"], ["Donald Trump | DEFEATS"]),
    ("headline speaker", "Merkel: France will leave Mali\n\nAngela Merkel was silent on Monday.",
     ["France | LEAVES | Mali (planned, by Merkel)"], ["France | LEAVES | Mali (planned)"]),
    ("headline speaker", "Mali war: France supports Niger\n\nThe army was silent on Monday.", ["France | SUPPORTS | Niger"], []),
    ("single quotes", "‘Iran attacked Israel,’ Angela Merkel told Reuters. ‘Israel’s army helped Syria.’",
     ["Iran | ATTACKS | Israel (by Angela Merkel)", "Israel’s army | HELPS | Syria (by Angela Merkel)"], []),
    ("scanned lines", "The parlia-\nment of Peru approved the budget.", ["parliament of Peru | APPROVES | budget"], ["ment"]),
    ("captions", "Angela Merkel (right) welcomes Emmanuel Macron in Berlin.\n\nFrance helped Niger.",
     ["France | HELPS | Niger"], ["Angela Merkel |", "Emmanuel Macron |"]),
    ("sports", "Rafael Nadal beat Roger Federer to win the French Open and become world number one.",
     ["Rafael Nadal | WINS | French Open", "Rafael Nadal | BECOMES | world number one"], []),
    ("sports", "Novak Djokovic trained for a year to win the French Open.",
     ["Novak Djokovic | WINS | French Open (planned)"], []),
    ("business", "Siemens sold 400 trains in the second quarter, its best result in a decade.",
     ["Siemens | SELLS | trains"], ["Siemens | SELLS | best", "Siemens | SELLS | result"]),
    ("business", "Airbus wants to buy Beats, its oldest supplier.", [], ["Airbus | BUYS | oldest"]),
    ("casualties", "Two guards were shot near Lyon on Monday and a third was stabbed in the street.", [], ["third |"]),
    ("casualties", "A hunter was shot dead in Oslo by a guard. A nurse was beaten to death in Malta.",
     ["guard | KILLS | hunter", "nurse | DIES_IN | Malta"], []),
    ("casualties", "The raid on the village ordered by Vladimir Putin killed 40 people.",
     ["Vladimir Putin | ORDERS | raid", "raid | KILLS | people"], ["Vladimir Putin | ORDERS | village"]),
    ("court", "A court in Lyon convicted John Smith of defrauding widows of two million euros.",
     ["court | CONVICTS | John Smith", "John Smith | DECEIVES | widows"], ["John Smith | DECEIVES | widows of"]),
    ("court", "Police ruled out suicide as the cause.", ["police | REJECTS | suicide"], ["police | PREVENTS"]),
    ("election", "Angela Merkel was re-elected with 55 percent of the vote. Donald Trump refused to concede defeat to Joe Biden.",
     ["Donald Trump | ADMITS | defeat (not)"], ["Angela Merkel | RELATES_TO | vote", "Donald Trump | LOSES_TO"]),
    ("election", "The Greens won the by-election in Kent and took Dover from the Tories.",
     ["Greens | WINS | by-election"], ["Greens | WINS | Kent", "Dover | LEAVES"]),
    ("objections", "Hungary dropped its objections to Sweden joining NATO.", ["Sweden | JOINS | NATO (possible)"], ["Sweden | JOINS | NATO\n"]),
    ("headline to", "Pope to visit Kuwait after surgery\n\nThe Vatican was silent on Monday.", ["Pope | VISITS | Kuwait (planned)"], ["Pope | VISITS | Kuwait\n"]),
    ("rubric", "BREAKING: Germany leaves Mali\n\nLive: France supports Niger\n\nGermany helped Syria on Monday.",
     ["Germany | LEAVES | Mali", "France | SUPPORTS | Niger"], ["BREAKING", "Live", "Germany leaves"]),
    ("rubric", "Live music returned to Paris. Watch makers left Geneva.\n\n• Italy helped Niger", ["Italy | HELPS | Niger"], []),
    ("casualties", "Thieves on scooters robbed a bank in Lyon.", ["thieves | ROBS | bank"], ["scooters |"]),
    ("casualties", "A bus with 50 pupils on board crashed into a house in Malta.", ["bus | HITS | house"], ["pupils |"]),
    ("exception", "Countries other than France signed the treaty.", ["countries | SIGNS | treaty"], ["France |"]),
    ("exception", "Greece said states other than France left NATO.", ["states | LEAVES | NATO (by Greece)"], ["France |"]),
    ("exception", "None other than France signed the treaty.", ["France | SIGNS | treaty"], ["None |"]),
    ("court", "The driver appeared in court accused of fraud.", ["driver | ACCUSED_OF | fraud"], ["court |"]),
    ("court", "A report accuses Siemens of bribing ministers.",
     ["report | ACCUSES | Siemens", "Siemens | PAYS | ministers (by report)"], ["Siemens | PAYS | ministers\n"]),
    ("business", "Siemens named Jane Doe chief executive. Carl Roe was sworn in as mayor of Oslo on Monday.",
     ["Siemens | APPOINTS | Jane Doe", "Jane Doe | EXECUTIVE_OF | Siemens", "Carl Roe | MAYOR_OF | Oslo"], ["Carl Roe | KNOWN_AS"]),
    ("business", "Germany would pay for the bridge and France would own it. Finland applied to join NATO.",
     ["Finland | JOINS | NATO (desired)"], ["Germany | FUNDS | France", "Finland | JOINS | NATO\n"]),
    ("family", "She is survived by her husband, Larry, and two sons. She won three medals.", [], ["Larry | WINS"]),
    ("headline source", "Siemens to leave Russia, unions say\n\nSiemens was silent on Monday.",
     ["Siemens | LEAVES | Russia (planned, by unions)"], ["Siemens | LEAVES | Russia (possible)"]),
    ("headline answer", "Merkel says no to talks with Iran", ["Merkel | REJECTS | talks"], []),
    ("sports", "Serena Williams, who has won many titles, lost to Venus Williams.",
     ["Serena Williams | LOSES_TO | Venus Williams"], []),
    ("sports", "Spain lost to Italy. Rafael Nadal was deported from Australia.",
     ["Spain | LOSES_TO | Italy", "Rafael Nadal | LEAVES | Australia"], []),
    ("business", "Siemens paid Jane Doe $25m in 2022. Profits fell to $15.3bn, well short of the $17.9bn that banks expected.",
     ["Siemens | PAYS | $25m", "profits | FALLS_BY | $15.3bn"], []),
    ("court", "John Smith was convicted of fraud but cleared of theft.", ["John Smith | CONVICTED_OF | fraud"], ["John Smith | ACQUITS"]),
    ("court", "The court issued a warrant for Vladimir Putin, whom it accuses of deporting children.",
     ["Vladimir Putin | EXPELS | children (by court)"], ["court | EXPELS"]),
    ("court", "Germany accused the army of shooting nurses, which Mali called untrue.",
     ["army | INJURES | nurses (by Germany)"], ["Mali | NAMES | nurses", "Mali | JUDGES | nurses"]),
    ("quoted", "The paper quoted a minister as saying that France had left Mali.", ["France | LEAVES | Mali (by minister)"], []),
    ("duty", "Without the loan, Siemens would have had to close the plant. Germany may have to leave Mali.",
     ["Siemens | CLOSES | plant (counterfactual)", "Germany | LEAVES | Mali (possible)"], []),
    ("meeting in person", "Putin did not attend the summit in person, sending his foreign minister, Sergei Lavrov.",
     [], ["Sergei Lavrov | FOREIGN_MINISTER_OF | person"]),
    ("gerund", "Cutting taxes led to inflation in Turkey.", [], ["taxes |"]),
    ("two sentences", "Prosecutors said John Smith robbed a bank; his lawyers did not respond to the court.",
     ["John Smith | ROBS | bank (by Prosecutors)", "lawyers | ANSWERS | court (not)"], []),
    ("business", "Siemens will invest in a plant in Kent, creating jobs.", ["Siemens | MAKES | jobs (planned)"], []),
    ("business", "Siemens did not attend the fair, angering fans.", [], ["Siemens | PROVOKES | fans (not"]),
    ("parliament", "Parliament passed a motion of no confidence in Angela Merkel.",
     ["Parliament | APPROVES | motion of no confidence"], ["Parliament | APPROVES | motion of confidence"]),
    ("cabinet", "Angela Merkel replaced Jane Doe with Carl Roe.", ["Angela Merkel | DISMISSES | Jane Doe"], ["Angela Merkel | SUCCEEDS"]),
    ("sports", "Spain became the first team to reach three finals.", [], ["Spain | BECOMES | team"]),
    ("casualties", "The storm toppled hundreds of trees. The rebels toppled the president.",
     ["storm | DESTROYS | trees", "rebels | DEFEATS | president"], []),
    ("sports", "Last year's champion, Rafael Nadal, lost to Novak Djokovic.", ["Rafael Nadal | LOSES_TO | Novak Djokovic"], ["Rafael Nadal | WINS"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "wanted", "wrong"), ROWS, ids=[f"{k} {i}" for i, (k, *_) in enumerate(ROWS)]
)
def test_text_as_it_comes(kind: str, text: str, wanted: list[str], wrong: list[str]) -> None:
    """What the kind of text states is found with its source, and its form makes no claims."""
    found = [shown(claim) for claim in graph_of(text).claims]
    assert [claim for claim in wanted if claim not in found] == [], kind
    assert [claim for claim in found if claim.startswith(tuple(wrong))] == [] or not wrong, kind


def _peak() -> float:
    """Most memory that this process ever held, in MB (Linux counts in KB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_a_sentence_of_five_thousand_words_finishes() -> None:
    """An endless coordination is read to its end, and costs no more memory than it has words."""
    text = "Germany helped Mali, " + "and France supported Niger, " * 1250 + "and Spain left Iraq."
    before = _peak()
    found = {shown(claim) for claim in graph_of(text).claims}
    assert "France | SUPPORTS | Niger" in found
    assert _peak() - before < 1500


@pytest.mark.long
def test_a_document_of_two_hundred_thousand_words_finishes() -> None:
    """A book-long document is read with bounded memory."""
    graph_of(NAVY)
    before = _peak()
    paragraph = "Germany helped Mali on Monday, and Angela Merkel said that France would leave Niger. "
    text = "\n\n".join(f"{paragraph * 10}Day {day} ended." for day in range(200_000 // 143))
    assert len(text.split()) > 195_000
    graph = graph_of(text)
    assert len(graph.claims) > 10_000
    assert _peak() - before < 3000
