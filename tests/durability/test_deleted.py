"""What a person deletes is gone from the disk, not only from the tables."""

import sqlite3
from pathlib import Path

from bot.conversation import open_conversation
from dialogs.answers.file import inspect
from dialogs.events import Command, Do, Upload
from dialogs.session import Status
from tests.bot.talking import STARTED, Talk

SECRETS = ("Kari Nordmann", "Tilsetjinga drog ut", "Rekneskap Kari", "Konto;Sum")


def on_disk(folder: Path) -> set[str]:
    """Return those of the secrets that stand anywhere in the files of a folder."""
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    return {secret for secret in SECRETS if secret.encode() in content}


async def test_a_deleted_draft_is_overwritten(tmp_path: Path) -> None:
    """Neither SQLite's file nor its log holds an answer, a reason or an attachment of it, while the service runs on."""
    content = b"Konto;Sum\n5000;561250\n" * 1000
    async with open_conversation(f"sqlite:///{tmp_path}/vegvisar.db") as conversation:
        talk, other = Talk(conversation), Talk(conversation)
        await talk.start()
        await talk.say("Kari Nordmann", *STARTED[1:])
        await talk.send(Do(Command.JUMP, "accounts"))
        await talk.send(Upload(inspect("Rekneskap Kari.csv", content)), content=content)
        other.keys = talk.keys
        await other.start()
        await other.say("Ung i jobb")
        assert on_disk(tmp_path) == set(SECRETS)
        await talk.do(Command.DELETE)
        await talk.do(Command.YES)
        assert on_disk(tmp_path) == set()
        assert str((await other.look()).session.answers["measure_name"].value) == "Ung i jobb"


async def test_who_reads_on_does_not_hold_up_a_deletion(tmp_path: Path) -> None:
    """A long look from another process puts off the overwriting of the log, not the answer; the next tidying does it."""
    async with open_conversation(f"sqlite:///{tmp_path}/vegvisar.db") as conversation:
        talk = Talk(conversation)
        await talk.start()
        await talk.say("Kari Nordmann")
        reader = sqlite3.connect(tmp_path / "vegvisar.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM cases").fetchall()
        await talk.do(Command.DELETE)
        assert (await talk.do(Command.YES)).session.status is Status.DELETED
        assert on_disk(tmp_path) == {"Kari Nordmann"}
        reader.close()
        await conversation.tidy()
        assert on_disk(tmp_path) == set()
