"""What the commands print and write, and what they say of bad arguments."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.__main__ import main
from bot.cli.commands import NAMES
from bot.i18n import load_catalogs
from dialogs.form import Form
from dialogs.load import form_names, load_form
from dialogs.rules import RULES

FORM = "report-2021"
EXAMPLES = Path("tests/broken_forms").resolve()


@pytest.fixture
def form() -> Form:
    """Give the form that everything is about."""
    return load_form(FORM)


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The list of commands says what each does; each says what it takes."""
    assert main([]) == main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in NAMES:
        assert f"  {name} " in listed
        assert main([name, "--help"]) == 0
        out = capsys.readouterr().out
        assert f"Usage: vegvisar {name}" in out
        assert len(out.splitlines()) > 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serv"], "No such command 'serv'."),
        (["form"], "Missing argument 'FORM'."),
        (["form", "report-1999"], "Invalid value for 'FORM': there is no form 'report-1999'; there is: application-2022, "),
        (["form", FORM, "--json", "--schema"], "Invalid value: choose one of --json and --schema"),
        (["form", FORM, "--xml"], "No such option: --xml"),
        (["preview", FORM], "Missing option '--language'."),
        (
            ["preview", FORM, "--language", "en", "--out", "x.pdf"],
            "Invalid value for '--language': 'en' is not one of 'nn', 'nb'.",
        ),
        (
            ["export", "--form", FORM, "--format", "xml", "--out", "x"],
            "Invalid value for '--format': 'xml' is not one of 'json', 'csv', 'pdf'.",
        ),
        (["simulate", FORM, "--runs", "x"], "Invalid value for '--runs': expected a valid integer"),
        (["diff", FORM], "Missing argument 'FORM'."),
        (["diff", FORM, "confirmation"], "report-2021 and confirmation are no editions of the same form: choose two of one"),
        (["diff", FORM, "report-1999"], "Invalid value for 'FORM': there is no form 'report-1999'"),
        (["check", "nowhere.yaml"], "'nowhere.yaml' does not exist."),
    ],
)
def test_bad_arguments_are_one_clear_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It names the argument, and where to read more; the exit code is 2."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("vegvisar: ")
    assert said in err
    assert "--help tells more" in err
    assert err.count("\n") == 1


def test_the_definition_holds_all_of_the_form(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    """Questions in order with ids, numbers, kinds, options and codes; conditions; rules."""
    assert main(["form", FORM, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in data["questions"]] == list(form.questions)
    assert [each["number"] for each in data["questions"] if each["number"]] == list(range(1, 22))
    fields = [each for question in data["questions"] for each in question["fields"]]
    assert [each["id"] for each in fields] == list(form.fields)
    by_id = {each["id"]: each for each in data["questions"]}
    assert [(each["code"], each["score"]) for each in by_id["assessment"]["options"]] == [(2, 0), (1, 1), (3, 2), (4, 3)]
    assert by_id["assessment"]["kind"] == "grid"
    assert by_id["county"]["options"][2] == {
        "code": 14, "name": "more_og_romsdal", "score": None, "label": {"nn": "Møre og Romsdal", "nb": "Møre og Romsdal"},
    }  # fmt: skip
    assert by_id["accounts"]["conditions"] == [
        {
            "field": "start",
            "operator": "none_of",
            "options": [{"code": 4, "name": "not_started"}, {"code": 10, "name": "just_started"}],
        }
    ]
    assert fields[[each["id"] for each in fields].index("changes.described")]["conditions"][-1]["field"] == "changes"


def test_the_definition_holds_both_languages(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    """Every label, short name and help, filled with the years, as people read them."""
    assert main(["form", FORM, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    for language, catalog in load_catalogs().items():
        for question in data["questions"]:
            for part in ("label", "short", "help"):
                assert question[part][language] == catalog.text(f"report.{question['id']}.{part}", **form.years)
    assert data["title"] == {"nn": "Rapportering for 2021", "nb": "Rapportering for 2021"}


def test_the_definition_holds_the_rules(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    """Severity, what is read and cited, texts, and whether the year's settings hold what the rule needs."""
    assert main(["form", FORM, "--json"]) == 0
    rules = {each["name"]: each for each in json.loads(capsys.readouterr().out)["rules"]}
    assert list(rules) == list(form.rules)
    for name, rule in rules.items():
        assert rule["severity"] == RULES[name].severity
        assert rule["reads"] == list(RULES[name].reads)
        assert rule["cites"] == list(RULES[name].cites)
        assert set(rule["message"]) == set(rule["mend"]) == {"nn", "nb"}
    assert {name for name, rule in rules.items() if not rule["active"]} == {"rate_posts", "rate_competence"}


def test_the_overview_names_every_question(form: Form, capsys: pytest.CaptureFixture[str]) -> None:
    """One page for a person, in the language asked for."""
    assert main(["form", FORM, "--language", "nb"]) == 0
    shown = capsys.readouterr().out
    assert all(f"[{name}" in shown for name in form.questions)
    assert all(name in shown for name in form.rules)
    assert "Navn på tiltaket" in shown


def test_the_schema_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A valid JSON Schema comes out, and nothing else."""
    assert main(["form", FORM, "--schema"]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_a_preview_is_written_with_the_folders_on_its_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The PDF is whole when it is there."""
    out = tmp_path / "new" / "folder" / "form.pdf"
    assert main(["preview", FORM, "--language", "nb", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert list(out.parent.iterdir()) == [out]
    assert capsys.readouterr().out == f"Written: {out}\n"


def test_what_cannot_be_written_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The system's own reason, and no stack trace."""
    assert main(["preview", FORM, "--language", "nb", "--out", "/proc/nowhere/form.pdf"]) == 1
    assert capsys.readouterr().err == "vegvisar: cannot write /proc/nowhere/form.pdf: No such file or directory\n"


def test_check_finds_nothing_in_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is called."""
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0


@pytest.mark.parametrize("example", ["unknown_placeholder", "unmatched_braces", "one_sided_text", "obsolete_text"])
def test_check_lists_all_findings_of_a_file(
    example: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By file and line, with the texts beside it; the exit code is 1."""
    monkeypatch.chdir(EXAMPLES / example)
    assert main(["check", "sample-2021.yaml"]) == 1
    out, err = capsys.readouterr()
    expected = Path("expected.txt").read_text(encoding="utf-8").splitlines()
    assert out.splitlines() == expected
    assert err == f"{len(expected)} mistake{'s' * (len(expected) > 1)}\n"


def test_check_names_a_catalog_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """That too by file and line."""
    monkeypatch.chdir(EXAMPLES / "not_po")
    assert main(["check", "sample-2021.yaml"]) == 1
    assert capsys.readouterr().out.splitlines() == Path("expected.txt").read_text(encoding="utf-8").splitlines()


def test_a_fault_of_ours_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks into it gets the whole trace; nobody else does."""

    def fail() -> None:
        raise KeyError("hush")

    monkeypatch.setattr("bot.cli.form.load_catalogs", fail)
    assert main(["form", FORM, "--json"]) == 1
    assert capsys.readouterr().err == ("vegvisar: something went wrong here (KeyError); VEGVISAR_LOG_LEVEL=DEBUG shows where\n")
    monkeypatch.setenv("VEGVISAR_LOG_LEVEL", "debug")
    with pytest.raises(KeyError):
        main(["form", FORM, "--json"])


@pytest.mark.parametrize("name", form_names())
def test_every_edition_is_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As data with all that its author may write, and on one page with each question and option once."""
    form = load_form(name)
    assert main(["form", name, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["follows"], data["recipient"], data["year"]) == (form.follows, form.recipient, form.year)
    assert {key: tuple(value) for key, value in data["prefill"].items()} == form.prefill
    assert tuple(data["after"]) == form.after
    for question, asked in zip(data["questions"], form.questions.values(), strict=True):
        assert (question["most"] or 0, tuple(question["guidance"])) == (asked.rows, asked.guidance)
        for shown, field in zip(question["fields"], asked.fields, strict=True):
            assert (shown["minimum"], shown["maximum"], shown["row"]) == (field.minimum, field.maximum, field.row)
            assert shown["column"] == (field.column or None)
            assert [each["name"] for each in shown["options"]] == [each.name for each in field.options]
    assert main(["form", name]) == 0
    shown = capsys.readouterr().out
    assert all(shown.count(f"[{question}: ") == 1 for question in form.questions)


def test_a_condition_on_a_city_is_shown_with_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    """A municipality has no options: what is named is a number."""
    assert main(["form", "application-2022", "--json"]) == 0
    by_id = {each["id"]: each for each in json.loads(capsys.readouterr().out)["questions"]}
    assert by_id["district"]["conditions"] == [
        {
            "field": "municipality",
            "operator": "one_of",
            "options": [{"code": 301, "name": "oslo"}, {"code": 4601, "name": "bergen"}],
        }
    ]


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of the name is in the way: it stays, and no half file beside it."""
    (tmp_path / "form.pdf").mkdir()
    assert main(["preview", FORM, "--language", "nn", "--out", str(tmp_path / "form.pdf")]) == 1
    assert capsys.readouterr().err == f"vegvisar: cannot write {tmp_path}/form.pdf: Is a directory\n"
    assert [path.name for path in tmp_path.iterdir()] == ["form.pdf"]
