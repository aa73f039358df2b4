"""JSON and its schema, and CSV: the same bytes every time, every code in its place, and what is not a filing is refused."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.document.data import to_json
from bot.document.schema import json_schema
from bot.document.table import inert, to_csv
from dialogs.form import MORE
from dialogs.load import form_names, load_form
from dialogs.rules import RULES, Rule, Severity
from dialogs.submission import Submission
from tests.bot.document.filings import filings
from tests.bot.document.reading import FILINGS, FORM, faults, rendered
from tests.samples import filed, full_report, not_started

DIALECT = jsonschema.Draft202012Validator
VALIDATORS = {name: DIALECT(json_schema(load_form(name)), format_checker=DIALECT.FORMAT_CHECKER) for name in form_names()}
FORMS = pytest.mark.parametrize("name", form_names())
LATEST = ("application-2027", "carry-over", "confirmation", "grant-letter", "repayment", "report-2021", "report-2027")
Change = Callable[[dict[str, Any]], object]


def refused(content: object, form: str = FORM.id) -> list[str]:
    """Return what a form's schema has against a filing."""
    return [error.message for error in VALIDATORS[form].iter_errors(content)]


def rows(content: bytes) -> list[dict[str, str]]:
    """Read the CSV as a spreadsheet set up for Norway does."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@FORMS
def test_the_schema_is_one(name: str) -> None:
    """It is valid by its own dialect, and the same every time."""
    form = load_form(name)
    DIALECT.check_schema(json_schema(form))
    assert json.dumps(json_schema(form)) == json.dumps(json_schema(form))


@pytest.mark.parametrize("name", FILINGS)
def test_a_filing_fits_the_schema_and_comes_back_whole(name: str) -> None:
    """What is written can be read again as the very same filing."""
    filing = FILINGS[name]()
    content = to_json(filing, load_form(filing.form))
    assert refused(json.loads(content), filing.form) == []
    assert Submission.model_validate_json(content) == filing
    assert content.endswith(b"}\n")
    assert b"\\u00" not in content


def test_json_does_not_depend_on_the_order_of_keys() -> None:
    """A store that sorts its keys changes nothing."""
    filing = full_report()
    answers = dict(sorted(filing.answers.items()))
    assert to_json(filing.model_copy(update={"answers": answers}), FORM) == to_json(filing, FORM)


WRONG: dict[str, Change] = {
    "a code that is none": lambda it: it["answers"]["county"].update(code=99),
    "a name of another code": lambda it: it["answers"]["county"].update(name="oslo"),
    "a score of another row": lambda it: it["answers"]["assessment.prevention"].update(score=0),
    "a grid row left out": lambda it: it["answers"].pop("assessment.youth"),
    "a question left out": lambda it: it["answers"].pop("measure_name"),
    "accounts left out, though it has started": lambda it: it["answers"].pop("accounts"),
    "a follow-up left out": lambda it: it["answers"].pop("changes.described"),
    "a follow-up of another choice": lambda it: it["answers"].update(
        changes={"kind": "choice", "code": 2, "name": "unchanged", "score": None}
    ),
    "a question that does not apply": lambda it: it["answers"].update(
        start={"kind": "choice", "code": 4, "name": "not_started", "score": None}
    ),
    "an unknown answer": lambda it: it["answers"].update(shoe_size={"kind": "amount", "ore": 4400}),
    "a negative amount": lambda it: it["answers"]["economy.received"].update(ore=-1),
    "a fraction of an øre": lambda it: it["answers"]["economy.received"].update(ore=1.5),
    "an empty text": lambda it: it["answers"]["target_group"].update(value=""),
    "a text too long": lambda it: it["answers"]["target_group"].update(value="x" * 4001),
    "the same paragraph twice": lambda it: it["answers"]["act_sections"]["options"].append(
        it["answers"]["act_sections"]["options"][0]
    ),
    "a hash that is none": lambda it: it["answers"]["accounts"].update(sha256="x"),
    "another year": lambda it: it.update(year=2022),
    "another language": lambda it: it.update(language="en"),
    "a moment that is none": lambda it: it.update(submitted_at=12),
    "a warning without a reason": lambda it: it["warnings"][0].update(reason=""),
    "a hard rule as a warning": lambda it: it["warnings"][0].update(rule="funds_add_up"),
    "more than a filing": lambda it: it.update(extra=1),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_the_schema_refuses_what_is_no_filing(change: Change) -> None:
    """Each of these differs from a filing in one thing."""
    content = json.loads(to_json(full_report(), FORM))
    change(content)
    assert refused(content)


WRONG_APPLICATIONS: dict[str, Change] = {
    "a row left out": lambda it: [it["answers"].pop(name) for name in list(it["answers"]) if name.startswith("budget.2.")],
    "a row that nothing announces": lambda it: it["answers"].update(
        {"budget.6.grant": {"kind": "amount", "ore": 0}, "budget.6.post": it["answers"]["budget.1.post"]}
    ),
    "a district of a place that has none": lambda it: it["answers"].update(district={"kind": "text", "value": "Sentrum"}),
    "a date that is none": lambda it: it["answers"]["start_date"].update(date="2027-02-30"),
    "a number below its bound": lambda it: it["answers"]["posts_percent"].update(number=0),
    "a phone without its country": lambda it: it["answers"]["contact.phone"].update(value="91504800"),
    "a postcode of three digits": lambda it: it["answers"]["address.postcode"].update(value="610"),
    "an organisation number with blanks": lambda it: it["answers"]["orgnr"].update(value="999 888 704"),
    "an account number with dots": lambda it: it["answers"]["kontonr"].update(value="8601.11.17904"),
    "a municipality without its zero": lambda it: it["answers"]["municipality"].update(number="301"),
    "a signer without a name": lambda it: it["answers"].pop("manager.name"),
    "a recipient without a number": lambda it: it["recipient"].update(orgnr=""),
    "a deadline that is no day": lambda it: it.update(late="in time"),
}


@pytest.mark.parametrize("change", WRONG_APPLICATIONS.values(), ids=WRONG_APPLICATIONS)
def test_the_schema_refuses_what_is_no_application(change: Change) -> None:
    """Rows, places and all kinds of numbers are described as closely as choices are."""
    filing = filed.sample("application-new.nn")
    content = json.loads(to_json(filing, load_form(filing.form)))
    assert refused(content, filing.form) == []
    change(content)
    assert refused(content, filing.form)


@FORMS
def test_csv_names_each_column_once(name: str) -> None:
    """Every answer of every form has a column, and no two of them the same name; names hold no blanks or capitals."""
    form = load_form(name)
    header = to_csv(form, []).decode("utf-8-sig").strip().split(";")
    assert len(header) == len(set(header))
    assert all(column == column.lower() and column.isascii() and " " not in column for column in header)
    assert len(header) > sum(field.column != MORE for field in form.fields.values())


def test_csv_lays_rows_side_by_side() -> None:
    """A budget's rows are columns by their number; places come with number, name and county, days in ISO 8601."""
    filing = filed.sample("application-new.nn")
    (row,) = rows(to_csv(load_form(filing.form), [filing]))
    number = load_form(filing.form).questions["budget"].number
    budget = {name.removeprefix(f"q{number:02}_"): cell for name, cell in row.items() if name.startswith(f"q{number:02}_")}
    assert (budget["01_post"], budget["01_grant"]) == ("1", "720000,00")
    assert (budget["04_own"], budget["04_other"]) == ("24500,50", "15000,00")
    assert (budget["05_grant"], "01_more" in budget) == ("", False)
    assert (row["q01_municipality_number"], row["q01_municipality_name"]) == ("1577", "Volda")
    assert row["q01_municipality_county"] == "Møre og Romsdal"
    assert [row[name] for name in row if name.endswith("start_date")] == ["2027-03-01"]
    assert (row["late"], row["recipient_orgnr"]) == ("", "974764067")


def test_csv_says_what_came_late() -> None:
    """With the day that it was due."""
    filing = filed.sample("report-final.nb")
    (row,) = rows(to_csv(load_form(filing.form), [filing]))
    assert (row["late"], row["warnings"]) == ("2027-02-01", "unbudgeted_other no_partners")


def test_csv_has_a_column_an_answer_with_the_codes() -> None:
    """Columns are in the survey's order, values are its codes, and amounts are kroner."""
    full, short = rows(to_csv(FORM, [full_report(), not_started()]))
    names = list(full)
    assert names[:6] == ["number", "submitted_at", "language", "q01_measure_name", "q02_office_name", "q03_email"]
    assert [name for name in names if name.startswith("q05")] == [
        "q05_1_received",
        "q05_2_brought_forward",
        "q05_3_posts",
        "q05_4_competence",
        "q05_5_carried_over",
    ]
    assert (full["q04_county"], full["q05_4_competence"], full["q06_start"]) == ("14", "18400,50", "9")
    assert [full[name] for name in names if name.startswith("q08")] == list("44314334432413")
    assert {name: full[name] for name in names if name.startswith("q15")} == {
        **dict.fromkeys(["q15_01_s1", "q15_02_s12", "q15_05_s17", "q15_06_s18", "q15_11_s29_40"], "1"),
        **dict.fromkeys(["q15_04_s13", "q15_16_s15", "q15_07_s19", "q15_09_s20", "q15_10_s20a"], "0"),
        **dict.fromkeys(["q15_08_s27", "q15_12_s28_33", "q15_17_s42", "q15_18_other"], "0"),
    }
    assert full["warnings"] == "brought_forward_in_first_year"
    assert (short["q06_start"], short["q07_report_type"], short["q15_01_s1"], short["accounts_size"]) == ("4", "", "", "")


def test_csv_opens_in_a_norwegian_spreadsheet() -> None:
    """A byte order mark, semicolons and CRLF; a header also when there is no filing."""
    assert to_csv(FORM, []).startswith(b"\xef\xbb\xbfnumber;submitted_at;language;q01_measure_name;")
    assert to_csv(FORM, []).endswith(b";warnings\r\n")  # of 2021, as it was used
    assert to_csv(load_form("report-2025"), []).endswith(b";warnings;late;recipient_orgnr\r\n")


@pytest.mark.parametrize("text", ["=1+1", "+47 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])
def test_no_spreadsheet_runs_a_text(text: str) -> None:
    """What could start a formula gets an apostrophe; it stays within its cell whatever it holds."""
    assert inert(text) == f"'{text}"
    (row,) = rows(to_csv(FORM, [full_report(comments=f'{text};"\r\n;=2')]))
    assert row["q21_comments"] == f"'{text};\"\r\n;=2"
    assert None not in row


def test_a_check_of_one_column_warns_of_its_cells_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A soft one has a name for each of them, and for no other choice of the form."""
    soft = replace(RULES["direct_payments_budgeted"], severity=Severity.SOFT)
    monkeypatch.setitem(cast("dict[str, Rule]", RULES), soft.name, soft)
    form = load_form("application-2027")
    names = json_schema(form)["properties"]["warnings"]["items"]["properties"]["rule"]["enum"]
    cells = [f"{soft.name}.{each.id}" for each in form.questions["budget"].fields if each.column == "post"]
    assert [name for name in names if name.startswith(soft.name)] == cells


@pytest.mark.parametrize("name", LATEST)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_filing_goes_out_in_every_format(name: str, data: st.DataObject) -> None:
    """JSON fits the schema and comes back; CSV is one row; the document holds both standards."""
    form = load_form(name)
    filing = data.draw(filings(form))
    content = to_json(filing, form)
    assert refused(json.loads(content), name) == []
    assert Submission.model_validate_json(content) == filing
    (row,) = rows(to_csv(form, [filing]))
    assert row["number"] == filing.number
    assert faults(rendered(filing)) == []
