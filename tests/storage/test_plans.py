"""No growth with the number of drafts: every statement that people wait for finds its rows by an index."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from bot.conversation import Channel, Conversation, Seat
from bot.reminding import Reminding
from bot.telling import GoneError, Telling
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Upload
from storage import outbox
from storage.database import Database
from tests.bot.conversation.conftest import Clock
from tests.bot.letters import file_letter
from tests.bot.talking import FORM, NOT_STARTED, STARTED, Talk

CSV = b"Konto;Sum\n5000;561250\n"
MONTH_BEFORE = datetime(2027, 1, 5, 9, tzinfo=UTC)
"""When reminders are due."""
WHOLE_TABLE = re.compile(r"SCAN (?!CONSTANT ROW)|Seq Scan")  # as SQLite and PostgreSQL say it
Statement = tuple[str, Any]


async def everything_people_do(conversation: Conversation) -> None:
    """Use every way into the database."""
    talk, other = Talk(conversation), Talk(conversation, Seat(Channel.WEB, "x"))
    await talk.start()
    await talk.say(*STARTED)
    await talk.send(Do(Command.JUMP, "accounts"))
    await talk.send(Upload(inspect("a.csv", CSV)), content=CSV)
    await talk.send(Do(Command.HELP), key="again")
    await talk.send(Do(Command.HELP), key="again")
    await conversation.attachments(talk.seat, str(talk.case))
    await conversation.look(talk.seat)
    await conversation.cases(talk.seat)
    await conversation.choose(talk.seat, str(talk.case))
    await conversation.field_of(talk.seat, "again")
    await conversation.accept(other.seat, await conversation.hand_over(talk.seat, str(talk.case)))
    await other.start()
    await other.say(*NOT_STARTED)
    await other.do(Command.SUBMIT)
    await conversation.submission(other.seat, str(other.case))
    await conversation.submissions(FORM)
    await conversation.mail_status(other.seat, str(other.case))
    now = "2999-01-01"
    assert await conversation.database.write(lambda connection: outbox.take(connection, now, now))
    await over_the_years(conversation)
    await talk.do(Command.DELETE)
    await talk.do(Command.YES)


async def over_the_years(conversation: Conversation) -> None:
    """Go on with a measure, look at the home, and be reminded of what is due."""
    talk = Talk(conversation, Seat(Channel.TELEGRAM, "7"))
    told: list[Telling] = []

    async def tell(telling: Telling) -> None:
        told.append(telling)
        raise (OSError, GoneError)[len(told) - 1]

    measure = await file_letter(talk)
    await conversation.start(talk.seat, form="report-2026", language=None, key=talk.key(), measure=measure)
    await Reminding(conversation).once()
    await conversation.home(talk.seat)
    conversation.tellers[Channel.TELEGRAM] = tell
    await Reminding(conversation).once()
    assert len(told) == 2  # an application and a report
    for on in (False, True):
        await conversation.remind(talk.seat, on=on)


@pytest.fixture(autouse=True)
def visible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send every statement SQLAlchemy's way, which tells of them."""
    monkeypatch.setattr("storage.prepared.DIRECT", frozenset())


async def statements(database: Database) -> list[Statement]:
    """Return each different statement that this took, with what it was given."""
    seen: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "INSERT"):
            seen.setdefault(statement, parameters)

    sa.event.listen(database.engine, "before_cursor_execute", note)
    clock = Clock()
    clock.now = MONTH_BEFORE
    await everything_people_do(Conversation(database, clock=clock, copies=True))
    sa.event.remove(database.engine, "before_cursor_execute", note)
    return list(seen.items())


@pytest.fixture(params=["memory", "postgresql"])
async def database_url(request: pytest.FixtureRequest) -> str:
    """Give a database of each kind that plans its statements."""
    return "sqlite://" if request.param == "memory" else str(request.getfixturevalue("postgres_database"))


async def test_every_statement_uses_an_index(database_url: str) -> None:
    """Nothing that people wait for reads a whole table."""
    async with await Database.open(database_url) as database:
        found = await statements(database)
        sqlite = database.engine.dialect.name == "sqlite"

        def plan(connection: sa.Connection, statement: Statement) -> str:
            query, parameters = statement
            explained = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{query}", parameters)
            return "\n".join(str(row[-1]) for row in explained)

        def plans(connection: sa.Connection) -> dict[str, str]:
            if not sqlite:
                connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the tables are too small for it to want an index
            return {statement[0]: plan(connection, statement) for statement in found}

        explained = await database.write(plans)
    assert len(explained) > 30
    assert {query: each for query, each in explained.items() if WHOLE_TABLE.search(each)} == {}
