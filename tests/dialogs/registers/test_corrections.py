"""What an operator corrects, and what they are told of mistakes in the file: a line each."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

from dialogs.authoring.corrections import read_corrections
from dialogs.corrections import NONE, Corrections, CorrectionsError, current, use
from dialogs.load import load_form
from dialogs.prompts import Given
from dialogs.registers import directorate, governors
from dialogs.rules import rules_of
from dialogs.years import Year, load_year

OPERATORS = Path(__file__).parents[3] / "docs" / "operator.md"
FORM = load_form("report-2021")


def read(folder: Path, text: str) -> Corrections:
    """Return what a file with this text corrects."""
    path = folder / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path)


def lines(folder: Path, text: str) -> list[str]:
    """Return what is said of a file with this text, without the folder."""
    with pytest.raises(CorrectionsError) as caught:
        read(folder, text)
    return [line.removeprefix(f"{folder}/corrections.yaml:") for line in caught.value.lines]


def test_the_example_of_the_documentation(tmp_path: Path) -> None:
    """It can be copied as it stands."""
    example = re.search(r"```yaml\n(.*?)```", OPERATORS.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    use(read(tmp_path, example[1]))
    office = next(each for each in governors() if each.orgnr == "974761319")
    assert (office.mailbox, office.verified) == ("postmottak@statsforvalteren.example", True)
    assert load_year(2027) == Year(
        2027,
        date(2027, 2, 1),
        date(2028, 2, 1),
        650_000_00,
        priorities=(Given(nn="unge utan arbeid", nb="unge uten arbeid"),),
        not_funded=(Given(nn="drift av eksisterande tiltak", nb="drift av eksisterende tiltak"),),
        announcement="https://www.nav.no/tilskot-2027",
    )


def test_the_list_of_the_documentation() -> None:
    """All receivers, with the mailbox as delivered and whether it is confirmed."""
    rows = re.findall(r"^\| (\d{9}) \| (.+) \| (.+) \|$", OPERATORS.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {orgnr: (who, mailbox.partition(",")[0], "not confirmed" not in mailbox) for orgnr, who, mailbox in rows}
    ours = {each.orgnr: (each.name.nb.removeprefix("Statsforvalteren i "), each.mailbox, each.verified) for each in governors()}
    assert listed == ours | {directorate().orgnr: ("the directorate (Arbeids- og velferdsdirektoratet)", "none", True)}


def test_a_year_is_corrected_in_part() -> None:
    """The rest stays as delivered; unknown takes back; a year without a file can be given."""
    delivered = load_year(2022)
    years = {2022: {"post_rate": 700_000, "report_deadline": "unknown"}, 2031: {"application_deadline": date(2031, 2, 3)}}
    use(Corrections.model_validate({"years": years}))
    assert load_year(2022) == Year(2022, date(2022, 2, 7), None, 700_000_00, 20_000_00)
    assert load_year(2031) == Year(2031, date(2031, 2, 3), None, None, None)
    use(NONE)
    assert load_year(2022) == delivered
    assert load_year(2031) == Year(2031, None, None, None, None)


def test_rules_follow_a_corrected_rate() -> None:
    """A rate that becomes known is checked, and no longer when it is taken back: nothing is kept too long."""
    assert "rate_posts" not in {each.name for each in rules_of(FORM)}
    use(Corrections.model_validate({"years": {2021: {"post_rate": 610_000}}}))
    assert "rate_posts" in {each.name for each in rules_of(FORM)}
    use(NONE)
    assert "rate_posts" not in {each.name for each in rules_of(FORM)}


def test_what_was_in_force_can_be_put_back() -> None:
    """For tests and tools."""
    one = Corrections.model_validate({"years": {2021: {"post_rate": 1}}})
    assert use(one) is NONE
    assert current() is one
    assert use(NONE) is one


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "governors: {}\nyears: {}\n"])
def test_nothing_to_correct(tmp_path: Path, text: str) -> None:
    """A file may be empty."""
    assert read(tmp_path, text) == NONE


def test_an_organisation_number_needs_no_quotes(tmp_path: Path) -> None:
    """Few think of them."""
    assert (
        read(tmp_path, "governors: {974763230: {mailbox: post@sf.example}}").governors["974763230"].mailbox == "post@sf.example"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("governor: {}\n", "1: unknown key 'governor': did you mean 'governors'?"),
        ("years:\n  2026: {post_rates: 1}\n", "2: unknown key 'post_rates': did you mean 'post_rate'?"),
        ('governors:\n  "974763230":\n    mail: a@b.example\n', "3: unknown key 'mail': did you mean 'mailbox'?"),
        (
            'governors:\n  "974763231": {}\n',
            "2: '974763231' is the organisation number of no receiver: did you mean '974763230'?",
        ),
        ("years:\n  next: {}\n", "2: 'next' is no year: expected a number, such as 2027"),
        ("years:\n  1999: {}\n", "2: '1999' is no year: expected a number, such as 2027"),
        ("years: 2026\n", "1: 'years' is '2026': expected years by number"),
        ("years:\n  2026:\n", "2: '2026' is empty: expected a mapping, {key: value}"),
        (
            "years:\n  2026: {post_rate: 610 000}\n",
            "2: 'post_rate' is '610 000': expected whole kroner, such as 650000, or unknown",
        ),
        ("years:\n  2026: {post_rate: -1}\n", "2: 'post_rate' is '-1': expected whole kroner, such as 650000, or unknown"),
        ("years:\n  2026: {post_rate: true}\n", "2: 'post_rate' is 'True': expected whole kroner, such as 650000, or unknown"),
        (
            "years:\n  2026:\n    report_deadline: 1.2.2027\n",
            "3: 'report_deadline' is '1.2.2027': expected a day, such as 2027-02-01, or unknown",
        ),
        (
            "years:\n  2026:\n    application_deadline: 2026\n",
            "3: 'application_deadline' is '2026': expected a day, such as 2027-02-01, or unknown",
        ),
        (
            'governors:\n  "974763230":\n    mailbox: post at sf\n',
            "3: 'mailbox' is 'post at sf': expected a mailbox, such as post@statsforvalteren.example",
        ),
        (
            'governors:\n  "974763230":\n    name: Rogaland\n',
            "3: 'name' is 'Rogaland': expected the name in both languages, {nn: …, nb: …}",
        ),
        (
            'governors:\n  "974763230":\n    name: {nn: Statsforvaltaren}\n',
            "3: 'name' lacks the key 'nb': expected the text in Bokmål, on one line",
        ),
        (
            "years:\n  2027:\n    priorities:\n      - {nn: a, nb: b}\n      - {nn: a}\n",
            "5: 'priorities' lacks the key 'nb': expected the text in Bokmål, on one line",
        ),
        (
            "years:\n  2027:\n    not_funded:\n      - nn: a\n        nb: b\n        se: c\n",
            "6: unknown key 'se': there is: nn, nb",
        ),
        (
            'years:\n  2027:\n    priorities:\n      - nn: ""\n        nb: b\n',
            "4: 'nn' is '': expected the text in Nynorsk, on one line",
        ),
        (
            "years:\n  2027:\n    priorities:\n      - the young\n",
            "4: 'priorities' is 'the young': expected a list of texts in both languages, [{nn: …, nb: …}], or unknown",
        ),
        (
            "years:\n  2027:\n    priorities: the young\n",
            "3: 'priorities' is 'the young': expected a list of texts in both languages, [{nn: …, nb: …}], or unknown",
        ),
        (
            "years:\n  2027: {not_funded: []}\n",
            "2: 'not_funded' is empty: expected a list of texts in both languages, [{nn: …, nb: …}], or unknown",
        ),
        *(
            (
                f"years:\n  2027:\n    announcement: '{address}'\n",
                f"3: 'announcement' is {address!r}: expected an address, such as https://www.nav.no/…, or unknown",
            )
            for address in (
                "nav.no",
                "http://nav.no",
                "javascript:alert(1)",
                'https://nav.no/"x',
                "https://nav.no/a b",
                "https://å.no/",
            )
        ),
        ("- a\n- b\n", "1: 'the file' is a list: expected a mapping, {key: value}"),
        (
            "years: {2026: {}\n",
            "2: not valid YAML: expected ',' or '}', but got '<stream end>': look at this line and the one above",
        ),
        ("years:\n  2026: {}\n  2026: {}\n", "3: not valid YAML: found duplicate key"),
        ("years: " + "[" * 300 + "]" * 300, "1: not valid YAML: maximum recursion depth exceeded"),
        ("years:\n  2026: &a {post_rate: 1}\n  2027: {<<: *a}\n", "1: not valid YAML: in line 3, keys are merged in with '<<'"),
    ],
)
def test_a_mistake_is_named_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    """With its line, what is wrong and what is expected; of what is no YAML, the beginning of what the reader says."""
    (said,) = lines(tmp_path, text)
    assert said.startswith(line) if "not valid YAML" in line else said == line


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """By line."""
    text = 'governors:\n  "1": {mailbox: x}\nyears:\n  2026: {post_rate: x, report_deadline: y}\n'
    assert [said.partition(" ")[0] for said in lines(tmp_path, text)] == ["2:", "2:", "4:", "4:"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """No file, and no text."""
    with pytest.raises(CorrectionsError, match=r"no\.yaml: cannot be read \(No such file or directory\): expected a YAML file"):
        read_corrections(tmp_path / "no.yaml")
    (tmp_path / "odd.yaml").write_bytes(b"years: \xff")
    with pytest.raises(CorrectionsError, match=r"odd\.yaml:1: not valid YAML: 'utf-8' codec"):
        read_corrections(tmp_path / "odd.yaml")


WORDS = st.sampled_from(
    [
        *("governors", "years", "974763230", "2026", "post_rate", "mailbox", "name", "nn", "nb", "unknown", "2027-02-01", "1"),
        *("priorities", "announcement"),
    ]
)
TREES = st.recursive(
    WORDS | st.none() | st.integers() | st.dates() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


@given(text=st.text(max_size=60) | TREES.map(lambda tree: json.dumps(tree, default=str).replace('"', "")))
@example("years: &a {2026: *a}\n")
@example("? [a, b]\n: c\n")
@example("years: {2026: {post_rate: !odd 1}}\n")
@example("governors: !!set {a, b}\n")
@example("years: {2026: {priorities: &a [*a]}}\n")
@example("years: {2026: {priorities: [[1]], not_funded: [{nn: [1], nb: {}}]}}\n")
@example("1\n---\n2\n")
def test_whatever_stands_in_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Corrections, or lines."""
    said: tuple[str, ...] = ()
    try:
        read(tmp_path_factory.getbasetemp(), text)
    except CorrectionsError as error:
        said = error.lines
    assert all(re.fullmatch(r".*corrections\.yaml:\d+: .+", line) for line in said)
