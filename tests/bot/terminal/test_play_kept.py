"""``vegvisar play``: what is kept for another time, and what is not."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.conversation import Channel, Seat, open_conversation
from bot.terminal.player import Errand, Player
from dialogs.language import Language
from tests.bot.terminal.playing import FORM, SHORT, Play


def test_nothing_is_kept_unless_one_asks(play: Play, tmp_path: Path) -> None:
    """The database of the settings is not even opened."""
    play(SHORT, "--language", "nn")
    assert list(tmp_path.iterdir()) == []


def test_a_kept_draft_is_gone_on_with(play: Play, tmp_path: Path) -> None:
    """Where it was left, in the language it was in, and only once."""
    code, out = play(SHORT[:3], "--language", "nn", "--keep")
    assert code == 1
    assert "er lagra. Start på nytt med --keep for å halde fram." in out
    code, out = play(SHORT[3:], "--keep")
    assert code == 0
    assert "Velkomen tilbake" in out

    async def cases() -> int:
        async with open_conversation(f"sqlite:///{tmp_path}/data.db") as conversation:
            return len(await conversation.cases(Seat(Channel.TERMINAL, "local")))

    assert asyncio.run(cases()) == 1


def test_a_kept_draft_can_be_gone_on_with_in_the_other_language(play: Play) -> None:
    """Answers are unaffected."""
    play(SHORT[:3], "--language", "nn", "--keep")
    _, out = play(["oppsummering"], "--language", "nb", "--keep")
    assert "1. Navn på tiltaket: Ung i jobb" in out


def test_a_paused_draft_is_gone_on_with_where_it_was(play: Play) -> None:
    """Not at the pause."""
    play([*SHORT[:2], "pause"], "--language", "nn", "--keep")
    _, out = play(SHORT[2:3], "--keep")
    assert "E-postadresse (kopi av svara blir send hit)\n> post@nav-volda.example\n" in out


def test_two_terminals_at_one_draft_do_not_answer_for_each_other(tmp_path: Path) -> None:
    """The second is told that the case has moved on, and sees it as it is."""

    async def meet() -> list[list[str]]:
        async with open_conversation(f"sqlite:///{tmp_path}/data.db") as conversation:
            first, second = (Player(conversation, Errand(FORM), Language.NYNORSK) for _ in range(2))
            await first.open()
            await second.open()
            shown = [await first.reply("Ung i jobb"), await second.reply("Eit anna namn"), await second.reply("NAV Volda")]
            return [[block.text for block in blocks] for blocks in shown]

    taken, stale, answered = asyncio.run(meet())
    assert taken[0] == "Namn på tiltaket: Ung i jobb"
    assert "Namn på NAV-kontoret" in stale
    assert "Namn på tiltaket: Eit anna namn" not in stale
    assert answered[0] == "NAV-kontor: NAV Volda"


@pytest.mark.parametrize(
    ("options", "true", "untrue"),
    [
        (["--language", "nn"], "Svara blir ikkje lagra", "lt blir lagra|lt er lagra"),
        (["--language", "nb"], "Svarene blir ikke lagret", "lt blir lagret|lt er lagret"),
        (["--language", "nn", "--keep"], "Alt blir lagra undervegs.", "blir ikkje lagra"),
    ],
)
def test_no_more_is_promised_than_holds(options: list[str], true: str, untrue: str, play: Play) -> None:
    """Neither at the start, nor in the help, nor at a pause."""
    _, out = play(["Ung i jobb", "hjelp", "pause", "hjelp"], *options)
    assert true in out
    assert not re.search(untrue, out)


@pytest.mark.parametrize(("language", "other"), [("nn", "når du trenger det"), ("nb", "når du treng det")])
def test_a_chosen_language_is_the_only_one(language: str, other: str, play: Play) -> None:
    """From the first line on; without a choice, both are there."""
    assert other not in play(SHORT[:1], "--language", language)[1]
    assert other in play([])[1]
