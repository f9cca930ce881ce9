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
        f"{before}\nimport sys\nfrom graph_builder.store import BoltStore\n"
        "names = [m for m in ('numpy', 'pandas', 'pyarrow') if m in sys.modules]\n"
        "import neo4j, numpy, pandas\nassert pandas.Series(numpy.array([1])).sum() == 1\nprint(names)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    if loaded is None:
        assert "numpy" in said
    else:
        assert said.strip() == str(loaded)


def test_a_server_is_started_without_the_driver() -> None:
    """What starts the embedded server and stops it is there before the driver is imported, so that a
    server gets up meanwhile; the names of the room are all there, whichever is asked for first."""
    code = (
        "import sys\nfrom graph_builder.store import open_store, embedded\n"
        "assert embedded.launch.start_process and not {'neo4j', 'graph_builder.model'} & set(sys.modules)\n"
        "from graph_builder import store\n"
        "assert all(hasattr(store, name) for name in store.__all__) and 'neo4j' in sys.modules\n"
        "assert store.repair.__module__ == 'graph_builder.store.mending' and not hasattr(store, 'nothing')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
