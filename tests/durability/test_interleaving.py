"""Updates that come repeated, reordered and all at once, from several devices, to several workers: each counts exactly once."""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.conversation import Channel, Conversation, Handled, Seat, View, open_conversation
from dialogs.events import Append, Command, Do, Edit, Event, Fill, Junk, Oddity, Press, Reply, Toggle
from tests.bot.talking import Talk, answers_of, folded, record

PEOPLE = 2
DEVICES = 2
UPDATES = 40
REPLIES = (
    "Ung i jobb",
    "NAV Volda",
    "a@b.no",
    "oslo",
    "305 000",
    "0",
    "2021",
    "hjelp",
    "tilbake",
    "hopp over",
    "oversikt",
    "1.250",
)


@dataclass(frozen=True)
class Sent:
    """An update on its way; it may be delivered several times."""

    talk: Talk
    key: str
    event: Event


@pytest.fixture
async def workers(database_url: str) -> AsyncIterator[list[Conversation]]:
    """Open two workers on one database; one where it is in this process's memory."""
    async with open_conversation(database_url) as one:
        if database_url == "sqlite://":
            yield [one]
            return
        async with open_conversation(database_url) as two:
            yield [one, two]


def event(chance: random.Random, number: int) -> Event:
    """Return anything that a person may do; texts are all different, so that a lost one is missed."""
    seen = chance.choice((None, None, number, number // 2))
    name = chance.choice(("measure_name", "office_name"))
    return chance.choice(
        (
            Reply(chance.choice(REPLIES), seen=seen),
            Fill(name, {name: f"Tiltak {number}"}, seen=seen),
            Fill("economy", {"economy.received": f"{number}", "economy.posts": "x"}, seen=seen),
            Press("start", chance.choice((4, 9))),
            Toggle("act_sections", 1),
            Append(f"Målgruppa {number}", key=f"m{number}"),
            Edit(name, f"Namn {number}"),
            Do(chance.choice((Command.JUMP, Command.BACK, Command.KEEP, Command.PAUSE)), name, seen=seen),
            Junk(Oddity.STICKER),
        )
    )


async def people(workers: list[Conversation], chance: random.Random) -> list[list[Talk]]:
    """Begin a draft for each person, and hand it over to their other devices, at any worker."""
    found = []
    for person in range(PEOPLE):
        first = Talk(workers[0], Seat(Channel.TELEGRAM, str(person)))
        await first.start()
        devices = [first]
        for device in range(1, DEVICES):
            other = Talk(chance.choice(workers), Seat(Channel.WEB, f"{person}.{device}"), first.case)
            assert await other.conversation.accept(other.seat, await first.conversation.hand_over(first.seat, str(first.case)))
            devices.append(other)
        found.append(devices)
    return found


@pytest.mark.parametrize("seed", range(4))
async def test_every_update_counts_exactly_once(workers: list[Conversation], seed: int) -> None:
    """What was acknowledged is in the record once, the record is without gaps and adds up to the answers."""
    chance = random.Random(seed)
    devices = [device for person in await people(workers, chance) for device in person]
    sent = [Sent(chance.choice(devices), f"{seed}:{number}", event(chance, number)) for number in range(UPDATES * PEOPLE)]
    deliveries = [each for each in sent for _ in range(chance.choice((1, 1, 2, 3)))]
    chance.shuffle(deliveries)

    heard: dict[str, list[View]] = defaultdict(list)
    for start in range(0, len(deliveries), 16):
        batch = deliveries[start : start + 16]
        views = await asyncio.gather(*(each.talk.send(each.event, key=each.key) for each in batch))
        for each, view in zip(batch, views, strict=True):
            heard[each.key].append(view)

    for device in devices:
        rows = await record(device.conversation, str(device.case))
        mine = {each.key for each in sent if each.talk.case == device.case}
        fresh = {key: view for key in mine for view in heard[key] if view.handled is Handled.FRESH}
        assert [row.revision for row in rows] == list(range(len(rows)))
        assert {row.key: row.revision for row in rows[1:]} == {key: view.session.revision for key, view in fresh.items()}
        assert all([view.handled for view in heard[key]].count(Handled.FRESH) <= 1 for key in mine)
        assert all(view.handled is Handled.STALE for key in mine - fresh.keys() for view in heard[key])
        view = await device.look()
        assert view.session.revision == len(rows) - 1
        assert folded(rows) == answers_of(view)
