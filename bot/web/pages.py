"""What a case's page shows, worked out from a view and a stamp: the templates only lay it out. Pure; knows no HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.comparing import Laid, laid
from bot.conversation import MailStatus
from bot.i18n import FormTexts
from bot.seats import Handled, View
from bot.web.asked import Asked
from bot.web.guidance import Guide, Point, guide_at, points
from bot.web.raw import CHOOSING, day_of, shown_raw
from bot.web.sayings import Said, all_said, said
from bot.web.security import Stamp
from bot.web.trail import Item, Line, Stretch, Trail
from dialogs import comparing, expecting, guide, view
from dialogs.events import Command
from dialogs.form import Kind, Question
from dialogs.reading import REASON_LENGTH
from dialogs.recipient import Recipient, recipient
from dialogs.session import Aside, Place as Where, Session, Status
from dialogs.view import Screen

SIDE = (Command.HELP, Command.OVERVIEW, Command.LANGUAGE, Command.PAUSE, Command.NEW, Command.DELETE)
NOT_ECHOED = ("say.saved", "say.paused", "say.delete_asked", "say.submitted", "say.deleted", *comparing.SAID, *guide.SAID)
TOLD_BELOW = ("say.what_next", "say.point", expecting.SAID)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was sent from a page that the case had overtaken: shown again, so that nothing typed is lost."""

    question: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    reply: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return any(raw.strip() for raw in (*self.values.values(), self.reply))


NOTHING_KEPT = Kept()


@dataclass(frozen=True)
class CasePage:
    """Everything that the templates need; ``body`` names the one that fits what is asked now."""

    case: str
    number: str
    texts: FormTexts
    session: Session
    screen: Screen
    stamp: Stamp
    said: tuple[Said, ...]
    asked: Asked
    outline: tuple[Stretch, ...]
    log: tuple[Stretch, ...]
    kept: Kept
    body: str
    stale: bool
    mail: MailStatus

    @classmethod
    def of(cls, found: View, texts: FormTexts, stamp: Stamp, kept: Kept, mail: MailStatus) -> Self:
        """Work it out. A question that was overtaken while it was being answered is the one shown."""
        stale = found.handled is Handled.STALE
        session = _at_question(found, kept.question) if stale and kept else found.session
        screen = view.screen(found.form, session, found.state)
        spoken = all_said(session.said, texts)
        trail = Trail(texts, session, screen, view.summary(found.form, session, screen.state))
        asked = Asked.of(screen, texts, session, spoken, kept.values)
        hidden = (*NOT_ECHOED, *TOLD_BELOW, found.form.next) if session.place is Where.SUBMITTED else NOT_ECHOED
        return cls(
            case=found.case,
            number=session.number,
            texts=texts,
            session=session,
            screen=screen,
            stamp=stamp,
            said=tuple(each for each in spoken if each not in asked.errors and each.id not in hidden),
            asked=asked,
            outline=trail.outline,
            log=trail.log,
            kept=kept,
            body=_body(session),
            stale=stale,
            mail=mail,
        )

    @property
    def newer(self) -> tuple[tuple[str, str], ...]:
        """Label and answer of what is stored where something else was sent from an overtaken page.

        The page's next form may overwrite it, since it carries the new revision: so it has to be seen first.
        """
        if not self._keeps_its_place:
            return ()
        stored = {each.id: self.session.answers[each.id].value for each in self.screen.fields if each.id in self.session.answers}
        return tuple(
            (self.texts.short(each.text) if self.asked.several else "", self.texts.answer(each, stored.get(each.id)))
            for each in self.screen.fields
            if each.id in self.kept.values and _plain(self.kept.values[each.id]) != shown_raw(each, self.session)
        )

    @property
    def kept_aside(self) -> tuple[str, ...]:
        """What was typed into an overtaken page and has no box on this one: a reason, a reply, what no longer applies."""
        values = {} if self._keeps_its_place else self.kept.values
        fields = self.texts.form.fields
        typed = [raw for name, raw in values.items() if fields[name].kind not in CHOOSING]
        reply = "" if self._keeps_its_reason else self.kept.reply
        return tuple(raw for raw in (*typed, reply) if raw.strip())

    @property
    def _keeps_its_place(self) -> bool:
        question = self.screen.question
        return self.stale and self.body == "question" and question is not None and question.id == self.kept.question

    @property
    def _keeps_its_reason(self) -> bool:
        return self.stale and self.body == "reason" and self.kept.place == self.session.target

    @property
    def goes_to(self) -> Recipient | None:
        """Whom the filing is to be sent to, if anybody."""
        return recipient(self.texts.form, self.screen.state.values, day_of(self.session))

    @property
    def next(self) -> tuple[Point, ...]:
        """What happens after the filing, as the regulation says it."""
        return points(self.texts.form.after, self.texts.catalog)

    @property
    def guide(self) -> Guide | None:
        """Which of the eight points the texts touch, and by which words: at a question where it has its place, and in the end."""
        if self.body not in ("question", "summary"):
            return None
        raw = {each.field.id: each.raw for each in self.asked.inputs}
        return guide_at(self.asked.question, self.texts, self.screen.state.values, raw)

    @property
    def guided_by(self) -> str:
        """The question about the points: in the end the guide stands after its section."""
        return guide.QUESTION

    @property
    def reason(self) -> str:
        """What stands in the box for a reason."""
        kept = self.kept.reply if self._keeps_its_reason else ""
        return kept or self.session.typed.get(self.session.target, "")

    @property
    def copy(self) -> str:
        """What became of the copy by e-mail, which the question about the address promises; "" where none was asked for."""
        address = next((field.id for field in self.texts.form.fields.values() if field.kind is Kind.EMAIL), "")
        if address not in self.session.answers:
            return ""
        if self.mail is MailStatus.NONE:
            return self.texts.catalog.text("web.receipt.no_copy")
        return self.texts.catalog.text(f"mail.status.{self.mail.value}", address=self.session.answers[address].value)

    @property
    def attachments(self) -> tuple[Line, ...]:
        """The files that were given: they are to be sent together with the document (regelverket pkt. 11)."""
        return tuple(line for stretch in self.outline for item in stretch.items for line in item.lines if line.file)

    @property
    def asking(self) -> tuple[Said, ...]:
        """What a reason is asked for, and how."""
        return tuple(said(message, self.texts) for message in self.screen.asking if message.id not in comparing.SAID)

    @property
    def compared(self) -> Laid | None:
        """The accounts beside the budget, where a chat says how they compare: a page has a table of it."""
        told = {message.id for message in (*self.session.said, *self.screen.asking)}
        state = self.screen.state
        found = None if told.isdisjoint(comparing.SAID) else comparing.compared(state.form, state.values, self.session.past)
        return laid(found, self.texts) if found else None

    @property
    def expected(self) -> tuple[Said, ...]:
        """The payment that is to be expected, if that is known."""
        return tuple(said(message, self.texts) for message in expecting.told(self.screen.state))

    @property
    def missing(self) -> tuple[Item, ...]:
        """The questions where something is left to do."""
        return tuple(item for stretch in self.outline for item in stretch.items if item.missing)

    @property
    def answered(self) -> bool:
        """Tell whether the whole question has been answered before."""
        current = [item for stretch in self.outline for item in stretch.items if item.status == "current"]
        return bool(current) and all(line.status != "open" for item in current for line in item.lines)

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands that stand at the composer; the side steps stand in the menu."""
        return tuple(each for each in self.screen.commands if each not in SIDE)

    @property
    def reason_length(self) -> int:
        """The longest reason."""
        return REASON_LENGTH


def _at_question(found: View, name: str) -> Session:
    """Return the session as if it stood at this question, if that still applies."""
    question: Question | None = found.form.questions.get(name)
    if question is None or found.session.status is not Status.DRAFT:
        return found.session
    there = found.session.with_(place=Where.FIELD, target=question.fields[0].id, aside=None)
    return there if view.screen(found.form, there, found.state).question is question else found.session


def _plain(raw: str) -> str:
    return raw.replace("\r\n", "\n").strip()


def _body(session: Session) -> str:
    if session.status is Status.DELETED:
        return "deleted"
    if session.aside in (Aside.OVERVIEW, Aside.DELETE, Aside.PAUSE):
        return session.aside.value
    return {
        Where.LANGUAGE: "language",
        Where.FIELD: "question",
        Where.REASON: "reason",
        Where.SUMMARY: "summary",
        Where.SUBMITTED: "receipt",
    }[session.place]
