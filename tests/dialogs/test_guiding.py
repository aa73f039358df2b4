"""When a chat tells of the eight points: by itself where they come to be asked about, and with the help of each text."""

import pytest

from dialogs.engine import Start, begin
from dialogs.events import Append, Command, Do, Event, Fill
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Session
from tests.dialogs import turns

FORM = load_form("application-2027")
HELP = Do(Command.HELP)


def go(question: str) -> Event:
    """Return the command that goes to a question."""
    return Do(Command.JUMP, question)


def write(question: str, text: str) -> tuple[Event, Event]:
    """Return what goes to a question and answers it."""
    return go(question), Fill(question, {question: text})


@pytest.fixture
def session() -> Session:
    """Give an application that nothing is written in."""
    return begin(FORM, number="X", language=Language.NYNORSK, start=Start(day="2026-11-24"))


def told(session: Session, *events: Event) -> list[str]:
    """Return what the last of these events has the guide say, in short."""
    messages = turns.play(FORM, session, *events).said
    turns.assert_sayable(FORM, messages)
    texts = turns.texts_of(FORM)[0]
    guide = [each for each in messages if each.id.startswith("guide.")]
    return [texts.say(each) if each.id == "guide.point" else each.id for each in guide]


@pytest.mark.proves("R5.3")
def test_it_is_told_when_the_points_come_to_be_asked_about(session: Session) -> None:
    """By whatever way one comes there, once: not with each line, nor when one comes back from a side step."""
    written = turns.play(FORM, session, *write("aim", "Brukarråd."))
    expected = ["guide.answers", "Brukarmedverknad: «Brukarråd»", "Førebygging og tidleg innsats: «Førebygging»"]
    on_the_way = (go("act_sections"), Fill("act_sections", {"act_sections": "1"}), Fill("method", {"method": "Førebygging."}))
    arrived = turns.play(FORM, written, *on_the_way)
    assert arrived.target.startswith("points.")
    assert told(written, *on_the_way) == expected
    assert told(arrived, go("aim"), go("points")) == expected
    assert told(arrived, go("amount"), Do(Command.BACK)) == expected
    first, *_ = FORM.questions["points"].fields
    assert told(arrived, Fill("points", {first.id: "3"})) == []
    assert told(arrived, Do(Command.OVERVIEW), Do(Command.RESUME)) == []


def test_nothing_is_told_of_nothing(session: Session) -> None:
    """Who goes to the points before anything is written is told nothing; who wrote other things, that it is no demand."""
    assert told(session, go("points")) == []
    assert told(session, *write("aim", "Mat."), go("points")) == ["guide.nothing"]


@pytest.mark.proves("R5.3")
def test_the_help_of_each_text_tells_of_it(session: Session) -> None:
    """Of what stands in it; before that, of the other answers."""
    assert told(session, go("aim"), HELP) == []
    written = turns.play(FORM, session, *write("aim", "Brukarråd."))
    assert told(written, go("aim"), HELP) == ["guide.intro", "Brukarmedverknad: «Brukarråd»"]
    assert told(written, go("method"), HELP) == ["guide.answers", "Brukarmedverknad: «Brukarråd»"]
    assert told(written, go("points"), HELP) == ["guide.answers", "Brukarmedverknad: «Brukarråd»"]
    assert told(written, go("budget"), HELP) == []


def test_it_follows_a_text_in_several_messages(session: Session) -> None:
    """What has come so far is what is told of, before it is the answer."""
    parts = (Append("Brukarråd.", "m1"), Append("Førebygging.", "m2"))
    assert told(session, go("aim"), *parts, HELP) == [
        "guide.intro",
        "Brukarmedverknad: «Brukarråd»",
        "Førebygging og tidleg innsats: «Førebygging»",
    ]
