"""Build the browser side of the app's components, or check that the committed bundles are that build.

    python scripts/build_components.py           # writes graph_builder/components/assets
    python scripts/build_components.py --check   # fails where they differ from a fresh build

Needs Node.js 18 or later and npm; people who only run the app need neither. esbuild is pinned by
package-lock.json, vis-network is the very file that pyvis ships (so that the app and an exported
page draw alike), known by its digest.
"""

from __future__ import annotations

import argparse
import filecmp
import hashlib
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

COMPONENTS = Path(__file__).resolve().parents[1] / "graph_builder" / "components"
FRONTEND, ASSETS = COMPONENTS / "frontend", COMPONENTS / "assets"

#: vis-network 9.1.2 as shipped in pyvis 0.3.2. Another pyvis: look at the picture, then a new digest.
VIS_NETWORK_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


def vis_network() -> Path:
    """The vis-network script inside the installed pyvis."""
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("pyvis is not installed here: run this with the project's own Python (.venv/bin/python).")
    path = Path(spec.submodule_search_locations[0]) / "lib" / "vis-9.1.2" / "vis-network.min.js"
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != VIS_NETWORK_SHA256:
        sys.exit(f"{path} is not the vis-network that the components were built with (pyvis 0.3.2).")
    return path


def build(out: Path) -> None:
    """Bundle every component into ``out``."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        sys.exit("Node.js and npm are needed to build the components (not to run the app).")
    # The install script of esbuild only speeds up its start; the bundles don't depend on it.
    subprocess.run([npm, "ci", "--ignore-scripts", "--silent"], cwd=FRONTEND, check=True)
    subprocess.run([node, "build.mjs", str(out), str(vis_network())], cwd=FRONTEND, check=True)


def differences(built: Path) -> list[str]:
    """Names of the bundles that are missing, left over or different."""
    names = {p.name for p in built.iterdir()} | {p.name for p in ASSETS.iterdir()}
    same, _, _ = filecmp.cmpfiles(built, ASSETS, sorted(names), shallow=False)
    return sorted(names - set(same))


def main() -> int:
    """Build, or with ``--check`` build elsewhere and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with the committed bundles, change nothing"
    )
    if not parser.parse_args().check:
        build(ASSETS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        wrong = differences(Path(folder))
    if wrong:
        print(f"Not a fresh build: {', '.join(wrong)}. Run python scripts/build_components.py and commit.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
