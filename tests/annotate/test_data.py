"""The word lists: each names its source and licence, and those that two rooms share agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.annotate import lexicon
from graph_builder.resolve import lexicon as resolve_lexicon
from graph_builder.vocabulary import load

FILES = sorted([*lexicon.DATA.iterdir(), *resolve_lexicon.DATA.iterdir()])


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.parent.name}/{p.name}")
def test_source_and_licence_on_top(path: Path) -> None:
    """Nobody has to guess where a list is from and whether it may be used."""
    head = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines()[:4] if line.startswith("#")
    )
    assert "Source:" in head
    assert "Licence:" in head


def test_countries_of_both_rooms_agree() -> None:
    """What can be "the country" is a country by annotation's gazetteer."""
    known = lexicon.gazetteer()
    for name in resolve_lexicon.entries("countries.txt"):
        assert known[lexicon.plain(name)].name == name


def test_kinds_are_of_known_organizations() -> None:
    """A kind noun hangs on the canonical name that annotation gives."""
    canonical = {known.name for known in lexicon.gazetteer().values()}
    assert set(resolve_lexicon.kinds()) <= canonical


def test_movements_are_types_of_the_vocabulary() -> None:
    """A derived claim never has a type that no store knows."""
    types = {kind.name for kind in load().types}
    assert resolve_lexicon.words("movements.txt") <= types
    assert "PART_OF" in types


def test_given_names_of_both_rooms_agree() -> None:
    """Every given name has its row, or both rows where it may be a man's or a woman's."""
    told = {name for line in resolve_lexicon.lines("first_names.tsv") for name in line.split("\t")[1].split()}
    assert lexicon.words("given_names.txt") <= told
    assert "jean" not in resolve_lexicon.genders("first_names.tsv")
