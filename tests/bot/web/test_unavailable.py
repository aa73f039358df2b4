"""When the database does not take an answer, the person is not told that it is saved."""

import logging

import pytest

from bot.conversation import Conversation
from tests.bot.web.person import Person


async def test_what_is_not_saved_is_told(person: Person, conversation: Conversation, caplog: pytest.LogCaptureFixture) -> None:
    """A full disk: one line in the log, a page that says so, and the answer counts as soon as there is room."""
    await person.begin()
    await person.answer("Ung i jobb")
    await conversation.database.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1"))
    with caplog.at_level(logging.INFO):
        page = await person.answer("NAV Volda " * 9000)
    assert page.status == 503
    assert "Det du sende no, er ikkje lagra" in page.text
    assert [record.getMessage().split(": ", 1)[1] for record in caplog.records] == ["the database: database or disk is full"]
    await conversation.database.write(lambda connection: connection.exec_driver_sql("PRAGMA max_page_count=1000000"))
    page = await person.open("/")
    assert "Ung i jobb" in page.text
