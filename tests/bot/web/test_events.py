"""Devices stay in step: each hears that something has changed."""

import asyncio
from collections.abc import Callable

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestServer

from bot.web import events
from tests.bot.web.person import Person


async def heard(response: ClientResponse) -> str:
    """Return the next event that is not just a sign of life."""
    lines: list[str] = []
    while line := (await response.content.readline()).decode().strip():
        lines.append(line)
    return " ".join(line for line in lines if not line.startswith((":", "retry")))


async def test_every_turn_is_heard(person: Person) -> None:
    """First the revision as it is, so that nothing is missed; then each new one, whoever made it."""
    await person.begin()
    async with person.session.get(f"{person.base}/case/{person.case}/events") as response:
        assert response.content_type == "text/event-stream"
        await heard(response)
        assert await heard(response) == "event: changed data: 0"
        await person.answer("Ung i jobb")
        assert await heard(response) == "event: changed data: 1"


async def test_a_silent_stream_gives_signs_of_life(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies close what says nothing."""
    monkeypatch.setattr(events, "HEARTBEAT", 0.01)
    await person.begin()
    async with person.session.get(f"{person.base}/case/{person.case}/events") as response:
        while (line := await response.content.readline()) != b": still here\n":
            assert line


async def test_the_server_stops_with_streams_open(person: Person, server: TestServer) -> None:
    """They are closed at once, not waited for."""
    await person.begin()
    response = await person.session.get(f"{person.base}/case/{person.case}/events")
    await heard(response)
    async with asyncio.timeout(3):
        await server.close()
        while await response.content.readline():
            pass
    response.close()


async def test_two_devices_at_once(arrive: Callable[[], Person]) -> None:
    """One answers, the other is told and finds the newer answer."""
    owner = arrive()
    await owner.begin()
    async with owner.session.get(f"{owner.base}/case/{owner.case}/events") as response:
        await heard(response)
        await heard(response)
        results = await asyncio.gather(
            owner.session.post(f"{owner.base}/case/{owner.case}", data=[*owner.page.composer.fields, ("f.measure_name", "A")]),
            owner.session.post(f"{owner.base}/case/{owner.case}", data=[*owner.page.composer.fields, ("f.measure_name", "B")]),
        )
        assert sorted(each.status for each in results) == [200, 409]
        assert await heard(response) == "event: changed data: 1"
