"""JSON and its schema, and CSV: the same bytes every time, every code in its place, and what is not a filing is refused."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from bot.document.data import to_json
from bot.document.schema import json_schema
from bot.document.table import inert, to_csv
from dialogs.language import Language
from dialogs.submission import Submission
from tests.bot.document.filings import filings
from tests.bot.document.reading import FORM, faults, rendered
from tests.samples import full_report, not_started

DIALECT = jsonschema.Draft202012Validator
VALIDATOR = DIALECT(json_schema(FORM), format_checker=DIALECT.FORMAT_CHECKER)
Change = Callable[[dict[str, Any]], object]


def refused(content: object) -> list[str]:
    """Return what the schema has against a filing."""
    return [error.message for error in VALIDATOR.iter_errors(content)]


def rows(content: bytes) -> list[dict[str, str]]:
    """Read the CSV as a spreadsheet set up for Norway does."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_schema_is_one() -> None:
    """It is valid by its own dialect, and the same every time."""
    DIALECT.check_schema(json_schema(FORM))
    assert json.dumps(json_schema(FORM)) == json.dumps(json_schema(FORM))


@pytest.mark.parametrize("filing", [full_report(), full_report(Language.BOKMAL), not_started()])
def test_a_filing_fits_the_schema_and_comes_back_whole(filing: Submission) -> None:
    """What is written can be read again as the very same filing."""
    content = to_json(filing, FORM)
    assert refused(json.loads(content)) == []
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
    assert to_csv(FORM, []).endswith(b";warnings\r\n")


@pytest.mark.parametrize("text", ["=1+1", "+47 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])
def test_no_spreadsheet_runs_a_text(text: str) -> None:
    """What could start a formula gets an apostrophe; it stays within its cell whatever it holds."""
    assert inert(text) == f"'{text}"
    (row,) = rows(to_csv(FORM, [full_report(comments=f'{text};"\r\n;=2')]))
    assert row["q21_comments"] == f"'{text};\"\r\n;=2"
    assert None not in row


@settings(max_examples=30, deadline=None)
@given(filing=filings(FORM))
def test_any_filing_goes_out_in_every_format(filing: Submission) -> None:
    """JSON fits the schema and comes back; CSV is one row; the document holds both standards."""
    content = to_json(filing, FORM)
    assert refused(json.loads(content)) == []
    assert Submission.model_validate_json(content) == filing
    (row,) = rows(to_csv(FORM, [filing]))
    assert row["number"] == filing.number
    assert faults(rendered(filing)) == []
