"""Where an embedded store stands: on a full disk, in a folder that can't be written, of another version."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.errors import StoreError
from graph_builder.store import diagnose, hashes, launch, open_store, replace, setup, stop
from tests.conftest import absent
from tests.graphs import talks
from tests.store import corpus
from tests.store.test_articles import TYPES

pytestmark = pytest.mark.store

NOBODY = 65534


@pytest.fixture(autouse=True)
def _engine() -> None:
    try:
        launch.engine()
    except StoreError as error:
        absent("embedded", str(error))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 40 MB, in memory."""
    mount = shutil.which("mount")
    if not mount or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=40m", "none", disk], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.decode().strip()}")
    yield disk
    stop(disk / "store")
    subprocess.run(["umount", "--lazy", disk], check=True)  # the server's watcher may still stand in it


def test_a_full_disk(small_disk: Path) -> None:
    """The load that fills the disk ends with its reason; what was stored before stays, also over a restart
    on the full disk, and the same load goes on where there is room again. The doctor names the disk."""
    batches = [[corpus.article(n, entities=300, claims=40, named=25) for n in range(at, at + 20)]
               for at in range(0, 200, 20)]  # fmt: skip
    folder, stored = small_disk / "store", 0
    with open_store(folder) as store:
        setup(store)
        with pytest.raises(StoreError, match=r"disk of the store .* is full") as full:
            for batch in batches:
                replace(store, batch, types=corpus.TYPES)
                stored += len(batch)
        assert "Make room" in full.value.remedy
        assert 0 < stored < 200
        assert len(hashes(store)) == stored
    stop(folder)
    with open_store(folder) as store:
        assert len(hashes(store)) == stored
        assert [c.name for c in diagnose(folder) if not c.ok] == ["disk"]
        subprocess.run(["mount", "-o", "remount,size=200m", small_disk], check=True)
        replace(store, batches[stored // 20], types=corpus.TYPES)
        assert len(hashes(store)) == stored + 20


def test_no_room_for_a_store(small_disk: Path) -> None:
    """A store that can't even be begun is a clear error, and no server is left behind."""
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    with pytest.raises(StoreError, match=r"full|can't be used"):
        open_store(small_disk / "store")
    assert not stop(small_disk / "store")


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """As a user who owns nothing, where this process may do anything."""
    if not hasattr(os, "geteuid"):
        pytest.skip("there are no such users here")
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if before == 0:
            os.seteuid(before)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can enter (pytest's own are private)."""
    with tempfile.TemporaryDirectory(prefix="kg-places-") as name:
        Path(name).chmod(0o755)
        yield Path(name)
        stop(Path(name) / "store")


def test_a_read_only_place(open_folder: Path) -> None:
    """A folder in which no store can be made is a clear error, for the doctor too."""
    open_folder.chmod(0o555)
    with without_rights():
        with pytest.raises(StoreError, match="can't be used as a store: Permission denied") as refused:
            open_store(open_folder / "store")
        wrong = [check for check in diagnose(open_folder / "store") if not check.ok]
    assert refused.value.remedy
    assert [check.name for check in wrong] == ["folder"]
    assert wrong[0].remedy
    open_folder.chmod(0o755)


def test_a_store_of_somebody_else(open_folder: Path) -> None:
    """A stopped store that one can only read is a clear error and stays as it was."""
    folder = open_folder / "store"
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
    stop(folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    with without_rights(), pytest.raises(StoreError, match="can't be used as a store: Permission denied"):
        open_store(folder)
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with open_store(folder) as store:
        assert len(hashes(store)) == 1


@pytest.mark.parametrize("mark", ['{"format": 0}', '{"format": 99}', "{}", "", "\x00"])
def test_a_store_of_another_version(tmp_path: Path, mark: str) -> None:
    """A store of an older or a later format, or with an unreadable mark, is refused and left untouched."""
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "store.json").write_text(mark)
    with pytest.raises(StoreError) as refused:
        open_store(folder)
    last = diagnose(folder)[-1]
    assert refused.value.remedy
    assert (last.ok, last.remedy) == (False, refused.value.remedy)
    assert [p.name for p in folder.iterdir()] == ["store.json"]
