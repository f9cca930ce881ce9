"""The word lists of ``data/``: every cue word that a rule needs stands there, with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent / "data"


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The parsed file ``data/NAME.toml``."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of a file: ``words("polarity", "verbs")``."""
    return frozenset(lexicon(name)[key])


@cache
def table(name: str, key: str) -> Mapping[str, str]:
    """One table of a file: ``table("modality", "auxiliaries")``."""
    found: Mapping[str, str] = lexicon(name)[key]
    return found
