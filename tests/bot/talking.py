"""Talking with a conversation as a channel does, and looking at what is stored of it."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.conversation import Channel, Conversation, Seat, View
from dialogs.events import Command, Do, Event, Reply
from dialogs.language import Language
from storage.tables import events, metadata

FORM = "report-2021"
NOT_STARTED = (
    "Ung i jobb",
    "NAV Volda",
    "postmottak@nav-volda.example",
    "Møre og Romsdal",
    "305 000",
    "0",
    "0",
    "0",
    "305 000",
    "har ikkje starta",
)
"""The replies to all questions of a measure that has not started."""
STARTED = (*NOT_STARTED[:4], "610 000", "45 000", "561 250", "18 400", "75 350", "2021", "Tilsetjinga drog ut")
"""The replies of one that has, up to the attachment; the last is the reason for what a rule finds."""


@dataclass
class Talk:
    """One person's seat. Every update gets a key of its own, as a channel's do."""

    conversation: Conversation
    seat: Seat = field(default_factory=lambda: Seat(Channel.TELEGRAM, "4711"))
    case: str | None = None
    keys: Any = field(default_factory=itertools.count)

    async def start(self, language: Language | None = Language.NYNORSK) -> View:
        """Begin a draft."""
        view = await self.conversation.start(self.seat, form=FORM, language=language, key=self.key())
        self.case = view.case
        return view

    async def send(self, event: Event, key: str | None = None, content: bytes | None = None) -> View:
        """Send an update."""
        return await self.conversation.turn(self.seat, event, key=key or self.key(), case=self.case, content=content)

    async def say(self, *replies: str) -> View:
        """Type these replies, and return the case after the last."""
        for reply in replies:
            view = await self.send(Reply(reply))
        return view

    async def do(self, command: Command) -> View:
        """Press a command's button."""
        return await self.send(Do(command))

    async def look(self) -> View:
        """Return the case as it stands."""
        return await self.conversation.look(self.seat, self.case)

    def key(self) -> str:
        """Return a new key."""
        return f"{self.seat.channel}:{self.seat.address}:{next(self.keys)}"


async def record(conversation: Conversation, case: str) -> list[Any]:
    """Return a case's record, in the order of its revisions."""
    query = sa.select(events).where(events.c.case_id == case).order_by(events.c.revision)
    return await conversation.database.read(lambda connection: list(connection.execute(query)))


async def everything(conversation: Conversation) -> str:
    """Return all rows of all tables as text."""

    def work(connection: sa.Connection) -> str:
        return "\n".join(
            f"{table.name} {dict(row._mapping)}"
            for table in metadata.sorted_tables
            for row in connection.execute(sa.select(table))
        )

    return await conversation.database.read(work)


def folded(rows: list[Any]) -> dict[str, Any]:
    """Return the answers that a record adds up to. Each change must begin where the one before it ended."""
    answers: dict[str, Any] = {}
    for row in rows:
        for change in json.loads(row.changes):
            assert answers.get(change["field"]) == change["old"]
            answers[change["field"]] = change["new"]
    return answers


def answers_of(view: View) -> dict[str, Any]:
    """Return a case's answers as plain JSON."""
    return {name: json.loads(answer.model_dump_json())["value"] for name, answer in view.session.answers.items()}
