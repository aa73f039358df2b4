"""The page's own files, read once and served from memory: compressed, cacheable for good, under the hash of their bytes."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
WORTH_COMPRESSING = 400


@dataclass(frozen=True, slots=True)
class Asset:
    """One file; ``packed`` is its gzip form, None where that is no smaller."""

    body: bytes
    packed: bytes | None
    media_type: str


class Assets:
    """All files of the folder, by their path in it."""

    def __init__(self, folder: Path = FOLDER) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        self.files = {path.relative_to(folder).as_posix(): _asset(path) for path in paths}
        digest = hashlib.sha256()
        for name, asset in self.files.items():
            digest.update(name.encode() + b"\0" + asset.body)
        self.version = digest.hexdigest()[:12]

    def url(self, name: str) -> str:
        """Return a file's address. KeyError when there is none, so that a page never names what is not there."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def respond(self, request: web.Request) -> web.Response:
        """Serve a file; an address of an earlier version gives the file as it is now, and is not kept."""
        asset = self.files.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {
            "Vary": "Accept-Encoding",
            "Cache-Control": FOREVER if request.match_info["version"] == self.version else "no-cache",
        }
        packed = asset.packed if "gzip" in request.headers.get("Accept-Encoding", "") else None
        if packed is not None:
            headers["Content-Encoding"] = "gzip"
        return web.Response(body=packed or asset.body, content_type=asset.media_type, headers=headers)


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    packed = gzip.compress(body, 9, mtime=0) if len(body) > WORTH_COMPRESSING else body
    media_type = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(body, packed if len(packed) < len(body) else None, media_type)


@cache
def load_assets() -> Assets:
    """Return the files of this installation, read once."""
    return Assets()
