"""What the embedded server is started with, on machines of all sizes."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from graph_builder.store import launch

MEGABYTE = 1 << 20


@pytest.mark.parametrize(
    ("total", "heap"),
    [
        (512, 256),  # a small container: half of it
        (1024, 512),
        (2048, 1024),
        (4096, 1024),
        (8192, 2048),  # a quarter
        (16384, 4096),
        (65536, 4096),  # no more, however much there is
    ],
)
def test_the_heap_follows_the_memory(total: int, heap: int) -> None:
    """Megabytes of memory -> megabytes of heap: a quarter of it, 1 GB to 4 GB, but never more than half."""
    assert launch.default_options(total * MEGABYTE).split()[0] == f"-Xmx{heap}m"


def test_a_container_has_less_memory(tmp_path: Path) -> None:
    """The limit of a container counts where it is below the machine's memory; "max" and no file are none."""
    machine = psutil.virtual_memory().total
    two, one, none = (tmp_path / name for name in ("memory.max", "memory.limit_in_bytes", "none"))
    two.write_text("max\n")
    one.write_text(f"{1 << 63}\n")
    assert launch.memory((two, one, none)) == machine
    two.write_text(f"{300 * MEGABYTE}\n")
    assert launch.memory((two, one, none)) == 300 * MEGABYTE
