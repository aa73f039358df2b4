"""What a finding says, as messages: what is wrong, how to mend it, what becomes of a reason."""

from collections.abc import Iterable

from dialogs.prompts import Day, Message, Money, Param, Tone, Wording
from dialogs.rules import Finding
from dialogs.rules.points import part

PLAIN = frozenset({"year", "count", "percent"})


def reason_messages(finding: Finding) -> tuple[Message, ...]:
    """Return how a reason is asked for: what is found, how to mend it, and what becomes of the reason."""
    found = finding_message(finding, Tone.WARNING)
    return found, mending_message(finding), Message(id="say.ask_reason", field=finding.field)


def mending_message(finding: Finding) -> Message:
    """Return how to mend what a finding says."""
    return Message(id=f"{finding.rule.message}.mend", field=finding.field, params=_params(finding))


def finding_message(finding: Finding, tone: Tone) -> Message:
    """Return what a finding says."""
    text = f"{finding.rule.message}.message"
    return Message(id=text, params=_params(finding), tone=tone, field=finding.field, about=_about(finding))


def _about(finding: Finding) -> tuple[str, ...]:
    """Return the fields to offer for mending; of a question of rows its last one stands for all."""
    return tuple(name for name in finding.reads if name in finding.rule.reads or name == finding.field)


def _params(finding: Finding) -> dict[str, Param]:
    return {name: _shown(name, value) for name, value in finding.params.items()}


def _shown(name: str, value: int | str) -> Param:
    """Return a parameter as its name says: years, counts, per cent and words as they are, days, fields, else øre as money."""
    kind = name.rpartition("_")[2]
    if isinstance(value, int):
        return value if kind in PLAIN else Money(ore=value)
    if kind == "date":
        return Day(day=value)
    return Wording(id=f"{value}.short") if kind == "field" else value


def told_of(points: Iterable[str]) -> list[Message]:
    """Return points of the regulation in plain words, each once, with the part that it stands in."""
    return [
        Message(id="say.point", params={"part": part(point), "text": Wording(id=f"regulation.{point}")})
        for point in dict.fromkeys(points)
    ]
