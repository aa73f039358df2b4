"""Files in: the accounts as document and as photo, and what is refused; the finished document out."""

import pytest

from dialogs.answers.file import MAX_BYTES, FileInfo
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.bot.telegram.texts import nb, nn

pytestmark = pytest.mark.asyncio(loop_scope="session")

TABLE = b"Konto;Sum\n5000;561250\n"
JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffda0008010100003f00d2cf20ffd9")


async def asked_for_accounts(person: Person) -> Person:
    """Come to the question that asks for the accounts."""
    await person.arrive("oversikt")
    await person.press("6")
    await person.press("3. 2021")
    await person.write("oversikt")
    await person.press("📎 Prosjektrekneskap")
    assert "prosjektrekneskapen" in person.last.text
    return person


async def stored(bot: Bot, person: Person) -> list[tuple[FileInfo, bytes]]:
    """Return the files that are kept."""
    view = await bot.conversation.look(person.seat)
    return await bot.conversation.attachments(person.seat, view.case)


async def test_a_document_is_taken(bot: Bot, person: Person) -> None:
    """Under a safe name, as the kind that its bytes are."""
    await asked_for_accounts(person)
    await person.send_file("../../Rekneskap.exe", TABLE)
    assert "✓ Prosjektrekneskap: Rekneskap.csv (1 kB)" in person.last.text
    assert [(info.name, content) for info, content in await stored(bot, person)] == [("Rekneskap.csv", TABLE)]


async def test_a_photo_is_taken_in_its_largest_size(bot: Bot, person: Person) -> None:
    """A phone's camera will do: Telegram makes a JPG of it."""
    await asked_for_accounts(person)
    await person.send_photo(JPG)
    [(info, content)] = await stored(bot, person)
    assert (info.name, info.media_type, content) == ("bilete.jpg", "image/jpeg", JPG)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("program.pdf", b"MZ\x90\0" + bytes(60), "file.kind"),
        ("tom.csv", b"", "file.empty"),
        ("halv.pdf", b"%PDF-1.7\n", "file.broken"),
    ],
)
async def test_a_wrong_file_is_refused_by_what_is_wrong(
    bot: Bot, person: Person, name: str, content: bytes, expected: str
) -> None:
    """The question is asked again, and nothing is kept."""
    await asked_for_accounts(person)
    await person.send_file(name, content)
    assert person.last.text.startswith(f"❗ {nn(f'error.{expected}')}")
    assert await stored(bot, person) == []


async def test_a_file_that_is_too_big_is_not_fetched(person: Person) -> None:
    """Telegram says how big it is; it would not give us more than 20 MB anyway."""
    await asked_for_accounts(person)
    before = len(person.api.made("getFile"))
    await person.send_file("stor.pdf", b"x", size=MAX_BYTES + 1)
    assert "20,1 MB" in person.last.text
    assert len(person.api.made("getFile")) == before


@pytest.mark.parametrize("said", [0, 100])
async def test_a_file_that_is_bigger_than_was_said(person: Person, said: int) -> None:
    """Telegram refuses to give it: the same answer."""
    await asked_for_accounts(person)
    await person.send_file("stor.pdf", bytes(MAX_BYTES + 1), size=said)
    assert "20,1 MB" in person.last.text


async def test_a_file_that_cannot_be_fetched(bot: Bot, person: Person) -> None:
    """The person is asked to send it again, and the question stands."""
    await asked_for_accounts(person)
    asked = person.last
    await person.send(document={"file_id": "gone", "file_unique_id": "gone", "file_name": "x.pdf", "file_size": 3})
    assert person.last.text == nn("telegram.download_failed")
    assert person.with_buttons() == [asked]
    person.api.files["documents/gone"] = TABLE
    person.api.refuse("getFile", 500, "Internal Server Error")
    await person.send(document={"file_id": "gone", "file_unique_id": "gone", "file_name": "x.csv", "file_size": 3})
    assert "✓ Prosjektrekneskap: x.csv" in person.last.text
    assert bot.waits.seconds[-1] == 0.5


async def test_a_file_where_none_is_asked_for(person: Person) -> None:
    """It is not even fetched."""
    await person.arrive(language="Bokmål")
    before = len(person.api.made("getFile"))
    await person.send_file("Regnskap.csv", TABLE)
    assert nb("say.junk.file") in person.last.text
    await person.send_photo(JPG)
    assert nb("say.junk.picture") in person.last.text
    assert len(person.api.made("getFile")) == before


async def test_the_document_can_be_had_again(bot: Bot, person: Person) -> None:
    """After the report is finished, by button, in the language it was written in; a finished report is not changed."""
    await person.arrive(language="Bokmål")
    await person.write("Ung i jobb", "NAV Volda", "post@nav-volda.example", "Agder", "100", "0", "0", "0", "100")
    await person.press("1. Tiltaket har ikke startet")
    await person.press("AVSLUTT")
    assert len(person.files) == 2
    before = len(person.seen)
    await person.press("Hent datafilen")
    await person.press("Hent PDF-en")
    assert [each.file[0].rpartition(".")[2] for each in person.seen[before:] if each.file] == ["json", "pdf"]
    await person.write("Ny tekst")
    assert nb("say.already_submitted") in person.last.text
    session = (await bot.conversation.look(person.seat)).session
    assert session.answers["measure_name"].value == "Ung i jobb"


async def test_a_submission_delivered_again_brings_the_document_again(person: Person) -> None:
    """We may have died after the commit, before we sent it."""
    await person.arrive("Ung i jobb", "NAV Volda", "post@nav-volda.example", "Agder", "100", "0", "0", "0", "100", "1")
    callback = person.callback(person.find("AVSLUTT").keyboard[0][0]["callback_data"], person.find("AVSLUTT"))
    for count in (2, 4):
        await person.deliver("callback_query", callback)
        assert len([each for each in person.seen if each.file]) == count


async def test_a_document_that_cannot_be_made_costs_nothing(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is finished and safe; the data comes, and the document can be had later."""
    await person.arrive("Ung i jobb", "NAV Volda", "post@nav-volda.example", "Agder", "100", "0", "0", "0", "100", "1")

    def broken(*_: object) -> bytes:
        raise RuntimeError("Ung i jobb")

    with monkeypatch.context() as patch:
        patch.setattr("bot.telegram.documents.render", broken)
        await person.press("AVSLUTT")
    assert nn("telegram.document_failed") in [each.text for each in person.seen]
    assert [name.rpartition(".")[2] for name in person.files] == ["json"]
    await person.press("Hent PDF-en")
    assert len(person.files) == 2
