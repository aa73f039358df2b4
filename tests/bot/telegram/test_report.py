"""A whole report on Telegram, from hello to the finished document."""

import io
import json

import pikepdf
import pytest

from bot.telegram.filled import DONE
from dialogs.form import Field, Kind
from dialogs.language import Language
from dialogs.load import load_form
from dialogs.session import Place, Session
from tests.bot.telegram.conftest import Bot
from tests.bot.telegram.person import Person
from tests.samples import BOKMAL, GRID_NB, GRID_NN, NYNORSK, Given, grid

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORM = load_form("report-2021")
ACCOUNTS = b"Konto;Sum\n5000;561250\n6700;18400\n"
FULL = {Language.NYNORSK: NYNORSK | grid(FORM, GRID_NN), Language.BOKMAL: BOKMAL | grid(FORM, GRID_NB)}


class Filler:
    """Answers what is asked from a table of answers: with buttons where there are some, else by typing."""

    def __init__(self, bot: Bot, person: Person, language: Language) -> None:
        self.bot, self.person = bot, person
        self.texts = bot.conversation.texts(FORM, language)

    async def session(self) -> Session:
        """Return the case as it stands."""
        return (await self.bot.conversation.look(self.person.seat)).session

    async def fill(self, given: dict[str, Given]) -> None:
        """Answer until there is nothing left to answer."""
        while (session := await self.session()).place is not Place.SUMMARY:
            if session.place is Place.REASON:
                await self.person.write("Slik er det, og det er avtalt.")
            else:
                await self.answer(FORM.fields[session.target], given.get(session.target))

    async def answer(self, field: Field, given: Given | None) -> None:
        """Answer one field; skip it where the table has nothing."""
        t, person = self.texts.catalog.text, self.person
        if given is None:
            await person.press(t("command.skip"))
        elif field.kind is Kind.FILE:
            await person.send_file("Rekneskap 2021.csv", ACCOUNTS)
        elif field.kind is Kind.CHOICE:
            await person.press(self.label(field, str(given)))
        elif field.kind is Kind.CHOICES:
            assert isinstance(given, tuple)
            for name in given:
                await person.press(self.label(field, name))
            await person.press(t("command.done"))
        elif field.kind is Kind.LONG_TEXT:
            await person.write(*str(given).split("\n\n"))
            await person.press(t("command.done"))
        elif isinstance(given, int):
            await person.write(self.texts.catalog.amount(given))
        else:
            await person.write(str(given))

    def label(self, field: Field, name: str) -> str:
        """Return the button of an option, as the newest message has it."""
        wanted = self.texts.of(next(option for option in field.options if option.name == name).text)
        labels = self.person.last.labels if wanted in self.person.last.labels else self.person.find(self.back).labels
        return next(each for each in labels if _is_label(each, wanted))

    @property
    def back(self) -> str:
        """The label of the way back."""
        return self.texts.catalog.text("command.back")


def _is_label(label: str, wanted: str) -> bool:
    bare = label.removeprefix(f"{DONE} ")
    number, _, rest = bare.partition(". ")
    bare = rest if number.isdigit() else bare
    return bare == wanted or (bare.endswith("…") and wanted.startswith(bare[:-1]))


@pytest.mark.parametrize("language", Language)
async def test_a_whole_report(bot: Bot, person: Person, language: Language) -> None:
    """All 21 questions, with every kind of answer, in either language; the PDF and the data come in the end."""
    filler = Filler(bot, person, language)
    await person.arrive(language=filler.texts.catalog.text(f"language.{language.value}"))
    await filler.fill(FULL[language])
    await person.press(filler.texts.catalog.text("command.submit"))
    session = await filler.session()
    assert session.number in "\n".join(each.text for each in person.seen[-3:])
    name = f"report-{session.number}"
    assert person.files.keys() == {f"{name}.pdf", f"{name}.json"}
    data = json.loads(person.files[f"{name}.json"])
    assert data["language"] == language.value
    assert data["answers"]["measure_name"]["value"] == FULL[language]["measure_name"]
    assert data["answers"]["accounts"]["size"] == len(ACCOUNTS)
    with pikepdf.open(io.BytesIO(person.files[f"{name}.pdf"])) as pdf:
        assert str(pdf.Root.Lang) == language.tag
    assert len(person.with_buttons()) == 1
