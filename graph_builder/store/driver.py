"""The driver of the database, imported without what it would only use for values that the project has not.

The driver loads NumPy, pandas and PyArrow, where they are installed, to take and give their values. That is
two thirds of its import, so of the time that a person waits for `kg query` on a running server.
"""

from __future__ import annotations

import importlib
import sys
import threading

_UNUSED = ("numpy", "pandas", "pyarrow")


def load() -> None:
    """Import the driver; those of the libraries that are loaded already it can use all the same.

    Hiding them is a matter of the whole process for that moment, so it is done while there is one thread.
    """
    if "neo4j" in sys.modules or threading.active_count() > 1:
        return
    absent = [name for name in _UNUSED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: not to be found
    try:
        importlib.import_module("neo4j")
    finally:
        for name in absent:
            del sys.modules[name]
