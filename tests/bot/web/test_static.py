"""The page's own files: few, small, cached for good, and from nowhere else."""

import re

from aiohttp.test_utils import TestServer

from bot.web.rendering import ENVIRONMENT
from bot.web.static import FOLDER, load_assets
from tests.bot.web.person import Person

MOST_AT_FIRST = 60 * 1024


async def weight(person: Person, path: str, seen: set[str]) -> int:
    """Return the bytes over the wire of a page and of all that it names and that has not been fetched."""
    async with person.session.get(f"{person.base}{path}", headers={"Accept-Encoding": "gzip"}, auto_decompress=False) as response:
        total = len(await response.read()) + sum(len(name) + len(value) + 4 for name, value in response.raw_headers)
    async with person.session.get(f"{person.base}{path}") as response:
        text = await response.text()
    named = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)) | {
        path.rsplit("/", 1)[0] + "/" + name for name in re.findall(r'from "\./([a-z.]+)"', text)
    }
    for each in named - seen:
        seen.add(each)
        total += await weight(person, each, seen)
    return total


async def test_the_first_page_is_light(person: Person) -> None:
    """The front page, and then a case with all that it needs, in less than 60 KB together."""
    seen: set[str] = set()
    front = await weight(person, "/", seen)
    await person.begin()
    case = await weight(person, f"/case/{person.case}", seen)
    assert front + case < MOST_AT_FIRST
    assert any("htmx" in each for each in seen)
    assert any("keeping" in each for each in seen)


async def test_files_are_cached_for_good_under_their_hash(person: Person, server: TestServer) -> None:
    """An address of an earlier version still gives the file, and is not kept."""
    url = load_assets().url("app.css")
    async with person.session.get(server.make_url(url)) as response:
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Vary"] == "Accept-Encoding"
        assert response.content_type == "text/css"
    async with person.session.get(server.make_url("/static/0123456789ab/app.css")) as response:
        assert response.headers["Cache-Control"] == "no-cache"
    for wrong in ("nothing.css", "../app.py", "%2e%2e/app.py", "vendor"):
        async with person.session.get(server.make_url(f"/static/{load_assets().version}/{wrong}")) as response:
            assert response.status == 404


def test_nothing_is_inline_and_nothing_from_elsewhere() -> None:
    """The strict policy is not only sent but kept: no script, style or handler in a page, no address of another host."""
    for name in ENVIRONMENT.list_templates():
        source = (FOLDER.parent / "templates" / name).read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", source), name
        assert not re.search(r"<script(?![^>]*\ssrc=)", source), name
        assert not re.search(r"https?://", source), name
    for path in FOLDER.glob("*.*"):
        found = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert set(found) <= {"http://www.w3.org/2000/svg"}, path.name
