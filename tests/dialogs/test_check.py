"""Every mistake that an author can make is named, with its line: each has an example of its own in tests/broken_forms."""

from pathlib import Path

import pytest

from dialogs.authoring.shape import read_draft
from dialogs.authoring.texts import needed_texts, point_texts
from dialogs.check import Finding, Mistake, Scheme, Text, Texts, check, check_all
from dialogs.errors import FormError
from dialogs.form import Kind
from dialogs.language import Language
from dialogs.load import build, read_form
from dialogs.rules import Rule, Severity
from locales.entries import read_entries, read_texts

EXAMPLES = Path(__file__).parents[1] / "broken_forms"
FORM = Path("sample-2021.yaml")
SEVERAL = "several_at_once"


def made_up(*paths: Path) -> Texts:
    """Return every text that the forms need: their other mistakes are the point of the example."""
    drafts = [read_draft(path) for path in paths]
    forms = [build(draft.source, draft.lines) for draft in drafts if draft.source]
    rules = {f"rule.{name}.{part}" for form in forms for name in form.rules for part in ("message", "mend")}
    points = {name for form in forms for name, _ in point_texts(form)}
    ids = rules.union(points, *(dict(needed_texts(form)) for form in forms))
    return {each: [Text(message_id, "tekst", Path(f"{each}.po"), 1) for message_id in ids] for each in Language}


def play(folder: Path) -> tuple[list[str], set[Mistake]]:
    """Check all forms of an example in its own folder; return the lines that its author reads, and the mistakes' codes."""
    forms = sorted(Path().glob("sample*.yaml"))
    try:
        catalogs = {each: Path(f"{each}.po") for each in Language}
        exist = (folder / "nn.po").is_file()
        texts = {each: read_entries(path) for each, path in catalogs.items()} if exist else made_up(*forms)
    except FormError as error:
        return list(error.findings), {Mistake.NOT_PO}
    found: list[Finding] = check(forms, texts, sorted(Path().glob("20??.yaml")))
    return [str(each) for each in found], {each.code for each in found}


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_example_gives_exactly_its_findings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example's findings are those of its expected.txt, all of them and no more, and among them is what it is named for."""
    monkeypatch.chdir(EXAMPLES / name)
    lines, codes = play(EXAMPLES / name)
    assert lines == Path("expected.txt").read_text(encoding="utf-8").splitlines()
    assert name == SEVERAL or Mistake(name) in codes


def test_every_mistake_has_an_example() -> None:
    """There is one example a mistake, and one with several at once."""
    assert {path.name for path in EXAMPLES.iterdir()} == {*Mistake, SEVERAL}


def test_the_real_forms_have_no_mistakes() -> None:
    """The forms, rules, years and catalogs of the project are without a finding."""
    assert [str(each) for each in check_all(read_texts())] == []


ROWS = """\
form: sample-2021
texts: sample
year: 2021
sections:
  - section: money
    questions:
      - {question: name, kind: text, max_length: 200}
      - {question: budget, kind: rows, most: 3, fields: [{field: grant, kind: amount}]}
      - {question: costs, kind: lines, fields: [{field: total, kind: amount}]}
rules: [mine]
"""


@pytest.mark.parametrize(
    ("reads", "each", "said"),
    [
        (("name", "budget"), (), []),
        ((), (Kind.TEXT, Kind.LONG_TEXT), []),
        (("costs",), (), ["rule 'mine' reads the field 'costs', which the form lacks: add the field or drop the rule"]),
        (
            (),
            (Kind.LONG_TEXT, Kind.EMAIL),
            ["rule 'mine' looks at every field of the kind email or long_text, and the form has none: drop the rule"],
        ),
    ],
)
def test_a_rule_fits_the_form(reads: tuple[str, ...], each: tuple[Kind, ...], said: list[str], tmp_path: Path) -> None:
    """It reads fields or questions of rows, or acts on kinds of field that there are."""
    path = tmp_path / FORM
    path.write_text(ROWS, encoding="utf-8")
    rule = Rule("mine", Severity.SOFT, reads, (), lambda _facts: None, each=frozenset(each))
    found = check([path], made_up(path), scheme=Scheme({"mine": rule}, ()))
    assert [finding.message for finding in found] == said


def test_a_broken_form_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading refuses what the linter finds in the file itself, and names all of it."""
    monkeypatch.chdir(EXAMPLES / Mistake.UNKNOWN_REFERENCE)
    with pytest.raises(FormError) as raised:
        read_form(FORM)
    assert list(raised.value.findings) == Path("expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "document",
    [
        *("", "5", "[]", "- a", "\0", "a: b: c", "? [a]\n: b", "1: 2", "&a [*a]", "sections: 5", "sections: [5]", "texts: {}"),
        *(
            "form: &a {b: *a}",
            "form: !!python/object:os.system x",
            "<<: 1",
            "a: &a {k: 1}\nb: {<<: *a}",
            "sections: [{section: a, questions: [5, {}]}]",
        ),
    ],
)
def test_odd_documents_are_named_too(document: str, tmp_path: Path) -> None:
    """Whatever stands in the file, the linter says what is wrong with it instead of breaking down."""
    path = tmp_path / FORM
    path.write_text(document, encoding="utf-8")
    assert check([path], made_up(path))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """A form saved as Latin-1 is no YAML."""
    path = tmp_path / FORM
    path.write_bytes("form: prøve".encode("latin-1"))
    assert [each.code for each in check([path], made_up(path))] == [Mistake.NOT_YAML]
