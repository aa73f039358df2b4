"""Whom a filing goes to: each rule of the regulation that decides it, by the day that counts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from dialogs.corrections import Corrections, use
from dialogs.form import Destination, Form, Kind, Option
from dialogs.load import form_names, load_form, read_form
from dialogs.prompts import Value
from dialogs.recipient import CITES, Receiver, Recipient, recipient
from dialogs.registers import counties
from dialogs.rules.points import POINTS

FORM = """\
form: {family}-2027
texts: {family}
year: 2027
recipient: {to}
sections:
  - section: office
    questions:
      - {{question: municipality, kind: municipality}}
      - question: national_trial
        kind: choice
        options:
          - {{code: 1, name: "yes"}}
          - {{code: 2, name: "no"}}
"""
BEFORE, NOW = date(2022, 2, 1), date(2026, 11, 24)
DIRECTORATE = "889640782"
MORE_OG_ROMSDAL, OSLO_OG_VIKEN, TROMS_OG_FINNMARK = "974764067", "974761319", "967311014"
VOLDA = {"municipality": 1577}
TRIAL, NO_TRIAL = {"national_trial": 1}, {"national_trial": 2}
REPORT = load_form("report-2021")


@pytest.fixture
def made(tmp_path: Path) -> "Maker":
    """Make forms of a family, with a municipality and the question about national trials."""
    return Maker(tmp_path)


class Maker:
    """Writes forms and reads them as the product does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, family: str, to: str = "governor") -> Form:
        """Return the form."""
        path = self.folder / f"{family}-2027.yaml"
        path.write_text(FORM.format(family=family, to=to), encoding="utf-8")
        return read_form(path)


def sent(form: Form, values: Mapping[str, Value], on: date = NOW) -> tuple[str, str, list[str]]:
    """Return to whom, by sort and number, and the numbers of those who get a copy."""
    found = recipient(form, values, on)
    assert found is not None
    return found.to, found.orgnr, [each.orgnr for each in found.copies]


@pytest.mark.parametrize(
    ("municipality", "on", "orgnr"),
    [
        (1577, NOW, MORE_OG_ROMSDAL),
        (301, NOW, OSLO_OG_VIKEN),
        (3005, BEFORE, OSLO_OG_VIKEN),
        (3301, NOW, OSLO_OG_VIKEN),
        (5426, BEFORE, TROMS_OG_FINNMARK),
        (5540, NOW, TROMS_OG_FINNMARK),
        (3005, NOW, OSLO_OG_VIKEN),
    ],
)
@pytest.mark.proves("R7.1")
def test_an_application_goes_to_the_county_governor(made: Maker, municipality: int, on: date, orgnr: str) -> None:
    """R7.1: of the municipality's county, under its numbers before and after 2024; nobody gets a copy."""
    assert sent(made("application"), {"municipality": municipality} | NO_TRIAL, on) == ("governor", orgnr, [])


@pytest.mark.parametrize("family", ["application", "confirmation"])
@pytest.mark.proves("R5.5", "R7.6", "R8.6", "R10.5")
def test_a_national_trial_is_the_directorates(made: Maker, family: str) -> None:
    """R5.5, R7.6, R8.6 and R10.5: the application, and what the payment needs."""
    assert sent(made(family), VOLDA | TRIAL) == ("directorate", DIRECTORATE, [])
    assert sent(made(family), VOLDA | NO_TRIAL) == ("governor", MORE_OG_ROMSDAL, [])


@pytest.mark.proves("R10.4")
def test_repayment_goes_to_the_directorate(made: Maker) -> None:
    """R10.4: with a copy to the county governor."""
    assert sent(made("repayment", "directorate"), VOLDA) == ("directorate", DIRECTORATE, [MORE_OG_ROMSDAL])
    assert sent(made("repayment", "directorate"), {}) == ("directorate", DIRECTORATE, [])


def test_what_stays_with_the_office(made: Maker) -> None:
    """A registered grant letter is sent to nobody; and without a place, nobody is known."""
    assert recipient(made("grant_letter", "none"), VOLDA, NOW) is None
    assert recipient(made("application"), NO_TRIAL, NOW) is None
    assert recipient(REPORT, {}, NOW) is None


@pytest.mark.proves("R11.1")
def test_a_report_goes_to_the_county_governor(made: Maker) -> None:
    """R11.1: with a copy to the directorate; of a national trial too."""
    assert sent(made("report"), VOLDA | TRIAL) == ("governor", MORE_OG_ROMSDAL, [DIRECTORATE])


@pytest.mark.parametrize("option", REPORT.fields["county"].options, ids=lambda option: option.name)
def test_every_county_of_the_report_of_2021(option: Option) -> None:
    """By the option's name: its codes are the survey's."""
    name = option.name
    found = recipient(REPORT, {"county": option.code}, date(2022, 2, 1))
    assert found is not None
    area = found.name.nn.removeprefix("Statsforvaltaren i ")
    shared = {"oslo": "Oslo og Viken", "viken": "Oslo og Viken"}
    plain = area.lower().replace("ø", "o").replace(" ", "_")
    assert (area if name in shared else plain) == shared.get(name, name)
    assert [each.orgnr for each in found.copies] == [DIRECTORATE]


def test_late_reports_name_the_office_as_it_is_on_the_day() -> None:
    """Viken is no more, its county governor is, under another name."""
    viken = {"county": next(each.code for each in REPORT.fields["county"].options if each.name == "viken")}
    early, late = recipient(REPORT, viken, date(2022, 2, 1)), recipient(REPORT, viken, NOW)
    assert early is not None
    assert late is not None
    assert (early.orgnr, early.name.nb) == (OSLO_OG_VIKEN, "Statsforvalteren i Oslo og Viken")
    assert (late.orgnr, late.name.nb) == (OSLO_OG_VIKEN, "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus")


def test_it_is_frozen_with_the_filing() -> None:
    """It reads back from JSON as it was written, whatever is corrected afterwards."""
    found = recipient(REPORT, {"county": 9}, NOW)
    assert found is not None
    written = found.model_dump_json()
    corrected = {found.orgnr: {"mailbox": "post@sf.example"}}
    use(Corrections.model_validate({"governors": corrected}))
    assert Recipient.model_validate_json(written) == found
    assert (found.mailbox, found.verified) == ("sfagpost@statsforvalteren.no", False)
    now = recipient(REPORT, {"county": 9}, NOW)
    assert now is not None
    assert (now.mailbox, now.verified) == ("post@sf.example", True)
    assert isinstance(now.copies[0], Receiver)


def test_the_points_that_act_here_exist() -> None:
    """For the list of rules."""
    assert set(CITES) <= set(POINTS)
    assert len(set(CITES)) == len(CITES)


@pytest.mark.parametrize("name", form_names())
def test_every_form_of_the_product_can_be_sent(name: str) -> None:
    """It asks for the place; its counties are those of its year; it says yes to a national trial as the rule reads it."""
    form = load_form(name)
    county, trial = form.fields.get("county"), form.fields.get("national_trial")
    if form.recipient is not Destination.NONE:
        assert county or any(each.kind is Kind.MUNICIPALITY for each in form.fields.values())
    if county:
        assert form.year
        assert {each.name for each in county.options} == {each.id for each in counties(date(form.year, 12, 31))}
    if trial:
        assert "yes" in {each.name for each in trial.options}


@pytest.mark.parametrize(
    ("name", "values", "to", "copies"),
    [
        ("application-2022", {"municipality": 1577}, MORE_OG_ROMSDAL, []),
        ("application-2027", {"municipality": 5540}, TROMS_OG_FINNMARK, []),
        ("confirmation", {"municipality": 1577}, MORE_OG_ROMSDAL, []),
        ("carry-over", {"municipality": 1577}, MORE_OG_ROMSDAL, []),
        ("repayment", {"municipality": 1577}, DIRECTORATE, [MORE_OG_ROMSDAL]),
    ],
)
def test_where_the_forms_of_the_product_go(name: str, values: dict[str, Value], to: str, copies: list[str]) -> None:
    """As `application.md` says of each."""
    assert sent(load_form(name), values)[1:] == (to, copies)
    assert recipient(load_form("grant-letter"), values, NOW) is None
