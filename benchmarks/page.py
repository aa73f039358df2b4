"""What the first page load weighs: `.venv/bin/python -m benchmarks.page`. The goal is under 60 KB over the wire, from one host.

A real server on a free port of 127.0.0.1, asked as a browser asks (gzip): the front page, the first
question, and all the files that they name, with the modules that those import.
"""

import asyncio
import re
import sys

import aiohttp
from aiohttp import web

from bot.conversation import open_conversation
from bot.settings import Settings
from bot.web.app import create_app

GOAL_KB = 60
ASSET = re.compile(r"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
IMPORT = re.compile(r"\bfrom \"\./([a-z]+\.js)\"")
HIDDEN = re.compile(r"<input type=\"hidden\" name=\"(\w+)\" value=\"([^\"]*)\"")
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html"}


async def weight(client: aiohttp.ClientSession, address: str) -> int:
    """Return the bytes of one response, head and body as they are sent."""
    async with client.get(address, headers=BROWSER) as response:
        body = await response.read()
        return len(body) + sum(len(name) + len(value) + 4 for name, value in response.raw_headers)


async def load(address: str) -> dict[str, int]:
    """Return the bytes of a first visit, by path: the front page, then the first question with all its files."""
    jar = aiohttp.CookieJar(unsafe=True)  # a cookie of an address without a name
    async with aiohttp.ClientSession(cookie_jar=jar) as reading:
        async with reading.get(address) as response:
            front = await response.text()
        form = dict(HIDDEN.findall(front)) | {"language": "nn"}
        async with reading.post(f"{address}start", data=form, headers={"Origin": address.rstrip("/")}) as response:
            question, text = response.url.path, await response.text()
        assert "/case/" in question, response.status
        assets = list(dict.fromkeys(ASSET.findall(front) + ASSET.findall(text)))
        assert all(name.startswith("/") for name in assets), f"another host: {assets}"
        script = next(name for name in assets if name.endswith("/app.js"))
        async with reading.get(address.rstrip("/") + script) as response:
            assets += [script.replace("app.js", name) for name in IMPORT.findall(await response.text())]
    async with aiohttp.ClientSession(auto_decompress=False, cookie_jar=jar) as client:
        return {name: await weight(client, address.rstrip("/") + name) for name in ("/", question, *assets)}


async def main() -> int:
    """Print the figures; return 1 where the goal is missed."""
    async with open_conversation("sqlite://") as conversation:
        runner = web.AppRunner(create_app(conversation, Settings()))
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            host, port = runner.addresses[0][:2]
            sizes = await load(f"http://{host}:{port}/")
        finally:
            await runner.cleanup()
    for name, size in sizes.items():
        print(f"{size / 1000:7.1f} KB  {name}")
    total = sum(sizes.values()) / 1000
    print(f"{total:7.1f} KB  in all (goal: under {GOAL_KB} KB)")
    return 0 if total < GOAL_KB else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
