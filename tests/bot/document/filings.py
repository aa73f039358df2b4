"""Any filing that the form can give, for Hypothesis: a random walk along the questions that apply."""

from datetime import UTC, date, datetime
from string import Formatter

from hypothesis import strategies as st

from bot.i18n import load_catalogs
from dialogs.answers.filekind import Kind as FileKind
from dialogs.form import Field, Form, Kind
from dialogs.language import Language
from dialogs.registers import municipalities
from dialogs.route import route
from dialogs.rules import Rule, Severity, rules_of
from dialogs.session import Answer
from dialogs.submission import FileValue, Submission, SubmittedWarning
from tests.samples import Given, value

NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=60)
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)

FORMAL = {
    Kind.PHONE: ["+4791504800", "+4722000000", "+46701234567"],
    Kind.EMAIL: ["nav@kommune.example"],
    Kind.POSTCODE: ["0985", "6100"],
    Kind.ORGNR: ["999888704"],
    Kind.KONTONR: ["86011117904"],
}

PARAMS: dict[str, int | str] = {
    "date": "2026-12-31",
    "field": "report.economy.other",
    "point": "R11.8",
    **dict.fromkeys(("word", "title", "number", "reference"), "gåvekort"),
}

MOMENTS = st.integers(0, 4_000_000_000_000).map(lambda milliseconds: datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat())


@st.composite
def filings(draw: st.DrawFn, form: Form) -> Submission:
    """Draw a filing with any choices, texts and amounts; optional questions are skipped at times."""
    given: dict[str, Given] = {}
    chosen: dict[str, Answer] = {}
    for field in form.fields.values():
        if field.id in route(form, chosen) and (field.required or draw(st.booleans())):
            given[field.id] = draw(_answers(field))
            chosen |= _choice(field, given[field.id])
    return Submission(
        form=form.id,
        year=form.year,
        number=draw(st.from_regex(r"[0-9A-Z]{4}-[0-9A-Z]{4}", fullmatch=True)),
        submitted_at=draw(MOMENTS),
        language=draw(st.sampled_from(Language)),
        answers={name: value(form.fields[name], each) for name, each in given.items()},
        warnings=tuple(draw(st.lists(_warnings(form), max_size=3))),
    )


def _answers(field: Field) -> st.SearchStrategy[Given]:
    names = [option.name for option in field.options]
    match field.kind:
        case Kind.AMOUNT:
            return st.integers(0, 100_000_000_00)
        case Kind.CHOICE:
            return st.sampled_from(names)
        case Kind.CHOICES:
            return st.sets(st.sampled_from(names), min_size=1).map(lambda some: tuple(name for name in names if name in some))
        case Kind.FILE:
            return st.builds(
                FileValue,
                name=NAMES,
                size=st.integers(1, 20 * 1024 * 1024),
                sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
                media_type=st.sampled_from([kind.media_type for kind in FileKind]),
            )
        case Kind.TEXT | Kind.LONG_TEXT:
            return TEXTS.map(lambda text: text[: field.max_length])
        case _:
            return _formal(field)


def _formal(field: Field) -> st.SearchStrategy[Given]:
    """Draw what has a written form of its own."""
    match field.kind:
        case Kind.DATE:
            return st.dates(date(2016, 1, 1), date(2100, 1, 1)).map(date.isoformat)
        case Kind.NUMBER:
            return st.integers(field.minimum or 0, field.maximum or 1000)
        case Kind.MUNICIPALITY:
            return st.sampled_from([each.number for each in municipalities(date(2026, 1, 1))])
        case _:
            return st.sampled_from(FORMAL[field.kind])


def _choice(field: Field, given: Given) -> dict[str, Answer]:
    codes = {option.name: option.code for option in field.options}
    if field.kind is Kind.MUNICIPALITY and isinstance(given, int):
        return {field.id: Answer(value=given, revision=0)}
    if isinstance(given, tuple):
        return {field.id: Answer(value=tuple(codes[name] for name in given), revision=0)}
    return {field.id: Answer(value=codes[given], revision=0)} if isinstance(given, str) and given in codes else {}


def _warnings(form: Form) -> st.SearchStrategy[SubmittedWarning]:
    soft = [rule for rule in rules_of(form) if rule.severity is Severity.SOFT]
    return st.builds(
        lambda rule, reason: SubmittedWarning(
            rule=rule.name, cites=rule.cites, field=rule.blames(form), params=_params(rule), reason=reason
        ),
        rule=st.sampled_from(soft),
        reason=TEXTS,
    )


def _params(rule: Rule) -> dict[str, int | str]:
    """Return something for whatever the rule's message names, of the sort that its name says (``dialogs.saying``)."""
    template = load_catalogs()[Language.NYNORSK].messages[f"{rule.message}.message"]
    return {name: PARAMS.get(name.rpartition("_")[2], 2019) for _, name, _, _ in Formatter().parse(template) if name}
