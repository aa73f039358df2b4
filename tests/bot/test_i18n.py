"""How texts speak of numbers, and of questions that have none."""

import pytest

from bot.i18n import NBSP, form_texts, load_catalogs
from dialogs.form import Destination
from dialogs.language import Language
from dialogs.load import form_names, load_form
from dialogs.prompts import Message


@pytest.mark.parametrize("language", Language)
def test_digits_are_grouped_from_a_thousand_on(language: Language) -> None:
    """As the counter on the page does; a year never is."""
    texts = form_texts(load_catalogs()[language], load_form("report-2021"))
    too_long = texts.say(Message(id="error.text.too_long", params={"length": 4001, "max_length": 4000}))
    assert f"4{NBSP}001 te" in too_long
    assert f"4{NBSP}000. " in too_long
    assert "2021" in texts.of("report.title")


@pytest.mark.parametrize("language", Language)
def test_what_is_below_nothing_has_a_minus(language: Language) -> None:
    """And no hyphen, which a line may end with: of amounts, alone and under each other, and of per cent."""
    catalog = load_catalogs()[language]
    assert catalog.amount(-1_250_50) == f"−1{NBSP}250,50{NBSP}kr"
    assert catalog.column([-5_00, 10]) == [f"−5,00{NBSP}kr", f"0,10{NBSP}kr"]
    assert [catalog.percent(tenths) for tenths in (-182, 400, -3, 0)] == [
        f"{each}{NBSP}%" for each in ("−18,2", "40", "−0,3", "0")
    ]


@pytest.mark.parametrize("language", Language)
def test_only_a_file_is_called_an_attachment(language: Language) -> None:
    """Other questions without a number are additional ones."""
    form = load_form("report-2026")
    texts = form_texts(load_catalogs()[language], form)
    called = {name: texts.unnumbered(question) for name, question in form.questions.items() if question.number is None}
    assert {name for name, heading in called.items() if heading == "Vedlegg"} == {"accounts", "ledger"}
    assert {called[name] for name in ("accounts_by", "national_trial", "partners", "balance")} == {"Tilleggsspørsmål"}


RECEIVERS = ("Statsforvalt", "direktorat", "mottakaren som står øvst", "mottakeren som står øverst")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", form_names())
def test_what_comes_next_fits_the_form(name: str, language: Language) -> None:
    """It speaks of signing where people sign, and of sending where it goes to somebody; it holds no account number and no KID."""
    form = load_form(name)
    told = form_texts(load_catalogs()[language], form).of(form.next)
    assert ("å skrive under" in told) is bool(form.paper.signers)
    assert any(receiver in told for receiver in RECEIVERS) is (form.recipient is not Destination.NONE)
    assert not any(char.isdigit() for char in told)
