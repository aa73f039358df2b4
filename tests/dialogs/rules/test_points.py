"""Points of the regulation that need no check of their own: they are told, asked, demanded, filed. In every form."""

from collections.abc import Iterator

import pytest

from dialogs.events import Command, Do
from dialogs.form import Form, Question
from dialogs.freeze import freeze
from dialogs.load import form_names, load_form
from dialogs.prompts import Message, Wording
from dialogs.route import State
from dialogs.rules.points import ROLES, Role
from dialogs.session import Place, Session, Status
from tests.dialogs.filled import filled, finished
from tests.dialogs.turns import turn

BRANCHES: dict[str, dict[str, str]] = {
    "application": {"kind": "continuation", "national_trial": "yes", "earlier_report": "elsewhere", "other_grants": "some"},
    "report": {"report_type": "final", "continuation": "continued", "national_trial": "yes"},
    "grant_letter": {"national_trial": "yes"},
}
"""Options that open what most filings are not asked, by family."""
FORMS = [load_form(name) for name in form_names()]
CASES: list[tuple[Form, dict[str, str]]] = [(form, {}) for form in FORMS]
NOT_OVER = {"earlier_report": "not_yet"}
"""What has to be said of the year before while it lasts."""

CASES += [
    (form, {**BRANCHES[form.text], **(NOT_OVER if form.id == "application-2027" else {})})
    for form in FORMS
    if form.text in BRANCHES
]


@pytest.fixture
def marked(request: pytest.FixtureRequest) -> set[str]:
    """Give the points that the test is marked with."""
    return {point for mark in request.node.iter_markers("proves") for point in mark.args}


def those(role: Role) -> set[str]:
    """Return the points that have to be this."""
    return {point for point, roles in ROLES.items() if role in roles}


def points(said: tuple[Message, ...]) -> list[str]:
    """Return the points among what is said, each in its own words."""
    texts = [message.params["text"] for message in said if message.id == "say.point"]
    return [text.id.removeprefix("regulation.") for text in texts if isinstance(text, Wording)]


def asked() -> Iterator[tuple[Form, Session, Question]]:
    """Yield every question that is asked in some case, with the session in which all is answered."""
    for form, options in CASES:
        session = filled(form.id, **options)
        for question in dict.fromkeys(field.question for field in State.of(form, session).route.values()):
            yield form, session, form.questions[question]


def told() -> set[str]:
    """Return what is told when one asks for help with a question, and in the end of a filing."""
    found = set()
    for form, session, question in asked():
        field = next(each.id for each in question.fields if each.id in session.answers)
        helped = turn(form, session.with_(place=Place.FIELD, target=field), Do(Command.HELP)).session
        assert set(points(helped.said)) == {*question.cites, *question.guidance}, question.id
        found.update(points(helped.said))
    for form in FORMS:
        ended = points(finished(form.id).said)
        assert ended == list(form.after)
        found.update(ended)
    return found


@pytest.mark.proves(
    "R1.1", "R1.2", "R2.1", "R5.1", "R5.6", "R8.6", "R9.1", "R10.2", "R10.3", "R11.3", "R12.1", "R13.1",
    "R6.1", "R8.1", "R8.3", "R8.4", "R8.5", "R14.1",
)  # fmt: skip
def test_what_is_to_be_known_is_told(marked: set[str]) -> None:
    """Guidance, and what the authorities do, stand in plain words with the help of a question, or in the end."""
    assert marked == those(Role.GUIDANCE) | those(Role.AUTHORITIES)
    assert marked <= told()


@pytest.mark.proves("R1.1", "R1.3", "R2.1", "R3.1", "R3.2", "R3.3", "R3.4", "R5.3", "R5.5", "R6.2", "R11.7", "R11.9")
def test_what_is_to_be_asked_is_asked(marked: set[str]) -> None:
    """A question comes from it, and what is answered stands in the filing."""
    assert marked == those(Role.QUESTION)
    found = set()
    for form, options in CASES:
        submission = freeze(form, finished(form.id, **options))
        found |= {point for name in submission.answers for point in form.questions[form.fields[name].question].cites}
    assert marked <= found


@pytest.mark.proves("R5.1", "R7.2", "R7.3", "R7.4a", "R7.4b", "R7.4c", "R7.4d", "R7.4e", "R7.4f", "R7.4g", "R11.8")
def test_what_has_to_be_answered_is_not_done_without(marked: set[str]) -> None:
    """A filing can neither leave it out nor be handed in without: each field of each such question."""
    assert marked == those(Role.REQUIRED)
    found = set()
    for form, session, question in asked():
        demanded = marked & {*question.cites}
        for field in (each for each in question.fields if demanded and each.required and each.id in session.answers):
            others = {name: answer for name, answer in session.answers.items() if name != field.id}
            lacking = session.with_(answers=others, place=Place.FIELD, target=field.id)
            assert field.id not in turn(form, lacking, Do(Command.SKIP)).session.answers
            sent = turn(form, lacking.with_(place=Place.SUMMARY, target=""), Do(Command.SUBMIT)).session
            assert sent.status is Status.DRAFT
            assert field.id in {each.target for each in State.of(form, lacking).missing}
            found |= demanded
    assert found == marked


@pytest.mark.parametrize("form", [form for form in FORMS if form.text == "application"], ids=lambda form: form.id)
@pytest.mark.proves("R7.2", "R7.3")
def test_who_and_where_is_asked_whole(form: Form) -> None:
    """The five things that pkt. 7 names of the office, and two people with their roles."""
    demanded = {field.id for field in form.fields.values() if field.required and not field.relevant}
    address = {"office_name", "address.street", "address.postcode", "address.place"}
    assert address | {"orgnr", "kontonr", "contact.name", "contact.phone", "contact.email"} <= demanded
    assert {"manager.name", "manager.title", "manager.role", "leader.name", "leader.title"} <= demanded


@pytest.mark.parametrize(
    ("point", "name", "options"),
    [
        pytest.param("R8.5", "grant-letter", {}, id="the letter is registered"),
        pytest.param("R10.1", "confirmation", {}, id="the confirmation"),
        pytest.param("R10.4", "repayment", {}, id="the repayment"),
        pytest.param("R11.6", "report-2027", {"report_type": "final", "continuation": "continued"}, id="the final report"),
    ],
)
@pytest.mark.proves("R8.5", "R10.1", "R10.4", "R11.6")
def test_filings_that_there_have_to_be(point: str, name: str, options: dict[str, str], marked: set[str]) -> None:
    """There is one to fill in for each, and it holds what the point asks for."""
    assert marked == those(Role.FILING)
    form = load_form(name)
    submission = freeze(form, finished(name, **options))
    cited = {question.id for question in form.questions.values() if point in question.cites}
    assert cited
    assert cited <= {form.fields[name].question for name in submission.answers}


@pytest.mark.proves("R7.5")
def test_each_years_application_is_an_edition() -> None:
    """What an announcement asks for besides has a place of its own; a filing keeps the edition that it was made on."""
    first, *later = sorted((form for form in FORMS if form.text == "application"), key=lambda form: form.year or 0)
    assert first.follows is None
    assert [form.follows for form in later] == [form.id for form in (first, *later[:-1])]
    for form in (first, *later):
        submission = freeze(form, finished(form.id))
        assert (submission.form, submission.year) == (form.id, form.year) == (f"application-{form.year}", form.year)
