"""The driver does not make a person wait for libraries that nothing here uses."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("before", "loaded"),
    [
        ("", []),
        ("import numpy", ["numpy"]),
        ("import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()", None),
    ],
    ids=["alone", "numpy loaded before", "other threads"],
)
def test_the_driver_comes_without_pandas(before: str, loaded: list[str] | None) -> None:
    """Not loaded with the store, left alone where it was loaded or threads run, and importable afterwards."""
    code = (
        f"{before}\nimport sys, graph_builder.store\n"
        "names = [m for m in ('numpy', 'pandas', 'pyarrow') if m in sys.modules]\n"
        "import neo4j, numpy, pandas\nassert pandas.Series(numpy.array([1])).sum() == 1\nprint(names)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    if loaded is None:
        assert "numpy" in said
    else:
        assert said.strip() == str(loaded)
