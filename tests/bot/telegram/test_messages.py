"""Messages: typed, edited, repeated, out of order, too long, and everything that is no answer."""

import asyncio
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from dialogs.events import Reply
from dialogs.prompts import Value
from storage.tables import events
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLACE = {"latitude": 62.1, "longitude": 6.1}
AUDIO = {"file_id": "a", "file_unique_id": "a", "duration": 3}
PICTURE = {"width": 90, "height": 90}
STICKER = AUDIO | PICTURE | {"type": "regular", "is_animated": True, "is_video": False}
POLL = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True}
POLL |= {"type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False}
ODD = {
    "sticker": (STICKER, "say.junk.sticker"),
    "voice": (AUDIO, "say.junk.voice"),
    "audio": (AUDIO, "say.junk.voice"),
    "video_note": (AUDIO | {"length": 90}, "say.junk.voice"),
    "video": (AUDIO | PICTURE, "say.junk.other"),
    "animation": (AUDIO | PICTURE, "say.junk.picture"),
    "location": (PLACE, "say.junk.location"),
    "venue": ({"location": PLACE, "title": "NAV", "address": "Volda"}, "say.junk.location"),
    "contact": ({"phone_number": "91504800", "first_name": "Ola"}, "say.junk.other"),
    "poll": (POLL, "say.junk.other"),
    "dice": ({"emoji": "🎲", "value": 6}, "say.junk.other"),
}


async def answers(bot: Bot, person: Person) -> dict[str, Value]:
    """Return what is stored as answered."""
    session = (await bot.conversation.look(person.seat)).session
    return {name: answer.value for name, answer in session.answers.items()}


async def test_an_edited_message_changes_its_answer(bot: Bot, person: Person) -> None:
    """The conversation stays where it is, and the new answer is confirmed."""
    await person.arrive()
    number = await person.write("Ung i job")
    await person.write("NAV Volda")
    await person.edit(number, "Ung i jobb")
    assert (await answers(bot, person))["measure_name"] == "Ung i jobb"
    assert person.last.text.startswith("✓ Namn på tiltaket: Ung i jobb\n\n")
    assert "E-postadresse" in person.last.text


async def test_an_edit_that_is_wrong_is_said_and_the_answer_stays(bot: Bot, person: Person) -> None:
    """As when it had been typed."""
    await person.arrive("Ung i jobb", "NAV Volda")
    number = await person.write("postmottak@nav-volda.example")
    await person.edit(number, "postmottak")
    assert person.last.text.startswith("❗ ")
    assert (await answers(bot, person))["email"] == "postmottak@nav-volda.example"


async def test_an_edited_message_that_answered_nothing_is_answered(person: Person) -> None:
    """One of a time before the report, or of another chat's id."""
    await person.arrive()
    await person.edit(1, "Hei")
    assert person.last.text == nn("telegram.edit_unknown")


async def test_a_long_text_in_several_messages_and_one_of_them_edited(bot: Bot, person: Person) -> None:
    """Each is acknowledged; an edit before "done" and one after both arrive in the answer."""
    await person.arrive()
    await person.write("oversikt")
    await person.press("9")
    first = await person.write("Ungdom.")
    assert f"{nn('say.part_received')} 7 " in person.last.text
    second = await person.write("Og vaksne.")
    await person.edit(first, "Ungdom mellom 18 og 25.")
    await person.press("Ferdig")
    assert (await answers(bot, person))["target_group"] == "Ungdom mellom 18 og 25.\n\nOg vaksne."
    await person.edit(second, "Og foreldra deira.")
    assert (await answers(bot, person))["target_group"] == "Ungdom mellom 18 og 25.\n\nOg foreldra deira."


async def test_coming_back_to_a_long_text_says_how_much_has_come(person: Person) -> None:
    """After a look at something else, and after a part that was too long to be taken."""
    await person.arrive("oversikt")
    await person.press("9")
    assert "4 000 teikn" in person.last.text
    await person.write("Unge utan arbeid.")
    received = next(line for line in person.last.text.splitlines() if line.startswith("✓ "))
    await person.write("oversikt", "tilbake")
    assert received.removeprefix("✓ ") in person.last.text.splitlines()
    await person.write("x" * 4090)
    assert received.removeprefix("✓ ") in person.last.text.splitlines()
    await person.write("Dei fleste er under 25.")
    assert person.last.text.count(nn("say.part_received")) == 1


async def test_a_repeated_update_shows_the_question_again_and_counts_once(bot: Bot, person: Person) -> None:
    """The very same message and the very same press, each delivered twice."""
    await person.arrive()
    message = person.message(text="Ung i jobb")
    number = await person.deliver("message", message)
    asked = person.last
    await person.deliver("message", message, number)
    assert person.last is not asked
    assert "NAV-kontoret" in person.last.text
    await person.write("NAV Volda", "a@nav-volda.example")
    callback = person.callback(person.last.keyboard[0][0]["callback_data"], person.last)
    for _ in range(2):
        await person.deliver("callback_query", callback)
    assert "Tilskot motteke" in person.last.text
    keys = [f"telegram:{person.chat}:{message['message_id']}", f"telegram:{person.chat}:c{callback['id']}"]
    query = sa.select(sa.func.count()).select_from(events).where(events.c.key.in_(keys))
    assert await bot.conversation.database.read(lambda connection: connection.scalar(query)) == 2
    assert (await answers(bot, person))["county"] == 9


async def test_messages_that_come_in_the_wrong_order(bot: Bot, person: Person) -> None:
    """The later one answers; the earlier one, come too late, is not taken for the next question's answer."""
    await person.arrive()
    first, second = person.message(text="Ung i jobb"), person.message(text="Nye vegar")
    await person.deliver("message", second)
    await person.deliver("message", first)
    assert await answers(bot, person) == {"measure_name": "Nye vegar"}
    assert person.seen[-2].text == nn("telegram.out_of_order")
    assert "NAV-kontoret" in person.last.text


async def test_an_old_message_delivered_again_after_newer_ones(bot: Bot, person: Person) -> None:
    """It was handled before: the question asked now is shown, and nothing is said of any order."""
    await person.arrive()
    message = person.message(text="Ung i jobb")
    await person.deliver("message", message)
    await person.write("NAV Volda")
    count = len(person.seen)
    await person.deliver("message", message)
    assert [each.text.partition("\n")[0] for each in person.seen[count:]] == ["✓ NAV-kontor: NAV Volda"]
    assert len(await answers(bot, person)) == 2


async def test_two_answers_at_once_are_taken_one_after_the_other(bot: Bot, person: Person) -> None:
    """Handed in at the same moment, in the order they were written."""
    await person.arrive()
    texts = ("Ung i jobb", "NAV Volda", "postmottak@nav-volda.example")
    numbers = [await person.api.push("message", person.message(text=text)) for text in texts]
    await person.api.confirmed(*numbers)
    assert list((await answers(bot, person)).values()) == list(texts)


async def test_many_people_at_once(bot: Bot, people: Callable[[], Person]) -> None:
    """Each gets their own answers, whatever the others do."""
    crowd = [people() for _ in range(8)]

    async def live(each: Person) -> None:
        await each.arrive(f"Tiltak {each.chat}", f"NAV {each.chat}")

    await asyncio.gather(*(live(each) for each in crowd))
    for each in crowd:
        assert await answers(bot, each) == {"measure_name": f"Tiltak {each.chat}", "office_name": f"NAV {each.chat}"}


@pytest.mark.parametrize("kind", ODD)
async def test_what_is_no_answer_gets_one_of_its_own(person: Person, kind: str) -> None:
    """Each is named, and the question is asked again."""
    await person.arrive()
    content, expected = ODD[kind]
    more = {"document": AUDIO} if kind == "animation" else {"location": PLACE} if kind == "venue" else {}
    await person.send(**{kind: content}, **more)
    assert person.last.text.startswith(f"⚠️ {nn(expected)}")
    assert "Namn på tiltaket" in person.last.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("😀", "error.text.no_words"),
        ("Ring 01017012345", "error.text.national_id"),
        ("/tull", "telegram.unknown_command"),
        ("\u200f\u202e", "error.text.empty"),
        ("a" * 4096, "error.text.too_long"),
    ],
)
async def test_bad_texts(bot: Bot, person: Person, text: str, expected: str) -> None:
    """Specific, friendly, and nothing is stored."""
    await person.arrive()
    await person.write(text)
    assert person.last.text.removeprefix("❗ ").startswith(nn(expected))
    assert await answers(bot, person) == {}


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("<b>Ung</b> & <script>", "<b>Ung</b> & <script>"),
        ("Ung\0 i jobb", "Ung i jobb"),
        ("\u202eUng i jobb\u200f", "Ung i jobb"),
        ("</blockquote>&lt;", "</blockquote>&lt;"),
        ("*_~`[x](y)", "*_~`[x](y)"),
    ],
)
async def test_markup_and_unseen_characters_are_text(bot: Bot, person: Person, text: str, stored: str) -> None:
    """Shown as written, never as markup."""
    await person.arrive()
    await person.write(text)
    assert (await answers(bot, person))["measure_name"] == stored
    assert person.last.text.startswith(f"✓ Namn på tiltaket: {stored}\n")


async def test_a_hundred_thousand_characters(bot: Bot, person: Person) -> None:
    """The app cuts them into messages; each is refused for what it is, and the report is unharmed."""
    await person.arrive("Ung i jobb")
    numbers = [await person.api.push("message", person.message(text="å" * 4096)) for _ in range(25)]
    await person.api.confirmed(*numbers)
    assert person.last.text.startswith(f"❗ {nn('error.text.too_long')}")
    await person.write("NAV Volda")
    assert await answers(bot, person) == {"measure_name": "Ung i jobb", "office_name": "NAV Volda"}


async def test_what_is_written_for_a_question_that_another_device_has_left_is_not_taken(bot: Bot, person: Person) -> None:
    """The same report is open in a browser, which has gone on: the text was for the question on this screen."""
    await person.arrive("Ung i jobb")
    view = await bot.conversation.look(person.seat)
    await bot.conversation.turn(person.seat, Reply("NAV Ørsta"), key=f"elsewhere:{person.chat}", case=view.case)
    await person.write("NAV Volda")
    assert person.last.text.startswith("⚠️ ")
    assert "E-postadresse" in person.last.text
    assert (await answers(bot, person))["office_name"] == "NAV Ørsta"


@pytest.mark.parametrize("language", ["Nynorsk", "Bokmål"])
async def test_words_behind_a_slash(person: Person, language: str) -> None:
    """Those of both languages are understood in both."""
    await person.arrive(language=language)
    for word in ("/hjelp", "/oversikt", "/tilbake", "/hoppover", "/oppsummering", "/haldfram", "/fortsett", "/help", "/ferdig"):
        await person.write(word)
        assert person.last.keyboard != []
    await person.write("/sprak@VegvisarTestBot")
    assert (nb if language == "Nynorsk" else nn)("say.language_changed") in person.last.text


async def test_an_edited_message_of_another_report_makes_that_the_current_one(bot: Bot, person: Person) -> None:
    """What is on the screen then is the report that the message belongs to."""
    await person.arrive()
    number = await person.write("Fyrste tiltak")
    await person.write("/ny", "Andre tiltak")
    await person.edit(number, "Første tiltak")
    assert (await answers(bot, person)) == {"measure_name": "Første tiltak"}
    assert person.last.text.startswith("✓ Namn på tiltaket: Første tiltak")


async def test_late_messages_of_someone_without_a_report(person: Person) -> None:
    """They are greeted, whatever comes in whatever order."""
    first, second = person.message(text="Hei"), person.message(text="Hallo")
    await person.deliver("message", second)
    await person.deliver("message", first)
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    await person.send_file("x.csv", b"a;b")
    assert person.last.labels == ["Nynorsk", "Bokmål"]


async def test_a_message_from_a_stranger_is_greeted(person: Person) -> None:
    """Whatever it is: there is no report yet to answer to."""
    await person.write("Hei")
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    await person.send(location=PLACE)
    assert person.last.labels == ["Nynorsk", "Bokmål"]
    assert len(person.with_buttons()) == 1
