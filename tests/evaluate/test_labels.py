"""Files of labels: the shipped ones are consistent, wrong ones are refused with line and reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from graph_builder import vocabulary
from graph_builder.errors import FormatError
from graph_builder.evaluate import GoldDocument, load, shipped
from graph_builder.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [path.name for path in shipped()]


def documents(name: str) -> list[GoldDocument]:
    """The documents of a shipped file."""
    return load(next(path for path in shipped() if path.name == name), vocabulary.load())


def test_the_set_is_the_examples_and_fifty_short_documents() -> None:
    """Each example once, with at least 25 claims and some that would be wrong; fifty others."""
    long = [documents(name) for name in NAMES if name != "sentences.toml"]
    assert [len(d) for d in long] == [1] * 7
    assert all(len(d[0].claims) >= 25 and len(d[0].wrong) >= 8 for d in long)
    assert len(documents("sentences.toml")) == 50


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_labels_can_be_scored(name: str) -> None:
    """Passages, types, labels and modalities are checked on loading; every claim has two
    arguments that differ."""
    for document in documents(name):
        assert document.claims or document.wrong, document.where
        for claim in document.claims:
            assert all(set(r.subjects) != set(r.objects) for r in claim.readings), document.where


def test_the_labelled_texts_are_the_examples() -> None:
    """An example that changes must be labelled again."""
    found = {a.url: (a.text, a.title, a.outlet, a.published) for a in read([str(EXAMPLES)])}  # type: ignore[union-attr]
    labelled = [documents(name)[0] for name in NAMES if name != "sentences.toml"]
    assert {d.url: (d.text, d.title, d.outlet, d.published) for d in labelled} == found


def test_no_claim_is_labelled_twice() -> None:
    """A claim that stands there twice would count twice."""
    for name in NAMES:
        for document in documents(name):
            keys = sorted((c.start, c.end, repr(c.readings[0])) for c in document.claims)
            assert [b for a, b in pairwise(keys) if a == b] == [], document.where


GOOD = """\
[[document]]
text = "Iran attacked Iraq. Iraq denied it."
nodes = [
    { name = "Iran", label = "Place" },
    { name = "Iraq", label = "Place" },
]
claims = [
    { at = "Iran attacked Iraq", subject = "Iran", type = "ATTACKS", object = "Iraq" },
]
wrong = [
    { subject = "Iraq", type = "ATTACKS", object = "Iran", why = "the other way round" },
]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('"ATTACKS", object = "Iraq" }', '"STRIKES", object = "Iraq" }', 8, "unknown relation type STRIKES"),
        ('at = "Iran attacked Iraq"', 'at = "Iran struck Iraq"', 8, "does not stand in the text"),
        ('at = "Iran attacked Iraq"', 'at = "Iraq"', 8, "stands 2 times in the text"),
        ('object = "Iraq" }', 'object = "Iraq", mood = "asserted" }', 8, "unknown key `mood`"),
        ('object = "Iraq" }', 'object = "Iraq", modality = "likely" }', 8, "unknown modality likely"),
        ('object = "Iraq" }', 'object = "Iraq", negated = "yes" }', 8, "`negated` must be true or false"),
        ('object = "Iraq" }', 'object = "Iraq", date = "July" }', 8, "`date` July must be written"),
        ('object = "Iraq" }', 'object = 7 }', 8, "`object` must be a text or a list of texts"),
        (', object = "Iraq" }', " }", 8, "a claim needs `object`"),
        ('object = "Iraq" }', 'object = "Iraq", or = [{ type = "NONE" }] }', 8, "unknown relation type NONE"),
        ('"Iraq", label = "Place"', '"Iraq", label = "Country"', 5, "unknown label Country"),
        ('"Iraq", label = "Place"', '"Iraq", label = "Place", also = ["iran"]', 5, "is a name of Iran too"),
        ('why = "the other way round"', 'because = "x"', 11, "unknown key `because`"),
        ('subject = "Iraq", type = "ATTACKS", object = "Iran", why', "why", 11, "needs `subject`, `type`"),
        ('text = "Iran', 'words = "Iran', 1, "unknown key `words`"),
        ("[[document]]\n", '[[document]]\npublished = "yesterday"\n', 1, "`published` must be a date"),
        ("[[document]]", "[[article]]", 1, "unknown key `article`"),
        ('label = "Place" },\n]', 'label = "Place"\n]', 5, "not a TOML file"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_line_and_reason(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    """The person who wrote it finds the place at once."""
    assert old in GOOD
    path = tmp_path / "labels.toml"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(FormatError) as caught:
        load(path, vocabulary.load())
    assert f"{path}, line {line}:" in str(caught.value)
    assert reason in str(caught.value)


def test_a_missing_file_and_a_file_in_another_encoding_are_refused(tmp_path: Path) -> None:
    """With the file's name and what to do."""
    with pytest.raises(FormatError, match="can't be read"):
        load(tmp_path / "none.toml", vocabulary.load())
    (tmp_path / "latin.toml").write_bytes("[[document]]\ntext = 'Zürich'".encode("latin-1"))
    with pytest.raises(FormatError, match="not UTF-8"):
        load(tmp_path / "latin.toml", vocabulary.load())


def test_a_passage_may_run_over_a_line_end(tmp_path: Path) -> None:
    """Texts are wrapped; labels are not."""
    path = tmp_path / "labels.toml"
    wrapped = GOOD.replace(
        '"Iran attacked Iraq. Iraq denied it."', "'''\nIran\nattacked Iraq. Iraq denied it.'''"
    )
    path.write_text(wrapped, "utf-8")
    [document] = load(path, vocabulary.load())
    claim = document.claims[0]
    assert document.text[claim.start : claim.end] == "Iran\nattacked Iraq"


def test_the_line_is_found_in_the_long_form_too(tmp_path: Path) -> None:
    """A claim may be a table of its own, with comments around it."""
    path = tmp_path / "labels.toml"
    claim = '[[document.claims]]\nsubject = "Iran"\ntype = "{}"\nobject = "Iraq"\n'
    head = '[[document]]\ntext = "Iran attacked Iraq."\n'
    path.write_text(head + claim.format("ATTACKS") + "# { again }\n" + claim.format("STRIKES"), "utf-8")
    with pytest.raises(FormatError, match="line 8: document 1, claims 2: unknown relation type STRIKES"):
        load(path, vocabulary.load())
    path.write_text(head + claim.format("ATTACKS") + claim.format("BOMBS"), "utf-8")
    assert len(load(path, vocabulary.load())[0].claims) == 2
