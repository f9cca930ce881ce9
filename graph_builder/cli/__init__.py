"""``kg``: each command is one call of the library and one way to print what it returned.

Results go to stdout, everything else (progress, counts, errors) to stderr, so that a pipe gets
just the data. Exit code 0 done, 1 failed, 2 wrong use.
"""

from graph_builder.cli.main import app, main

__all__ = ["app", "main"]
