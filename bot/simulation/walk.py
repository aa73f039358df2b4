"""One random walk: first everything that people do, then straight to the end. The session goes through JSON after every turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from bot.i18n import Catalog, form_texts
from bot.simulation.answers import Replies
from bot.simulation.coverage import Coverage
from bot.simulation.invariants import Speech, broken, stuck
from bot.simulation.pasts import moment, past, proposed
from bot.simulation.written import FILES, TEXTS
from bot.vocabulary import vocabulary
from dialogs.answers import amount
from dialogs.engine import Start, advance, begin, oslo_day
from dialogs.events import Append, Command, Do, Edit, Event, Fill, Junk, Oddity, Press, Refused, Reply, Toggle, Upload
from dialogs.form import Field, Form
from dialogs.language import Language
from dialogs.prompts import Message, Money, Tone
from dialogs.reading import Setting
from dialogs.route import State
from dialogs.session import Aside, Place, Session, Status
from dialogs.turn import Outcome
from dialogs.view import Screen, screen
from dialogs.vocabulary import Vocabulary

LONGEST_STRAY = 60
MOST_TURNS = 400  # to answer what is open and to mend what rules find: a walk that needs more is at a dead end
COMMANDS = tuple(command for command in Command if command is not Command.YES)
WHOLE = 1 / 2
"""How often a question is answered on one screen."""
SEEKING = 1 / 4
"""How often one goes back to what a check is about that has not been found yet, and answers otherwise."""
SUMS: Mapping[str, tuple[str, str]] = {"rule.budget_adds_up.message": ("amount", "total")}
"""What a person does whose lines add up to something else: which question to answer anew, with which amount of the message."""
TURNED_AWAY = frozenset({"rule.fourth_grant.message", "rule.report_missing.message"})
"""What no answer can mend: there is no such filing to be made, or another one comes first."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not happen: in which walk and turn, at which event, and what."""

    walk: int
    turn: int
    event: str
    what: str

    def __str__(self) -> str:
        return f"walk {self.walk}, turn {self.turn}, {self.event}: {self.what}"


class Walks:
    """Walks through one form: the same seed walks the same ways. What has not been reached yet is sought."""

    def __init__(self, form: Form, catalogs: Mapping[Language, Catalog], seed: int) -> None:
        self.form = form
        self.seed = seed
        self.coverage = Coverage(form)
        self.speech = Speech(form, {language: form_texts(catalogs[language], form) for language in Language})
        self.words: Mapping[Language, Vocabulary] = {language: vocabulary(form, catalogs, language) for language in Language}

    def walk(self, number: int) -> Iterator[Fault]:
        """Walk once; yield what is wrong. The first fault ends it."""
        random = Random(f"{self.seed}-{number}")  # noqa: S311 - no secret is drawn
        now = moment(random, self.form)
        session = self._begin(random, now)
        self.coverage.see(session, State.of(self.form, session))
        stray = random.randrange(LONGEST_STRAY)
        for count in range(stray + MOST_TURNS):
            event = self._event(random, session, straying=count < stray)
            doing = f"{type(event).__name__} at {session.target or session.place}"
            session, faults = self._turn(session, event, now)
            yield from (Fault(number, count, doing, fault) for fault in faults)
            if faults or session.status is not Status.DRAFT:
                return
            if count >= stray and any(message.id in TURNED_AWAY for message in session.said):
                self.coverage.turned_away += 1
                return
        yield Fault(number, stray + MOST_TURNS, f"at {session.target or session.place}", "answers do not lead to the end")

    def _begin(self, random: Random, now: datetime) -> Session:
        language = random.choice((None, *Language, *Language))
        start = Start(oslo_day(now), past(random, self.form))
        session = begin(self.form, number=f"{now.year}-WALK", language=language, start=start)
        return session.with_(proposed=proposed(random, self.form, self._replies(random, session), self._setting(session)))

    def _turn(self, session: Session, event: Event, now: datetime) -> tuple[Session, list[str]]:
        """Take a turn; return the session as it is stored, and what is wrong."""
        try:
            turn = advance(self.form, session, event, now=now, words=self._words(session))
            faults = list(broken(self.form, session, event, turn))
            if turn.outcome not in (Outcome.STALE, Outcome.NEW):
                session = Session.model_validate_json(turn.session.stored()).with_(past=session.past, day=turn.session.day)
            state = State.of(self.form, session)
            faults += self.speech.unsayable(session.with_(said=turn.session.said), state)
            self.coverage.see(session, state, event)
            if stuck(session, screen(self.form, session, state).commands):
                faults.append("nothing can be done")
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            faults = [f"{type(error).__name__}: {error}"]
        return session, faults

    def _words(self, session: Session) -> Vocabulary:
        return self.words[session.language or Language.NYNORSK]

    def _setting(self, session: Session) -> Setting:
        return Setting(self._words(session), self.form.year, date.fromisoformat(session.day))

    def _replies(self, random: Random, session: Session) -> Replies:
        language = session.language or Language.NYNORSK

        def wanted(field: Field, code: int) -> bool:
            return self.coverage.lacks(language, field, code)

        return Replies(random, self._setting(session), session.past, wanted)

    def _event(self, random: Random, session: Session, *, straying: bool) -> Event:
        replies = self._replies(random, session)
        sought = self.coverage.sought(session.language or Language.NYNORSK) if straying else []
        if sought and random.random() < SEEKING:
            return Do(Command.JUMP, random.choice(sought))
        if straying and random.random() < 1 / 3:
            return self._stray(random, session, replies)
        return self._straight(random, session, screen(self.form, session), replies)

    def _straight(self, random: Random, session: Session, shown: Screen, replies: Replies) -> Event:
        """Do what brings the walk on."""
        if session.language is None:
            return Reply(random.choice(("nynorsk", "bokmål")))
        if session.aside is not None:
            return Do(Command.NO if session.aside is Aside.DELETE else Command.RESUME)
        if shown.field is None or shown.question is None:
            return Do(Command.SUBMIT, seen=session.revision)
        if session.place is Place.REASON:
            return Reply(random.choice(TEXTS))
        return self._answer(random, session, shown.field, replies)

    def _answer(self, random: Random, session: Session, field: Field, replies: Replies) -> Event:
        refused = [message for message in session.said if message.tone is Tone.ERROR and message.about]
        if refused and random.random() < 1 / 2:  # a rule across questions: what is wrong may stand in any of them
            return self._mend(random, session, refused[0], replies)
        if field.id in session.proposed and random.random() < 1 / 2:
            return Do(Command.ACCEPT, random.choice(("", field.question)))
        if not field.required and random.random() < 1 / 3:
            return Do(Command.SKIP)
        whole = random.random() < WHOLE
        return replies.screen(self.form.questions[field.question], session.revision) if whole else replies.event(field)

    def _mend(self, random: Random, session: Session, refused: Message, replies: Replies) -> Event:
        target, param = SUMS.get(refused.id, ("", ""))
        total = refused.params.get(param)
        if isinstance(total, Money) and total.ore:
            return Fill(target, {target: amount.plain(total.ore)}, session.revision)
        name = random.choice(refused.about)
        question = self.form.questions[self.form.fields[name].question]
        return replies.screen(question, session.revision) if question.rows else Do(Command.JUMP, name)

    def _stray(self, random: Random, session: Session, replies: Replies) -> Event:
        """Do anything that a person can do."""
        field = random.choice(list(self.form.fields.values()))
        seen = random.randrange(session.revision + 1)
        return random.choice(
            (
                Reply(replies.junk()),
                Reply(replies.junk(), seen=seen),
                Append(replies.junk(), f"message {random.randrange(3)}"),
                Edit(field.id, replies.junk(), f"message {random.randrange(3)}"),
                Do(random.choice(COMMANDS), seen=random.choice((None, session.revision))),
                Do(Command.JUMP, field.id, typed={field.id: replies.junk()}),
                Do(Command.LANGUAGE, random.choice(list(Language)).value),
                Do(Command.YES) if random.random() < 1 / 20 else Do(Command.NO),
                Do(random.choice((Command.ADD, Command.ACCEPT)), field.question),
                Do(Command.REMOVE, f"{field.question}.{field.row}"),
                Junk(random.choice(list(Oddity))),
                Press(field.id, replies.code(field) if field.options else 0),
                Toggle(field.id, replies.code(field) if field.options else 0),
                Upload(random.choice(FILES)),
                Refused("file.kind", {"name": "film.mp4"}),
                replies.screen(self.form.questions[field.question], seen),
            )
        )
