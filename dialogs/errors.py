"""Whose fault it is, and what the caller does about it: one class per answer to that question."""

from collections.abc import Mapping
from types import MappingProxyType

Param = str | int


class VegvisarError(Exception):
    """The base of every error that Vegvisar raises on purpose."""


class AnswerError(VegvisarError):
    """The person's reply cannot be taken: say ``error.<code>`` in their language and ask again.

    ``params`` fill the message's placeholders. ``suggestions`` are replies that would be taken, offered as buttons
    (what we think was meant, never chosen for the person).
    """

    def __init__(
        self, code: str, *, suggestions: tuple[str, ...] = (), params: Mapping[str, Param] | None = None, **more: Param
    ) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, Param] = MappingProxyType({**(params or {}), **more})
        self.suggestions = suggestions


class StaleEventError(VegvisarError):
    """The person acted on a question as it was earlier: nothing is changed, show the case as it is now."""


class FormError(VegvisarError):
    """The author's form file is wrong: name every finding, and load nothing."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("\n".join(findings))
        self.findings = findings


class EngineError(VegvisarError):
    """We made a mistake (a broken invariant): log it without answers, tell the person that nothing is lost."""
