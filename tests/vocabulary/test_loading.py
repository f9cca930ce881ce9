"""A user's file, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import FormatError
from graph_builder.vocabulary import REST, load

GOOD = """
[parents]
SHIPPING = "what ships do"

[DOCKS_AT]
parent = "SHIPPING"
definition = "S (a ship) is made fast at O"
verbs = "dock at, moor at"
nouns = "docking at"
objects = "Place"

[MEETS]
parent = "INTERACTS_WITH"
definition = "S and O meet"
verbs = "meet"
symmetric = true
"""


def written(folder: Path, text: str) -> Path:
    """A file with that text."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_file_extends_the_shipped_vocabulary(tmp_path: Path) -> None:
    """New types and parents come in; a type of the same name is replaced; wordings move."""
    shipped, own = load(), load(written(tmp_path, GOOD))
    assert set(own) == set(shipped) | {"DOCKS_AT"}
    assert own["DOCKS_AT"].objects == ("Place",)
    assert own["MEETS"].verbs == ("meet",)
    found = own.look_up("verb", "dock at", None, "Place")
    assert found is not None
    assert found.name == "DOCKS_AT"
    assert "dock at" in shipped["ARRIVES_IN"].verbs
    assert "dock at" not in own["ARRIVES_IN"].verbs
    assert own.parents["SHIPPING"] == "what ships do"


def test_file_replaces_the_shipped_vocabulary(tmp_path: Path) -> None:
    """With `replace = true` only the file's types stand, and the rest, which every graph needs."""
    text = "replace = true\n" + GOOD.replace('parent = "INTERACTS_WITH"', 'parent = "SHIPPING"')
    own = load(written(tmp_path, text))
    assert set(own) == {"DOCKS_AT", "MEETS", REST}
    assert own[REST].parent in own.parents


def test_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    """Editors of Windows write one."""
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert "DOCKS_AT" in load(path)


def test_further_wordings_join_labels_of_their_own(tmp_path: Path) -> None:
    """A table [[NAME.also]] has wordings for other labels; a user's file takes them away one by one too."""
    text = TYPE + 'verbs = "dock at"\nobjects = "Place"\n\n[[DOCKS_AT.also]]\n'
    own = load(written(tmp_path, text + 'verbs = "call, tie * to, moor (at)"\nsubjects = "Group"\n'))
    assert own["DOCKS_AT"].wordings("verb") == ("dock at", "call", "tie * to", "moor (at)")
    found = [own.look_up("verb", "call", label, "Person") for label in ("Group", "Person")]
    assert [f.name if f else None for f in found] == ["DOCKS_AT", None]
    assert "call" not in own["TALKS_TO"].wordings("verb")
    assert "call (as)" in own["NAMES"].wordings("verb")


TYPE = '[DOCKS_AT]\nparent = "MOVES"\ndefinition = "S docks at O"\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (TYPE + 'verbs = "dock at', 4, "not a TOML file"),
        (TYPE.replace("DOCKS_AT", "MENTIONS"), 1, "MENTIONS is reserved"),
        (TYPE.replace("DOCKS_AT", "Person"), 1, "Person is reserved"),
        (TYPE.replace("DOCKS_AT", "docks_at"), 1, "not written like MEETS"),
        (TYPE.replace("DOCKS_AT", '"DOCKS AT"'), 1, "not written like MEETS"),
        ("\n\n" + TYPE.replace("DOCKS_AT", "DOCKS__AT"), 3, "not written like MEETS"),
        (TYPE.replace("MOVES", "SAILS"), 2, "unknown parent SAILS"),
        (TYPE.replace("DOCKS_AT", "MOVES"), 1, "a parent and a type may not share a name"),
        ('[DOCKS_AT]\nparent = "MOVES"\n', 1, "needs `definition`"),
        ('[DOCKS_AT]\ndefinition = "S docks at O"\n', 1, "needs `parent`"),
        (TYPE + 'verb = "dock at"\n', 4, "unknown key `verb`"),
        (TYPE + 'verbs = ["dock at"]\n', 4, "must be one text"),
        (TYPE + 'verbs = "dock at,, moor at"\n', 4, "empty part"),
        (TYPE + 'verbs = "dock at, Dock in"\n', 4, "`Dock in` is no wording"),
        (TYPE + 'verbs = """dock at,\n  dock at"""\n', 4, "stands twice"),
        (TYPE + 'verbs = "dock at"\nobjects = "Harbour"\n', 5, "unknown label Harbour"),
        (TYPE + 'symmetric = "yes"\n', 4, "must be true or false"),
        (
            TYPE + 'verbs = "dock at"\n' + TYPE.replace("S_AT", "S_IN") + 'verbs = "dock at"\n',
            8,
            "under DOCKS_AT too",
        ),
        (TYPE + 'also = "dock in"\n', 4, "`also` must be written as tables"),
        (TYPE + '[[DOCKS_AT.also]]\nparent = "MOVES"\n', 5, "unknown key `parent`"),
        (TYPE + '[[DOCKS_AT.also]]\nverbs = "dock *"\n', 5, "is no wording"),
        (TYPE + '[[DOCKS_AT.also]]\nverbs = "dock in"\nobjects = "Quay"\n', 6, "unknown label Quay"),
        ('replace = "yes"\n' + TYPE, 1, "`replace` must be true or false"),
        ('DOCKS_AT = "MOVES"\n', 1, "is no table"),
        ("[parents]\nSHIPPING = 3\n", 2, "needs a definition"),
        ('[parents]\nshipping = "x"\n', 2, "not written like MEETS"),
        ('parents = "x"\n', 1, "must be a table"),
    ],
)
def test_wrong_file_is_refused_with_line_and_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    """The message names file, line and reason; nothing half-read is used."""
    path = written(tmp_path, text)
    with pytest.raises(FormatError) as raised:
        load(path)
    assert str(path) in raised.value.message
    assert f"line {line}" in raised.value.message
    assert reason in raised.value.message


@pytest.mark.parametrize(("data", "reason"), [(b"\xff\xfe\x00x", "not UTF-8"), (None, "can't be read")])
def test_file_that_is_no_text_or_not_there(tmp_path: Path, data: bytes | None, reason: str) -> None:
    """A file that can't be opened or decoded is an error of the same kind."""
    path = tmp_path / "own.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FormatError, match=reason):
        load(path)


def test_same_wording_under_two_types_is_fine_where_joins_differ(tmp_path: Path) -> None:
    """The labels tell them apart."""
    text = (
        TYPE + 'verbs = "dock at"\nobjects = "Place"\n' + TYPE.replace("S_AT", "S_IN") + 'verbs = "dock at"\n'
    )
    own = load(written(tmp_path, text))
    names = [t.name for label in ("Place", "Event") if (t := own.look_up("verb", "dock at", None, label))]
    assert names == ["DOCKS_AT", "DOCKS_IN"]
