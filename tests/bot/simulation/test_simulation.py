"""Random walks find nothing wrong with the real form, and find what is made wrong."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.__main__ import main
from bot.i18n import Catalog, form_texts, load_catalogs
from bot.simulation.invariants import Speech, broken, stuck
from bot.simulation.walk import Walks
from dialogs.events import Command, Do, Event, Reply
from dialogs.language import Language
from dialogs.session import Answer, Aside, Part, Place, Session, Status
from dialogs.turn import Change, Outcome, Turn
from dialogs.view import screen
from tests.dialogs.talk import FORM, full, new, play, submitted, turn


def test_walks_find_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """Thirty walks reach nearly everything; what they miss is named, and no fault before there are two hundred."""
    assert main(["simulate", "report-2021", "--runs", "30", "--seed", "4"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("report-2021, seed 4: 30 walks, ")
    assert "\nquestions: 22 of 22 in nn, 22 of 22 in nb\n" in out
    assert re.search(r"^options: \d\d of 97 in nn, \d\d of 97 in nb$", out, re.MULTILINE)
    assert re.search(r"^rules: [789] of 9 in nn, [789] of 9 in nb$", out, re.MULTILINE)
    assert " 30 finished, 0 turned away\n" in out
    assert "rules that the years' settings leave out: rate_posts, rate_competence" in out
    assert out.endswith("no faults\n")


def test_the_same_seed_walks_the_same_ways(capsys: pytest.CaptureFixture[str]) -> None:
    """So that a fault can be looked at again."""
    main(["simulate", "report-2021", "--runs", "3", "--seed", "8"])
    first = capsys.readouterr().out
    main(["simulate", "report-2021", "--runs", "3", "--seed", "8"])
    assert capsys.readouterr().out == first
    main(["simulate", "report-2021", "--runs", "3", "--seed", "9"])
    assert capsys.readouterr().out != first


def without(message_id: str) -> Mapping[Language, Catalog]:
    """Return the catalogs without one text in one language."""
    catalogs = dict(load_catalogs())
    left = {name: text for name, text in catalogs[Language.BOKMAL].messages.items() if name != message_id}
    return catalogs | {Language.BOKMAL: Catalog(Language.BOKMAL, left)}


def test_a_text_that_lacks_in_one_language_is_found() -> None:
    """At the turn that would have said it."""
    walks = Walks(FORM, without("rule.all_funds_accounted.message"), seed=1)
    faults = [str(fault) for number in range(20) for fault in walks.walk(number)]
    assert faults
    assert all("no words in nb: KeyError('rule.all_funds_accounted.message')" in fault for fault in faults)
    assert faults[0].startswith("walk ")


def test_a_walk_without_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as one where a rule can be met by no answer; here the walk is just not given the turns that it needs."""
    monkeypatch.setattr("bot.simulation.walk.MOST_TURNS", 3)
    faults = [fault for number in range(5) for fault in Walks(FORM, load_catalogs(), seed=1).walk(number)]
    assert {fault.what for fault in faults} == {"answers do not lead to the end"}


def test_an_option_never_taken_is_named() -> None:
    """What a single walk has not reached, by language."""
    walks = Walks(FORM, load_catalogs(), seed=1)
    assert list(walks.walk(0)) == []
    missing = list(walks.coverage.missing())
    assert any(line.startswith("option county=") for line in missing)
    assert (walks.coverage.finished, walks.coverage.turned_away) == (1, 0)


def found(before: Session, event: Event, taken: Turn) -> list[str]:
    """Return what a turn broke."""
    return list(broken(FORM, before, event, taken))


def test_a_turn_that_is_as_it_should_be_breaks_nothing() -> None:
    """Nor does a stale one, or one in a closed case."""
    for before, event in (
        (new(), Reply("Ung i jobb")),
        (new(None), Reply("hei")),
        (play(new(), "Ung i jobb"), Do(Command.BACK, seen=0)),
        (full(), Do(Command.SUBMIT)),
        (submitted(), Reply("hei")),
        (submitted(), Do(Command.LANGUAGE, "nb")),
    ):
        assert found(before, event, turn(before, event)) == []


BEFORE = play(new(), "Ung i jobb")
AFTER = turn(BEFORE, Reply("NAV Volda"))
CHANGE = AFTER.changes[0]
BROKEN: list[tuple[Turn, str]] = [
    (replace(AFTER, session=AFTER.session.with_(revision=BEFORE.revision)), "the revision did not grow by one"),
    (replace(AFTER, changes=()), "an answer was changed or lost without a record"),
    (replace(AFTER, session=AFTER.session.with_(answers={})), "an answer was changed or lost without a record"),
    (replace(AFTER, changes=(Change(CHANGE.field, "x", CHANGE.new),)), "office_name: the old value in the record is another"),
    (replace(AFTER, changes=(Change(CHANGE.field, None, "x"),)), "office_name: the new value in the record is another"),
    (replace(AFTER, session=AFTER.session.with_(target="changes.described")), "changes.described: asked, but does not apply"),
    (replace(AFTER, session=AFTER.session.with_(place=Place.REASON, target="late_grant")), "late_grant: a reason is asked for"),
    (replace(AFTER, session=AFTER.session.with_(place=Place.SUBMITTED)), "the place and the status disagree"),
    (replace(AFTER, session=AFTER.session.with_(language=None)), "the place and the language disagree"),
    (replace(AFTER, session=AFTER.session.with_(status=Status.DELETED, aside=Aside.PAUSE)), "a side step in a closed case"),
    (
        replace(AFTER, session=AFTER.session.with_(status=Status.SUBMITTED, place=Place.SUBMITTED, submitted_at="2022-01-01")),
        "finished with something open: email, county",
    ),
    (replace(AFTER, session=AFTER.session.with_(typed={"email": "01017012345"})), "something like a national identity number"),
    (
        replace(AFTER, session=AFTER.session.with_(parts={"comments": (Part(key="1", text="010170 12345"),)})),
        "something like a national identity number",
    ),
    (replace(AFTER, outcome=Outcome.STALE), "a stale turn changed something"),
]


@pytest.mark.parametrize(("taken", "what"), BROKEN, ids=[what for _, what in BROKEN])
def test_what_a_turn_breaks_is_named(taken: Turn, what: str) -> None:
    """Each invariant by itself."""
    try:
        lines = found(BEFORE, Reply("NAV Volda"), taken)
    except KeyError as error:
        lines = [f"KeyError: {error}"]
    assert any(what in line for line in lines), lines


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("county", 1),
        ("county", "Agder"),
        ("county", None),
        ("economy.received", -1),
        ("accounts", "x.pdf"),
        ("act_sections", ()),
        ("act_sections", (1, 1)),
        ("act_sections", (1, 99)),
        ("measure_name", "  "),
        ("measure_name", "x" * 201),
    ],
)
def test_an_answer_of_another_kind_is_named(field: str, value: str | int | tuple[int, ...] | None) -> None:
    """Whatever the field takes, nothing else is stored in it."""
    answers = full().answers | {field: Answer(value=value, revision=1)}
    taken = Turn(full().with_(answers=answers, revision=full().revision + 1))
    assert f"{field}: the answer is of another kind" in found(full(), Reply("x"), taken)


def test_a_closed_case_that_changes_is_named() -> None:
    """Finished is finished."""
    before = submitted()
    opened = Turn(before.with_(status=Status.DRAFT, place=Place.SUMMARY, revision=before.revision + 1))
    assert "a closed case was changed" in found(before, Reply("x"), opened)


def test_a_change_of_language_that_changes_an_answer_is_named() -> None:
    """Answers are unaffected by it."""
    assert "a change of language changed an answer" in found(BEFORE, Do(Command.LANGUAGE, "nb"), AFTER)


def test_a_session_that_does_not_survive_is_named() -> None:
    """Everything goes through JSON between two turns."""
    taken = Turn(BEFORE.with_(ticked={"act_sections": [1]}, revision=BEFORE.revision + 1))
    with pytest.warns(UserWarning, match="serialized value"):
        assert "the session does not survive JSON" in found(BEFORE, Reply("x"), taken)


def test_everything_shown_has_words() -> None:
    """In both languages, on every place; and what has none is named."""
    texts = {language: form_texts(load_catalogs()[language], FORM) for language in Language}
    for session in (new(None), new(), full(), submitted(), play(new(), "oversikt")):
        assert list(Speech(FORM, texts).unsayable(session)) == []
    lacking = {language: form_texts(catalog, FORM) for language, catalog in without("command.submit").items()}
    assert list(Speech(FORM, lacking).unsayable(full())) == ["no words in nb: KeyError('command.submit')"]


def test_an_answer_is_said_once() -> None:
    """An option without a word is found where it is first taken, and again only with another answer."""
    lacking = {language: form_texts(catalog, FORM) for language, catalog in without("report.county.option.agder").items()}
    speech = Speech(FORM, lacking)
    assert list(speech.unsayable(full())) == ["no words in nb: KeyError('report.county.option.agder')"]
    assert list(speech.unsayable(full())) == []


def test_a_place_without_a_way_on_is_named() -> None:
    """Nothing asked and nothing to press."""
    assert stuck(full(), ())
    assert not stuck(full(), screen(FORM, full()).commands)
    assert not stuck(new(), ())
    assert not stuck(submitted(), ())


def test_an_exception_in_a_turn_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its kind, at the turn where it came; the walk ends there."""

    def fail(*_: object, **__: object) -> None:
        raise ArithmeticError("out of range")

    monkeypatch.setattr("bot.simulation.walk.advance", fail)
    assert [fault.what for fault in Walks(FORM, load_catalogs(), seed=1).walk(0)] == ["ArithmeticError: out of range"]


def test_an_answer_to_no_field_is_named() -> None:
    """Such as one of a form that has changed, which an edition never does."""
    taken = Turn(
        BEFORE.with_(answers=BEFORE.answers | {"shoe_size": Answer(value="45", revision=2)}, revision=BEFORE.revision + 1)
    )
    assert "shoe_size: there is no such field" in found(BEFORE, Reply("x"), taken)
