"""What a finding says, as messages: what is wrong, how to mend it, what becomes of a reason."""

from dialogs.prompts import Message, Money, Param, Tone
from dialogs.rules import Finding


def reason_messages(finding: Finding) -> tuple[Message, ...]:
    """Return how a reason is asked for: what is found, how to mend it, and what becomes of the reason."""
    found = finding_message(finding, Tone.WARNING)
    return found, mending_message(finding), Message(id="say.ask_reason", field=finding.field)


def mending_message(finding: Finding) -> Message:
    """Return how to mend what a finding says."""
    return Message(id=f"rule.{finding.rule.name}.mend", field=finding.field)


def finding_message(finding: Finding, tone: Tone) -> Message:
    """Return what a finding says, with its amounts as money; parameters named ``…_year`` or ``count`` are plain numbers."""
    params: dict[str, Param] = {
        name: value if name.endswith("year") or name == "count" else Money(ore=value) for name, value in finding.params.items()
    }
    text = f"rule.{finding.rule.name}.message"
    return Message(id=text, params=params, tone=tone, field=finding.field, about=finding.rule.reads)
